import type { Context } from '../context'
import { present } from '../lib/assert'
import { minFen, type Fen } from '../lib/money'
import {
  apply,
  availableIn,
  balanceOf,
  byAccount,
  isOpenPending,
  type AccountName,
  type Book,
  type Transfer,
} from './model'
import { planConfirmed, planLost, planPaid, planReturned, planVisit, type Movement } from './plans'
import { refusalError, transferId, transferOf, type Posting } from './entries'
import { insertTransfers, joinedTransactions, lockBook, readBook, type Entry } from './repository'

/**
 * Books the warning's payments that are not booked yet: pending ones as at risk, settled ones as paid out.
 * A rejected payment never left and never will.
 */
export async function recordExposure(ctx: Context, warningId: string): Promise<void> {
  const payments = await joinedTransactions(ctx, warningId)
  const book = await lockBook(ctx, warningId)
  const transfers = payments
    .filter(({ status }) => status !== 'rejected')
    .map(({ signalId, status, amountFen }) => {
      const to = status === 'settled' ? 'paid_out' : 'at_risk'
      return transferOf(ctx, warningId, `signal:${signalId}`, 'posted', { from: 'outside', to, amountFen })
    })
  await append(ctx, warningId, book, transfers)
}

/**
 * Books what an officer found. Both figures are totals of the case so far (plans.ts says how they are split).
 * Call it in the transaction that writes the visit.
 */
export async function recordVisit(
  ctx: Context,
  visit: {
    readonly visitId: string
    readonly warningId: string
    readonly paidFen: Fen
    readonly protectedFen: Fen
  },
): Promise<void> {
  await recordExposure(ctx, visit.warningId)
  await write(ctx, visit.warningId, `visit:${visit.visitId}`, (book) => planVisit(book, visit))
}

/** Whether a payment of the warning has left: its own message says so, and nobody stopped it before. */
export async function hasPaymentLeft(ctx: Context, warningId: string): Promise<boolean> {
  return (await joinedTransactions(ctx, warningId)).some(({ status }) => status === 'settled')
}

/** Money that came back to this warning's victim out of what was held for another one. @returns whether the books changed */
export const recordReturned = (
  ctx: Context,
  {
    warningId,
    amountFen,
    cause,
  }: { readonly warningId: string; readonly amountFen: Fen; readonly cause: string },
): Promise<boolean> => write(ctx, warningId, cause, (book) => planReturned(book, amountFen))

/** What has been paid and is neither stopped nor frozen is given up. @returns whether the books changed */
export async function recordLoss(ctx: Context, warningId: string, cause: string): Promise<boolean> {
  await recordExposure(ctx, warningId)
  return write(ctx, warningId, cause, planLost)
}

/** Moves money at once. @returns whether the books changed @throws AppError amount_exceeded */
export async function transferPosted(ctx: Context, posting: Posting): Promise<boolean> {
  if (posting.amountFen === 0n) return false
  return write(ctx, posting.warningId, posting.cause, () => [posting])
}

/** Claims money until it is posted, voided or expired. @returns its id @throws AppError amount_exceeded */
export async function openPending(
  ctx: Context,
  posting: Posting & { readonly expiresAt: Date },
): Promise<string> {
  const { warningId, cause, expiresAt } = posting
  const transfer = transferOf(ctx, warningId, cause, 'pending', posting, { expiresAt })
  await append(ctx, warningId, await lockBook(ctx, warningId), [transfer])
  return transfer.id
}

interface Resolution {
  readonly warningId: string
  readonly pendingId: string
  readonly cause: string
}

/** Carries out part or all of a pending transfer; the rest falls back. @returns false when it was resolved before */
export const postPending = (ctx: Context, resolution: Resolution & { readonly amountFen: Fen }) =>
  resolve(ctx, resolution, 'post', resolution.amountFen)

/** Gives it up. @returns false when it was resolved before */
export const voidPending = (ctx: Context, resolution: Resolution) => resolve(ctx, resolution, 'void', 0n)

/** Gives it up because its time is over. @returns false when it was resolved before */
export const expirePending = (ctx: Context, resolution: Resolution) => resolve(ctx, resolution, 'expire', 0n)

/**
 * A stop has been approved: claims up to `amountFen` of what is known to have been paid, or to be about to be.
 * @returns the pending transfer; null when the books know of nothing that could be stopped
 */
