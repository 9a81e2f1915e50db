import type { BankReplyBody, Context } from '../../context'
import { hoursAfter } from '../../lib/duration'
import { present } from '../../lib/assert'
import { confirmSecured, voidPending } from '../../ledger'
import { actedAt, fenOf, securedOf } from '../bank-time'
import { lapseStop, releaseStop } from '../endings'
import { STOP_HOURS, STOP_RENEWED_HOURS } from '../limits'
import { isDismissed } from '../warning'
import { stopMachine } from './machine'
import * as repository from './repository'
import type { StopRow } from './repository'
import { claimOf, requireLockedStop } from './service'

/** The bank has stopped the account, perhaps for part of the amount, or has refused to. */
export async function applyStopAnswer(ctx: Context, stopId: string, answer: BankReplyBody): Promise<void> {
  const stop = await requireLockedStop(ctx, stopId)
  const isRefused = answer.outcome === 'refused'
  if (!stopMachine.can(stop.state, isRefused ? 'refuse' : 'hold')) {
    tooLate(ctx, stop)
    return
  }
  await (isRefused ? refuse(ctx, stop, answer.cause) : hold(ctx, stop, answer))
}

async function hold(ctx: Context, stop: StopRow, answer: BankReplyBody): Promise<void> {
  const heldAt = actedAt(ctx, answer, present(stop.submittedAt, 'submission'))
  const heldFen = securedOf(answer, stop.amountFen)
  const expiresAt = hoursAfter(heldAt, STOP_HOURS)
  const balanceFen = fenOf(answer.balance)
  await repository.moveStop(ctx, stop, 'hold', { heldAt, heldFen, balanceFen, expiresAt })
  await ctx.timers.set(ctx.db, 'hold.expiry', stop.id, expiresAt)
  await confirmSecured(ctx, {
    warningId: stop.warningId,
    to: 'stopped',
    pendingId: claimOf(ctx, stop),
    securedFen: heldFen,
    cause: `stop:${stop.id}:held`,
  })
  await ctx.outbox.emit(ctx.db, 'stop.held', { stopId: stop.id })
  if (!isDismissed(stop.warning)) return
  // The warning was dismissed while the bank was working: an honest account must not hang.
  await releaseStop(ctx, await requireLockedStop(ctx, stop.id), 'the warning was dismissed')
}

async function refuse(ctx: Context, stop: StopRow, cause: string | null): Promise<void> {
  await repository.moveStop(ctx, stop, 'refuse', { refusalCause: cause, closedAt: ctx.clock.now() }, cause)
  await ctx.timers.stop(ctx.db, 'hold.expiry', stop.id)
  await repository.giveBackLatest(ctx, stop.id)
  await voidPending(ctx, {
    warningId: stop.warningId,
    pendingId: claimOf(ctx, stop),
    cause: `stop:${stop.id}:refused`,
  })
  await ctx.outbox.emit(ctx.db, 'stop.refused', { stopId: stop.id })
}

/** The second stop counts from the bank's renewal and ends 96 h after the first hold at the latest. */
export async function applyStopRenewal(ctx: Context, stopId: string, answer: BankReplyBody): Promise<void> {
  const stop = await requireLockedStop(ctx, stopId)
  if (!stopMachine.can(stop.state, 'renew')) {
    tooLate(ctx, stop)
    return
  }
  const expiresAt = present(stop.expiresAt, 'expiry')
  if (answer.outcome === 'refused') {
    await repository.giveBackLatest(ctx, stop.id)
    await repository.noteStop(ctx, stop, 'renewal_refused', answer.cause)
    if (expiresAt <= ctx.clock.now()) await lapseStop(ctx, stop)
    return
  }
  const heldAt = present(stop.heldAt, 'hold')
  const fromRenewal = hoursAfter(actedAt(ctx, answer, heldAt), STOP_HOURS)
  const latest = hoursAfter(heldAt, STOP_RENEWED_HOURS)
  const renewedUntil = fromRenewal < latest ? fromRenewal : latest
  await repository.moveStop(ctx, stop, 'renew', { expiresAt: renewedUntil })
  await ctx.timers.set(ctx.db, 'hold.expiry', stop.id, renewedUntil)
}

function tooLate(ctx: Context, stop: StopRow): void {
  ctx.log.warn({ stopId: stop.id, state: stop.state }, 'a bank has answered for a stop that is over')
}
