import type { BankReplyBody, BankRequestKind, Context } from '../context'
import { isAnswerTo } from '../bank-message'
import { AppError } from '../errors'
import { present } from '../lib/assert'

import { applyAnswer } from './answers'
import { insertReply, outstandingRequests, readReply, readRequest } from './bank-requests/repository'

/**
 * Keeps what a bank says and hands it on; the same message again is recognised by its id.
 * @throws AppError not_found for a reference that is not this bank's; invalid_request for an answer to something
 *         else; reference_conflict for other content under a message id that is known
 */
export async function receiveReply(
  ctx: Context,
  bankId: string,
  reply: BankReplyBody,
): Promise<{ isDuplicate: boolean }> {
  return ctx.transact(async (tx) => {
    const request = await readRequest(tx, reply.reference)
    if (request?.bankId !== bankId) throw new AppError('not_found', 'no such request')
    requireFitting(request.kind, reply)
    const { id, isNew } = await insertReply(tx, bankId, reply)
    if (isNew) await tx.outbox.emit(tx.db, 'bank.replied', { replyId: id })
    else if (!isSame(await readReply(tx, id), reply)) throw new AppError('reference_conflict')
    return { isDuplicate: !isNew }
  })
}

export interface LiaisonAnswer {
  readonly outcome: BankReplyBody['outcome']
  readonly amount: string | null
  readonly balance: string | null
  readonly cause: string | null
  readonly at: string
}

/**
 * The answer of a bank that has no gateway, or whose gateway is silent, as its liaison enters it: to the oldest
 * request about this subject that is not answered.
 * @throws AppError illegal_move when nothing waits for an answer, or the gateway is to give it
 */
export async function answerByLiaison(ctx: Context, subjectId: string, answer: LiaisonAnswer): Promise<void> {
  const waiting = await outstandingRequests(ctx, subjectId)
  const request = waiting.find(({ kind }) => isAnswerTo(kind, answer.outcome))
  if (request === undefined) throw new AppError('illegal_move', 'bank_request: nothing waits for that answer')
  if (request.bank.gatewayUrl !== null && request.state !== 'unknown')
    throw new AppError('illegal_move', 'bank_request: the gateway of the bank answers')
  const reply = { ...answer, messageId: `liaison:${request.id}`, reference: request.id }
  await insertReply(ctx, request.bankId, reply)
  await applyAnswer(ctx, request, reply)
}

/** Applies a reply that was received before. */
export async function applyReply(ctx: Context, replyId: string): Promise<void> {
  const reply = await readReply(ctx, replyId)
  const request = present(await readRequest(ctx, reply.reference), 'bank request')
  await applyAnswer(ctx.as({ kind: 'bank', id: request.bankId }), request, reply)
}

function requireFitting(kind: BankRequestKind, { outcome }: BankReplyBody): void {
  if (isAnswerTo(kind, outcome)) return
  const field = { path: 'outcome', code: 'custom', expected: `an answer to ${kind}` }
  throw new AppError('invalid_request', `outcome: expected ${field.expected}`, [field])
}

const isSame = (a: BankReplyBody, b: BankReplyBody): boolean =>
  a.reference === b.reference &&
  a.outcome === b.outcome &&
  a.amount === b.amount &&
  a.balance === b.balance &&
  a.cause === b.cause &&
  new Date(a.at).getTime() === new Date(b.at).getTime()
