import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import type { EventOf, Machine, StateOf } from '../lib/machine'
import type { Done } from './late'

export { enteredAtSchema, enteredBody, lateLimits, whenDone, type Done, type Entered } from './late'
export { reasonSchema } from './reason'

/** Who may see a transition live, besides those who may see everything. */
export interface TransitionScope {
  readonly warningId?: string | null
  readonly districtCode?: string | null
  readonly stationId?: string | null
  readonly officerId?: string | null
  readonly bankId?: string | null
}

interface Move<M> extends TransitionScope {
  readonly id: string
  /** The state as the caller read it. */
  readonly state: string
  readonly event: EventOf<M>
  readonly reason?: string | null
  /** Now, unless it is told late. */
  readonly done?: Done
  /** The guarded write: must apply `guard` in its WHERE, and answers how many rows it changed. */
  readonly write: (guard: { state: { in: string[] } }, state: StateOf<M>) => Promise<{ count: number }>
}

/**
 * The only way a state changes: one guarded UPDATE and its transition row, in the caller's transaction.
 * @returns the new state
 * @throws AppError illegal_move when the state that was read does not allow the event;
 *         lost_race when it was legal, but somebody else moved the row since
 */
export async function move<T>(
  ctx: Context,
  machine: Machine<T>,
  step: Move<Machine<T>>,
): Promise<StateOf<Machine<T>>> {
  const { event } = step
  if (!machine.can(step.state, event)) {
    throw new AppError('illegal_move', `${machine.name}: ${event} is not possible in state ${step.state}`)
  }
  const target = machine.target(event)
  const { count } = await step.write({ state: { in: [...machine.sources(event)] } }, target)
  if (count === 0) throw new AppError('lost_race', `${machine.name}: the state has changed since it was read`)
  await record(ctx, machine, { ...step, from: step.state, to: target })
  return target
}

/** Writes the transition of a row that has just been made. */
export async function begin<T>(
  ctx: Context,
  machine: Machine<T>,
  row: TransitionScope & { readonly id: string; readonly event: string; readonly reason?: string | null },
): Promise<void> {
  await record(ctx, machine, { ...row, from: null, to: machine.initial })
}

/** Writes what happened to a row that stays in its state: a warning was raised, a call was not answered. */
export async function remark<T>(
  ctx: Context,
  machine: Machine<T>,
  row: TransitionScope & {
    readonly id: string
    readonly state: string
    readonly event: string
    readonly reason?: string | null
    readonly done?: Done
  },
): Promise<void> {
  await record(ctx, machine, { ...row, from: row.state, to: row.state })
}

interface Recorded extends TransitionScope {
  readonly id: string
  readonly event: string
  readonly from: string | null
  readonly to: string
  readonly reason?: string | null
  readonly done?: Done
}

async function record<T>(ctx: Context, machine: Machine<T>, entry: Recorded): Promise<void> {
  await ctx.db.transition.create({
    data: {
      machine: machine.name,
      subjectId: entry.id,
      warningId: entry.warningId ?? null,
      event: entry.event,
      fromState: entry.from,
      toState: entry.to,
      reason: entry.reason ?? null,
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.id,
      districtCode: entry.districtCode ?? null,
      stationId: entry.stationId ?? null,
      officerId: entry.officerId ?? null,
      bankId: entry.bankId ?? null,
      at: entry.done?.at ?? ctx.clock.now(),
      receivedAt: entry.done?.receivedAt ?? null,
    },
    select: { id: true },
  })
}

/** The row, or 404: `present` for what a client names. */
export function found<T>(row: T | null, what: string): T {
  if (row === null) throw notFound(what)
  return row
}
