import type Redis from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { SECOND_MS } from '../lib/duration'
import { within } from './within'

// Redis that is not heard of by then is treated as away.
const REDIS_LIMIT_MS = 500

export interface RateLimit {
  readonly name: string
  readonly points: number
  readonly perSeconds: number
}

export interface RateLimiter {
  /** Takes one point. @returns seconds to wait, or null: go ahead */
  take(key: string): Promise<number | null>
  /** Gives it back: the attempt was a good one. */
  giveBack(key: string): Promise<void>
}

/** Counted in Redis over all processes; by each process for itself while Redis is away. */
export function createRateLimiter(redis: Redis, prefix: string, limit: RateLimit): RateLimiter {
  const options = {
    keyPrefix: `${prefix}:limit:${limit.name}`,
    points: limit.points,
    duration: limit.perSeconds,
  }
  const own = new RateLimiterMemory(options)
  const shared = new RateLimiterRedis({ ...options, storeClient: redis, rejectIfRedisNotReady: true })
  const sharedElseOwn = async (
    work: (limiter: Limiter) => Promise<RateLimiterRes>,
  ): Promise<RateLimiterRes> => {
    try {
      return await within(REDIS_LIMIT_MS, work(shared))
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) throw refusal
      return await work(own)
    }
  }
  return {
    async take(key) {
      try {
        await sharedElseOwn((limiter) => limiter.consume(key))
        return null
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / SECOND_MS))
        throw refusal
      }
    },
    async giveBack(key) {
      await sharedElseOwn((limiter) => limiter.reward(key))
    },
  }
}

type Limiter = Pick<RateLimiterRedis, 'consume' | 'reward'>
