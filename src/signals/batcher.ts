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
  /** Of a stream that has waited for room: it is bounded by itself. */
  add(item: T): Promise<R>
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
export const createBatcher = <T, R>(options: BatcherOptions<T, R>): Batcher<T, R> => new MicroBatcher(options)

class MicroBatcher<T, R> implements Batcher<T, R> {
  private queue: Waiting<T, R>[] = []
  private isWorking = false
  private isClosed = false
  private isChecking = false
  private lastSize = 1
  private timer: NodeJS.Timeout | null = null
  private readonly waitingForRoom: (() => void)[] = []
  private readonly waitingForEnd: (() => void)[] = []

  constructor(private readonly options: BatcherOptions<T, R>) {}

  get queued(): number {
    return this.queue.length
  }

  submit(item: T): Promise<R> {
    return this.isFull() ? overloaded() : this.add(item)
  }

  add(item: T): Promise<R> {
    if (this.isClosed) return overloaded()
    return new Promise((resolve, reject) => {
      this.queue.push({ item, resolve, reject })
      this.consider()
    })
  }

  room(): Promise<void> {
    if (!this.isFull()) return Promise.resolve()
    return new Promise((resolve) => {
      this.waitingForRoom.push(resolve)
    })
  }

  async close(): Promise<void> {
    this.isClosed = true
    if (!this.isWorking && this.queue.length === 0) return
    await new Promise<void>((resolve) => {
      this.waitingForEnd.push(resolve)
      if (!this.isWorking) this.start()
    })
  }

  private isFull(): boolean {
    return this.queue.length >= this.options.maxQueued
  }

  private consider(): void {
    if (this.isWorking || this.isChecking || this.queue.length === 0) return
    if (this.queue.length < Math.min(this.lastSize, this.options.maxSize)) {
      this.timer ??= setTimeout(() => this.start(), this.options.maxWaitMs)
      return
    }
    // What arrives in this turn of the event loop comes along.
    this.isChecking = true
    setImmediate(() => this.start())
  }

  private start(): void {
    this.isChecking = false
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    if (this.isWorking || this.queue.length === 0) return
    const batch = this.queue.slice(0, this.options.maxSize)
    this.queue = this.queue.slice(this.options.maxSize)
    if (!this.isFull()) for (const go of this.waitingForRoom.splice(0)) go()
    this.lastSize = batch.length
    this.isWorking = true
    void run(batch, this.options.work).then(() => this.finished())
  }

  private finished(): void {
    this.isWorking = false
    if (this.queue.length === 0) for (const go of this.waitingForEnd.splice(0)) go()
    this.consider()
  }
}

const overloaded = (): Promise<never> =>
  Promise.reject(new AppError('overloaded', undefined, [], ingestLimits.retryAfterSeconds))

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
