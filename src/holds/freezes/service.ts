import type { Context } from '../../context'
import { AppError } from '../../errors'
import { after, DAY_MS, monthsAfter } from '../../lib/duration'
import { present } from '../../lib/assert'
import { formatYuan, type Fen } from '../../lib/money'
import { openPending } from '../../ledger'
import { begin, found } from '../../transitions'
import { accountNumberOf, invalid } from '../accounts'
import { intend } from '../bank-requests/intend'
import { outstandingRequests } from '../bank-requests/repository'
import { lookAtFreeze } from '../clocks/look'
import { personOf, requireAnother } from '../four-eyes'
import { FREEZE_CLAIM_DAYS, FREEZE_MONTHS, WHOLE_FREEZE_REVIEW_DAYS } from '../limits'
import { nextNumber } from '../numbers'
import { isInForce } from '../stop-payments/machine'
import { holderOf, type StopRow } from '../stop-payments/repository'
import { requireLockedStop } from '../stop-payments/service'
import { claimCause, FROZEN } from './claim'
import { freezeMachine } from './machine'
import * as repository from './repository'
import type { FreezeRow } from './repository'

export const requireFreeze = async (ctx: Context, id: string): Promise<FreezeRow> =>
  found(await repository.readFreeze(ctx, id), 'freeze')

export const requireLockedFreeze = async (ctx: Context, id: string): Promise<FreezeRow> =>
  found(await repository.lockFreeze(ctx, id), 'freeze')

export interface FreezeOrder {
  readonly stopPaymentId: string
  readonly kind: 'limited' | 'whole'
  /** Unless given: all that the stop holds. */
  readonly amount?: Fen | undefined
  readonly wholeReason?: string | undefined
  readonly reviewAt?: string | undefined
}

/**
 * A freeze never exceeds what the stop holds of the tainted money, and freezes a whole account only with a reason
 * and a date of review (Zhejiang 2025-12-01, art. 24).
 * @throws AppError not_found, illegal_move, amount_exceeded, invalid_request, already_exists
 */
export async function requestFreeze(ctx: Context, order: FreezeOrder): Promise<FreezeRow> {
  const { kind } = order
  if (kind === 'whole' && order.wholeReason === undefined)
    throw invalid('wholeReason', 'why a limited freeze is not enough')
  const requestedBy = personOf(ctx.actor)
  return ctx.transact(async (tx) => {
    const stop = await requireLockedStop(tx, order.stopPaymentId)
    requireInForce(tx, stop)
    const amountFen = order.amount ?? present(stop.heldFen, 'held amount')
    if (amountFen > present(stop.heldFen, 'held amount') || amountFen === 0n)
      throw new AppError('amount_exceeded', 'the stop does not hold that much')
    const id = tx.ids.next()
    const isNew = await repository.insertFreeze(tx, {
      id,
      number: await nextNumber(tx, 'DJ'),
      warningId: stop.warningId,
      stopPaymentId: stop.id,
      accountId: stop.accountId,
      bankId: stop.bankId,
      kind,
      amountFen,
      wholeReason: kind === 'whole' ? (order.wholeReason ?? null) : null,
      reviewAt: kind === 'whole' ? reviewDate(tx, order.reviewAt) : null,
      requestedBy,
    })
    if (!isNew) throw new AppError('already_exists', 'the stop has a freeze already')
    const scope = {
      warningId: stop.warningId,
      districtCode: stop.warning.districtCode,
      bankId: stop.bankId,
    }
    await begin(tx, freezeMachine, { id, event: 'request', ...scope })
    return requireFreeze(tx, id)
  })
}

function reviewDate(ctx: Context, given: string | undefined): Date {
  const latest = after(ctx.clock.now(), WHOLE_FREEZE_REVIEW_DAYS * DAY_MS)
  if (given === undefined) return latest
  const date = new Date(given)
  if (date <= ctx.clock.now() || date > latest)
    throw invalid('reviewAt', `a time within ${WHOLE_FREEZE_REVIEW_DAYS} days`)
  return date
}

function requireInForce(ctx: Context, stop: StopRow): void {
  if (!isInForce(stop.state)) throw new AppError('illegal_move', `freeze: the stop is ${stop.state}`)
  if (present(stop.expiresAt, 'expiry') <= ctx.clock.now())
    throw new AppError('illegal_move', 'freeze: the stop has lapsed')
}

/**
 * The second officer's word: claims the money in the books and commits the request to the bank.
 * @throws AppError four_eyes, illegal_move, lost_race, amount_exceeded
 */
export const approveFreeze = (ctx: Context, id: string): Promise<FreezeRow> =>
  ctx.transact(async (tx) => {
    const asked = await requireFreeze(tx, id)
    requireAnother(tx, asked.requestedBy)
    const stop = await requireLockedStop(tx, asked.stopPaymentId)
    const freeze = await requireFreeze(tx, id)
    if (freezeMachine.can(freeze.state, 'approve')) requireInForce(tx, stop)
    const now = tx.clock.now()
    await repository.moveFreeze(tx, freeze, 'approve', { approvedBy: personOf(tx.actor), approvedAt: now })
    await submit(tx, await requireFreeze(tx, id), stop)
    return requireFreeze(tx, id)
  })

