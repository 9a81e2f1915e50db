import type { Pool } from 'pg'

/** Writes as somebody with rights over the database could: no machine and no trigger sees it. */
export async function behindTheTriggers(pool: Pool, sql: string): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SET LOCAL session_replication_role = replica')
    await client.query(sql)
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}
