import type { BankReplyBody, Context } from '../../context'
import { present } from '../../lib/assert'
import type { Fen } from '../../lib/money'
import { confirmSecured, transferPosted, voidPending, type AccountName } from '../../ledger'
import { actedAt, fenOf, securedOf } from '../bank-time'
import { expireFreeze, releaseFreeze, returnClaim } from '../endings'
import { lookAtFreeze } from '../clocks/look'
import { isInForce } from '../stop-payments/machine'
import { moveStop, type StopRow } from '../stop-payments/repository'
import { requireLockedStop } from '../stop-payments/service'
import { isDismissed } from '../warning'
import { freezeMachine } from './machine'
import * as repository from './repository'
import type { FreezeRow } from './repository'
import { claimOf } from './claim'
import { expiryOf, requireFreeze, requireLockedFreeze } from './service'

/** The bank has frozen the money, perhaps a part of it, or has refused to. */
export async function applyFreezeAnswer(
  ctx: Context,
  freezeId: string,
  answer: BankReplyBody,
): Promise<void> {
  // The stop first: whoever locks both does so in this order.
  const { stopPaymentId } = await requireFreeze(ctx, freezeId)
  const stop = await requireLockedStop(ctx, stopPaymentId)
  const freeze = await requireLockedFreeze(ctx, freezeId)
  const event = eventOf(answer.outcome)
  if (!freezeMachine.can(freeze.state, event)) {
    tooLate(ctx, freeze)
    return
  }
  if (event === 'refuse') await refuse(ctx, freeze, stop, answer.cause)
  else await (event === 'queue' ? queue(ctx, freeze, stop, answer) : hold(ctx, freeze, stop, answer))
}

function eventOf(outcome: BankReplyBody['outcome']): 'refuse' | 'queue' | 'freeze' {
  if (outcome === 'refused') return 'refuse'
  return outcome === 'queued' ? 'queue' : 'freeze'
}

/**
 * Another authority has frozen first: ours stands behind it (轮候冻结). It is recorded behind whom, and the books give the claim
 * back: what is queued is not frozen.
 */
async function queue(ctx: Context, freeze: FreezeRow, stop: StopRow, answer: BankReplyBody): Promise<void> {
  const prior = present(answer.priorFreeze, 'prior freeze')
  await repository.moveFreeze(ctx, freeze, 'queue', {
    queuedAt: actedAt(ctx, answer, present(freeze.submittedAt, 'submission')),
    priorAuthority: prior.authority,
    priorFen: fenOf(prior.amount),
    priorUntil: prior.until === null ? null : new Date(prior.until),
  })
  await giveBackClaim(ctx, freeze, stop, 'queued')
  await lookAtFreeze(ctx, await requireLockedFreeze(ctx, freeze.id))
}

async function hold(ctx: Context, freeze: FreezeRow, stop: StopRow, answer: BankReplyBody): Promise<void> {
  const frozenAt = actedAt(ctx, answer, present(freeze.submittedAt, 'submission'))
  const frozenFen = securedOf(answer, freeze.amountFen)
  const expiresAt = expiryOf({ ...freeze, frozenAt }, 0)
  await repository.moveFreeze(ctx, freeze, 'freeze', { frozenAt, frozenFen, expiresAt })
  await ctx.timers.set(ctx.db, 'hold.expiry', freeze.id, expiresAt)
  await lookAtFreeze(ctx, await requireLockedFreeze(ctx, freeze.id))
  await bookFrozen(ctx, freeze, stop, frozenFen)
  if (isInForce(stop.state)) await followStop(ctx, freeze, stop, frozenFen)
  else if (freeze.state !== 'queued') await returnClaim(ctx, freeze, stop, freeze.amountFen - frozenFen)
  await ctx.outbox.emit(ctx.db, 'freeze.frozen', { freezeId: freeze.id })
  // Let go while the bank was working: an honest account must not hang.
  if (isDismissed(freeze.warning) || stop.state === 'released')
    await releaseFreeze(ctx, await requireLockedFreeze(ctx, freeze.id), 'the stop was released')
}

