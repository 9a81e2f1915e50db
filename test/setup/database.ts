import { randomBytes } from 'node:crypto'
import { Pool } from 'pg'
import { databaseUrl } from './template'

let maintenance: Pool | null = null

/** A copy of the migrated template under a name of its own. */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = required('MENSHEN_TEST_DATABASE_URL')
  const template = required('MENSHEN_TEST_TEMPLATE')
  const name = `menshen_test_${process.pid}_${randomBytes(4).toString('hex')}`
  maintenance ??= new Pool({ connectionString: server, max: 2 })
  const pool = maintenance
  await pool.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  return {
    url: databaseUrl(server, name),
    drop: async () => {
      await pool.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    },
  }
}

export async function closeMaintenance(): Promise<void> {
  const pool = maintenance
  maintenance = null
  await pool?.end()
}

export function required(name: string): string {
  const value = process.env[name]
  if (value === undefined)
    throw new Error(`${name} is not set: run through jest --selectProjects integration`)
  return value
}
