import type { ClientBase, Pool } from 'pg'
import { monthsAfter } from '../lib/duration'

/** The tables that are cut by month, and by which column. */
const PARTITIONED = [
  { table: 'signal', column: 'received_at' },
  { table: 'evaluation', column: 'evaluated_at' },
] as const

// This month and two more: a sweep that is down for weeks loses nothing but speed, since the DEFAULT partition catches.
const MONTHS = 3

interface Partition {
  readonly table: string
  readonly column: string
  readonly name: string
  readonly from: string
  readonly to: string
}

/** Called daily by the sweep; harmless to repeat, and to run twice at once. */
export async function ensurePartitions(pool: Pool, now: Date): Promise<void> {
  const client = await pool.connect()
  try {
    await makePartitions(client, now)
  } finally {
    client.release()
  }
}

/** Makes those of this month and the next two that are not there. Not inside a transaction. @returns their names */
export async function makePartitions(client: ClientBase, now: Date): Promise<string[]> {
  const wanted = partitionsFrom(now)
  const { rows } = await client.query<{ name: string }>(
    'SELECT name FROM unnest($1::text[]) name WHERE to_regclass(name) IS NULL',
    [wanted.map(({ name }) => name)],
  )
  const missing = wanted.filter(({ name }) => rows.some((row) => row.name === name))
  for (const partition of missing) await make(client, partition)
  return missing.map(({ name }) => name)
}

function partitionsFrom(now: Date): Partition[] {
  const start = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1))
  return Array.from({ length: MONTHS }, (_, index) => monthsAfter(start, index)).flatMap((month) =>
    PARTITIONED.map(({ table, column }) => ({
      table,
      column,
      name: `${table}_${month.toISOString().slice(0, 7).replace('-', '_')}`,
      from: month.toISOString(),
      to: monthsAfter(month, 1).toISOString(),
    })),
  )
}

/** Names and times are our own, never input: they may stand in the statement. */
async function make(client: ClientBase, { table, column, name, from, to }: Partition): Promise<void> {
  const bounds = `FOR VALUES FROM ('${from}') TO ('${to}')`
  const inMonth = `${column} >= '${from}' AND ${column} < '${to}'`
  await client.query('BEGIN')
  try {
    // Holds back writers for the moment, so that no row of that month slips into the DEFAULT partition meanwhile.
    await client.query(`LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`)
    const { rowCount } = await client.query(`SELECT 1 FROM ${table}_default WHERE ${inMonth} LIMIT 1`)
    await client.query(
      rowCount === 0
        ? `CREATE TABLE IF NOT EXISTS ${name} PARTITION OF ${table} ${bounds}`
        : moveFromDefault(table, name, bounds, inMonth),
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/** PostgreSQL refuses a partition whose rows the DEFAULT one already holds; detached, they can be moved. */
const moveFromDefault = (table: string, name: string, bounds: string, inMonth: string): string => `
  ALTER TABLE ${table} DETACH PARTITION ${table}_default;
  CREATE TABLE ${name} PARTITION OF ${table} ${bounds};
  INSERT INTO ${table} SELECT * FROM ${table}_default WHERE ${inMonth};
  DELETE FROM ${table}_default WHERE ${inMonth};
  ALTER TABLE ${table} ATTACH PARTITION ${table}_default DEFAULT`
