import type { Context } from '../context'
import { minutesAfter } from '../lib/duration'
import type { EventOf } from '../lib/machine'
import { move } from '../transitions'
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
