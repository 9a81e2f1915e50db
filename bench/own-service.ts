import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '../src/config'
import { startPostgres } from '../src/platform/embedded/postgres'
import { startRedis } from '../src/platform/embedded/redis'
import { migrate } from '../src/platform/migrate'
import { openWorld } from '../src/platform/world'

export interface OwnService {
  readonly world: Awaited<ReturnType<typeof openWorld>>
  readonly databaseUrl: string
}

/** Measures in a migrated database and a Redis of its own, which are gone afterwards. */
export async function inOwnService(
  { isDurable }: { readonly isDurable: boolean },
  measure: (service: OwnService) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'menshen-bench-'))
  const started = { port: 0, password: randomBytes(12).toString('hex'), isDurable }
  const placeOf = (name: string) => ({ dataDir: join(folder, name), logFile: join(folder, `${name}.log`) })
  const postgres = await startPostgres({ ...started, ...placeOf('postgres') })
  const redis = await startRedis({ ...started, ...placeOf('redis') })
  try {
    const databaseUrl = postgres.url('postgres')
    const config = loadConfig({
      NODE_ENV: 'test',
      DATABASE_URL: databaseUrl,
      REDIS_URL: redis.url,
      MENSHEN_VAULT_KEYS: `1:${randomBytes(32).toString('base64')}`,
      MENSHEN_LOG_LEVEL: 'error',
    })
    await migrate(databaseUrl, new Date())
    const world = await openWorld(config)
    try {
      await measure({ world, databaseUrl })
    } finally {
      await world.close()
    }
  } finally {
    await redis.stop()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
