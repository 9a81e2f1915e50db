import { minFen, type Fen } from '../lib/money'
import { availableIn, balanceOf, carried, type AccountName, type Book } from './model'

/** Money that is to move; the service gives it an id and a cause. */
export interface Movement {
  readonly from: AccountName
  readonly to: AccountName
  readonly amountFen: Fen
}

/** Enough of `wanted` from each account in turn; the last one must be able to give the rest (`outside` always is). */
function gather(sources: readonly { from: AccountName; upTo: Fen | null }[], to: AccountName, wanted: Fen) {
  const movements: Movement[] = []
  let missing = wanted
  for (const { from, upTo } of sources) {
    const amountFen = upTo === null ? missing : minFen(missing, upTo)
    if (amountFen > 0n) movements.push({ from, to, amountFen })
    missing -= amountFen > 0n ? amountFen : 0n
  }
  return movements
}

export interface VisitFigures {
  /** All that has been paid so far in this case, as known at the visit. */
  readonly paidFen: Fen
  /** What was about to leave and stays. */
  readonly protectedFen: Fen
}

/**
 * What an officer's figures change. Both are totals, so that a second visit that says the same changes nothing:
 * paid beyond what the books know comes out of what was at risk, then out of what an earlier visit had protected
 * and has been paid after all, and only then from outside; protected is at risk until then, or was not known of.
 */
export function planVisit(book: Book, { paidFen, protectedFen }: VisitFigures): Movement[] {
  const keptBefore = balanceOf(book, 'protected')
  const paidAfterAll = keptBefore > protectedFen ? keptBefore - protectedFen : 0n
  const paid = gather(
    [
      { from: 'at_risk', upTo: availableIn(book, 'at_risk') },
      { from: 'protected', upTo: paidAfterAll },
      { from: 'outside', upTo: null },
    ],
    'paid_out',
    paidFen - everPaid(book),
  )
  const stillAtRisk = availableIn(book, 'at_risk') - amountFrom(paid, 'at_risk')
  const toProtect = protectedFen - (keptBefore - amountFrom(paid, 'protected'))
  const unknown = toProtect - stillAtRisk
  return [
    ...paid,
    ...(unknown > 0n ? [{ from: 'outside', to: 'at_risk', amountFen: unknown } as const] : []),
    ...(toProtect > 0n ? [{ from: 'at_risk', to: 'protected', amountFen: toProtect } as const] : []),
  ]
}

/** Paid by the victim at any time; what lapsed back out of a stop was paid before. */
const everPaid = (book: Book): Fen =>
  carried(book, 'outside', 'paid_out') +
  carried(book, 'at_risk', 'paid_out') +
  carried(book, 'protected', 'paid_out')

const amountFrom = (movements: readonly Movement[], from: AccountName): Fen =>
  movements.reduce((sum, movement) => (movement.from === from ? sum + movement.amountFen : sum), 0n)

/**
 * Makes `wantedFen` available in `paid_out`, because two officers say that it has been paid: what is known to be at
 * risk is the same money, and nothing is taken from outside on their word alone.
 */
export const planPaid = (book: Book, wantedFen: Fen): Movement[] =>
  gather(
    [{ from: 'at_risk', upTo: availableIn(book, 'at_risk') }],
    'paid_out',
    wantedFen - availableIn(book, 'paid_out'),
  )

/**
 * Books what a bank has confirmed as secured beyond what had been claimed: its word is a fact, so what the books do
 * not know of has been paid too.
 */
export function planConfirmed(book: Book, to: 'stopped' | 'frozen', securedFen: Fen): Movement[] {
  if (securedFen <= 0n) return []
  const missing = securedFen - availableIn(book, 'paid_out')
  const paid = gather(
    [
      { from: 'at_risk', upTo: availableIn(book, 'at_risk') },
      { from: 'outside', upTo: null },
    ],
    'paid_out',
    missing,
  )
  return [...paid, { from: 'paid_out', to, amountFen: securedFen }]
}

/**
 * A bank has paid back to the victim what was held in another case's name: out of what has been paid, then of what was given up
 * as lost. Its word is a fact, so what the books do not know of has been paid too.
 */
export function planReturned(book: Book, returnedFen: Fen): Movement[] {
  if (returnedFen <= 0n) return []
  const lost = minFen(
    availableIn(book, 'lost'),
    returnedFen - minFen(availableIn(book, 'paid_out'), returnedFen),
  )
  const fromPaid = returnedFen - lost
  const unknown = fromPaid - minFen(availableIn(book, 'paid_out'), fromPaid)
  const movements: Movement[] = [
    { from: 'outside', to: 'paid_out', amountFen: unknown },
    { from: 'paid_out', to: 'returned', amountFen: fromPaid },
    { from: 'lost', to: 'returned', amountFen: lost },
  ]
  return movements.filter(({ amountFen }) => amountFen > 0n)
}

/** The case is closed: what has been paid and nobody holds is lost. */
export function planLost(book: Book): Movement[] {
  const amountFen = availableIn(book, 'paid_out')
  return amountFen > 0n ? [{ from: 'paid_out', to: 'lost', amountFen }] : []
}
