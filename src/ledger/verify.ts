import type { Context } from '../context'
import { accountNames, apply, emptyBook, type Book, type Transfer } from './model'
import { readAccounts, transfersOf, warningsWithBooks } from './repository'

export interface LedgerVerification {
  readonly warnings: number
  readonly transfers: number
  /** Every breach found, with ids only. */
  readonly breaches: readonly string[]
}

/** Folds every warning's transfers anew, outside the database, and compares with the balances it keeps. */
export async function verifyLedger(ctx: Context): Promise<LedgerVerification> {
  const breaches: string[] = []
  let warnings = 0
  let transfers = 0
  for await (const warningId of warningsWithBooks(ctx)) {
    // Both in one snapshot: somebody may be posting.
    const { lines, balances } = await ctx.transact(async (tx) => {
      await tx.db.$executeRaw`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`
      return { lines: await transfersOf(tx, warningId), balances: await readAccounts(tx, warningId) }
    })
    warnings += 1
    transfers += lines.length
    breaches.push(...verifyBook(warningId, lines, balances))
  }
  return { warnings, transfers, breaches }
}

function verifyBook(warningId: string, lines: readonly Transfer[], balances: Book['accounts']): string[] {
  let book = emptyBook
  for (const line of lines) {
    const next = apply(book, line)
    if (!next.ok) return [`warning ${warningId}: transfer ${line.id} does not fit: ${next.error}`]
    book = next.value
  }
  return accountNames.flatMap((name) => {
    const [kept, told] = [balances[name], book.accounts[name]]
    const isSame =
      kept.postedIn === told.postedIn &&
      kept.postedOut === told.postedOut &&
      kept.pendingIn === told.pendingIn &&
      kept.pendingOut === told.pendingOut
    return isSame ? [] : [`warning ${warningId}: the balance of ${name} is not what its transfers say`]
  })
}
