import { isDeepStrictEqual } from 'node:util'
import type { BankReplyBody, BankRequestKind, Context } from '../context'
import { isAnswerTo } from '../bank-message'
import { AppError } from '../errors'
import { present } from '../lib/assert'

import { applyAnswer, keepOnward } from './answers'
import {
  insertReply,
  latestRequest,
  OUTSTANDING,
  outstandingRequests,
  readReply,
  readRequest,
  type RequestRow,
} from './bank-requests/repository'
import { readFreeze } from './freezes/repository'

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
  readonly onward?: BankReplyBody['onward']
  readonly priorFreeze?: BankReplyBody['priorFreeze']
}

/**
 * The answer of a bank that has no gateway, or whose gateway is silent, as its liaison enters it: to the oldest
 * request about this subject that is not answered.
 * @throws AppError illegal_move when nothing waits for an answer, or the gateway is to give it
 */
export async function answerByLiaison(ctx: Context, subjectId: string, answer: LiaisonAnswer): Promise<void> {
  const waiting = await outstandingRequests(ctx, subjectId)
  const request =
    waiting.find(({ kind }) => isAnswerTo(kind, answer.outcome)) ?? (await queuedRequest(ctx, subjectId))
  if (request === undefined) throw new AppError('illegal_move', 'bank_request: nothing waits for that answer')
  await answerRequest(ctx, request, answer)
}

/** Of a freeze that stands behind another: what the bank has answered once, and answers again when that one ends. */
async function queuedRequest(ctx: Context, subjectId: string): Promise<RequestRow | undefined> {
  const freeze = await readFreeze(ctx, subjectId)
  const request = freeze?.state === 'queued' ? await latestRequest(ctx, subjectId, ['freeze']) : null
  return request === null ? undefined : ((await readRequest(ctx, request.id)) ?? undefined)
}

/** The liaison's answer to one request. @throws AppError illegal_move, invalid_request */
export async function answerRequest(ctx: Context, request: RequestRow, answer: LiaisonAnswer): Promise<void> {
  if (!isForLiaison(request))
    throw new AppError('illegal_move', 'bank_request: the gateway of the bank answers')
  requireFitting(request.kind, answer)
  const nth = OUTSTANDING.includes(request.state) ? '' : ':again'
  const reply = { ...answer, messageId: `liaison:${request.id}${nth}`, reference: request.id }
  const { id } = await insertReply(ctx, request.bankId, reply)
  await applyAnswer(ctx, request, reply)
  await keepOnward(ctx, request, reply, id)
}

/** A connected bank's gateway answers, unless it has fallen silent. */
export const isForLiaison = (request: {
  readonly state: string
  readonly bank: { readonly gatewayUrl: string | null }
}): boolean => request.bank.gatewayUrl === null || request.state === 'unknown'

/** Applies a reply that was received before. */
export async function applyReply(ctx: Context, replyId: string): Promise<void> {
  const reply = await readReply(ctx, replyId)
  const request = present(await readRequest(ctx, reply.reference), 'bank request')
  const asBank = ctx.as({ kind: 'bank', id: request.bankId })
  await applyAnswer(asBank, request, reply)
  // Also of an answer that is not the first: what it tells of money is news all the same.
  await keepOnward(asBank, request, reply, replyId)
}

function requireFitting(
  kind: BankRequestKind,
  { outcome, onward = [] }: Pick<BankReplyBody, 'outcome' | 'onward'>,
): void {
  if (!isAnswerTo(kind, outcome)) throw misfit('outcome', `an answer to ${kind}`)
  if (onward.length > 0 && kind !== 'stop') throw misfit('onward', 'none: only a stop is answered with it')
}

const misfit = (path: string, expected: string): AppError =>
  new AppError('invalid_request', `${path}: expected ${expected}`, [{ path, code: 'custom', expected }])

const isSame = (a: BankReplyBody, b: BankReplyBody): boolean =>
  isDeepStrictEqual(comparable(a), comparable(b))

/** One moment may be written in several ways. */
const comparable = ({ at, onward = [], priorFreeze, ...rest }: BankReplyBody) => ({
  ...rest,
  priorFreeze: priorFreeze ?? null,
  at: new Date(at).getTime(),
  onward: onward.map((transfer) => ({
    ...transfer,
    transferredAt: new Date(transfer.transferredAt).getTime(),
  })),
})
