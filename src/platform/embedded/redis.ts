import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Redis from 'ioredis'
import { logTail } from './log-tail'
import { freePort } from './ports'
import { spawnService, untilReady, type Service } from './processes'

const READY_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 10_000
const PROBE_TIMEOUT_MS = 1_000
const CONFIGURATION = 'redis.conf'
const NAMES = ['redis-server', 'valkey-server']
/** Where packages put them, for a service manager or an editor whose PATH is short. */
const FOLDERS = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/opt/homebrew/bin', '/snap/bin']

export interface RedisOptions {
  readonly dataDir: string
  readonly port: number
  readonly password: string
  readonly logFile: string
  /** true: append-only file, so that queues outlive a restart. */
  readonly isDurable: boolean
}

export interface EmbeddedRedis extends Service {
  readonly port: number
  readonly url: string
}

/** Starts a private Redis in the folder; ends one that a crashed run left there. */
export async function startRedis(options: RedisOptions): Promise<EmbeddedRedis> {
  const command = findRedis()
  if (command === null) throw new Error(INSTALL_REDIS)
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 })
  const file = join(options.dataDir, CONFIGURATION)
  await endLeftoverRedis(options.dataDir)
  const port = await freePort(options.port)
  writeFileSync(file, configuration(options, port), { mode: 0o600 })
  const log = openSync(options.logFile, 'a')
  const { service } = spawnService({
    name: 'Redis',
    command,
    args: [file],
    // A process group of its own: Ctrl-C must reach it after those that still write to it.
    options: { detached: true, stdio: ['ignore', log, log], cwd: '/' },
    stopSignal: 'SIGTERM',
    stopTimeoutMs: STOP_TIMEOUT_MS,
  })
  closeSync(log)
  const url = urlOf(port, options.password)
  try {
    await untilReady(service, READY_TIMEOUT_MS, () => answers(url, (redis) => redis.ping()))
  } catch (error) {
    await service.stop()
    throw new Error(`Redis did not start; the end of ${options.logFile}:\n${logTail(options.logFile)}`, {
      cause: error,
    })
  }
  return { ...service, port, url }
}

export const INSTALL_REDIS =
  'no redis-server or valkey-server here: install one (apt-get install redis-server, brew install redis) or set REDIS_URL'

export function findRedis(): string | null {
  const commands = [...NAMES, ...FOLDERS.flatMap((folder) => NAMES.map((name) => join(folder, name)))]
  return (
    commands.find((command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0) ?? null
  )
}

/** Debian as root only. The package's own service must not start: it would take 6379 and run beside ours. */
export function installRedis(logFile: string): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false
  const log = openSync(logFile, 'a')
  const policy = '/usr/sbin/policy-rc.d'
  const isOurs = !existsSync(policy)
  if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  const apt = (...args: string[]): boolean =>
    spawnSync('env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args], {
      stdio: ['ignore', log, log],
    }).status === 0
  // Anew: the package may count as installed while its program is gone. In Debian the program is in redis-tools.
  const packages = ['redis-server', 'redis-tools']
  const install = (): boolean => apt('install', '-y', '--reinstall', '--no-install-recommends', ...packages)
  try {
    // The lists of packages are there on most machines; fetching them anew takes longest.
    return install() || (apt('update') && install())
  } finally {
    if (isOurs) rmSync(policy, { force: true })
    closeSync(log)
  }
}

function configuration({ dataDir, password, isDurable }: RedisOptions, port: number): string {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    `dir ${JSON.stringify(dataDir)}`,
    `requirepass ${password}`,
    'daemonize no',
    'logfile ""',
    'save ""',
    `appendonly ${isDurable ? 'yes' : 'no'}`,
    'appendfsync everysec',
    // Bull's rule: a key that is evicted is a job that is lost.
    'maxmemory-policy noeviction',
    '',
  ].join('\n')
}

/**
 * Ends a Redis that outlived its starter. Only one of ours knows the password of this folder, whoever has its old
 * port by now.
 */
export async function endLeftoverRedis(dataDir: string): Promise<void> {
  const file = join(dataDir, CONFIGURATION)
  if (!existsSync(file)) return
  const text = readFileSync(file, 'utf8')
  const port = /^port (\d+)$/m.exec(text)?.[1]
  const password = /^requirepass (\S+)$/m.exec(text)?.[1]
  if (port === undefined || password === undefined) return
  const url = urlOf(Number(port), password)
  if (!(await answers(url, (redis) => redis.ping()))) return
  await answers(url, (redis) => redis.shutdown())
  const deadline = Date.now() + STOP_TIMEOUT_MS
  while (await answers(url, (redis) => redis.ping())) {
    if (Date.now() > deadline) throw new Error(`the Redis of a former run at port ${port} does not end`)
    await sleep(50)
  }
}

const urlOf = (port: number, password: string): string => `redis://:${password}@127.0.0.1:${port}`

async function answers(url: string, ask: (redis: Redis) => Promise<unknown>): Promise<boolean> {
  const redis = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: PROBE_TIMEOUT_MS,
    commandTimeout: PROBE_TIMEOUT_MS,
  })
  // The refusal comes as the rejection below as well.
  redis.on('error', () => undefined)
  try {
    await redis.connect()
    await ask(redis)
    return true
  } catch {
    // Nobody there, not ours, or still loading.
    return false
  } finally {
    redis.disconnect()
  }
}
