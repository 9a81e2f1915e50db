import Bull from 'bull'
import Redis from 'ioredis'
import type { Config } from '../config'
import { queueNames, type QueueName } from '../flow'

/** What travels through Redis: the number of an outbox row. Losing it loses nothing. */
export interface JobData {
  readonly outboxId: string
}

export type Queues = Readonly<Record<QueueName, Bull.Queue<JobData>>>

// Attempts of one delivery; after the last the row is dead and waits for an administrator.
export const MAX_ATTEMPTS = 5
const FIRST_BACKOFF_MS = 500
// A killed worker's job is taken over after this long: Bull's own 30 s are half of what an officer has to accept.
// A living worker renews its lock, however long the job takes; a job that runs twice does no harm.
const LOCK_MS = 5_000
const STALLED_CHECK_MS = 2_000

export interface QueueSet {
  readonly queues: Queues
  close(): Promise<void>
}

/** One Bull queue per stage, each under its own prefix and Redis Cluster hash tag. */
export function openQueues(config: Config['redis']): QueueSet {
  const client = connect(config.url)
  const subscriber = connect(config.url)
  // Every queue listens on both; Node would take that for a leak.
  for (const shared of [client, subscriber]) shared.setMaxListeners(0)
  // Each consuming queue waits on a connection of its own, which Bull leaves open when it is closed.
  const blocking: Redis[] = []
  const waitingClient = (): Redis => {
    const made = connect(config.url)
    blocking.push(made)
    return made
  }
  const open = (name: QueueName): Bull.Queue<JobData> =>
    new Bull<JobData>(name, {
      prefix: `{${config.prefix}:${name}}`,
      createClient: (type) =>
        type === 'client' ? client : type === 'subscriber' ? subscriber : waitingClient(),
      defaultJobOptions: {
        attempts: MAX_ATTEMPTS,
        backoff: { type: 'exponential', delay: FIRST_BACKOFF_MS },
        removeOnComplete: true,
        removeOnFail: true,
      },
      settings: { lockDuration: LOCK_MS, stalledInterval: STALLED_CHECK_MS, maxStalledCount: 3 },
    })
  const entries = queueNames.map((name) => [name, open(name)] as const)
  const queues = Object.fromEntries(entries) as Queues
  return {
    queues,
    close: async () => {
      await Promise.all(entries.map(([, queue]) => queue.close()))
      for (const connection of [client, subscriber, ...blocking]) connection.disconnect()
    },
  }
}

/** Bull's blocking connections wait for ever by design; commands fail once the connection is known to be lost. */
export function connect(url: string): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    enableReadyCheck: false,
    retryStrategy: (times) => Math.min(times * 50, 1_000),
  })
  // Reconnecting is the client's work; the loss is seen by /readyz and by the sweep.
  redis.on('error', () => undefined)
  return redis
}

/** A send is part of the id, so that a dead letter can be sent again while Bull still knows the old job. */
export const jobIdOf = (outboxId: bigint, sends: number): string => `${outboxId}:${sends}`
