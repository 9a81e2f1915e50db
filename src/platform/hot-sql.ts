import type { Pool, PoolClient, QueryResult } from 'pg'
import { RowsMissing, type Row, type Sql, type Statement } from '../lib/sql'

/**
 * The hot path's way to the database: the statements of a batch leave in one packet and are answered in one (pipeline
 * mode of the pool), so that a write of ten statements costs one round trip.
 */
export function createHotSql(pool: Pool): Sql {
  return {
    read: (statements) => withClient(pool, (client) => all(client, statements)),
    write: (statements) => withClient(pool, (client) => transaction(client, statements)),
  }
}

async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    const result = await work(client)
    client.release()
    return result
  } catch (error) {
    await giveBack(client)
    throw error
  }
}

/** After a failure: its transaction may still be open, or its connection gone. */
async function giveBack(client: PoolClient): Promise<void> {
  const isClean = await client.query('ROLLBACK').then(
    () => true,
    () => false,
  )
  client.release(!isClean)
}

async function all(client: PoolClient, statements: readonly Statement[]): Promise<Row[][]> {
  const results = await settled(statements.map((statement) => run(client, statement)))
  return results.map(({ rows }) => rows)
}

async function transaction(client: PoolClient, statements: readonly Statement[]): Promise<void> {
  const isGuarded = statements.some(({ expectRows }) => expectRows !== undefined)
  const begin = client.query('BEGIN')
  const writes = statements.map((statement) => run(client, statement))
  // Without a guard nothing is left to decide: COMMIT travels with the writes, and is a ROLLBACK if one of them failed.
  if (!isGuarded) {
    await settled([begin, ...writes, client.query('COMMIT')])
    return
  }
  const [, ...results] = await settled([begin, ...writes])
  const missing = statements.findIndex(
    ({ expectRows }, i) => expectRows !== undefined && results[i]?.rowCount !== expectRows,
  )
  if (missing >= 0) throw new RowsMissing(statements[missing]?.name ?? '')
  await client.query('COMMIT')
}

/** Waits for all, then throws the first failure: the later ones only say that the transaction is broken. */
async function settled(queries: readonly Promise<QueryResult<Row>>[]): Promise<QueryResult<Row>[]> {
  const outcomes = await Promise.allSettled(queries)
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
}

const run = (client: PoolClient, { name, text, values }: Statement): Promise<QueryResult<Row>> =>
  client.query<Row>({ name, text, values: [...values] })
