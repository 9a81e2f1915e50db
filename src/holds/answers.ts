import type { BankReplyBody, BankRequestKind, Context } from '../context'
import { stopWaiting } from './bank-requests/intend'
import { markAnswered, type RequestRow } from './bank-requests/repository'
import { applyFreezeAnswer, applyFreezeRenewal } from './freezes/answers'
import { lockFreeze, noteFreeze } from './freezes/repository'
import { recordOnward } from './onward/service'
import { applyProtectionAnswer } from './protective-holds/answers'
import { noteProtection, readProtection } from './protective-holds/repository'
import { applyReturnAnswer } from './returns/answers'
import { applyStopAnswer, applyStopRenewal } from './stop-payments/answers'
import { lockStop, noteStop } from './stop-payments/repository'
import { requireStop } from './stop-payments/service'

type Apply = (ctx: Context, subjectId: string, answer: BankReplyBody) => Promise<void>

/** What each kind of request does with its answer. */
const applyByKind: Readonly<Record<BankRequestKind, Apply>> = {
  stop: applyStopAnswer,
  renew_stop: applyStopRenewal,
  release_stop: async (ctx, id, { outcome }) => {
    const stop = await lockStop(ctx, id)
    if (stop !== null) await noteStop(ctx, stop, releaseEvent(outcome))
  },
  freeze: applyFreezeAnswer,
  renew_freeze: applyFreezeRenewal,
  release_freeze: async (ctx, id, { outcome }) => {
    const freeze = await lockFreeze(ctx, id)
    if (freeze !== null) await noteFreeze(ctx, freeze, releaseEvent(outcome))
  },
  return_funds: applyReturnAnswer,
  protect: applyProtectionAnswer,
  release_protection: async (ctx, id, { outcome }) => {
    const hold = await readProtection(ctx, id)
    if (hold !== null) await noteProtection(ctx, hold, releaseEvent(outcome))
  },
}

/** Our order has let it go already; the bank's word on it goes into the timeline. */
const releaseEvent = (outcome: BankReplyBody['outcome']): string =>
  outcome === 'released' ? 'release_confirmed' : 'release_refused'

/**
 * Applies the bank's answer to what it was asked about, once: the first answer to a request counts, a later one
 * changes nothing. Of a freeze that was queued the bank has a second word when the earlier one ends.
 */
export async function applyAnswer(ctx: Context, request: RequestRow, answer: BankReplyBody): Promise<void> {
  if (!(await markAnswered(ctx, request.id)) && !(await isLaterWord(ctx, request, answer))) {
    ctx.log.info({ requestId: request.id }, 'a bank has answered again; its first answer stands')
    return
  }
  await applyByKind[request.kind](ctx, request.subjectId, answer)
  await stopWaiting(ctx, request.subjectId)
}

async function isLaterWord(ctx: Context, request: RequestRow, { outcome }: BankReplyBody): Promise<boolean> {
  if (request.kind !== 'freeze' || outcome === 'queued') return false
  return (await lockFreeze(ctx, request.subjectId))?.state === 'queued'
}

/** Where money had gone before the stop, as far as the answer tells; each proposes the next stop. */
export async function keepOnward(
  ctx: Context,
  request: RequestRow,
  { onward = [] }: BankReplyBody,
  replyId: string,
): Promise<void> {
  if (onward.length === 0 || request.kind !== 'stop') return
  await recordOnward(ctx, await requireStop(ctx, request.subjectId), onward, replyId)
}
