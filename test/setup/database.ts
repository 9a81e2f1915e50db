import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { databaseUrl } from './template'

let maintenance: Promise<Client> | null = null

/** A copy of the migrated template under a name of its own. */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = required('MENSHEN_TEST_DATABASE_URL')
  const template = required('MENSHEN_TEST_TEMPLATE')
  const name = `menshen_test_${process.pid}_${randomBytes(4).toString('hex')}`
  maintenance ??= connectTo(server)
  const client = await maintenance
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  return {
    url: databaseUrl(server, name),
    drop: async () => {
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    },
  }
}

export async function closeMaintenance(): Promise<void> {
  const client = await maintenance
  maintenance = null
  await client?.end()
}

async function connectTo(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString })
  await client.connect()
  return client
}

export function required(name: string): string {
  const value = process.env[name]
  if (value === undefined)
    throw new Error(`${name} is not set: run through jest --selectProjects integration`)
  return value
}
