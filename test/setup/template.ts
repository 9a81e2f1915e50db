import { createHash } from 'node:crypto'
import { Client } from 'pg'
import { migrate, readMigrations } from '../../src/platform/migrate'

// Any fixed number: runs that share a server make the template one after the other.
const LOCK = 4_207_001
// The month of the acceptance case has its partitions, and is what a test clock starts in.
export const TEST_NOW = new Date('2023-02-23T02:00:00.000Z')

/** A migrated, empty database named by the hash of the migrations; made once per server. @returns its name */
export async function ensureTemplate(serverUrl: string): Promise<string> {
  const hash = createHash('sha256')
  for (const { name, checksum } of readMigrations()) hash.update(`${name}:${checksum};`)
  const template = `menshen_template_${hash.digest('hex').slice(0, 12)}`
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    if (!(await exists(client, template))) await make(client, serverUrl, template)
  } finally {
    await client.end()
  }
  return template
}

/** Renamed when it is whole: a run that died half-way leaves no template that lacks tables. */
async function make(client: Client, serverUrl: string, template: string): Promise<void> {
  const draft = `${template}_draft`
  await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${draft}`)
  await migrate(databaseUrl(serverUrl, draft), TEST_NOW)
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`)
}

async function exists(client: Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  return rowCount === 1
}

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
