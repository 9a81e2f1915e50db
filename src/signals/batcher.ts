import { AppError } from '../errors'
import { ingestLimits } from './limits'

export interface BatcherOptions<T, R> {
  /** Items of one batch, at most. */
  readonly maxSize: number
  /** The first of a batch waits no longer than this for company. */
  readonly maxWaitMs: number
  readonly maxQueued: number
  /** One batch at a time. Answers one outcome per item, in order. */
  readonly work: (items: readonly T[]) => Promise<readonly Outcome<R>[]>
}

export type Outcome<R> =
  { readonly ok: true; readonly value: R } | { readonly ok: false; readonly error: unknown }

export interface Batcher<T, R> {
  /** @throws AppError overloaded when the queue is full */
  submit(item: T): Promise<R>
  /** Resolves when there is room for more: how a stream is slowed down instead of refused. */
  room(): Promise<void>
  readonly queued: number
  /** Lets what is queued be answered; nothing more is taken. */
  close(): Promise<void>
}

interface Waiting<T, R> {
  readonly item: T
  readonly resolve: (value: R) => void
  readonly reject: (error: unknown) => void
}

/**
 * Gathers for at most `maxWaitMs` or `maxSize` items. It does not wait for more than came the last time: whoever is alone
 * is answered at once, and under load the batch that is being written is the time in which the next one gathers.
 */
export function createBatcher<T, R>(options: BatcherOptions<T, R>): Batcher<T, R> {
  const { maxSize, maxWaitMs, maxQueued, work } = options
  let queue: Waiting<T, R>[] = []
  let isWorking = false
  let isClosed = false
  let lastSize = 1
  let timer: NodeJS.Timeout | null = null
  let isChecking = false
  const waitingForRoom: (() => void)[] = []
  const waitingForEnd: (() => void)[] = []

  const consider = (): void => {
    if (isWorking || isChecking || queue.length === 0) return
    if (queue.length >= Math.min(lastSize, maxSize)) {
      // What arrives in this turn of the event loop comes along.
      isChecking = true
      setImmediate(start)
    } else timer ??= setTimeout(start, maxWaitMs)
  }
  const start = (): void => {
    isChecking = false
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (isWorking || queue.length === 0) return
    const batch = queue.slice(0, maxSize)
    queue = queue.slice(maxSize)
    lastSize = batch.length
    isWorking = true
    void run(batch, work).then(finished)
  }
  const finished = (): void => {
    isWorking = false
    if (queue.length < maxQueued) for (const go of waitingForRoom.splice(0)) go()
    if (queue.length === 0) for (const go of waitingForEnd.splice(0)) go()
    consider()
  }
  return {
    submit: (item) => {
      if (isClosed || queue.length >= maxQueued)
        return Promise.reject(new AppError('overloaded', undefined, [], ingestLimits.retryAfterSeconds))
      return new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject })
        consider()
      })
    },
    room: () =>
      queue.length < maxQueued
        ? Promise.resolve()
        : new Promise((resolve) => {
            waitingForRoom.push(resolve)
          }),
    get queued() {
      return queue.length
    },
    close: async () => {
      isClosed = true
      if (!isWorking && queue.length === 0) return
      await new Promise<void>((resolve) => {
        waitingForEnd.push(resolve)
        if (!isWorking) start()
      })
    },
  }
}

async function run<T, R>(
  batch: readonly Waiting<T, R>[],
  work: (items: readonly T[]) => Promise<readonly Outcome<R>[]>,
): Promise<void> {
  try {
    const outcomes = await work(batch.map(({ item }) => item))
    for (const [i, { resolve, reject }] of batch.entries()) {
      const outcome = outcomes[i]
      if (outcome?.ok === true) resolve(outcome.value)
      else reject(outcome?.error ?? new AppError('internal'))
    }
  } catch (error) {
    for (const { reject } of batch) reject(error)
  }
}
