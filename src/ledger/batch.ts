import type { Context } from '../context'
import { present } from '../lib/assert'
import { refusalError, transferOf, type Posting } from './entries'
import { apply } from './model'
import { insertTransfers, lockBalances, type Entry } from './repository'

/**
 * Moves money in the books of many warnings at once: one lock, one reading, one writing. All of it is booked or nothing.
 * @returns how many of them changed the books; what was booked before changes nothing @throws AppError amount_exceeded
 */
export async function transferAll(ctx: Context, postings: readonly Posting[]): Promise<number> {
  const warningIds = [...new Set(postings.map(({ warningId }) => warningId))]
  const entries = postings
    .filter(({ amountFen }) => amountFen !== 0n)
    .map((posting) => ({
      warningId: posting.warningId,
      transfer: transferOf(ctx, posting.warningId, posting.cause, 'posted', posting),
    }))
  const books = await lockBalances(
    ctx,
    warningIds,
    entries.map(({ transfer }) => transfer.id),
  )
  const fresh: Entry[] = []
  for (const { warningId, transfer } of entries) {
    const book = present(books.get(warningId), 'book')
    const next = apply(book, transfer)
    if (!next.ok) throw refusalError(next.error, transfer)
    if (next.value !== book) fresh.push({ warningId, transfer })
    books.set(warningId, next.value)
  }
  await insertTransfers(ctx, fresh)
  return fresh.length
}
