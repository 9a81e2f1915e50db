import type { Context, Purpose } from '../context'
import { AppError, notFound } from '../errors'
import { after, DAY_MS } from '../lib/duration'
import { begin, found, remark } from '../transitions'
import { isCallable, NOTE_FIELD } from './calls'
import { warningLimits } from './limits'
import { plannedCallMachine } from './machine'
import { endPlannedCall } from './planned-call-moves'
import * as repository from './planned-call-repository'
import { callsOf, readCall } from './repository'
import { deskUser, readWarning } from './service'

export interface CallPlan {
  readonly at: string
  readonly reason: string
}

/**
 * Plans the next call to the person; when its time has come, the time line says so.
 * @throws AppError illegal_move when the warning is dismissed or expired, or a call is planned already
 */
export async function planCall(ctx: Context, warningId: string, plan: CallPlan) {
  const dueAt = plannable(ctx, plan.at)
  return ctx.transact(async (tx) => {
    const warning = await readWarning(tx, warningId)
    if (!isCallable(warning)) throw new AppError('illegal_move', `warning: it is ${warning.state}`)
    const id = tx.ids.next()
    const now = tx.clock.now()
    const isNew = await repository.createPlannedCall(tx.db, {
      id,
      warningId,
      state: plannedCallMachine.initial,
      dueAt,
      reason: plan.reason,
      plannedBy: deskUser(tx),
      plannedAt: now,
      updatedAt: now,
    })
    if (!isNew) throw new AppError('illegal_move', 'warning: a call is planned already')
    const { districtCode } = warning
    await begin(tx, plannedCallMachine, { id, event: 'plan', reason: plan.reason, warningId, districtCode })
    await tx.timers.set(tx.db, 'warning.call', id, dueAt)
    return found(await repository.readPlannedCall(tx.db, id), 'planned call')
  })
}

/** @throws AppError invalid_request */
function plannable(ctx: Context, text: string): Date {
  const at = new Date(text)
  const now = ctx.clock.now()
  const { value: days } = warningLimits.plannedWithin
  if (at > now && at <= after(now, days * DAY_MS)) return at
  const expected = `a time within the next ${days} days`
  throw new AppError('invalid_request', undefined, [{ path: 'at', code: 'custom', expected }])
}

export async function cancelPlan(ctx: Context, warningId: string, id: string, reason: string) {
  return ctx.transact(async (tx) => {
    const warning = await readWarning(tx, warningId)
    const planned = await repository.readPlannedCall(tx.db, id)
    if (planned === null || planned.warningId !== warningId) throw notFound('planned call')
    await endPlannedCall(tx, warning, planned, 'cancel', { reason })
    return found(await repository.readPlannedCall(tx.db, id), 'planned call')
  })
}

/** The time of a planned call has come; made or called off meanwhile, there is nothing to say. */
export async function noteCallDue(ctx: Context, id: string): Promise<void> {
  const planned = await repository.readPlannedCall(ctx.db, id)
  if (planned?.state !== 'planned' || planned.dueAt > ctx.clock.now()) return
  await remark(ctx, plannedCallMachine, {
    id,
    state: planned.state,
    event: 'due',
    reason: planned.reason,
    warningId: planned.warningId,
    districtCode: planned.warning.districtCode,
  })
}

/** Calls that were made and calls that are planned, oldest first; notes stay sealed. */
export async function readCalls(ctx: Context, warningId: string) {
  await readWarning(ctx, warningId)
  const [calls, planned] = await Promise.all([
    callsOf(ctx.db, warningId),
    repository.plannedCallsOf(ctx.db, warningId),
  ])
  return { calls, planned }
}

/** What was noted of a call; the purpose goes into the audit log. */
export async function openNote(
  ctx: Context,
  { warningId, callId }: { readonly warningId: string; readonly callId: string },
  purpose: Purpose,
): Promise<string | null> {
  await readWarning(ctx, warningId)
  const call = found(await readCall(ctx.db, warningId, callId), 'call')
  if (call.noteSealed === null) return null
  const subject = { kind: 'contact_attempt', id: call.id }
  return ctx.vault.open(ctx, NOTE_FIELD, call.noteSealed, purpose, subject)
}
