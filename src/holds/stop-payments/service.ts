import type { Context } from '../../context'
import { AppError } from '../../errors'
import { hoursAfter } from '../../lib/duration'
import { present } from '../../lib/assert'
import { formatYuan } from '../../lib/money'
import { claimForStop, pendingIdOf } from '../../ledger'
import { found } from '../../transitions'
import { accountNumberOf } from '../accounts'
import { intend } from '../bank-requests/intend'
import { outstandingRequests } from '../bank-requests/repository'
import { askThroughPayersBank } from '../cancellations/service'
import { personOf, requireAnother } from '../four-eyes'
import { STOP_HOURS, STOP_RENEWED_HOURS } from '../limits'
import { isDismissed } from '../warning'
import { stopMachine } from './machine'
import * as repository from './repository'
import type { StopRow } from './repository'

export async function requireStop(ctx: Context, id: string): Promise<StopRow> {
  return found(await repository.readStop(ctx, id), 'stop-payment')
}

export const requireLockedStop = async (ctx: Context, id: string): Promise<StopRow> =>
  found(await repository.lockStop(ctx, id), 'stop-payment')

/**
 * The second officer's word: takes one of the account's two stops and commits the request to the bank.
 * @throws AppError four_eyes, illegal_move, lost_race, stop_limit_reached
 */
export const approveStop = (ctx: Context, id: string): Promise<StopRow> =>
  ctx.transact(async (tx) => {
    const stop = await requireStop(tx, id)
    requireAnother(tx, stop.draftedBy)
    if (isDismissed(stop.warning)) throw new AppError('illegal_move', 'stop: the warning is dismissed')
    const approvedBy = personOf(tx.actor)
    await repository.moveStop(tx, stop, 'approve', { approvedBy, approvedAt: tx.clock.now() })
    await submit(tx, await requireStop(tx, id))
    return requireStop(tx, id)
  })

async function submit(ctx: Context, stop: StopRow): Promise<void> {
  if ((await repository.takeStop(ctx, stop)) === null) throw new AppError('stop_limit_reached')
  const now = ctx.clock.now()
  // If the bank stopped it this minute and never told us, the stop would be over by then: the money is let go.
  const claimExpiresAt = hoursAfter(now, STOP_HOURS)
  const respondBy = await intend(ctx, {
    kind: 'stop',
    subject: 'stop_payment',
    subjectId: stop.id,
    bank: stop.bank,
    follows: [],
    body: bodyOf(ctx, stop, null),
  })
  await repository.moveStop(ctx, stop, 'submit', { submittedAt: now, respondBy })
  await ctx.timers.set(ctx.db, 'hold.expiry', stop.id, claimExpiresAt)
  const { warningId, amountFen } = stop
  await claimForStop(ctx, { warningId, amountFen, cause: claimCause(stop), expiresAt: claimExpiresAt })
  await askThroughPayersBank(ctx, stop)
}

/**
 * A second stop of the same account, 48 h more at most; it counts from the bank's answer, not from the asking.
 * @throws AppError illegal_move, stop_limit_reached
 */
export const renewStop = (ctx: Context, id: string): Promise<StopRow> =>
  ctx.transact(async (tx) => {
    const stop = await requireLockedStop(tx, id)
    if (!stopMachine.can(stop.state, 'renew'))
      throw new AppError('illegal_move', `stop: renew is not possible in state ${stop.state}`)
    if (present(stop.expiresAt, 'expiry') <= tx.clock.now())
      throw new AppError('illegal_move', 'stop: it has lapsed')
    if ((await outstandingRequests(tx, id, 'renew_stop')).length > 0)
      throw new AppError('illegal_move', 'stop: a renewal is under way')
    if ((await repository.takeStop(tx, stop)) === null) throw new AppError('stop_limit_reached')
    await intend(tx, {
      kind: 'renew_stop',
      subject: 'stop_payment',
      subjectId: stop.id,
      bank: stop.bank,
      follows: [{ subjectId: stop.id, kinds: ['stop'] }],
      body: bodyOf(tx, stop, hoursAfter(present(stop.heldAt, 'hold'), STOP_RENEWED_HOURS)),
    })
    await repository.noteStop(tx, stop, 'renewal_requested')
    return requireStop(tx, id)
  })

/** Before it has gone to the bank. @throws AppError illegal_move */
export const cancelStop = (ctx: Context, id: string, reason: string): Promise<StopRow> =>
  ctx.transact(async (tx) => {
    const stop = await requireStop(tx, id)
    await repository.moveStop(tx, stop, 'cancel', { closedAt: tx.clock.now() }, reason)
    return requireStop(tx, id)
  })

/** What every request about this stop says of the account: the four fields and the case. */
export const bodyOf = (ctx: Context, stop: StopRow, expiresAt: Date | null) => ({
  accountNumber: accountNumberOf(ctx, stop.account),
  accountName: repository.holderOf(ctx, stop),
  amount: formatYuan(stop.amountFen),
  transferredAt: stop.transferredAt.toISOString(),
  expiresAt: expiresAt?.toISOString() ?? null,
  caseNumber: stop.warning.number,
})

const claimCause = ({ id }: StopRow): string => `stop:${id}:approved`

/** The ledger's pending transfer that the approval opened, or would have opened. */
export const claimOf = (ctx: Context, stop: StopRow): string =>
  pendingIdOf(ctx, {
    warningId: stop.warningId,
    cause: claimCause(stop),
    from: 'paid_out',
    to: 'stopped',
  })
