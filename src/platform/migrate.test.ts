import { Client } from 'pg'
import { createTestDatabase } from '../../test/setup/database'
import { testContext } from '../../test/setup/context'
import { migrate, MigrationError, readMigrations, type Migration } from './migrate'
import { ensurePartitions, makePartitions } from './partitions'

const now = new Date('2023-02-23T02:00:00Z')
const step = (name: string, sql: string): Migration => ({
  name,
  sql,
  checksum: sql.padEnd(64, '.').slice(0, 64),
})

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return client
}

async function given() {
  const database = await createTestDatabase()
  const client = await connected(database.url)
  return {
    url: database.url,
    client,
    done: async () => {
      await client.end()
      await database.drop()
    },
  }
}

test('a second migration finds nothing to do, and the books are as Prisma keeps them', async () => {
  const { url, client, done } = await given()
  const migrations = readMigrations()

  expect(await migrate(url, now)).toEqual([])

  const { rows } = await client.query('SELECT * FROM _prisma_migrations ORDER BY migration_name')
  expect(rows.map((row) => [row.migration_name, row.checksum])).toEqual(
    migrations.map(({ name, checksum }) => [name, checksum]),
  )
  expect(rows[0]).toMatchObject({ logs: null, rolled_back_at: null, applied_steps_count: 1 })
  expect(rows[0].finished_at).toBeInstanceOf(Date)
  await done()
})

test('a changed migration stops with its name', async () => {
  const { url, done } = await given()
  const changed = readMigrations().map((migration) => ({ ...migration, checksum: '0'.repeat(64) }))
  await expect(migrate(url, now, changed)).rejects.toThrow(`${changed[0]?.name} was changed`)
  await done()
})

test('a database that is ahead of the code stops with the name of what it has more', async () => {
  const { url, done } = await given()
  await expect(migrate(url, now, [])).rejects.toThrow(/is applied but not here/)
  await done()
})

test('a migration that fails is taken back wholly; those before it stay', async () => {
  const { url, client, done } = await given()
  const more = [
    step('20990101_good', 'CREATE TABLE good (id int)'),
    step('20990102_bad', 'CREATE TABLE half (id int); SELECT nonsense'),
  ]

  const failed = migrate(url, now, [...readMigrations(), ...more])

  await expect(failed).rejects.toThrow(MigrationError)
  await expect(failed).rejects.toThrow(/20990102_bad/)
  const { rows } = await client.query(`SELECT to_regclass('good') good, to_regclass('half') half`)
  expect(rows).toEqual([{ good: 'good', half: null }])
  await done()
})

test('two at once apply each migration once', async () => {
  const { url, done } = await given()
  const all = [...readMigrations(), step('20990101_slow', 'SELECT pg_sleep(0.2); CREATE TABLE once (id int)')]
  const [first, second] = await Promise.all([migrate(url, now, all), migrate(url, now, all)])
  expect([...first, ...second]).toEqual(['20990101_slow'])
  await done()
})

test('partitions of three months are made once', async () => {
  const { client, done } = await given()
  const later = new Date('2023-11-30T23:59:59.999Z')
  const made = ['signal_2023_11', 'evaluation_2023_11', 'signal_2023_12', 'evaluation_2023_12']
  expect(await makePartitions(client, later)).toEqual([...made, 'signal_2024_01', 'evaluation_2024_01'])
  expect(await makePartitions(client, later)).toEqual([])
  await done()
})

test('rows that the default partition caught move into their month', async () => {
  const ctx = await testContext()
  const id = ctx.ids.next()
  await ctx.pool.query(
    `INSERT INTO signal (id, received_at, occurred_at, source, source_ref, type, payload_sealed, key_version)
     VALUES ($1, '2024-06-15T00:00:00Z', '2024-06-15T00:00:00Z', 'test', 'late', 'call', '', 1)`,
    [id],
  )

  await ensurePartitions(ctx.pool, new Date('2024-06-20T00:00:00Z'))

  const { rows } = await ctx.pool.query(
    'SELECT tableoid::regclass::text AS partition FROM signal WHERE id = $1',
    [id],
  )
  expect(rows).toEqual([{ partition: 'signal_2024_06' }])
  // The guard of an append-only table holds in the new partition and in the re-attached one.
  for (const partition of ['signal_2024_06', 'signal_default']) {
    const { rows: triggers } = await ctx.pool.query(
      `SELECT 1 FROM pg_trigger WHERE tgrelid = $1::regclass AND tgname = 'signal_append_only'`,
      [partition],
    )
    expect(triggers).toHaveLength(1)
  }
})
