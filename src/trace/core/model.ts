import type { Fen } from '../../lib/money'

/** The trace as a calculation: no database, no clock, no names. Accounts are whatever text tells one from another. */

/**
 * How tainted money is told from clean money where they meet in an account (docs/decisions/0016):
 * - `timestamp`: a debit that answers to exactly one credit takes that credit; any other debit takes its part of everything.
 * - `pro-rata`: every debit takes its part of everything.
 * - `first-in-first-out`: what came first goes first.
 */
export const rules = ['timestamp', 'pro-rata', 'first-in-first-out'] as const
export type Rule = (typeof rules)[number]

/** `victim`: defrauded money leaves its owner. `onward`: any other payment. `cash-out`: it leaves the accounts for good. */
export type TransferKind = 'victim' | 'onward' | 'cash-out'

/** One movement of money, told by however many. */
export interface Transfer {
  readonly id: string
  readonly kind: TransferKind
  /** null: out of an account that nobody has named. */
  readonly from: string | null
  /** null: cash, goods, or an account that nobody has named. */
  readonly to: string | null
  readonly amountFen: Fen
  /** Epoch milliseconds. */
  readonly at: number
}

/** What an account was said to hold at a moment, after everything that happened in it until then. */
export interface Balance {
  readonly id: string
  readonly account: string
  readonly balanceFen: Fen
  readonly at: number
}

export interface TraceInput {
  readonly transfers: readonly Transfer[]
  readonly balances: readonly Balance[]
  /** Accounts of the victims' own: money that reaches one has come back. */
  readonly own: ReadonlySet<string>
}

export interface TraceSettings {
  readonly rule: Rule
  /** A credit and the debit that answers to it are no further apart than this. */
  readonly matchWithinMs: number
  /** Whose money it is, payment by payment; without it only sums are carried, which is faster where payments are many. */
  readonly withShares: boolean
}

/** Of one victim's payment: how much of it. */
export interface Share {
  /** The id of the victim's transfer. */
  readonly paymentId: string
  readonly amountFen: Fen
}

/** `source`: it is the victim's payment itself. */
export type How = 'source' | 'matched' | 'pro-rata' | 'first-in-first-out'

export interface TracedEdge {
  readonly transfer: Transfer
  /** Never more than the transfer itself. */
  readonly taintedFen: Fen
  readonly how: How
  readonly shares: readonly Share[]
}

/** Sums of tainted money: received = sent + cashed + outOfSight + there, to the fen. */
export interface TracedAccount {
  readonly id: string
  /** 1: paid by a victim. 2: paid by those … 0: a victim's own account that money came back to. */
  readonly tier: number
  readonly receivedFen: Fen
  readonly sentFen: Fen
  readonly cashedFen: Fen
  /** Gone, as a balance shows, and nobody knows where to. */
  readonly outOfSightFen: Fen
  readonly thereFen: Fen
  /** Beside it in the account, as far as known. */
  readonly cleanThereFen: Fen
  /** Money that must have come in from somewhere, since more went out than was known to be there. */
  readonly untracedInFen: Fen
  /** When tainted money last came in; epoch milliseconds. */
  readonly lastTaintedAt: number
  /** The last balance that was told, if any. */
  readonly balance: Balance | null
  readonly shares: readonly Share[]
}

export interface TraceResult {
  /** By tier, then by when money came in last, then by id. */
  readonly accounts: readonly TracedAccount[]
  /** Those that carry tainted money, in the order in which it went. */
  readonly edges: readonly TracedEdge[]
  /** What victims have paid: the sum of what is there, cashed, out of sight and come back. */
  readonly defraudedFen: Fen
}
