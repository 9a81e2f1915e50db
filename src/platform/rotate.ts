import type { Pool, PoolClient } from 'pg'
import type { Vault } from '../context'
import { databaseRefusal } from './db-errors'
import { fieldOf, type SealedTable } from './sealed-columns'

const BATCH = 500
// Rows that somebody else holds are left for the next pass.
const MAX_PASSES = 20
const PAUSE_MS = 250
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

export interface Rotation {
  /** Rows that are now under the current key. */
  readonly resealed: number
  /** Rows that are not: held by others all the time, or below. */
  readonly left: number
  /** Ids of rows whose seal does not open. */
  readonly unreadable: readonly string[]
  /** Ids of rows whose new index is another row's: the same value is there twice. */
  readonly twice: readonly string[]
}

export interface RotationWorld {
  readonly pool: Pool
  readonly vault: Vault
  /** Asked between two batches; what is done so far stays done. */
  isStopped(): boolean
  onBatch(table: string, resealed: number): void
}

/**
 * Seals the rows of a table anew that are under an older key, 500 a transaction. What counts is the key version in
 * the seal itself: a row may have been sealed anew in part. Runs beside a live service and may be ended at any time.
 */
export async function rotateTable(world: RotationWorld, table: SealedTable): Promise<Rotation> {
  const found = { resealed: 0, unreadable: new Set<string>(), twice: new Set<string>() }
  let left = await countStale(world.pool, world.vault, table)
  for (let pass = 0; left > 0 && pass < MAX_PASSES && !world.isStopped(); pass += 1) {
    if (pass > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    const before = found.resealed
    await rotatePass(world, table, found)
    left = await countStale(world.pool, world.vault, table)
    const isHopeless = found.resealed === before && left <= found.unreadable.size + found.twice.size
    if (isHopeless) break
  }
  return { resealed: found.resealed, left, unreadable: [...found.unreadable], twice: [...found.twice] }
}

interface Found {
  resealed: number
  readonly unreadable: Set<string>
  readonly twice: Set<string>
}

async function rotatePass(world: RotationWorld, table: SealedTable, found: Found): Promise<void> {
  for (let after: string | null = FIRST_ID; after !== null && !world.isStopped();) {
    after = await rotateBatch(world, table, after, found)
    world.onBatch(table.table, found.resealed)
  }
}

/** @returns the last id of the batch; null: it was the last batch */
async function rotateBatch(
  world: RotationWorld,
  table: SealedTable,
  after: string,
  found: Found,
): Promise<string | null> {
  const ids = await inTransaction(world.pool, async (client) => {
    const rows = await lockStale(client, world.vault, table, { after, limit: BATCH })
    await write(client, world, table, rows, found)
    return rows.map(({ id }) => id)
  }).catch(async (error: unknown) => {
    if (databaseRefusal(error) !== 'unique') throw error
    return rotateOneByOne(world, table, after, found)
  })
  return ids.length < BATCH ? null : (ids.at(-1) ?? null)
}

/** One of the batch has an index that is taken: only that one is left out. */
async function rotateOneByOne(
  world: RotationWorld,
  table: SealedTable,
  after: string,
  found: Found,
): Promise<string[]> {
  const ids: string[] = []
  for (let last = after; ids.length < BATCH; last = ids.at(-1) ?? last) {
    const tried = await inTransaction(world.pool, async (client) => {
      const [row] = await lockStale(client, world.vault, table, { after: last, limit: 1 })
      if (row === undefined) return null
      await client.query('SAVEPOINT one')
      try {
        await write(client, world, table, [row], found)
      } catch (error) {
        if (databaseRefusal(error) !== 'unique') throw error
        await client.query('ROLLBACK TO one')
        found.twice.add(row.id)
      }
      return row.id
    })
    if (tried === null) return ids
    ids.push(tried)
  }
  return ids
}

type StaleRow = Readonly<Record<string, Buffer | string | null>> & { readonly id: string }

const staleCondition = ({ columns }: SealedTable): string =>
  columns.map((column) => `(get_byte(${column}, 0) * 256 + get_byte(${column}, 1) < $1)`).join(' OR ')

/** Rows with a seal under an older key. */
export async function countStale(
  database: Pick<PoolClient, 'query'>,
  vault: Vault,
  table: SealedTable,
): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${table.table} WHERE ${staleCondition(table)}`,
    [vault.keyVersion],
  )
  return rows[0]?.count ?? 0
}

async function lockStale(
  client: PoolClient,
  vault: Vault,
  table: SealedTable,
  page: { readonly after: string; readonly limit: number },
): Promise<StaleRow[]> {
  const { table: name, columns, index, partitionedBy } = table
  const selected = ['id', ...columns, ...(index === undefined ? [] : [`${index.kind}::text AS kind`])]
  if (partitionedBy !== undefined) selected.push(`${partitionedBy}::text AS partition`)
  const { rows } = await client.query<StaleRow>(
    `SELECT ${selected.join(', ')} FROM ${name} WHERE id > $2 AND (${staleCondition(table)})
      ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [vault.keyVersion, page.after, page.limit],
  )
  return rows
}

async function write(
  client: PoolClient,
  { vault }: RotationWorld,
  table: SealedTable,
  rows: readonly StaleRow[],
  found: Found,
): Promise<void> {
  const { columns, index, partitionedBy } = table
  const fresh = rows.flatMap((row) => reseal(vault, table, row, found))
  if (fresh.length === 0) return
  const written = [...columns, ...(index === undefined ? [] : [index.column])]
  const parameters = [...written.map((_column, at) => `$${at + 3}::bytea[]`)]
  const names = [...written]
  if (partitionedBy !== undefined) {
    parameters.push(`$${written.length + 3}::timestamptz[]`)
    names.push('partition')
  }
  const { rowCount } = await client.query(
    `UPDATE ${table.table} t SET key_version = $1, ${written.map((name) => `${name} = r.${name}`).join(', ')}
       FROM unnest($2::uuid[], ${parameters.join(', ')}) AS r(id, ${names.join(', ')})
      WHERE t.id = r.id ${partitionedBy === undefined ? '' : `AND t.${partitionedBy} = r.partition`}`,
    [
      vault.keyVersion,
      fresh.map(({ id }) => id),
      ...names.map((name) => fresh.map((row) => row[name] ?? null)),
    ],
  )
  found.resealed += rowCount ?? 0
}

/** The row under the current key; nothing when it does not open. */
function reseal(
  vault: Vault,
  { table, columns, index }: SealedTable,
  row: StaleRow,
  found: Found,
): StaleRow[] {
  try {
    const fresh: Record<string, Buffer | string | null> = { ...row }
    for (const column of columns) {
      const sealed = row[column]
      if (!Buffer.isBuffer(sealed)) continue
      const field = fieldOf(table, column)
      const plain = vault.openSilently(field, sealed)
      if (vault.keyVersionOf(sealed) < vault.keyVersion) fresh[column] = Buffer.from(vault.seal(field, plain))
      if (index?.of === column) fresh[index.column] = Buffer.from(vault.index(String(row['kind']), plain))
    }
    return [{ ...fresh, id: row.id }]
  } catch {
    // A seal of an unknown key, or one that was tampered with: reported, and in nobody's way.
    found.unreadable.add(row.id)
    return []
  }
}

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}
