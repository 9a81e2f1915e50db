import type Redis from 'ioredis'
import type { Config } from '../config'
import { MemoryWindows, type WindowLimits, type WindowOverlay, type WindowStore } from '../engine'
import { createRedisWindows } from './windows-redis'

/** Windows of the ingest: loaded and committed with every batch, joined and rebuilt when people turn out to be others. */
export interface LiveWindows extends WindowStore {
  /** False: what was there is lost, or was never built; nothing may be judged before it is. */
  isBuilt(): Promise<boolean>
  markBuilt(): Promise<void>
  /** Says that these are the ones in use now. False: others were, and what came meanwhile is not in these. */
  claim(): Promise<boolean>
  /** What is known under one key goes on under another. */
  mergeKeys(pairs: readonly { readonly from: string; readonly to: string }[]): Promise<void>
  drop(keys: readonly string[]): Promise<void>
  /** Forgets what is older than its horizon. */
  forgetBefore(now: Date): void
}

/** Of one process, or shared through Redis by those whose rules declare the same windows (`windowsId`). */
export const openWindows = (
  config: Config,
  redis: Redis,
  limits: WindowLimits,
  windowsId: string,
): LiveWindows =>
  config.ingest.windows === 'redis'
    ? createRedisWindows(redis, config.redis.prefix, limits, windowsId)
    : createMemoryWindows(limits)

export function createMemoryWindows(limits: WindowLimits): LiveWindows {
  const windows = new MemoryWindows(limits)
  let isBuilt = false
  return {
    load: (keys) => windows.load(keys),
    commit: (overlay: WindowOverlay) => windows.commit(overlay),
    isBuilt: () => Promise.resolve(isBuilt),
    markBuilt: () => {
      isBuilt = true
      return Promise.resolve()
    },
    claim: () => Promise.resolve(true),
    mergeKeys: (pairs) => {
      for (const { from, to } of pairs) windows.mergeKey(from, to)
      return Promise.resolve()
    },
    drop: (keys) => {
      for (const key of keys) windows.drop(key)
      return Promise.resolve()
    },
    forgetBefore: (now) => void windows.forgetBefore(now.getTime()),
  }
}
