import { join } from 'node:path'
import { readDemoCredentials } from '../../seeds/credentials'
import { environment, loadConfig, loadPaths, type Config, type Environment } from '../config'
import { systemClock } from '../platform/clock'
import { claim, ensureKeys, publishRunning, type DataFolder } from '../platform/embedded/data-folder'
import { ensureRedis } from '../platform/embedded/ensure-redis'
import { keep, type Kept } from '../platform/embedded/keeper'
import { runNodeCommand, startNodeChild } from '../platform/embedded/node-child'
import { freePort } from '../platform/embedded/ports'
import { ensureDatabase, startPostgres } from '../platform/embedded/postgres'
import type { Service } from '../platform/embedded/processes'
import { startRedis } from '../platform/embedded/redis'
import { migrate } from '../platform/migrate'

const POSTGRES_PORT = 15_432
const REDIS_PORT = 16_379
const DATABASE = 'menshen'
const LOOPBACK = '127.0.0.1'

interface Run {
  readonly dataDir: string
  readonly folder: DataFolder
  /** PostgreSQL and Redis; they end last. */
  readonly servers: Kept[]
  readonly children: Kept[]
  /** Aborted by the first signal, or by a start that fails. */
  readonly stopping: AbortSignal
}

class Stopped extends Error {}

/** Everything on one machine: PostgreSQL and Redis unless given, migrations, seeds, API and workers. */
export async function run(): Promise<number> {
  const { dataDir } = loadPaths()
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort())
  const folder = await claim(dataDir)
  const run: Run = { dataDir, folder, servers: [], children: [], stopping: stop.signal }
  try {
    await boot(run)
    await untilAborted(stop.signal)
    return 0
  } catch (error) {
    // What a signal interrupts has not failed.
    if (stop.signal.aborted) return 0
    throw error
  } finally {
    stop.abort()
    await end(run)
  }
}

async function end({ folder, children, servers }: Run): Promise<void> {
  const isAnythingUp = servers.length + children.length > 0
  if (isAnythingUp) say('stopping')
  folder.noteStopping()
  await Promise.all(children.map((child) => child.stop()))
  await Promise.all(servers.map((server) => server.stop()))
  folder.release()
  if (isAnythingUp) say('stopped')
}

async function boot(run: Run): Promise<void> {
  // Read once the folder is ours: until then it may still say where a crashed run had its servers.
  const env = await withServers(run, environment())
  checkpoint(run)
  const applied = await migrate(loadConfig(env).database.url, systemClock.now())
  say(applied.length === 0 ? 'database is up to date' : `applied ${applied.join(', ')}`)
  checkpoint(run)
  const config = loadConfig(env)
  await (config.isDemo ? seedAndKeepBanks(run, env) : runNodeCommand(['seed'], env))
  say('seeds are in')
  checkpoint(run)
  await allStarted(['api', 'worker'].map((name) => keepChild(run, name, env)))
  announce(config)
}

/** Waits for all, so that none comes up unseen after another has failed. @throws what the first failed with */
async function allStarted<T>(starts: readonly (Promise<T> | T)[]): Promise<T[]> {
  const results = await Promise.allSettled(starts)
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  })
}

/** Between the steps of the start, each of which ends by itself. */
function checkpoint({ stopping }: Run): void {
  if (stopping.aborted) throw new Stopped()
}

/** Starts what is not given. In production everything is: `loadConfig` stops with the names of what is not. */
async function withServers(run: Run, base: Environment): Promise<Environment> {
  const isProduction = base['NODE_ENV'] === 'production'
  const keys = isProduction ? null : ensureKeys(run.dataDir)
  const given: Environment = {
    ...base,
    MENSHEN_VAULT_KEYS: base['MENSHEN_VAULT_KEYS'] ?? keys?.MENSHEN_VAULT_KEYS,
  }
  const placeholders =
    keys === null ? {} : { DATABASE_URL: 'postgres://embedded', REDIS_URL: 'redis://embedded' }
  // Before anything is started, so that a wrong setting costs no time.
  const { http } = loadConfig({ ...placeholders, ...given })

  const [databaseUrl, redisUrl] = await allStarted([
    given['DATABASE_URL'] ?? keepPostgres(run, keys?.EMBEDDED_POSTGRES_PASSWORD ?? ''),
    given['REDIS_URL'] ?? keepRedis(run, keys?.EMBEDDED_REDIS_PASSWORD ?? ''),
  ])
  checkpoint(run)
  const port = await freePort(http.port, http.host)
  if (http.port !== 0 && port !== http.port) say(`port ${http.port} is taken: listening on ${port}`)
  const made = {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    MENSHEN_PORT: String(port),
    MENSHEN_VAULT_KEYS: given['MENSHEN_VAULT_KEYS'],
  }
  if (!isProduction) publishRunning(run.dataDir, made)
  // On a developer's machine the terminal is for people; `MENSHEN_LOG_LEVEL=info` shows every line.
  return { ...(isProduction ? {} : { MENSHEN_LOG_LEVEL: 'warn' }), ...given, ...made }
}

