import { createHash, randomBytes } from 'node:crypto'
import { fork, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { loadConfig } from '../src/config'
import { systemActor } from '../src/context'
import { startPostgres } from '../src/platform/embedded/postgres'
import { startRedis } from '../src/platform/embedded/redis'
import { migrate } from '../src/platform/migrate'
import { openWorld } from '../src/platform/world'
import { seedAll } from '../seeds'
import { SOURCE } from './bodies'
import type { LoadOrder, LoadReport } from './load'
import { serverNames, type ServerName } from './names'

/**
 * npm run bench:ingest [-- --seconds 8 --only "Menshen batch"]: one run, one table, and bench/results/ingest.json. With
 * DATABASE_URL and REDIS_URL set it measures against those, else against an embedded PostgreSQL (fsync on) and Redis.
 */

interface Measured extends LoadReport {
  readonly server: ServerName
  readonly perSecond: number
  /** Microseconds of CPU per signal, in the server and in PostgreSQL's connections. */
  readonly serverCpuUs: number
  readonly databaseCpuUs: number | null
}

const SINGLE_CONNECTIONS = 64
const STREAMS = 2
const WARM_UP_MS = 3_000
const KEY = randomBytes(32).toString('base64url')
const folder = mkdtempSync(join(tmpdir(), 'menshen-bench-'))

async function main(): Promise<void> {
  const seconds = Number(argument('--seconds') ?? 8)
  const only = argument('--only')
  const services = await startServices()
  try {
    await prepare()
    const results: Measured[] = []
    for (const server of serverNames.filter((name) => only === undefined || name === only))
      results.push(await measure(server, seconds))
    report(results)
  } finally {
    await services.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

/** Sets the environment that the servers are forked with. */
async function startServices(): Promise<{ stop(): Promise<void> }> {
  const password = randomBytes(12).toString('hex')
  const common = { port: 0, password, isDurable: true }
  const given = { database: process.env['DATABASE_URL'], redis: process.env['REDIS_URL'] }
  const postgres =
    given.database === undefined
      ? await startPostgres({
          ...common,
          dataDir: join(folder, 'postgres'),
          logFile: join(folder, 'postgres.log'),
        })
      : null
  const redis =
    given.redis === undefined
      ? await startRedis({ ...common, dataDir: join(folder, 'redis'), logFile: join(folder, 'redis.log') })
      : null
  const admin = given.database ?? postgres?.url('postgres') ?? ''
  const database = `menshen_bench_${randomBytes(4).toString('hex')}`
  await query(admin, `CREATE DATABASE ${database}`)
  const url = new URL(admin)
  url.pathname = `/${database}`
  Object.assign(process.env, {
    DATABASE_URL: url.href,
    REDIS_URL: given.redis ?? redis?.url,
    MENSHEN_VAULT_KEYS: `1:${randomBytes(32).toString('base64')}`,
    MENSHEN_REDIS_PREFIX: database.replaceAll('_', '-'),
    MENSHEN_LOG_LEVEL: 'error',
    NODE_ENV: 'test',
  })
  return {
    stop: async () => {
      await query(admin, `DROP DATABASE ${database} WITH (FORCE)`)
      await redis?.stop()
      await postgres?.stop()
    },
  }
}

async function prepare(): Promise<void> {
  const config = loadConfig()
  await migrate(config.database.url, new Date())
  const world = await openWorld(config)
  const ctx = world.context(systemActor('bench'))
  await seedAll(ctx, { demo: false })
  await ctx.db.apiKey.create({
    data: {
      id: ctx.ids.next(),
      source: SOURCE,
      label: 'bench',
      prefix: KEY.slice(0, 6),
      keyHash: Uint8Array.from(createHash('sha256').update(KEY).digest()),
      signalTypes: ['transaction', 'call', 'message', 'report'],
      createdAt: ctx.clock.now(),
    },
  })
  await world.close()
}

let nextRef = 0

async function measure(server: ServerName, seconds: number): Promise<Measured> {
  const child = start('bench-server.cjs')
  const load = start('bench-load.cjs')
  const url = process.env['DATABASE_URL'] ?? ''
  child.send({ server, databaseUrl: url })
  const { port } = (await child.next()) as { port: number }
  const isStream = server.includes('COPY') || server.includes('batch')
  const order: LoadOrder = {
    port,
    path: isStream ? '/v1/signals/batch' : '/v1/signals',
    key: KEY,
    kind: isStream ? 'stream' : 'single',
    connections: isStream ? STREAMS : SINGLE_CONNECTIONS,
    warmUpMs: WARM_UP_MS,
    measureMs: seconds * 1_000,
    firstRef: nextRef,
  }
  nextRef += 100_000_000
  load.send(order)
  await load.next()
  const before = { server: await cpuOf(child), database: await databaseCpuMs(url) }
  await load.next()
  const after = { server: await cpuOf(child), database: await databaseCpuMs(url) }
  const seen = (await load.next()) as LoadReport
  child.kill()
  const perSignal = (milliseconds: number): number => (milliseconds * 1_000) / Math.max(1, seen.answered)
  const measured = {
    ...seen,
    server,
    perSecond: seen.answered / seen.seconds,
    serverCpuUs: perSignal(after.server - before.server),
    databaseCpuUs:
      after.database === null || before.database === null
        ? null
        : perSignal(after.database - before.database),
  }
  console.error(`${server}: ${Math.round(measured.perSecond)}/s`)
  return measured
}

interface Started {
  send(message: object | string): void
  /** The next message, in order; none is lost. @throws when the process has ended */
  next(): Promise<unknown>
  kill(): void
}

function start(file: string): Started {
  const child: ChildProcess = fork(join(__dirname, file))
  const inbox: unknown[] = []
  let isEnded = false
  let wake = (): void => undefined
  child.on('message', (message) => {
    inbox.push(message)
    wake()
  })
  child.on('exit', () => {
    isEnded = true
    wake()
  })
  return {
    send: (message) => void child.send(message),
    next: async () => {
      while (inbox.length === 0) {
        if (isEnded) throw new Error(`${file} has ended`)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      return inbox.shift()
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

async function cpuOf(child: Started): Promise<number> {
  child.send('cpu')
  const { cpu } = (await child.next()) as { cpu: NodeJS.CpuUsage }
  return (cpu.user + cpu.system) / 1_000
}

const MS_PER_TICK = 10

/** Of the connections of this database; null where PostgreSQL runs on another machine. */
async function databaseCpuMs(url: string): Promise<number | null> {
  const rows = await query(url, 'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()') // prettier-ignore
  try {
    return rows.reduce((sum, { pid }) => {
      const fields =
        readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
          .split(') ')[1]
          ?.split(' ') ?? []
      return sum + (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK
    }, 0)
  } catch {
    return null
  }
}

async function query(connectionString: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(text)
  await client.end()
  return rows
}

function report(results: readonly Measured[]): void {
  const of = (name: ServerName): number => results.find(({ server }) => server === name)?.perSecond ?? NaN
  const shares = {
    singleOfBareHttp: round(of('Menshen single') / of('node:http echo'), 3),
    batchOfCopy: round(of('Menshen batch') / of('COPY'), 3),
    batchOfCopyUnparsed: round(of('Menshen batch') / of('COPY unparsed'), 3),
  }
  console.table(
    results.map((one) => ({
      server: one.server,
      'signals/s': Math.round(one.perSecond),
      'p50 ms': round(one.p50Ms, 2),
      'p99 ms': round(one.p99Ms, 2),
      'server CPU us': round(one.serverCpuUs, 1),
      'database CPU us': one.databaseCpuUs === null ? null : round(one.databaseCpuUs, 1),
      refused: one.refused,
    })),
  )
  console.table(shares)
  const [cpu] = cpus()
  const machine = { cpu: cpu?.model, cores: cpus().length, node: process.version }
  const result = {
    at: new Date().toISOString(),
    machine,
    bytesPerSignal: results[0]?.bytesPerSignal,
    shares,
    results,
  }
  mkdirSync('bench/results', { recursive: true })
  const text = JSON.stringify(result, null, 2)
  writeFileSync('bench/results/ingest.json', `${text}\n`)
  console.log(text)
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits))

void main()
