import type { Context } from '../../src/context'
import { events, type EventName, type EventPayload } from '../../src/events'
import { handleOutboxRow, type Worker } from '../../src/platform/worker'

/**
 * The workers without Redis: what is in the outbox is handed to its worker as the relay and Bull would, in order,
 * in the test's own thread.
 */

// A loop of events that feed each other is a bug that a test should name, not wait for.
const MOST_EVENTS = 2_000

/** Puts the event into the outbox for this worker alone and handles it. @returns what became of it */
export async function deliver<N extends EventName>(
  ctx: Context,
  worker: Worker,
  name: N,
  payload: EventPayload<N>,
): Promise<'handled' | 'already' | 'dead'> {
  return handleOutboxRow(ctx, worker, await put(ctx, worker, name, payload))
}

/** The same row twice, as a stalled job is, and the same event once more as another row, as a careless sender would. */
export async function deliverTwice<N extends EventName>(
  ctx: Context,
  worker: Worker,
  name: N,
  payload: EventPayload<N>,
): Promise<void> {
  const id = await put(ctx, worker, name, payload)
  const answers = [
    await handleOutboxRow(ctx, worker, id),
    await handleOutboxRow(ctx, worker, id),
    await deliver(ctx, worker, name, payload),
  ]
  expect(answers).toEqual(['handled', 'already', 'handled'])
}

/**
 * Hands every event to its worker until none is left. Events of workers that are not given stay where they are.
 * @returns the names of the events in the order in which they were handled @throws when one becomes a dead letter
 */
export async function drain(ctx: Context, workers: readonly Worker[]): Promise<string[]> {
  const handled: string[] = []
  for (;;) {
    const row = await ctx.db.outbox.findFirst({
      where: { handledAt: null, deadAt: null, consumer: { in: workers.map(({ queue }) => queue) } },
      orderBy: { id: 'asc' },
    })
    if (row === null) return handled
    const worker = workers.find(({ queue }) => queue === row.consumer)!
    if ((await attempt(ctx, worker, row.id)) === 'dead') {
      const dead = await ctx.db.outbox.findUniqueOrThrow({ where: { id: row.id } })
      throw new Error(`${row.event} for ${row.consumer} died: ${dead.lastError ?? ''}`)
    }
    handled.push(row.event)
    if (handled.length > MOST_EVENTS) throw new Error(`${MOST_EVENTS} events and no end: ${row.event}`)
  }
}

/** As Bull does: again, until it passes or is dead; without its pauses. */
async function attempt(ctx: Context, worker: Worker, id: bigint): Promise<'handled' | 'already' | 'dead'> {
  for (;;) {
    const before = await ctx.db.outbox.findUniqueOrThrow({ where: { id } })
    try {
      return await handleOutboxRow(ctx, worker, id)
    } catch (error) {
      const after = await ctx.db.outbox.findUniqueOrThrow({ where: { id } })
      if (after.failures === before.failures) throw error
    }
  }
}

async function put<N extends EventName>(
  ctx: Context,
  worker: Worker,
  name: N,
  payload: EventPayload<N>,
): Promise<bigint> {
  const { version, payload: schema } = events[name]
  const row = await ctx.db.outbox.create({
    data: {
      event: name,
      version,
      consumer: worker.queue,
      payload: schema.parse(payload),
      createdAt: ctx.clock.now(),
    },
  })
  return row.id
}
