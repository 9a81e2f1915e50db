import type { World } from '../src/platform/world'

export interface Loop {
  wake(): void
  /** Resolves when the running turn has ended. */
  stop(): Promise<void>
}

// After a failed turn (the database is away, say) the next one waits this long at least.
const PAUSE_AFTER_FAILURE_MS = 1_000

/** Runs `turn` again and again, at the latest every `everyMs`, never twice at once, until it is stopped. */
export function loop(world: World, name: string, everyMs: number, turn: () => Promise<void>): Loop {
  const told = { toStop: false, toRun: false }
  let wakeUp = (): void => undefined
  const sleep = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const isStopped = (): boolean => told.toStop
  const isWoken = (): boolean => told.toRun
  const run = async (): Promise<void> => {
    while (!isStopped()) {
      told.toRun = false
      const pause = await attempt(world, name, turn, everyMs)
      if (!isStopped() && !isWoken()) await sleep(pause)
    }
  }
  const running = run()
  const wake = (): void => {
    told.toRun = true
    wakeUp()
  }
  return {
    wake,
    stop: async () => {
      told.toStop = true
      wake()
      await running
    },
  }
}

async function attempt(
  world: World,
  name: string,
  turn: () => Promise<void>,
  everyMs: number,
): Promise<number> {
  try {
    await turn()
    return everyMs
  } catch (error) {
    world.log.error({ loop: name, error: error instanceof Error ? error.name : 'unknown' }, 'a turn failed')
    return Math.max(everyMs, PAUSE_AFTER_FAILURE_MS)
  }
}
