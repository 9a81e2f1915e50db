import type { Pool } from 'pg'
import type { Vault } from '../context'
import { sealedTables } from './sealed-columns'
import { countStale } from './rotate'

export interface Retirement {
  readonly retired: readonly number[]
  readonly inUse: readonly { readonly table: string; readonly count: number }[]
}

/**
 * Takes the older keys out of `vault_key`, so that the service starts without them; only when no row needs them. The
 * tables are counted in one snapshot: nothing that was written before is overlooked.
 */
export async function retireKeys(pool: Pool, vault: Vault): Promise<Retirement> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    const counts = []
    for (const table of sealedTables)
      counts.push({ table: table.table, count: await countStale(client, vault, table) })
    const inUse = counts.filter(({ count }) => count > 0)
    if (inUse.length > 0) {
      await client.query('ROLLBACK')
      return { retired: [], inUse }
    }
    const { rows } = await client.query<{ version: number }>(
      'DELETE FROM vault_key WHERE version < $1 RETURNING version',
      [vault.keyVersion],
    )
    await client.query('COMMIT')
    return { retired: rows.map(({ version }) => version), inUse: [] }
  } finally {
    client.release()
  }
}
