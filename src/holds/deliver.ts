import { isAnswerTo } from '../bank-message'
import type { BankAddress, BankReplyBody, BankRequestBody, BankRequestKind, Context } from '../context'
import { AppError } from '../errors'
import { present } from '../lib/assert'
import { applyAnswer } from './answers'
import { mayCall, noteCall } from './bank-links/service'
import { bodyOf, countContact, markSent, OUTSTANDING, readRequest } from './bank-requests/repository'
import { receiveReply } from './replies'
import { nextLook, noteSilence } from './silence'

/** What the call needs, read before it is made. */
export interface Delivery {
  readonly requestId: string
  readonly bankId: string
  readonly bank: BankAddress
  readonly body: BankRequestBody
  /** An earlier call may have reached the bank, even one that crashed: ask first. */
  readonly mayHaveArrived: boolean
}

export type Delivered = 'sent' | 'unknown' | 'refused' | BankReplyBody

/** Reads the intent and counts the contact before it is made. null: nothing is to be done. */
export async function prepareDelivery(ctx: Context, requestId: string): Promise<Delivery | null> {
  const request = present(await readRequest(ctx, requestId), 'bank request')
  const { gatewayUrl, secretSealed } = request.bank
  // 'sent': the bank has it, and its answer comes by itself.
  const isToBeSent = request.state === 'intended' || request.state === 'unknown'
  if (!isToBeSent || gatewayUrl === null || secretSealed === null) return null
  // A bank that is down gets no more than a look now and then; its requests wait, and their clocks run on.
  if (!(await mayCall(ctx, request.bankId))) return null
  const contacts = await countContact(ctx, requestId)
  return {
    requestId,
    bankId: request.bankId,
    bank: { url: gatewayUrl, secret: ctx.vault.openSilently('bank.secret', secretSealed) },
    body: bodyOf(ctx, request),
    mayHaveArrived: contacts > 1,
  }
}

/** Asks by reference if the bank may have it; sends only what it never received. */
export async function deliver(ctx: Context, delivery: Delivery): Promise<Delivered> {
  const { bank, body, mayHaveArrived } = delivery
  if (mayHaveArrived) {
    const known = await ctx.bank.ask(bank, body.reference)
    if (known === 'pending') return 'sent'
    if (known !== null) return known
  }
  return ctx.bank.request(bank, body)
}

/** Writes what came of the call; an answer that came by webhook in the meantime stands. */
export async function settleDelivery(ctx: Context, delivery: Delivery, result: Delivered): Promise<void> {
  await noteCall(ctx, delivery.bankId, result === 'unknown' ? 'failed' : 'reached')
  const request = present(await readRequest(ctx, delivery.requestId), 'bank request')
  if (result === 'sent') {
    await markSent(ctx, request.id)
    return
  }
  if (result === 'unknown') {
    if (!OUTSTANDING.includes(request.state)) return
    await noteSilence(ctx, request, 'the bank could not be reached')
    await ctx.timers.set(ctx.db, 'hold.respond', request.subjectId, nextLook(ctx.clock.now(), request))
    return
  }
  if (result === 'refused') {
    const { id, bankId } = request
    await applyAnswer(ctx.as({ kind: 'bank', id: bankId }), request, rejected(ctx, id))
    return
  }
  await settleAnswer(ctx, request.bankId, request.kind, result)
}

async function settleAnswer(
  ctx: Context,
  bankId: string,
  kind: BankRequestKind,
  answer: BankReplyBody,
): Promise<void> {
  // An answer to something else, or one that contradicts a message we have, is the bank's error: it is not applied.
  if (!isAnswerTo(kind, answer.outcome)) throw new AppError('bank_unavailable', 'the answer does not fit')
  await receiveReply(ctx, bankId, answer)
}

/** The bank has refused to take the message itself. */
const rejected = (ctx: Context, reference: string): BankReplyBody => ({
  messageId: `rejected:${reference}`,
  reference,
  outcome: 'refused',
  amount: null,
  balance: null,
  at: ctx.clock.now().toISOString(),
  cause: 'request_rejected',
})
