import type Redis from 'ioredis'
import type { Config } from '../config'
import type { Actor, Clock, Context, Ids, Log, Vault } from '../context'
import { createBankGateway } from './bank-gateway'
import { systemClock } from './clock'
import { createContext, type ContextParts } from './context'
import { openDatabase, type Database } from './db'
import { createIds } from './ids'
import { createLog } from './log'
import { createNotifier } from './notifier'
import { createOutbox } from './outbox'
import { connect, openQueues, type QueueSet } from './queue'
import { createRoads } from './roads'
import { createTimers } from './timers'
import { createVault } from './vault'
import { checkVaultKeys } from './vault-keys'
import { createWebhooks } from './webhook'

/** Everything a process holds open; each part is made once, here. */
export interface World {
  readonly config: Config
  readonly database: Database
  /** Live updates, rate limits, shared windows; nothing in it that cannot be rebuilt. */
  readonly redis: Redis
  readonly queues: QueueSet['queues']
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly vault: Vault
  context(actor: Actor): Context
  close(): Promise<void>
}

/** @throws when the database cannot be reached, or was sealed with keys that are not given */
export async function openWorld(config: Config, overrides: Partial<ContextParts> = {}): Promise<World> {
  const clock = overrides.clock ?? systemClock
  const ids = overrides.ids ?? createIds(clock)
  const log = overrides.log ?? createLog(config.logLevel)
  const vault = overrides.vault ?? createVault(config.vault.keys)
  const database = openDatabase(config.database.url, config.database.poolSize)
  await checkVaultKeys(database.pool, vault, clock)
  const redis = connect(config.redis.url)
  const queueSet = openQueues(config.redis)
  const parts: ContextParts = {
    prisma: database.prisma,
    outbox: createOutbox(clock),
    timers: createTimers(clock, ids),
    notifier: createNotifier(config),
    bank: createBankGateway(clock),
    webhooks: createWebhooks(clock),
    roads: createRoads(config.roads.osrm, log),
    ...overrides,
    clock,
    ids,
    log,
    config,
    vault,
  }
  return {
    config,
    database,
    redis,
    queues: queueSet.queues,
    clock,
    ids,
    log,
    vault,
    context: (actor) => createContext(parts, actor),
    close: async () => {
      await queueSet.close()
      redis.disconnect()
      await database.close()
    },
  }
}