async function keepPostgres(run: Run, password: string): Promise<string> {
  const options = {
    dataDir: join(run.dataDir, 'postgres'),
    password,
    logFile: join(run.dataDir, 'log', 'postgres.log'),
    isDurable: true,
  }
  const server = await startPostgres({ ...options, port: POSTGRES_PORT })
  tellPort('PostgreSQL', POSTGRES_PORT, server.port)
  if (server.dir !== options.dataDir)
    say(`its account cannot enter ${options.dataDir}: the data lie in ${server.dir}`)
  await keepServer(run, server, () => startPostgres({ ...options, port: server.port }))
  await ensureDatabase(server, DATABASE)
  return server.url(DATABASE)
}

async function keepRedis(run: Run, password: string): Promise<string> {
  ensureRedis(join(run.dataDir, 'log', 'install.log'), () =>
    say('no Redis here: installing redis-server (apt-get)'),
  )
  const options = {
    dataDir: join(run.dataDir, 'redis'),
    password,
    logFile: join(run.dataDir, 'log', 'redis.log'),
    isDurable: true,
  }
  const server = await startRedis({ ...options, port: REDIS_PORT })
  tellPort('Redis', REDIS_PORT, server.port)
  await keepServer(run, server, () => startRedis({ ...options, port: server.port }))
  return server.url
}

/** The first start is done already; the keeper only repeats it. */
async function keepServer(run: Run, first: Service, again: () => Promise<Service>): Promise<void> {
  let isFirst = true
  const start = async (): Promise<Service> => {
    if (!isFirst) return again()
    isFirst = false
    return first
  }
  run.servers.push(await keep(start, { stopping: run.stopping, onStart: () => undefined, say }))
}

async function keepChild(run: Run, name: string, env: Environment): Promise<void> {
  const onStart = (service: Service): void => run.folder.noteChild(service.pid)
  run.children.push(await keep(() => startNodeChild(name, env), { stopping: run.stopping, onStart, say }))
}

/** With the demo's banks in a process of their own; the seeds tell the service where they listen. */
async function seedAndKeepBanks(run: Run, env: Environment): Promise<void> {
  const wanted = loadConfig(env).simulatedBankPort
  const port = await freePort(wanted, LOOPBACK)
  tellPort('the simulated bank', wanted, port)
  await allStarted([
    runNodeCommand(['seed', '--simulated-bank', `http://${LOOPBACK}:${port}`], env),
    keepChild(run, 'simulated-bank', { ...env, MENSHEN_SIMULATED_BANK_PORT: String(port) }),
  ])
}

function tellPort(name: string, wanted: number, got: number): void {
  say(got === wanted ? `${name} runs on port ${got}` : `port ${wanted} is taken: ${name} runs on port ${got}`)
}

function announce({ http, isDemo, dataDir }: Config): void {
  const lines = [
    '',
    `Menshen is ready after ${seconds()} s: ${http.publicUrl}`,
    `API: ${http.publicUrl}/docs`,
  ]
  const users = isDemo ? readDemoCredentials(dataDir).users : []
  // One of each role is enough to begin with; the file has the others.
  const first = users.filter((user, index) => users.findIndex(({ role }) => role === user.role) === index)
  const rows = first.map((user) => `  ${user.role.padEnd(11)} ${user.username.padEnd(16)} ${user.password}`)
  if (rows.length > 0) lines.push('', 'Sign in as (demo users, this machine only):', ...rows)
  process.stdout.write(`${lines.join('\n')}\n\nCtrl-C stops it.\n`)
}

/** Progress with the seconds since the program began. */
function say(line: string): void {
  process.stdout.write(`${seconds().padStart(6)} s  ${line}\n`)
}

const seconds = (): string => (performance.now() / 1_000).toFixed(1)

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