export async function claimForStop(
  ctx: Context,
  stop: {
    readonly warningId: string
    readonly amountFen: Fen
    readonly cause: string
    readonly expiresAt: Date
  },
): Promise<string | null> {
  const { warningId, cause, expiresAt } = stop
  const accounts = { from: 'paid_out', to: 'stopped' } as const
  const pendingId = pendingIdOf(ctx, { warningId, cause, ...accounts })
  if ((await lockBook(ctx, warningId)).transfers.has(pendingId)) return pendingId
  await recordExposure(ctx, warningId)
  await write(ctx, warningId, cause, (book) => planPaid(book, stop.amountFen))
  const amountFen = minFen(stop.amountFen, availableIn(await readBook(ctx, warningId), 'paid_out'))
  if (amountFen <= 0n) return null
  return openPending(ctx, { warningId, ...accounts, amountFen, cause, expiresAt })
}

/**
 * The bank has secured `securedFen`: posts the claim (if it is still open) and books what was confirmed beyond it.
 * The cause names the answer; a second delivery changes nothing.
 */
export async function confirmSecured(
  ctx: Context,
  answer: {
    readonly warningId: string
    readonly to: 'stopped' | 'frozen'
    readonly pendingId: string
    readonly securedFen: Fen
    readonly cause: string
  },
): Promise<void> {
  const { warningId, to, pendingId, securedFen, cause } = answer
  const book = await lockBook(ctx, warningId)
  if (hasCause(book, cause)) return
  const claim = isOpenPending(book, pendingId) ? book.transfers.get(pendingId) : undefined
  const fromClaim = claim === undefined ? 0n : minFen(securedFen, claim.amountFen)
  if (claim !== undefined) {
    await postPending(ctx, { warningId, pendingId, amountFen: fromClaim, cause })
  }
  const posted = await readBook(ctx, warningId)
  const beyond = planConfirmed(posted, to, securedFen - fromClaim)
  await append(
    ctx,
    warningId,
    posted,
    beyond.map((movement) => transferOf(ctx, warningId, cause, 'posted', movement)),
  )
}

/** What a pending transfer still claims; 0 once it is posted, voided or expired. */
export async function openAmountOf(ctx: Context, warningId: string, pendingId: string): Promise<Fen> {
  const book = await readBook(ctx, warningId)
  return isOpenPending(book, pendingId) ? (book.transfers.get(pendingId)?.amountFen ?? 0n) : 0n
}

/** The id a pending transfer has, or would have. */
export const pendingIdOf = (
  ctx: Context,
  posting: {
    readonly warningId: string
    readonly cause: string
    readonly from: AccountName
    readonly to: AccountName
  },
): string => transferId(ctx, posting.warningId, posting.cause, 'pending', posting)

/** What is in each account by name. `outside` is minus all that the books hold. Never sum them. */
export async function balancesOf(ctx: Context, warningId: string): Promise<Record<AccountName, Fen>> {
  const book = await readBook(ctx, warningId)
  return byAccount((name) => balanceOf(book, name))
}

/** What is on its way into each account by a pending transfer. */
export async function pendingInto(ctx: Context, warningId: string): Promise<Record<AccountName, Fen>> {
  const book = await readBook(ctx, warningId)
  return byAccount((name) => book.accounts[name].pendingIn)
}

/** Plans under the lock and appends, once per cause. */
async function write(
  ctx: Context,
  warningId: string,
  cause: string,
  plan: (book: Book) => readonly Movement[],
): Promise<boolean> {
  const book = await lockBook(ctx, warningId)
  if (hasCause(book, cause)) return false
  const transfers = plan(book).map((movement) => transferOf(ctx, warningId, cause, 'posted', movement))
  await append(ctx, warningId, book, transfers)
  return transfers.length > 0
}

async function resolve(
  ctx: Context,
  { warningId, pendingId, cause }: Resolution,
  kind: 'post' | 'void' | 'expire',
  amountFen: Fen,
): Promise<boolean> {
  const book = await lockBook(ctx, warningId)
  if (!isOpenPending(book, pendingId)) return false
  const { from, to } = present(book.transfers.get(pendingId), 'pending transfer')
  await append(ctx, warningId, book, [
    transferOf(ctx, warningId, cause, kind, { from, to, amountFen }, { pendingId }),
  ])
  return true
}

/** @throws AppError amount_exceeded where money is missing; everything else the model refuses is a bug */
async function append(
  ctx: Context,
  warningId: string,
  book: Book,
  transfers: readonly Transfer[],
): Promise<void> {
  let current = book
  const fresh: Entry[] = []
  for (const transfer of transfers) {
    const next = apply(current, transfer)
    if (!next.ok) throw refusalError(next.error, transfer)
    if (next.value !== current) fresh.push({ warningId, transfer })
    current = next.value
  }
  await insertTransfers(ctx, fresh)
}

const hasCause = (book: Book, cause: string): boolean =>
  [...book.transfers.values()].some((transfer) => transfer.cause === cause)
