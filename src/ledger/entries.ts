import type { Context } from '../context'
import { AppError } from '../errors'
import { AssertionError } from '../lib/assert'
import type { BookRefusal, Transfer } from './model'
import type { Movement } from './plans'

export interface Posting extends Movement {
  readonly warningId: string
  /** What it answers, "freeze:0190…:expired"; with the accounts it makes the id, so a repetition changes nothing. */
  readonly cause: string
}

export const refusalError = (refusal: BookRefusal, { from, to }: Transfer): Error =>
  refusal === 'overdrawn' || refusal === 'more_than_pending'
    ? new AppError('amount_exceeded', `${from} does not hold that much for ${to}`)
    : new AssertionError(`the books refuse a transfer from ${from} to ${to}: ${refusal}`)

export function transferOf(
  ctx: Context,
  warningId: string,
  cause: string,
  kind: Transfer['kind'],
  { from, to, amountFen }: Movement,
  rest: { readonly pendingId?: string; readonly expiresAt?: Date } = {},
): Transfer {
  return {
    id: transferId(ctx, warningId, cause, kind, { from, to }),
    kind,
    from,
    to,
    amountFen,
    pendingId: rest.pendingId ?? null,
    expiresAt: rest.expiresAt ?? null,
    cause,
    postedAt: ctx.clock.now(),
  }
}

export const transferId = (
  ctx: Context,
  warningId: string,
  cause: string,
  kind: Transfer['kind'],
  { from, to }: Pick<Movement, 'from' | 'to'>,
): string => ctx.ids.derived(`ledger:${warningId}:${cause}:${kind}:${from}>${to}`)
