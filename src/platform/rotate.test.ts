import fc from 'fast-check'
import type { Pool } from 'pg'
import { plainOf, sealedRows } from '../../test/given/sealed-rows'
import { testContext } from '../../test/setup/context'
import type { Vault } from '../context'
import { retireKeys } from './retire'
import { rotateTable, type Rotation } from './rotate'
import { fieldOf, sealedTables } from './sealed-columns'
import { createVault } from './vault'

const keyOf = (version: number) => ({
  version,
  secret: Buffer.from(`key ${version} `.repeat(6).slice(0, 32)),
})
const older = createVault([keyOf(1)])
const both = createVault([keyOf(1), keyOf(2)])
const newer = createVault([keyOf(2)])

const identifiers = sealedTables.find(({ table }) => table === 'identifier') as (typeof sealedTables)[number]

const never = (): boolean => false
const rotate = (
  pool: Pool,
  table: (typeof sealedTables)[number],
  isStopped = never,
  vault = both,
): Promise<Rotation> => rotateTable({ pool, vault, isStopped, onBatch: () => undefined }, table)

async function rotateAll(pool: Pool): Promise<number> {
  let resealed = 0
  for (const table of sealedTables) {
    const rotation = await rotate(pool, table)
    expect(rotation).toMatchObject({ left: 0, unreadable: [], twice: [] })
    resealed += rotation.resealed
  }
  return resealed
}

/** Every text of a table under one vault, sorted. */
async function textsOf(pool: Pool, vault: Vault, table: string, column: string): Promise<string[]> {
  const { rows } = await pool.query(`SELECT ${column} AS seal FROM ${table} WHERE ${column} IS NOT NULL`)
  return rows.map(({ seal }) => vault.openSilently(fieldOf(table, column), seal)).sort()
}

