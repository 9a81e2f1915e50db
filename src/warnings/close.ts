import type { Context } from '../context'
import { hoursAfter } from '../lib/duration'
import { found } from '../transitions'
import { endEscalations, escalate } from '../escalations'
import { levelPolicyAt } from '../stations'
import { isLive } from './live'
import { moveWarning, remarkOnWarning, type Movable } from './move'
import { cancelPlannedCalls } from './planned-call-moves'
import * as repository from './repository'
import { stopReach } from './reach'
import { levelSchema } from './schema'

type Closing = 'confirm' | 'dismiss' | 'expire'
const outcomes = { confirm: 'confirmed', dismiss: 'dismissed', expire: 'expired' } as const

/**
 * Ends a warning: its clocks stop, and every source that was told to hold a payment is owed the outcome at once,
 * since an honest customer's money must not hang.
 */
export async function closeWarning(
  ctx: Context,
  warning: Movable,
  event: Closing,
  reason: string,
): Promise<void> {
  await moveWarning(ctx, warning, event, {
    reason,
    data: { closedAt: ctx.clock.now(), closedReason: reason },
  })
  await ctx.timers.stop(ctx.db, 'warning.acknowledge', warning.id)
  await ctx.timers.stop(ctx.db, 'warning.expiry', warning.id)
  await endEscalations(ctx, { warningId: warning.id }, ['acknowledge'], 'called_off')
  await stopReach(ctx, warning.id, 'called_off')
  // A victim is called again after the fraud is confirmed; nobody else is.
  if (event !== 'confirm') await cancelPlannedCalls(ctx, warning, `the warning is ${outcomes[event]}`)
  const notices = await repository.oweOutcomes(ctx, warning.id, outcomes[event])
  for (const holdNoticeId of notices) await ctx.outbox.emit(ctx.db, 'hold-outcome.decided', { holdNoticeId })
  await ctx.outbox.emit(ctx.db, 'warning.closed', { warningId: warning.id })
}

/** What an officer found ends a warning that is still alive; a late report changes nothing. */
export async function concludeByVisit(
  ctx: Context,
  warningId: string,
  event: Exclude<Closing, 'expire'>,
): Promise<void> {
  const warning = found(await repository.readWarning(ctx.db, warningId), 'warning')
  if (!isLive(warning)) return
  await closeWarning(ctx, warning, event, event === 'confirm' ? 'visit: fraud' : 'visit: not a fraud')
}

/** Its life is over. Somebody still on the way to the person keeps it alive for as long again. */
export async function expireWarning(ctx: Context, warningId: string): Promise<void> {
  const warning = found(await repository.readWarning(ctx.db, warningId), 'warning')
  if (!isLive(warning)) return
  if ((await repository.countTasksUnderWay(ctx.db, warningId)) === 0) {
    await closeWarning(ctx, warning, 'expire', 'nobody has worked on it in its time')
    return
  }
  const now = ctx.clock.now()
  const { warningExpiresHours } = await levelPolicyAt(ctx, levelSchema.parse(warning.level), now)
  await ctx.timers.set(ctx.db, 'warning.expiry', warningId, hoursAfter(now, warningExpiresHours))
}

/** Nobody has taken it in time: on the time line, once, and up to the duty chief. */
export async function noteOverdue(ctx: Context, warningId: string): Promise<void> {
  const warning = found(await repository.readWarning(ctx.db, warningId), 'warning')
  if (warning.state !== 'open' || warning.acknowledgeBy > ctx.clock.now()) return
  if (await repository.hasRemark(ctx.db, warningId, 'overdue')) return
  await remarkOnWarning(ctx, warning, 'overdue', null)
  await escalate(ctx, {
    warningId,
    taskId: null,
    stationId: null,
    clock: 'acknowledge',
    level: levelSchema.parse(warning.level),
    dueAt: warning.acknowledgeBy,
    isGivenOn: false,
  })
}
