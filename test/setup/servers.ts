import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureRedis } from '../../src/platform/embedded/ensure-redis'
import { endLeftoverPostgres, startPostgres } from '../../src/platform/embedded/postgres'
import { isAlive } from '../../src/platform/embedded/processes'
import { endLeftoverRedis, startRedis } from '../../src/platform/embedded/redis'

export interface TestServers {
  /** With rights to make databases. */
  readonly databaseUrl: string
  readonly redisUrl: string
  stop(): Promise<void>
}

const FOLDER = 'menshen-test-'

/**
 * A PostgreSQL and a Redis for one run, in a temporary folder, as fast as can be - or the given ones:
 * MENSHEN_TEST_DATABASE_URL, MENSHEN_TEST_REDIS_URL.
 */
export async function startServers(): Promise<TestServers> {
  const given = { database: process.env.MENSHEN_TEST_DATABASE_URL, redis: process.env.MENSHEN_TEST_REDIS_URL }
  if (given.database !== undefined && given.redis !== undefined)
    return { databaseUrl: given.database, redisUrl: given.redis, stop: () => Promise.resolve() }

  await clearLeftovers()
  const dir = mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`))
  // PostgreSQL may run under another account than ours, which has to reach its folder.
  chmodSync(dir, 0o755)
  const password = randomBytes(12).toString('hex')
  const common = { port: 0, password, isDurable: false }
  const postgres =
    given.database === undefined
      ? await startPostgres({ ...common, dataDir: join(dir, 'postgres'), logFile: join(dir, 'postgres.log') })
      : null
  if (given.redis === undefined) ensureRedis(join(dir, 'install.log'))
  const redis =
    given.redis === undefined
      ? await startRedis({ ...common, dataDir: join(dir, 'redis'), logFile: join(dir, 'redis.log') })
      : null
  return {
    databaseUrl: given.database ?? postgres?.url('postgres') ?? '',
    redisUrl: given.redis ?? redis?.url ?? '',
    stop: async () => {
      await Promise.all([postgres?.stop(), redis?.stop()])
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Servers of a run that was killed outright live on; the folder's name says whose they were. */
async function clearLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(FOLDER))) {
    if (isAlive(Number.parseInt(name.slice(FOLDER.length), 10))) continue
    const dir = join(tmpdir(), name)
    await Promise.all([endLeftoverPostgres(join(dir, 'postgres')), endLeftoverRedis(join(dir, 'redis'))])
    rmSync(dir, { recursive: true, force: true })
  }
}
