import { setTimeout as sleep } from 'node:timers/promises'
import { assert } from '../../lib/assert'
import type { Service } from './processes'

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
// After this long without an end the next one counts as the first again.
const STEADY_AFTER_MS = 60_000

export interface Kept {
  stop(): Promise<void>
}

export interface KeeperOptions {
  /** Aborted when all is to end: what ends from then on, by whose hand ever, stays ended. */
  readonly stopping: AbortSignal
  readonly onStart: (service: Service) => void
  readonly say: (line: string) => void
}

/** Starts a service and starts it again, with growing pauses, whenever it ends by itself. The first start may fail. */
export async function keep(start: () => Promise<Service>, options: KeeperOptions): Promise<Kept> {
  const isStopping = (): boolean => options.stopping.aborted
  let service = await start()
  options.onStart(service)

  const watch = async (): Promise<void> => {
    let pauseMs = FIRST_PAUSE_MS
    let startedAt = Date.now()
    while (!isStopping()) {
      const how = await service.ended
      if (isStopping()) return
      if (Date.now() - startedAt > STEADY_AFTER_MS) pauseMs = FIRST_PAUSE_MS
      options.say(`${service.name} has ended (${how}); starting it again in ${pauseMs / 1_000} s`)
      await pause(pauseMs, options.stopping)
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
      service = await startAgain(start, service, options)
      startedAt = Date.now()
    }
  }
  const watching = watch()
  return {
    stop: async () => {
      assert(isStopping(), 'a service is stopped only when all is to end')
      await service.stop()
      await watching
      // One that came up while we were stopping.
      await service.stop()
    },
  }
}

/** A start that fails counts as a service that has ended. */
async function startAgain(
  start: () => Promise<Service>,
  former: Service,
  { stopping, onStart, say }: KeeperOptions,
): Promise<Service> {
  if (stopping.aborted) return former
  try {
    const service = await start()
    onStart(service)
    say(`${service.name} runs again`)
    return service
  } catch (error) {
    return { ...former, ended: Promise.resolve(error instanceof Error ? error.message : String(error)) }
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal })
  } catch {
    // Woken because it is to stop.
  }
}
