import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client, type ClientBase } from 'pg'
import { projectRoot } from '../config'
import { makePartitions } from './partitions'

export { ensurePartitions } from './partitions'

export interface Migration {
  readonly name: string
  readonly sql: string
  /** SHA-256 of the file, as Prisma computes it. */
  readonly checksum: string
}

interface AppliedRow {
  readonly migration_name: string
  readonly checksum: string
  readonly finished_at: Date | null
}

// Prisma's own lock, so that `prisma migrate deploy` and this never run at the same time.
const LOCK = 72_707_369
const LOCK_TIMEOUT_MS = 60_000

// Prisma's own table, column by column, so that its tools agree on what has been applied.
const BOOKS = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  varchar(36) PRIMARY KEY NOT NULL,
  checksum            varchar(64) NOT NULL,
  finished_at         timestamptz,
  migration_name      varchar(255) NOT NULL,
  logs                text,
  rolled_back_at      timestamptz,
  started_at          timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`

/** The database and the migrations do not belong together; the message names the migration. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

/**
 * Brings a database up to date: each new migration in a transaction of its own, then the partitions of the months ahead.
 * @returns the names of those applied now
 * @throws {MigrationError} an applied migration was changed, is unknown here or was left half-way
 */
export async function migrate(url: string, now: Date, migrations = readMigrations()): Promise<string[]> {
  const client = new Client({ connectionString: url, application_name: 'menshen migrate' })
  await client.connect()
  try {
    await client.query(`SET lock_timeout = ${LOCK_TIMEOUT_MS}`)
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await client.query(`SET client_min_messages = warning; ${BOOKS}`)
    const pending = pendingOf(migrations, await appliedRows(client))
    for (const migration of pending) await apply(client, migration)
    await makePartitions(client, now)
    return pending.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/** The names of migrations that the database lacks; it is not changed. @throws {MigrationError} as `migrate` does */
export async function pendingMigrations(url: string, migrations = readMigrations()): Promise<string[]> {
  const client = new Client({ connectionString: url, application_name: 'menshen' })
  await client.connect()
  try {
    const { rows } = await client.query<{ is_there: boolean }>(
      `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS is_there`,
    )
    const applied = rows[0]?.is_there === true ? await appliedRows(client) : []
    return pendingOf(migrations, applied).map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/** Prisma's layout: a folder each, named by time, with one migration.sql. */
export function readMigrations(dir = join(projectRoot, 'prisma', 'migrations')): Migration[] {
  const folders = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const file = readFileSync(join(dir, name, 'migration.sql'))
      return { name, sql: file.toString('utf8'), checksum: createHash('sha256').update(file).digest('hex') }
    })
}

function pendingOf(migrations: readonly Migration[], applied: readonly AppliedRow[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const row of applied) {
    const { migration_name: name } = row
    if (row.finished_at === null)
      throw new MigrationError(`migration ${name} was left half-way: see "prisma migrate resolve"`)
    const migration = known.get(name)
    if (migration === undefined)
      throw new MigrationError(`migration ${name} is applied but not here: the database is newer`)
    if (migration.checksum !== row.checksum)
      throw new MigrationError(`migration ${name} was changed after it was applied: write a new one instead`)
  }
  const done = new Set(applied.map((row) => row.migration_name))
  return migrations.filter(({ name }) => !done.has(name))
}

async function appliedRows(client: ClientBase): Promise<AppliedRow[]> {
  const { rows } = await client.query<AppliedRow>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  return rows
}

async function apply(client: ClientBase, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new MigrationError(`migration ${name} failed and was taken back: ${messageOf(error)}`, {
      cause: error,
    })
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
