import type Redis from 'ioredis'
import type { ChainableCommander } from 'ioredis'
import {
  limitOf,
  newestFirst,
  overlayOf,
  rankOf,
  type Buckets,
  type Observation,
  type WindowEntry,
  type WindowLimit,
  type WindowLimits,
  type WindowOverlay,
} from '../engine'
import { AppError } from '../errors'
import { assert } from '../lib/assert'
import { DAY_MS, SECOND_MS } from '../lib/duration'
import type { LiveWindows } from './windows'
import { APPEND, APPEND_BUCKETS } from './windows-redis-scripts'
import { within } from './within'

// A key that nobody writes to any more outlives its horizon by this, since signals come late.
const LATE_MS = 2 * DAY_MS
const SEPARATOR = '\0'
const KEYS_A_ROUND = 2_000
// A round of 2,000 keys takes some 30 ms; the batch behind it has to be answered while a bank waits.
const ANSWER_MS = 2 * SECOND_MS
const RETRY_SECONDS = 2

interface Names {
  readonly observations: string
  readonly first: string
}

/** Windows under a name of their own for each declaration of them (`windowsId`): packs that differ in it never mix. */
export function createRedisWindows(
  redis: Redis,
  shared: string,
  limits: WindowLimits,
  windowsId: string,
): LiveWindows {
  const prefix = `${shared}:${windowsId}`
  const marker = `${prefix}:windows:built`
  const inUse = `${shared}:windows:in-use`
  const namesOf = (key: string): Names => nameUnder(prefix, key)
  const read = async (keys: readonly string[]): Promise<Map<string, WindowEntry>> => {
    const fetched = new Map<string, WindowEntry>()
    for (let from = 0; from < keys.length; from += KEYS_A_ROUND)
      await readRound(redis, keys.slice(from, from + KEYS_A_ROUND), namesOf, limits, fetched)
    return fetched
  }
  const append = async (entries: Iterable<readonly [string, WindowEntry]>): Promise<void> => {
    const pipeline = redis.pipeline()
    for (const [key, entry] of entries) {
      const { observations, first } = namesOf(key)
      const limit = limitOf(limits, key)
      if (limit.buckets === undefined)
        pipeline.eval(APPEND, 2, observations, first, ...appendArguments(limit, entry))
      else
        pipeline.eval(APPEND_BUCKETS, 2, observations, first, ...bucketArguments(limit, limit.buckets, entry))
    }
    await run(pipeline)
  }
  return {
    load: async (keys) => overlayOf(await read(keys), limits),
    commit: (overlay: WindowOverlay) => append(overlay.deltas()),
    isBuilt: async () => (await answered(redis.exists(marker))) === 1,
    markBuilt: async () => void (await answered(redis.set(marker, '1'))),
    claim: async () => (await answered(redis.getset(inUse, windowsId))) === windowsId,
    mergeKeys: async (pairs) => {
      const moved = await read(pairs.map(({ from }) => from))
      await append(
        pairs.flatMap(({ from, to }) => {
          const entry = moved.get(from)
          return entry === undefined ? [] : [[to, entry] as const]
        }),
      )
      await dropAll(redis, pairs.map(({ from }) => from), namesOf) // prettier-ignore
    },
    drop: (keys) => dropAll(redis, keys, namesOf),
    // Redis forgets by itself.
    forgetBefore: () => undefined,
  }
}

/** Everything of one person or account in one slot of a Redis Cluster. */
function nameUnder(prefix: string, key: string): Names {
  const [kind = '', id = '', ...rest] = key.split(':')
  const name = [`${prefix}:windows:${kind}:{${id}}`, ...rest].join(':')
  return { observations: name, first: `${name}:first` }
}

function appendArguments({ keep, horizonMs }: WindowLimit, entry: WindowEntry): (string | number)[] {
  const observations = entry.observations.flatMap((one) => [-one.at, memberOf(one)])
  return [keep, horizonMs, horizonMs + LATE_MS, entry.first, ...observations]
}

function bucketArguments(limit: WindowLimit, buckets: Buckets, entry: WindowEntry): (string | number)[] {
  const { resolutionMs, greatest } = buckets
  const observations = entry.observations.flatMap((one) => [
    Math.floor(one.at / resolutionMs),
    `${rankOf(one, greatest)} ${one.at} ${one.id}\n${JSON.stringify(one)}`,
  ])
  return [limit.keep, limit.horizonMs + resolutionMs + LATE_MS, entry.first, ...observations]
}

/** The id in front: ties are broken by it. */
const memberOf = (observation: Observation): string =>
  `${observation.id}${SEPARATOR}${JSON.stringify(observation)}`

const observationOf = (member: string, separator: string): Observation =>
  JSON.parse(member.slice(member.indexOf(separator) + 1)) as Observation

async function readRound(
  redis: Redis,
  keys: readonly string[],
  namesOf: (key: string) => Names,
  limits: WindowLimits,
  fetched: Map<string, WindowEntry>,
): Promise<void> {
  const pipeline = redis.pipeline()
  for (const key of keys) {
    const { observations, first } = namesOf(key)
    if (limitOf(limits, key).buckets === undefined) pipeline.zrange(observations, 0, -1)
    else pipeline.hvals(observations)
    pipeline.get(first)
  }
  const replies = await run(pipeline)
  for (const [i, key] of keys.entries()) {
    const members = replies[2 * i] as string[]
    const first = replies[2 * i + 1] as string | null
    if (first === null) continue
    const isPlain = limitOf(limits, key).buckets === undefined
    const observations = members.map((member) => observationOf(member, isPlain ? SEPARATOR : '\n'))
    // A hash knows no order.
    if (!isPlain) observations.sort(newestFirst)
    fetched.set(key, { first: Number(first), observations })
  }
}

async function dropAll(
  redis: Redis,
  keys: readonly string[],
  namesOf: (key: string) => Names,
): Promise<void> {
  const pipeline = redis.pipeline()
  for (const key of keys) {
    const { observations, first } = namesOf(key)
    pipeline.del(observations, first)
  }
  await run(pipeline)
}

/**
 * A Redis that hangs must not hang the ingest: the batch is refused, its sources try again, and what had been committed
 * is owed to the windows.
 * @throws AppError overloaded when no answer came in time; the first error of the pipeline
 */
const run = async (pipeline: ChainableCommander): Promise<unknown[]> =>
  checked(await answered(pipeline.exec()))

async function answered<T>(work: Promise<T>): Promise<T> {
  try {
    return await within(ANSWER_MS, work)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('overloaded', `the windows do not answer: ${reason}`, [], RETRY_SECONDS)
  }
}

function checked(replies: [Error | null, unknown][] | null): unknown[] {
  assert(replies !== null, 'the pipeline was not run')
  return replies.map(([error, reply]) => {
    if (error !== null) throw error
    return reply
  })
}
