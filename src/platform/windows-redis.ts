import type Redis from 'ioredis'
import {
  limitOf,
  overlayOf,
  type Observation,
  type WindowEntry,
  type WindowLimits,
  type WindowOverlay,
} from '../engine'
import { assert } from '../lib/assert'
import { DAY_MS } from '../lib/duration'
import type { LiveWindows } from './windows'

/**
 * A window is a sorted set: members are observations, scored by minus their time, so that ranks and ties fall as in
 * `mergeEntries` - newest first, then by id. Adding is a union by member, trimming by rank and score is the same bound:
 * several processes that commit in any order leave the same window, and doing it twice changes nothing.
 */
const APPEND = `
local keep, horizon, ttl, first = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3], ARGV[4]
for i = 5, #ARGV, 2 do redis.call('ZADD', KEYS[1], ARGV[i], ARGV[i + 1]) end
redis.call('ZREMRANGEBYRANK', KEYS[1], keep, -1)
local newest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
if newest[2] then
  redis.call('ZREMRANGEBYSCORE', KEYS[1], string.format('(%.0f', tonumber(newest[2]) + horizon), '+inf')
end
local known = redis.call('GET', KEYS[2])
if not known or tonumber(first) < tonumber(known) then redis.call('SET', KEYS[2], first) end
redis.call('PEXPIRE', KEYS[1], ttl)
redis.call('PEXPIRE', KEYS[2], ttl)
return 1`

// A key that nobody writes to any more outlives its horizon by this, since signals come late.
const LATE_MS = 2 * DAY_MS
const SEPARATOR = '\0'
const KEYS_A_ROUND = 2_000

interface Names {
  readonly observations: string
  readonly first: string
}

export function createRedisWindows(redis: Redis, prefix: string, limits: WindowLimits): LiveWindows {
  const marker = `${prefix}:windows:built`
  /** Everything of one person or account in one slot of a Redis Cluster. */
  const namesOf = (key: string): Names => {
    const [kind = '', id = '', ...rest] = key.split(':')
    const name = [`${prefix}:windows:${kind}:{${id}}`, ...rest].join(':')
    return { observations: name, first: `${name}:first` }
  }
  const read = async (keys: readonly string[]): Promise<Map<string, WindowEntry>> => {
    const fetched = new Map<string, WindowEntry>()
    for (let from = 0; from < keys.length; from += KEYS_A_ROUND)
      await readRound(redis, keys.slice(from, from + KEYS_A_ROUND), namesOf, fetched)
    return fetched
  }
  const append = async (entries: Iterable<readonly [string, WindowEntry]>): Promise<void> => {
    const pipeline = redis.pipeline()
    for (const [key, entry] of entries) {
      const { observations, first } = namesOf(key)
      pipeline.eval(APPEND, 2, observations, first, ...appendArguments(limits, key, entry))
    }
    checked(await pipeline.exec())
  }
  return {
    load: async (keys) => overlayOf(await read(keys), limits),
    commit: (overlay: WindowOverlay) => append(overlay.deltas()),
    isBuilt: async () => (await redis.exists(marker)) === 1,
    markBuilt: async () => void (await redis.set(marker, '1')),
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

function appendArguments(limits: WindowLimits, key: string, entry: WindowEntry): (string | number)[] {
  const { keep, horizonMs } = limitOf(limits, key)
  const observations = entry.observations.flatMap(({ at, ...rest }) => [-at, memberOf({ at, ...rest })])
  return [keep, horizonMs, horizonMs + LATE_MS, entry.first, ...observations]
}

/** The id in front: ties are broken by it. */
const memberOf = (observation: Observation): string =>
  `${observation.id}${SEPARATOR}${JSON.stringify(observation)}`

const observationOf = (member: string): Observation =>
  JSON.parse(member.slice(member.indexOf(SEPARATOR) + 1)) as Observation

async function readRound(
  redis: Redis,
  keys: readonly string[],
  namesOf: (key: string) => Names,
  fetched: Map<string, WindowEntry>,
): Promise<void> {
  const pipeline = redis.pipeline()
  for (const key of keys) {
    const { observations, first } = namesOf(key)
    pipeline.zrange(observations, 0, -1)
    pipeline.get(first)
  }
  const replies = checked(await pipeline.exec())
  for (const [i, key] of keys.entries()) {
    const members = replies[2 * i] as string[]
    const first = replies[2 * i + 1] as string | null
    if (first === null) continue
    fetched.set(key, { first: Number(first), observations: members.map(observationOf) })
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
  checked(await pipeline.exec())
}

/** @throws the first error of a pipeline */
function checked(replies: [Error | null, unknown][] | null): unknown[] {
  assert(replies !== null, 'the pipeline was not run')
  return replies.map(([error, reply]) => {
    if (error !== null) throw error
    return reply
  })
}
