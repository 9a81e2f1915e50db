import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { loadConfig, type Config, type Environment } from '../../src/config'
import { systemActor, type Actor, type Context } from '../../src/context'
import { createContext, type ContextParts } from '../../src/platform/context'
import { openDatabase } from '../../src/platform/db'
import { createIds } from '../../src/platform/ids'
import { silentLog } from '../../src/platform/log'
import { createOutbox } from '../../src/platform/outbox'
import { createRoads } from '../../src/platform/roads'
import { createTimers } from '../../src/platform/timers'
import { createVault } from '../../src/platform/vault'
import { createWebhooks } from '../../src/platform/webhook'
import type { World } from '../../src/platform/world'
import { TestClock } from './clock'
import { closeMaintenance, createTestDatabase, required } from './database'
import { RecordingNotifier, ScriptedBank } from './doubles'
import { seededBytes } from './random'
import { TEST_NOW } from './template'

export { TestClock } from './clock'
export { seededRandom } from './random'

/** Known to the tests and to nobody's data. */
export const TEST_VAULT_KEYS = '1:dGVzdC1rZXktb25lLXRlc3Qta2V5LW9uZS10ZXN0MDE='

export interface TestOptions {
  /** Where the hand-turned clock starts; 23 February 2023, 10:00 in Shaoxing. */
  readonly now?: Date | string
  /** Ids from this seed instead of the machine's randomness: the same run, the same ids. */
  readonly seed?: number
  /** The system, unless said otherwise. */
  readonly actor?: Actor
  /** Further variables ("MENSHEN_WINDOWS"). */
  readonly env?: Environment
}

export interface TestContext extends Context {
  readonly clock: TestClock
  readonly notifier: RecordingNotifier
  readonly bank: ScriptedBank
  readonly pool: Pool
  /** Drops the database. Called after the file's last test for those still open. */
  close(): Promise<void>
}

export interface TestWorld extends World {
  readonly clock: TestClock
  readonly notifier: RecordingNotifier
  readonly bank: ScriptedBank
}

const open = new Set<() => Promise<void>>()

afterAll(async () => {
  await Promise.all([...open].map((close) => close()))
  await closeMaintenance()
})

/** A context over a migrated database of its own; everything real but the clock, the bank and the messages. */
export async function testContext(options: TestOptions = {}): Promise<TestContext> {
  const { config, drop } = await prepare(options)
  const database = openDatabase(config.database.url, config.database.poolSize)
  const close = closer(async () => {
    await database.close()
    await drop()
  })
  const doubles = testDoubles(options)
  const { clock, ids } = doubles
  const parts: ContextParts = {
    ...doubles,
    config,
    prisma: database.prisma,
    outbox: createOutbox(clock),
    timers: createTimers(clock, ids),
    vault: createVault(config.vault.keys),
    webhooks: createWebhooks(clock),
    roads: createRoads(config.roads.osrm, silentLog),
  }
  const ctx = createContext(parts, options.actor ?? systemActor('test'))
  return { ...ctx, ...doubles, pool: database.pool, close }
}

/** What a process holds open, with queues and Redis; for the API, the workers and the whole loop. */
export async function testWorld(options: TestOptions = {}): Promise<TestWorld> {
  // Loaded here: most tests need neither Bull nor Redis.
  const { openWorld } = await import('../../src/platform/world')
  const { config, drop } = await prepare(options)
  const doubles = testDoubles(options)
  const world = await openWorld(config, doubles)
  const close = closer(async () => {
    await world.close()
    await drop()
  })
  return { ...world, ...doubles, close }
}

async function prepare(options: TestOptions): Promise<{ config: Config; drop(): Promise<void> }> {
  const { url, drop } = await createTestDatabase()
  const config = loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    REDIS_URL: required('MENSHEN_TEST_REDIS_URL'),
    MENSHEN_REDIS_PREFIX: `test-${randomBytes(6).toString('hex')}`,
    MENSHEN_VAULT_KEYS: TEST_VAULT_KEYS,
    MENSHEN_LOG_LEVEL: 'silent',
    MENSHEN_PORT: '0',
    MENSHEN_DB_POOL: '6',
    ...options.env,
  })
  return { config, drop }
}

function testDoubles({ now, seed }: TestOptions) {
  const clock = new TestClock(new Date(now ?? TEST_NOW))
  return {
    clock,
    ids: createIds(clock, seed === undefined ? undefined : seededBytes(seed)),
    log: silentLog,
    notifier: new RecordingNotifier(),
    bank: new ScriptedBank(),
  }
}

function closer(work: () => Promise<void>): () => Promise<void> {
  const close = async (): Promise<void> => {
    if (!open.delete(close)) return
    await work()
  }
  open.add(close)
  return close
}
