import type { Context } from '../context'
import { AppError } from '../errors'
import { events, type EventName, type EventPayload } from '../events'
import type { QueueName } from '../flow'
import { assert } from '../lib/assert'
import { MAX_ATTEMPTS } from './queue'

/** Runs in the transaction that also stamps the event handled. Must be idempotent in PostgreSQL. */
type InTransaction<N extends EventName> = (ctx: Context, payload: EventPayload<N>) => Promise<void>

/**
 * For a call outside: `prepare` reads (null: nothing to do), `call` talks to the world without a transaction,
 * `settle` writes the outcome in the transaction that stamps the event handled.
 */
export interface Outside<N extends EventName, C, R> {
  readonly prepare: (ctx: Context, payload: EventPayload<N>) => Promise<C | null>
  readonly call: (ctx: Context, prepared: C) => Promise<R>
  readonly settle: (ctx: Context, prepared: C, result: R, payload: EventPayload<N>) => Promise<void>
}

interface Runner {
  readonly run: (ctx: Context, payload: unknown, stamp: (tx: Context) => Promise<boolean>) => Promise<void>
}

export interface Worker {
  readonly queue: QueueName
  readonly handlers: Readonly<Partial<Record<EventName, Runner>>>
}

/** @example worker('tasks', { 'warning.dispatched': inTransaction('warning.dispatched', createTask) }) */
export const worker = (queue: QueueName, handlers: Worker['handlers']): Worker => ({ queue, handlers })

export function inTransaction<N extends EventName>(name: N, handle: InTransaction<N>): Runner {
  return {
    run: async (ctx, payload, stamp) => {
      const parsed = parsePayload(name, payload)
      await ctx.transact(async (tx) => {
        if (await stamp(tx)) await handle(tx, parsed)
      })
    },
  }
}

export function outside<N extends EventName, C, R>(name: N, steps: Outside<N, C, R>): Runner {
  return {
    run: async (ctx, payload, stamp) => {
      const parsed = parsePayload(name, payload)
      const prepared = await steps.prepare(ctx, parsed)
      if (prepared === null) {
        await ctx.transact(async (tx) => void (await stamp(tx)))
        return
      }
      const result = await steps.call(ctx, prepared)
      await ctx.transact(async (tx) => {
        if (await stamp(tx)) await steps.settle(tx, prepared, result, parsed)
      })
    },
  }
}

const parsePayload = <N extends EventName>(name: N, payload: unknown): EventPayload<N> =>
  events[name].payload.parse(payload) as EventPayload<N>

/**
 * Handles one outbox row: once, however often it is delivered. A failure is counted on the row; the last one,
 * or one that cannot pass on a second try, makes it a dead letter.
 * @returns 'handled' | 'already' | 'dead'; throws what may be tried again
 */
export async function handleOutboxRow(
  ctx: Context,
  { handlers }: Worker,
  outboxId: bigint,
): Promise<'handled' | 'already' | 'dead'> {
  const row = await ctx.db.outbox.findUnique({ where: { id: outboxId } })
  if (row === null || row.handledAt !== null || row.deadAt !== null) return 'already'
  assert(isEventName(row.event), `unknown event ${row.event}`)
  const handler = handlers[row.event]
  try {
    assert(handler !== undefined, `no handler for ${row.event}`)
    await handler.run(ctx, row.payload, (tx) => stampHandled(tx, outboxId))
    return 'handled'
  } catch (error) {
    return await noteFailure(ctx, outboxId, row.failures + 1, error)
  }
}

/** Locks the row until the transaction ends: a second delivery at the same time waits and then finds it done. */
async function stampHandled(tx: Context, id: bigint): Promise<boolean> {
  const { count } = await tx.db.outbox.updateMany({
    where: { id, handledAt: null },
    data: { handledAt: tx.clock.now() },
  })
  return count === 1
}

async function noteFailure(ctx: Context, id: bigint, failures: number, error: unknown): Promise<'dead'> {
  const isDead = failures >= MAX_ATTEMPTS || !mayPassLater(error)
  // Ours to read: code or class only, since a message of a library may quote a value.
  const lastError =
    error instanceof AppError ? error.message : error instanceof Error ? error.name : 'unknown'
  await ctx.db.outbox.updateMany({
    where: { id, handledAt: null },
    data: { failures: { increment: 1 }, lastError, ...(isDead ? { deadAt: ctx.clock.now() } : {}) },
  })
  ctx.log.error({ outboxId: id.toString(), lastError, failures, isDead }, 'an event could not be handled')
  if (isDead) return 'dead'
  throw error
}

/** A bug or a refusal fails again; a lost race or an unreachable service may not. */
function mayPassLater(error: unknown): boolean {
  if (!(error instanceof AppError)) return true
  return error.isWorthRetrying || error.code === 'lost_race'
}

const isEventName = (name: string): name is EventName => Object.hasOwn(events, name)