async function submit(ctx: Context, freeze: FreezeRow, stop: StopRow): Promise<void> {
  const now = ctx.clock.now()
  const claimExpiresAt = after(now, FREEZE_CLAIM_DAYS * DAY_MS)
  const respondBy = await intend(ctx, {
    kind: 'freeze',
    subject: 'freeze',
    subjectId: freeze.id,
    bank: freeze.bank,
    follows: [{ subjectId: stop.id, kinds: ['stop', 'renew_stop'] }],
    body: bodyOf(ctx, freeze, monthsAfter(now, FREEZE_MONTHS)),
  })
  await repository.moveFreeze(ctx, freeze, 'submit', { submittedAt: now, respondBy })
  await ctx.timers.set(ctx.db, 'hold.expiry', freeze.id, claimExpiresAt)
  const { warningId, amountFen } = freeze
  await openPending(ctx, {
    warningId,
    ...FROZEN,
    amountFen,
    cause: claimCause(freeze),
    expiresAt: claimExpiresAt,
  })
}

/** Six months more, from the present end; how often is not limited. @throws AppError illegal_move */
export const renewFreeze = (ctx: Context, id: string): Promise<FreezeRow> =>
  ctx.transact(async (tx) => {
    const freeze = await requireLockedFreeze(tx, id)
    if (!freezeMachine.can(freeze.state, 'renew'))
      throw new AppError('illegal_move', `freeze: renew is not possible in state ${freeze.state}`)
    const expiresAt = present(freeze.expiresAt, 'expiry')
    if (expiresAt <= tx.clock.now()) throw new AppError('illegal_move', 'freeze: it has expired')
    if ((await outstandingRequests(tx, id, 'renew_freeze')).length > 0)
      throw new AppError('illegal_move', 'freeze: a renewal is under way')
    await intend(tx, {
      kind: 'renew_freeze',
      subject: 'freeze',
      subjectId: id,
      bank: freeze.bank,
      follows: [{ subjectId: id, kinds: ['renew_freeze', 'freeze'] }],
      body: bodyOf(tx, freeze, expiryOf(freeze, freeze.renewals + 1)),
    })
    await repository.noteFreeze(tx, freeze, 'renewal_requested')
    return requireFreeze(tx, id)
  })

/**
 * A whole-account freeze has been looked at and stays; that and until when is in its time line (Zhejiang 2025-12-01,
 * art. 24). One that need not stay is released.
 * @throws AppError illegal_move, invalid_request
 */
export const reviewFreeze = (
  ctx: Context,
  id: string,
  { reason, reviewAt }: { readonly reason: string; readonly reviewAt?: string | undefined },
): Promise<FreezeRow> =>
  ctx.transact(async (tx) => {
    const freeze = await requireLockedFreeze(tx, id)
    if (freeze.kind !== 'whole' || freeze.state !== 'frozen')
      throw new AppError('illegal_move', 'freeze: only a whole account that is frozen is reviewed')
    await repository.setReview(tx, id, reviewDate(tx, reviewAt))
    await repository.noteFreeze(tx, freeze, 'reviewed', reason)
    const reviewed = await requireFreeze(tx, id)
    await lookAtFreeze(tx, reviewed)
    return reviewed
  })

/** Before it has gone to the bank. @throws AppError illegal_move */
export const cancelFreeze = (ctx: Context, id: string, reason: string): Promise<FreezeRow> =>
  ctx.transact(async (tx) => {
    const freeze = await requireFreeze(tx, id)
    await repository.moveFreeze(tx, freeze, 'cancel', { closedAt: tx.clock.now() }, reason)
    return requireFreeze(tx, id)
  })

/** Counted from the freeze itself: from one clamped month end to the next the day would slip. */
export const expiryOf = (freeze: FreezeRow, renewals: number): Date =>
  monthsAfter(present(freeze.frozenAt, 'freeze'), FREEZE_MONTHS * (renewals + 1))

/** What every request about this freeze says. */
export const bodyOf = (ctx: Context, freeze: FreezeRow, expiresAt: Date | null) => ({
  accountNumber: accountNumberOf(ctx, freeze.account),
  accountName: holderOf(ctx, freeze.stopPayment),
  // A whole-account freeze names no sum to the bank; the books still follow the tainted money only.
  amount: freeze.kind === 'whole' ? null : formatYuan(freeze.amountFen),
  transferredAt: freeze.stopPayment.transferredAt.toISOString(),
  expiresAt: expiresAt?.toISOString() ?? null,
  caseNumber: freeze.warning.number,
})
