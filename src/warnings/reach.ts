import type { Context } from '../context'
import { minutesAfter } from '../lib/duration'
import { endEscalations, escalate } from '../escalations'
import { dropPause } from '../pauses'
import { levelPolicyAt } from '../stations'
import { found } from '../transitions'
import { noteAware } from './aware'
import { warningLimits } from './limits'
import { isLive } from './live'
import { moveWarning, remarkOnWarning } from './move'
import * as repository from './repository'
import { levelSchema, type WarningLevel } from './schema'

/**
 * The clock in which somebody must have spoken with the person; it starts when the desk takes the warning. One that runs
 * already gets no more time; one that was missed while nobody had the warning starts anew, so that it sends somebody.
 */
export async function startReach(ctx: Context, warning: repository.WarningRow): Promise<void> {
  const now = ctx.clock.now()
  if (warning.reachedAt !== null || (warning.reachBy !== null && warning.reachBy > now)) return
  const ofLevel = await reachByOf(ctx, levelSchema.parse(warning.level))
  const ofPaid = minutesAfter(now, warningLimits.reachPaidUnaware.value)
  await setReach(ctx, warning, warning.paidUnawareAt !== null && ofPaid < ofLevel ? ofPaid : ofLevel)
}

/** A higher level makes the running clock shorter, never longer. */
export async function hurryReachOf(ctx: Context, warningId: string): Promise<void> {
  const warning = found(await repository.readWarning(ctx.db, warningId), 'warning')
  if (warning.reachBy === null || warning.reachedAt !== null || !isLive(warning)) return
  const reachBy = await reachByOf(ctx, levelSchema.parse(warning.level))
  if (reachBy >= warning.reachBy) return
  await dropPause(ctx, { warningId, taskId: null })
  await setReach(ctx, warning, reachBy)
}

/** The clock ends by then at the latest, whether the desk has taken the warning or not. */
export async function reachBefore(
  ctx: Context,
  warning: Pick<repository.WarningRow, 'id' | 'reachBy' | 'reachedAt'>,
  latest: Date,
): Promise<void> {
  if (warning.reachedAt !== null || (warning.reachBy !== null && warning.reachBy <= latest)) return
  await dropPause(ctx, { warningId: warning.id, taskId: null })
  await setReach(ctx, warning, latest)
}

async function reachByOf(ctx: Context, level: WarningLevel): Promise<Date> {
  const now = ctx.clock.now()
  const { reachMinutes } = await levelPolicyAt(ctx, level, now)
  return minutesAfter(now, reachMinutes)
}

export async function setReach(ctx: Context, { id }: { readonly id: string }, reachBy: Date): Promise<void> {
  await repository.writeReach(ctx.db, id, { reachBy })
  await ctx.timers.set(ctx.db, 'warning.reach', id, reachBy)
}

/** Somebody has spoken with the person, by telephone or at the door. Said again, it changes nothing. */
export async function endReach(ctx: Context, warningId: string, reachedAt: Date): Promise<void> {
  const { count } = await repository.writeReach(ctx.db, warningId, { reachedAt })
  if (count === 0) return
  await noteAware(ctx, warningId, reachedAt)
  await stopReach(ctx, warningId, 'done')
}

/** The warning has ended, or the person has been reached. */
export async function stopReach(
  ctx: Context,
  warningId: string,
  reason: 'done' | 'called_off',
): Promise<void> {
  await ctx.timers.stop(ctx.db, 'warning.reach', warningId)
  await dropPause(ctx, { warningId, taskId: null })
  await endEscalations(ctx, { warningId }, ['reach'], reason)
}

/**
 * Nobody has spoken with the person in time: whoever cannot be reached is with the fraudster, or does not hear us, and
 * somebody goes to the door at once. A clock that was set anew or paused meanwhile is not this one.
 */
export async function whenUnreached(ctx: Context, warningId: string): Promise<void> {
  const warning = found(await repository.readWarning(ctx.db, warningId), 'warning')
  const { reachBy, reachedAt, state } = warning
  if (!isLive(warning) || reachedAt !== null || reachBy === null || reachBy > ctx.clock.now()) return
  if (await repository.hasRemark(ctx.db, warningId, 'unreached', reachBy)) return
  await remarkOnWarning(ctx, warning, 'unreached', null)
  if (state === 'acknowledged') {
    await moveWarning(ctx, warning, 'dispatch', {
      reason: 'nobody has spoken with the person in time',
      data: { dispatchedAt: ctx.clock.now() },
    })
    await ctx.outbox.emit(ctx.db, 'warning.dispatched', { warningId })
  }
  await escalate(ctx, {
    warningId,
    taskId: null,
    stationId: null,
    clock: 'reach',
    level: levelSchema.parse(warning.level),
    dueAt: reachBy,
    isGivenOn: false,
  })
}
