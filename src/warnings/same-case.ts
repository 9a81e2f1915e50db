import { MINUTE_MS } from '../lib/duration'
import type { Fen } from '../lib/money'

/** What one source tells of a payment, as far as two can be compared. */
export interface ToldPayment {
  /** Identifier of the account that was paid. */
  readonly payeeId: string
  readonly amountFen: Fen
  readonly at: Date
  /** null: not told. */
  readonly payerId: string | null
}

export interface ToldCase {
  readonly warningId: string
  readonly partyId: string
  /** Of the victim, as told; empty: by nobody. */
  readonly names: readonly string[]
  readonly payments: readonly ToldPayment[]
}

/** Two sources tell the time of one payment within this (local). */
const SAME_CASE_MINUTES = 10

/**
 * The one other case that is this one, told by another source: the same sum into the same account at about the same time, and
 * nothing that speaks against it: not another name, not another account that paid. Where two others fit nothing is
 * joined: small round sums into one account are paid by many.
 */
export function sameCase(told: ToldCase, others: readonly ToldCase[]): ToldCase | null {
  const fitting = others.filter((other) => other.partyId !== told.partyId && isSame(told, other))
  const [only] = fitting
  return fitting.length === 1 && only !== undefined ? only : null
}

const isSame = (a: ToldCase, b: ToldCase): boolean =>
  !isAnotherName(a.names, b.names) &&
  a.payments.some((payment) => b.payments.some((other) => isSamePayment(payment, other)))

const isAnotherName = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && b.length > 0 && !a.some((name) => b.includes(name))

const isSamePayment = (a: ToldPayment, b: ToldPayment): boolean =>
  a.payeeId === b.payeeId &&
  a.amountFen === b.amountFen &&
  Math.abs(a.at.getTime() - b.at.getTime()) <= SAME_CASE_MINUTES * MINUTE_MS &&
  (a.payerId === null || b.payerId === null || a.payerId === b.payerId)
