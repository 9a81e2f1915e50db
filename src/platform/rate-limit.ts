import type Redis from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { SECOND_MS } from '../lib/duration'

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
  const limiter = new RateLimiterRedis({
    ...options,
    storeClient: redis,
    rejectIfRedisNotReady: true,
    insuranceLimiter: new RateLimiterMemory(options),
  })
  return {
    async take(key) {
      try {
        await limiter.consume(key)
        return null
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / SECOND_MS))
        throw refusal
      }
    },
    async giveBack(key) {
      await limiter.reward(key)
    },
  }
}
