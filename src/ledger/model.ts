import type { Fen } from '../lib/money'
import { ok, refuse, type Result } from '../lib/result'

/**
 * Where the money of one warning can be. `outside` is the world the books do not follow: money enters from it.
 * The figures are never summed into one: 未转出 is not 止付, 止付 is not 冻结, and none of them is 返还.
 */
export const accountNames = [
  'outside',
  'at_risk', // about to leave
  'protected', // 未转出: kept by the visit
  'paid_out', // has left and is not secured
  'stopped', // 止付
  'frozen', // 冻结
  'released', // set free again: it was honest
  'returned', // 返还
  'lost',
] as const
export type AccountName = (typeof accountNames)[number]

/**
 * One line of the books. `posted` moves money; `pending` claims it until `expiresAt`; `post` carries out a pending
 * one, in full or in part (the rest falls back); `void` and `expire` give it up, with amount 0.
 */
export interface Transfer {
  readonly id: string
  readonly kind: 'posted' | 'pending' | 'post' | 'void' | 'expire'
  readonly from: AccountName
  readonly to: AccountName
  readonly amountFen: Fen
  readonly pendingId: string | null
  readonly expiresAt: Date | null
  readonly cause: string
  readonly postedAt: Date
}

export interface Balance {
  readonly postedIn: Fen
  readonly postedOut: Fen
  readonly pendingIn: Fen
  readonly pendingOut: Fen
}

/** The books of one warning: a fold over its transfers, in the order in which they were written. */
export interface Book {
  readonly accounts: Readonly<Record<AccountName, Balance>>
  readonly transfers: ReadonlyMap<string, Transfer>
  /** Pending transfer -> the one that resolved it. */
  readonly resolutions: ReadonlyMap<string, string>
}

/** In order of precedence: a transfer that breaks several rules is refused for the first. */
export const bookRefusals = [
  'id_taken', // another transfer has that id
  'same_account',
  'no_amount', // zero or less where money must move, or an amount where none may
  'no_such_pending',
  'already_resolved',
  'more_than_pending',
  'not_expired',
  'overdrawn',
] as const
export type BookRefusal = (typeof bookRefusals)[number]

const EMPTY: Balance = { postedIn: 0n, postedOut: 0n, pendingIn: 0n, pendingOut: 0n }

/** The books with one more transfer; the very same books if it is in them already. */
export function apply(book: Book, transfer: Transfer): Result<Book, BookRefusal> {
  const known = book.transfers.get(transfer.id)
  if (known !== undefined) return isSame(known, transfer) ? ok(book) : refuse('id_taken')
  const refusal = refusalOf(book, transfer)
  if (refusal !== null) return refuse(refusal)
  const claimed = transfer.pendingId === null ? 0n : (book.transfers.get(transfer.pendingId)?.amountFen ?? 0n)
  return ok({
    accounts: moveMoney(book.accounts, transfer, claimed),
    transfers: new Map(book.transfers).set(transfer.id, transfer),
    resolutions:
      transfer.pendingId === null
        ? book.resolutions
        : new Map(book.resolutions).set(transfer.pendingId, transfer.id),
  })
}

/** What is in an account. Of `outside` it is what the books hold in all, with a minus sign. */
export const balanceOf = (book: Book, name: AccountName): Fen =>
  book.accounts[name].postedIn - book.accounts[name].postedOut

/** What may still leave it: pending transfers have already spoken for the rest. */
export const availableIn = (book: Book, name: AccountName): Fen =>
  balanceOf(book, name) - book.accounts[name].pendingOut

/** All that has ever been carried from one account to another. */
export function carried(book: Book, from: AccountName, to: AccountName): Fen {
  let sum = 0n
  for (const transfer of book.transfers.values()) {
    const isMoney = transfer.kind === 'posted' || transfer.kind === 'post'
    if (isMoney && transfer.from === from && transfer.to === to) sum += transfer.amountFen
  }
  return sum
}

/** One value for each account, none forgotten. */
export const byAccount = <T>(value: (name: AccountName) => T): Record<AccountName, T> => ({
  outside: value('outside'),
  at_risk: value('at_risk'),
  protected: value('protected'),
  paid_out: value('paid_out'),
  stopped: value('stopped'),
  frozen: value('frozen'),
  released: value('released'),
  returned: value('returned'),
  lost: value('lost'),
})

export const emptyBook: Book = {
  accounts: byAccount(() => EMPTY),
  transfers: new Map(),
  resolutions: new Map(),
}

export const isOpenPending = (book: Book, id: string): boolean =>
  book.transfers.get(id)?.kind === 'pending' && !book.resolutions.has(id)

function refusalOf(book: Book, transfer: Transfer): BookRefusal | null {
  const { kind, from, to, amountFen } = transfer
  if (from === to) return 'same_account'
  const needsAmount = kind === 'posted' || kind === 'pending'
  if (amountFen < 0n || (needsAmount && amountFen === 0n)) return 'no_amount'
  if ((kind === 'void' || kind === 'expire') && amountFen !== 0n) return 'no_amount'
  if (!needsAmount) return refusalOfResolution(book, transfer)
  return from !== 'outside' && availableIn(book, from) < amountFen ? 'overdrawn' : null
}

function refusalOfResolution(book: Book, transfer: Transfer): BookRefusal | null {
  const pending = transfer.pendingId === null ? undefined : book.transfers.get(transfer.pendingId)
  if (pending?.kind !== 'pending') return 'no_such_pending'
  if (pending.from !== transfer.from || pending.to !== transfer.to) return 'no_such_pending'
  if (book.resolutions.has(pending.id)) return 'already_resolved'
  if (transfer.amountFen > pending.amountFen) return 'more_than_pending'
  const isEarly = pending.expiresAt === null || transfer.postedAt < pending.expiresAt
  return transfer.kind === 'expire' && isEarly ? 'not_expired' : null
}

function moveMoney(accounts: Book['accounts'], transfer: Transfer, claimed: Fen): Book['accounts'] {
  const { from, to, kind, amountFen } = transfer
  const posted = kind === 'pending' ? 0n : amountFen
  const pending = kind === 'pending' ? amountFen : -claimed
  const source = accounts[from]
  const target = accounts[to]
  return {
    ...accounts,
    [from]: { ...source, postedOut: source.postedOut + posted, pendingOut: source.pendingOut + pending },
    [to]: { ...target, postedIn: target.postedIn + posted, pendingIn: target.pendingIn + pending },
  }
}

/** The time of writing is not part of what a transfer says. */
const isSame = (a: Transfer, b: Transfer): boolean =>
  a.kind === b.kind &&
  a.from === b.from &&
  a.to === b.to &&
  a.amountFen === b.amountFen &&
  a.pendingId === b.pendingId &&
  a.cause === b.cause &&
  a.expiresAt?.getTime() === b.expiresAt?.getTime()
