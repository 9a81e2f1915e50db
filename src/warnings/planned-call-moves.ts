import type { Context } from '../context'
import { minutesAfter } from '../lib/duration'
import type { EventOf } from '../lib/machine'
import { begin, move } from '../transitions'
import { warningLimits } from './limits'
import { plannedCallMachine } from './machine'
import type { Movable } from './move'
import * as repository from './planned-call-repository'

type Planned = Pick<repository.PlannedCallRow, 'id' | 'state' | 'dueAt'>

interface Step {
  readonly reason: string | null
  readonly callId?: string
}

/** Ends the plan, and its clock. @throws AppError illegal_move | lost_race */
export async function endPlannedCall(
  ctx: Context,
  warning: Movable,
  planned: Planned,
  event: EventOf<typeof plannedCallMachine>,
  { reason, callId }: Step,
): Promise<void> {
  const now = ctx.clock.now()
  await move(ctx, plannedCallMachine, {
    id: planned.id,
    state: planned.state,
    event,
    reason,
    warningId: warning.id,
    districtCode: warning.districtCode,
    write: (guard, state) =>
      repository.updatePlannedCall(ctx.db, planned.id, guard, {
        state,
        closedAt: now,
        updatedAt: now,
        ...(callId === undefined ? {} : { callId }),
      }),
  })
  await ctx.timers.stop(ctx.db, 'warning.call', planned.id)
}

/** A call was made: if it is about the time of the planned one, it is that one, whatever it came to. */
export async function settlePlannedCall(ctx: Context, warning: Movable, callId: string): Promise<void> {
  const planned = await repository.openPlannedCall(ctx.db, warning.id)
  if (planned === null) return
  const isEarly = planned.dueAt > minutesAfter(ctx.clock.now(), warningLimits.plannedEarly.value)
  if (!isEarly) await endPlannedCall(ctx, warning, planned, 'call', { reason: null, callId })
}

export async function cancelPlannedCalls(ctx: Context, warning: Movable, reason: string): Promise<void> {
  const planned = await repository.openPlannedCall(ctx.db, warning.id)
  if (planned !== null) await endPlannedCall(ctx, warning, planned, 'cancel', { reason })
}

/** The person has asked for it: the next call is due within minutes, whatever was planned for later. */
export async function planCallBack(ctx: Context, warning: Movable): Promise<void> {
  const now = ctx.clock.now()
  const dueAt = minutesAfter(now, warningLimits.callBack.value)
  const planned = await repository.openPlannedCall(ctx.db, warning.id)
  if (planned !== null && planned.dueAt <= dueAt) return
  const reason = 'the person asks to be called'
  if (planned !== null) await endPlannedCall(ctx, warning, planned, 'cancel', { reason })
  const id = ctx.ids.next()
  await repository.createPlannedCall(ctx.db, {
    id,
    warningId: warning.id,
    state: plannedCallMachine.initial,
    dueAt,
    reason,
    plannedBy: ctx.actor.kind === 'user' ? ctx.actor.id : null,
    plannedAt: now,
    updatedAt: now,
  })
  const { id: warningId, districtCode } = warning
  await begin(ctx, plannedCallMachine, { id, event: 'plan', reason, warningId, districtCode })
  await ctx.timers.set(ctx.db, 'warning.call', id, dueAt)
}
