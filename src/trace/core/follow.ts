import type { Fen } from '../../lib/money'
import { compareText, firstOf } from '../../lib/order'
import type {
  Balance,
  How,
  TracedAccount,
  TracedEdge,
  TraceInput,
  TraceResult,
  TraceSettings,
  Transfer,
} from './model'
import { stepsOf, tiersOf } from './order'
import { clean, sharesOf, tainted, type Parcel } from './parcel'
import { openPurse, type Purse } from './purse'

/**
 * Follows victims' money through accounts: carries every movement through in the order of time and says of each how much
 * of it was tainted. What is not known to have come in counts as clean, what a balance shows to be missing as gone out
 * of sight. Nothing is lost: received = sent + cashed + out of sight + there, of every account and to the fen.
 *
 * O(n log n) in the number of transfers; with shares times the number of payments that meet in one account.
 */
export function follow(input: TraceInput, settings: TraceSettings): TraceResult {
  const tiers = tiersOf(input)
  const books = new Books(input.own, settings)
  for (const step of stepsOf(input, tiers)) {
    if (step.is === 'balance') books.settle(step.balance)
    else books.carry(step.transfer, (account) => tiers.has(account))
  }
  return {
    accounts: books.accounts(tiers),
    edges: books.edges,
    defraudedFen: books.defraudedFen,
  }
}

interface Book {
  readonly purse: Purse
  receivedFen: Fen
  sentFen: Fen
  cashedFen: Fen
  outOfSightFen: Fen
  untracedInFen: Fen
  lastTaintedAt: number
  balance: Balance | null
}

class Books {
  readonly edges: TracedEdge[] = []
  defraudedFen: Fen = 0n
  private readonly books = new Map<string, Book>()

  constructor(
    private readonly own: ReadonlySet<string>,
    private readonly settings: TraceSettings,
  ) {}

  carry(transfer: Transfer, isReached: (account: string) => boolean): void {
    const { parcel, how } = this.debit(transfer, isReached)
    if (parcel.taintedFen > 0n)
      this.edges.push({ transfer, taintedFen: parcel.taintedFen, how, shares: sharesOf(parcel) })
    const { to } = transfer
    if (to === null || (!isReached(to) && !this.own.has(to))) return
    const book = this.bookOf(to)
    book.purse.put(parcel, transfer.at)
    book.receivedFen += parcel.taintedFen
    if (parcel.taintedFen > 0n) book.lastTaintedAt = transfer.at
  }

  private debit(transfer: Transfer, isReached: (account: string) => boolean): { parcel: Parcel; how: How } {
    const { kind, from, to, amountFen, id, at } = transfer
    const { withShares } = this.settings
    if (kind === 'victim') {
      this.defraudedFen += amountFen
      return { parcel: tainted(amountFen, id, withShares), how: 'source' }
    }
    if (from === null || !isReached(from)) return { parcel: clean(amountFen, withShares), how: 'pro-rata' }
    const book = this.bookOf(from)
    const missing = amountFen - book.purse.amountFen
    if (missing > 0n) {
      book.untracedInFen += missing
      book.purse.put(clean(missing, withShares), at)
    }
    const { taken, how } = book.purse.take(amountFen, at)
    if (to === null) book.cashedFen += taken.taintedFen
    else book.sentFen += taken.taintedFen
    return { parcel: taken, how }
  }

  /** What the bank counts is right: less than we know of has left unseen, more has come in unseen. */
  settle(balance: Balance): void {
    const book = this.bookOf(balance.account)
    book.balance = balance
    const missing = balance.balanceFen - book.purse.amountFen
    if (missing > 0n) {
      book.untracedInFen += missing
      book.purse.put(clean(missing, this.settings.withShares), balance.at)
    } else if (missing < 0n) {
      const { taken } = book.purse.take(-missing, balance.at)
      book.outOfSightFen += taken.taintedFen
    }
  }

  accounts(tiers: ReadonlyMap<string, number>): TracedAccount[] {
    const accounts: TracedAccount[] = []
    for (const [id, { purse, ...book }] of this.books) {
      if (book.receivedFen === 0n) continue
      const there = purse.whole()
      accounts.push({
        id,
        tier: tiers.get(id) ?? 0,
        ...book,
        thereFen: there.taintedFen,
        cleanThereFen: there.cleanFen,
        shares: sharesOf(there),
      })
    }
    return accounts.sort((a, b) =>
      firstOf(a.tier - b.tier, b.lastTaintedAt - a.lastTaintedAt, compareText(a.id, b.id)),
    )
  }

  private bookOf(account: string): Book {
    const known = this.books.get(account)
    if (known !== undefined) return known
    const book: Book = {
      purse: openPurse(this.settings),
      receivedFen: 0n,
      sentFen: 0n,
      cashedFen: 0n,
      outOfSightFen: 0n,
      untracedInFen: 0n,
      lastTaintedAt: 0,
      balance: null,
    }
    this.books.set(account, book)
    return book
  }
}