test('the list is what the database has', async () => {
  const { pool } = await testContext()
  const { rows } = await pool.query(
    `SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
       JOIN pg_class p ON p.relname = c.table_name AND NOT p.relispartition
      WHERE c.table_schema = 'public' AND c.column_name LIKE '%\\_sealed' ORDER BY 1`,
  )
  const listed = sealedTables.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`))
  expect(listed.sort()).toEqual(rows.map(({ name }) => name))
  const indexes = await pool.query(
    `SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
       JOIN pg_class p ON p.relname = c.table_name AND NOT p.relispartition
      WHERE c.table_schema = 'public' AND c.column_name LIKE '%\\_index' AND c.data_type = 'bytea'`,
  )
  const indexed = sealedTables.flatMap(({ table, index }) =>
    index === undefined ? [] : [`${table}.${index.column}`],
  )
  expect(indexed).toEqual(indexes.rows.map(({ name }) => name))
})

test('every table is sealed anew, and the old key is not needed any more', async () => {
  const { pool } = await testContext()
  const written = await sealedRows(pool, older, 7)
  expect(await rotateAll(pool)).toBe(written)
  for (const { table, columns } of sealedTables)
    for (const column of columns) {
      const texts = await textsOf(pool, newer, table, column)
      expect(texts.length).toBeGreaterThan(0)
      expect(texts).toEqual(texts.map((_text, at) => plainOf(table, column, at + 1)))
    }
  expect(await rotateAll(pool)).toBe(0)
})

test('interrupted anywhere, any number of times, beside writers, nothing is lost', async () => {
  const { pool } = await testContext()
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }), async (stops) => {
      await pool.query('DELETE FROM identifier')
      await seedIdentifiers(pool, 1_700)
      for (const batches of stops) {
        let count = 0
        await rotateTable(
          { pool, vault: both, isStopped: () => count > batches, onBatch: () => (count += 1) },
          identifiers,
        )
        // In between the service looks up under both keys, and writes.
        expect(await find(pool, both, 1)).toBe(1)
        await pool.query(`UPDATE identifier SET holder_sealed = $1, key_version = 2 WHERE tail = '0002'`, [
          Buffer.from(both.seal('identifier.holder', 'a new holder')),
        ])
      }
      await expect(rotate(pool, identifiers)).resolves.toMatchObject({ left: 0 })
      const texts = await textsOf(pool, newer, 'identifier', 'value_sealed')
      expect(texts).toEqual(Array.from({ length: 1_700 }, (_, number) => phone(number)).sort())
      for (const number of [0, 2, 850, 1_699]) expect(await find(pool, newer, number)).toBe(1)
    }),
    { numRuns: 5 },
  )
})

test('two rotations at the same time share the work', async () => {
  const { pool } = await testContext()
  await seedIdentifiers(pool, 1_700)
  const rotations = await Promise.all([rotate(pool, identifiers), rotate(pool, identifiers)])
  expect(rotations.map(({ left }) => left)).toEqual([0, 0])
  expect(rotations.reduce((sum, { resealed }) => sum + resealed, 0)).toBe(1_700)
})

test('a row that is held by somebody is come back to', async () => {
  const { pool } = await testContext()
  await seedIdentifiers(pool, 3)
  const holder = await pool.connect()
  await holder.query('BEGIN')
  await holder.query(`SELECT 1 FROM identifier WHERE tail = '0001' FOR UPDATE`)
  let passes = 0
  const rotation = rotateTable(
    {
      pool,
      vault: both,
      isStopped: never,
      onBatch: () => {
        passes += 1
        if (passes === 2) void holder.query('COMMIT')
      },
    },
    identifiers,
  )
  await expect(rotation).resolves.toMatchObject({ resealed: 3, left: 0 })
  holder.release()
})

test('a seal that does not open, and a value that is there twice, are reported and left as they are', async () => {
  const { pool } = await testContext()
  await seedIdentifiers(pool, 5)
  const stranger = createVault([{ version: 1, secret: Buffer.from('somebody else'.repeat(3).slice(0, 32)) }])
  await pool.query(`UPDATE identifier SET value_sealed = $1 WHERE tail = '0003'`, [
    Buffer.from(stranger.seal('identifier.value', 'x')),
  ])
  await pool.query(`UPDATE identifier SET value_sealed = $1 WHERE tail = '0001'`, [
    Buffer.from(older.seal('identifier.value', phone(0))),
  ])
  const rotation = await rotate(pool, identifiers)
  expect(rotation).toMatchObject({ resealed: 3, left: 2 })
  expect(rotation.unreadable).toHaveLength(1)
  expect(rotation.twice).toHaveLength(1)
})

test('an older key is retired when nothing needs it, and the service starts without it', async () => {
  const { pool } = await testContext()
  const seals = [older, both].map((vault) => [
    vault.keyVersion,
    Buffer.from(vault.seal('vault_key.check', 'menshen')),
  ])
  await pool.query('DELETE FROM vault_key')
  for (const seal of seals)
    await pool.query(`INSERT INTO vault_key (version, check_seal, created_at) VALUES ($1, $2, now())`, seal)
  await seedIdentifiers(pool, 2)
  await expect(retireKeys(pool, both)).resolves.toEqual({
    retired: [],
    inUse: [{ table: 'identifier', count: 2 }],
  })
  await rotateAll(pool)
  await expect(retireKeys(pool, both)).resolves.toEqual({ retired: [1], inUse: [] })
})

const phone = (number: number): string => `+861380000${String(number).padStart(4, '0')}`

async function seedIdentifiers(pool: Pool, count: number): Promise<void> {
  const values = Array.from({ length: count }, (_, number) => phone(number))
  await pool.query(
    `INSERT INTO identifier (id, kind, value_index, value_sealed, holder_sealed, key_version, tail, first_seen_at)
     SELECT gen_random_uuid(), 'phone', i, v, h, 1, t, now() FROM unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::text[]) AS r(i, v, h, t)`,
    [
      values.map((value) => Buffer.from(older.index('phone', value))),
      values.map((value) => Buffer.from(older.seal('identifier.value', value))),
      values.map((value) => Buffer.from(older.seal('identifier.holder', `holder of ${value}`))),
      values.map((value) => value.slice(-4)),
    ],
  )
}

/** As the service looks up: under every key that is given. */
async function find(pool: Pool, vault: Vault, number: number): Promise<number> {
  const indexes = vault.indexes('phone', phone(number)).map((index) => Buffer.from(index))
  const { rowCount } = await pool.query(
    `SELECT 1 FROM identifier WHERE kind = 'phone' AND value_index = ANY($1)`,
    [indexes],
  )
  return rowCount ?? 0
}
