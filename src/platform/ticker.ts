import type { Log } from '../context'

export interface Ticker {
  wake(): void
  /** Resolves when the running turn has ended. */
  stop(): Promise<void>
}

/** Runs `turn` every `everyMs` and whenever it is woken, one at a time; a failed turn is tried again in time. */
export function startTicker(
  log: Log,
  everyMs: number,
  turn: () => Promise<void>,
  whatWaits = 'live updates wait for the database',
): Ticker {
  let isStopped = false
  let isWoken = false
  let wakeUp = (): void => undefined
  const sleep = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, everyMs)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const attempt = async (): Promise<void> => {
    isWoken = false
    try {
      await turn()
    } catch (error) {
      isWoken = false
      log.error({ kind: error instanceof Error ? error.name : 'unknown' }, whatWaits)
    }
  }
  const run = async (): Promise<void> => {
    while (!isStopped) {
      await attempt()
      if (!isWoken) await sleep()
    }
  }
  const wake = (): void => {
    isWoken = true
    wakeUp()
  }
  const running = run()
  return {
    wake,
    stop: async () => {
      isStopped = true
      wake()
      await running
    },
  }
}
