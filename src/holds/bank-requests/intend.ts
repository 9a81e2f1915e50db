import type { BankRequestBody, BankRequestKind, Context } from '../../context'
import { minutesAfter } from '../../lib/duration'
import { insertRequest, latestRequest, outstandingRequests, type HoldSubject } from './repository'

export interface Intent {
  readonly kind: BankRequestKind
  readonly subject: HoldSubject
  readonly subjectId: string
  readonly bank: { readonly id: string; readonly responseLimitMinutes: number }
  /** The requests that this one may follow, latest first wins; empty: it follows none. */
  readonly follows: readonly { readonly subjectId: string; readonly kinds: readonly BankRequestKind[] }[]
  /** By when an answer is due, where it is not the bank's own limit. */
  readonly respondBy?: Date
  readonly body: Pick<
    BankRequestBody,
    'accountNumber' | 'accountName' | 'amount' | 'transferredAt' | 'expiresAt' | 'caseNumber' | 'payouts'
  >
}

/**
 * Commits the intent to ask a bank, with its event and its clock, in the caller's transaction. The call itself is
 * made by the worker; a bank without a gateway is answered for by its liaison.
 * @returns by when an answer is due
 */
export async function intend(ctx: Context, intent: Intent): Promise<Date> {
  const { kind, subject, subjectId, bank } = intent
  const reference = ctx.ids.next()
  const body = { ...intent.body, reference, kind, originalReference: await originalOf(ctx, intent.follows) }
  await insertRequest(ctx, { bankId: bank.id, subject, subjectId, body })
  await ctx.outbox.emit(ctx.db, 'bank.requested', { requestId: reference })
  const respondBy = intent.respondBy ?? minutesAfter(ctx.clock.now(), bank.responseLimitMinutes)
  await ctx.timers.set(ctx.db, 'hold.respond', subjectId, respondBy)
  return respondBy
}

async function originalOf(ctx: Context, follows: Intent['follows']): Promise<string | null> {
  for (const { subjectId, kinds } of follows) {
    const request = await latestRequest(ctx, subjectId, kinds)
    if (request !== null) return request.id
  }
  return null
}

/** Stops the answer clock of a subject unless another request of it is still unanswered. */
export async function stopWaiting(ctx: Context, subjectId: string): Promise<void> {
  const waiting = await outstandingRequests(ctx, subjectId)
  if (waiting.length === 0) await ctx.timers.stop(ctx.db, 'hold.respond', subjectId)
}
