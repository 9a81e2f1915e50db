import type { Context } from '../context'
import { after, DAY_MS, hoursAfter, minutesAfter } from '../lib/duration'
import { present } from '../lib/assert'
import { expirePending } from '../ledger'
import { outstandingRequests } from './bank-requests/repository'
import { lookAtFreeze } from './clocks/look'
import { lookAtRelease } from './clocks/release'
import { expireFreeze, expireProtection, lapseStop, returnClaim } from './endings'
import { lockFreeze, readFreeze, type FreezeRow } from './freezes/repository'
import { claimOf as freezeClaim } from './freezes/claim'
import { FREEZE_CLAIM_DAYS, STOP_HOURS, STOP_RENEWED_HOURS } from './limits'
import { readProtection } from './protective-holds/repository'
import { chaseAnswers } from './silence'
import { isInForce } from './stop-payments/machine'
import { lockStop, type StopRow } from './stop-payments/repository'
import { claimOf as stopClaim, requireLockedStop } from './stop-payments/service'

/** A clock of a stop, freeze or protective hold ran out: which one is seen from the row and the time. */
export async function handleDue(ctx: Context, subjectId: string): Promise<void> {
  await chaseAnswers(ctx, subjectId)
  const stop = await lockStop(ctx, subjectId)
  if (stop !== null) return stopDue(ctx, stop)
  const freeze = await readFreeze(ctx, subjectId)
  if (freeze !== null) return freezeDue(ctx, freeze)
  const hold = await readProtection(ctx, subjectId)
  if (hold !== null) await lookAtRelease(ctx, { subject: 'protective_hold', ...hold })
  if (hold?.state === 'active' && isOver(ctx, hold.expiresAt)) await expireProtection(ctx, hold)
}

async function stopDue(ctx: Context, stop: StopRow): Promise<void> {
  await lookAtRelease(ctx, { subject: 'stop_payment', ...stop })
  if (isInForce(stop.state) && isOver(ctx, stop.expiresAt)) {
    const latest = hoursAfter(present(stop.heldAt, 'hold'), STOP_RENEWED_HOURS)
    if (latest > ctx.clock.now() && (await isRenewalUnderWay(ctx, stop.id, 'renew_stop')))
      return waitFor(ctx, stop)
    return lapseStop(ctx, stop)
  }
  const isWaiting = stop.state === 'submitted' || stop.state === 'unknown'
  if (!isWaiting || !isOver(ctx, hoursAfter(present(stop.submittedAt, 'submission'), STOP_HOURS))) return
  // Whatever the bank did, its stop would be over by now: the money is not held back in the books any longer.
  const { warningId } = stop
  await expirePending(ctx, {
    warningId,
    pendingId: stopClaim(ctx, stop),
    cause: `stop:${stop.id}:claim-expired`,
  })
}

async function freezeDue(ctx: Context, seen: FreezeRow): Promise<void> {
  const stop = await requireLockedStop(ctx, seen.stopPaymentId)
  const freeze = present(await lockFreeze(ctx, seen.id), 'freeze')
  await lookAtRelease(ctx, { subject: 'freeze', ...freeze })
  if (freeze.state === 'frozen' && isOver(ctx, freeze.expiresAt)) {
    if (await isRenewalUnderWay(ctx, freeze.id, 'renew_freeze')) return waitFor(ctx, freeze)
    return expireFreeze(ctx, freeze)
  }
  if (freeze.state === 'frozen' || freeze.state === 'queued') await lookAtFreeze(ctx, freeze)
  const isWaiting = freeze.state === 'submitted' || freeze.state === 'unknown'
  const claimExpiresAt = after(freeze.submittedAt ?? ctx.clock.now(), FREEZE_CLAIM_DAYS * DAY_MS)
  if (!isWaiting || !isOver(ctx, claimExpiresAt)) return
  const { warningId } = freeze
  const cause = `freeze:${freeze.id}:claim-expired`
  const wasOpen = await expirePending(ctx, { warningId, pendingId: freezeClaim(ctx, freeze), cause })
  if (wasOpen) await returnClaim(ctx, freeze, stop, freeze.amountFen)
}

const isOver = (ctx: Context, expiresAt: Date | null): boolean =>
  expiresAt !== null && expiresAt <= ctx.clock.now()

/** Asked in time and not answered yet: the bank may well hold it still. */
async function isRenewalUnderWay(
  ctx: Context,
  id: string,
  kind: 'renew_stop' | 'renew_freeze',
): Promise<boolean> {
  return (await outstandingRequests(ctx, id, kind)).length > 0
}

const waitFor = (ctx: Context, { id, bank }: StopRow | FreezeRow): Promise<void> =>
  ctx.timers.set(ctx.db, 'hold.expiry', id, minutesAfter(ctx.clock.now(), bank.responseLimitMinutes))