/** By its claim; one that was queued has none any more, and takes it from its stop if that still holds. */
async function bookFrozen(ctx: Context, freeze: FreezeRow, stop: StopRow, frozenFen: Fen): Promise<void> {
  const { warningId } = freeze
  const cause = `freeze:${freeze.id}:frozen`
  if (freeze.state === 'queued' && isInForce(stop.state)) {
    await transferPosted(ctx, { warningId, from: 'stopped', to: 'frozen', amountFen: frozenFen, cause })
    return
  }
  const pendingId = claimOf(ctx, freeze)
  await confirmSecured(ctx, { warningId, to: 'frozen', pendingId, securedFen: frozenFen, cause })
}

/**
 * The freeze takes the stop's place. What the officers did not ask to freeze is free; what the bank could not freeze
 * of what they asked is at large.
 */
async function followStop(ctx: Context, freeze: FreezeRow, stop: StopRow, frozenFen: Fen): Promise<void> {
  const now = ctx.clock.now()
  await moveStop(ctx, stop, 'freeze', { closedAt: now })
  await ctx.timers.stop(ctx.db, 'hold.expiry', stop.id)
  const leave = (to: AccountName, amountFen: Fen) =>
    transferPosted(ctx, {
      warningId: stop.warningId,
      from: 'stopped',
      to,
      amountFen,
      cause: `freeze:${freeze.id}:not-${to === 'released' ? 'asked' : 'frozen'}`,
    })
  await leave('released', present(stop.heldFen, 'held amount') - freeze.amountFen)
  await leave('paid_out', freeze.amountFen - frozenFen)
}

async function refuse(ctx: Context, freeze: FreezeRow, stop: StopRow, cause: string | null): Promise<void> {
  await repository.moveFreeze(
    ctx,
    freeze,
    'refuse',
    { refusalCause: cause, closedAt: ctx.clock.now() },
    cause,
  )
  await ctx.timers.stop(ctx.db, 'hold.remind', freeze.id)
  await giveBackClaim(ctx, freeze, stop, 'refused')
}

async function giveBackClaim(
  ctx: Context,
  freeze: FreezeRow,
  stop: StopRow,
  event: 'refused' | 'queued',
): Promise<void> {
  await ctx.timers.stop(ctx.db, 'hold.expiry', freeze.id)
  const wasOpen = await voidPending(ctx, {
    warningId: freeze.warningId,
    pendingId: claimOf(ctx, freeze),
    cause: `freeze:${freeze.id}:${event}`,
  })
  if (wasOpen) await returnClaim(ctx, freeze, stop, freeze.amountFen)
}

/** Six months more. */
export async function applyFreezeRenewal(
  ctx: Context,
  freezeId: string,
  answer: BankReplyBody,
): Promise<void> {
  const freeze = await requireLockedFreeze(ctx, freezeId)
  if (!freezeMachine.can(freeze.state, 'renew')) {
    tooLate(ctx, freeze)
    return
  }
  if (answer.outcome === 'refused') {
    await repository.noteFreeze(ctx, freeze, 'renewal_refused', answer.cause)
    if (present(freeze.expiresAt, 'expiry') <= ctx.clock.now()) await expireFreeze(ctx, freeze)
    return
  }
  const renewals = freeze.renewals + 1
  const expiresAt = expiryOf(freeze, renewals)
  await repository.moveFreeze(ctx, freeze, 'renew', { renewals, expiresAt })
  await ctx.timers.set(ctx.db, 'hold.expiry', freeze.id, expiresAt)
  await lookAtFreeze(ctx, await requireLockedFreeze(ctx, freeze.id))
}

function tooLate(ctx: Context, freeze: FreezeRow): void {
  ctx.log.warn({ freezeId: freeze.id, state: freeze.state }, 'a bank has answered for a freeze that is over')
}
