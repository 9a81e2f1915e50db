import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { giveTo, reachableFolder, unprivilegedAccount, type Account } from './account'
import { logTail } from './log-tail'
import { freePort } from './ports'
import { postgresHome } from './postgres-binaries'
import { commandOf, endOrphan, isAlive, spawnService, untilReady, type Service } from './processes'

const run = promisify(execFile)

// Replaying the log of a crashed run may take a while; an empty database takes half a second.
const READY_TIMEOUT_MS = 120_000
const STOP_TIMEOUT_MS = 20_000
const USER = 'postgres'

export interface PostgresOptions {
  readonly dataDir: string
  readonly port: number
  readonly password: string
  readonly logFile: string
  /** false: as fast as can be, and lost with the machine. For tests. */
  readonly isDurable: boolean
}

export interface EmbeddedPostgres extends Service {
  readonly port: number
  /** Where the data lie; not the folder asked for where PostgreSQL's account cannot enter that. */
  readonly dir: string
  url(database: string): string
}

/** Starts PostgreSQL in the folder, making the cluster the first time; ends what a crashed run left there. */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const account = unprivilegedAccount()
  const home = postgresHome(account)
  const dir = reachableFolder(account, options.dataDir)
  if (existsSync(join(dir, 'PG_VERSION'))) {
    await requireSameVersion(home, dir)
    await endLeftoverPostgres(dir)
  } else {
    await initialise(home, dir, account, options)
  }
  const port = await freePort(options.port)
  const service = await start(home, dir, port, account, options)
  const url = (database: string): string =>
    `postgres://${USER}:${encodeURIComponent(options.password)}@127.0.0.1:${port}/${database}`
  return { ...service, port, dir, url }
}

/** @returns true when it was made now */
export async function ensureDatabase(server: EmbeddedPostgres, name: string): Promise<boolean> {
  const client = new Client({ connectionString: server.url('postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
    return rowCount === 0
  } finally {
    await client.end()
  }
}

async function start(
  home: string,
  dir: string,
  port: number,
  account: Account | null,
  { logFile, isDurable }: PostgresOptions,
): Promise<Service> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    ...(isDurable ? {} : careless),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openSync(logFile, 'a')
  const { service } = spawnService({
    name: 'PostgreSQL',
    command: join(home, 'bin', 'postgres'),
    args: ['-D', dir, '-p', String(port), ...flags],
    // A process group of its own: Ctrl-C must reach it after those that still write to it.
    options: { detached: true, stdio: ['ignore', log, log], cwd: '/', ...account },
    // Fast shutdown: ends sessions, writes a checkpoint.
    stopSignal: 'SIGINT',
    stopTimeoutMs: STOP_TIMEOUT_MS,
  })
  closeSync(log)
  try {
    await untilReady(
      service,
      READY_TIMEOUT_MS,
      () => readLockFile(dir).pid === service.pid && readLockFile(dir).isReady,
    )
  } catch (error) {
    await service.stop()
    throw new Error(`PostgreSQL did not start; the end of ${logFile}:\n${logTail(logFile)}`, { cause: error })
  }
  return service
}

const careless = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  shared_buffers: '128MB',
  autovacuum: 'off',
}

/** Made beside its place and moved there when it is whole, so that a crash in between leaves nothing half-made. */
async function initialise(
  home: string,
  dir: string,
  account: Account | null,
  { password, isDurable }: PostgresOptions,
): Promise<void> {
  const draft = `${dir}.new`
  const passwordFile = `${dir}.password`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  giveTo(account, draft)
  giveTo(account, passwordFile)
  try {
    const flags = [
      '--auth=scram-sha-256',
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
    ]
    // The built-in locale sorts the same on every machine, whatever locales that has installed.
    const locale = ['--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const args = [`--pgdata=${draft}`, ...flags, ...locale, ...(isDurable ? [] : ['--no-sync'])]
    await run(join(home, 'bin', 'initdb'), args, { cwd: '/', ...account })
  } finally {
    rmSync(passwordFile, { force: true })
  }
  rmSync(dir, { recursive: true, force: true })
  renameSync(draft, dir)
}

async function requireSameVersion(home: string, dir: string): Promise<void> {
  const stored = readFileSync(join(dir, 'PG_VERSION'), 'utf8').trim()
  const { stdout } = await run(join(home, 'bin', 'postgres'), ['--version'])
  const major = /\) (\d+)/.exec(stdout)?.[1]
  if (major !== stored)
    throw new Error(
      `${dir} was written by PostgreSQL ${stored} and this is ${major ?? 'unknown'}: move it away, or dump and load it`,
    )
}

/** A server that outlived its starter is shut down; the lock of one that died is removed. */
export async function endLeftoverPostgres(dir: string): Promise<void> {
  const { pid } = readLockFile(dir)
  if (pid === null) return
  // Another process may have its number by now: PostgreSQL itself would not start for fear of it.
  if (isAlive(pid) && commandOf(pid).includes(dir) && !(await endOrphan(pid, 'SIGINT', STOP_TIMEOUT_MS)))
    await endOrphan(pid, 'SIGQUIT', STOP_TIMEOUT_MS)
  rmSync(join(dir, 'postmaster.pid'), { force: true })
}

/** postmaster.pid: line 1 the process, line 8 its state. */
function readLockFile(dir: string): { pid: number | null; isReady: boolean } {
  const path = join(dir, 'postmaster.pid')
  if (!existsSync(path)) return { pid: null, isReady: false }
  const lines = readFileSync(path, 'utf8').split('\n')
  const pid = Number.parseInt(lines[0] ?? '', 10)
  return { pid: Number.isNaN(pid) ? null : pid, isReady: lines[7]?.trim() === 'ready' }
}
