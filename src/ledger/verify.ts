import type { Context } from '../context'
import { accountNames, apply, emptyBook, type Book, type Transfer } from './model'
import { holdBook, readAccounts, transfersOf, warningsWithBooks } from './repository'

export interface LedgerVerification {
  readonly warnings: number
  readonly transfers: number
  /** Every breach found, with ids only. */
  readonly breaches: readonly string[]
  /** The warnings whose books are broken. */
  readonly broken: readonly string[]
}

/** Folds every warning's transfers anew, outside the database, and compares with the balances it keeps. */
export async function verifyLedger(ctx: Context): Promise<LedgerVerification> {
  const breaches: string[] = []
  const broken: string[] = []
  let warnings = 0
  let transfers = 0
  for await (const warningId of warningsWithBooks(ctx)) {
    const { lines, problems } = await checkBook(ctx, warningId)
    warnings += 1
    transfers += lines.length
    if (problems.length > 0) broken.push(warningId)
    breaches.push(...problems)
  }
  return { warnings, transfers, breaches, broken }
}

interface CheckedBook {
  readonly lines: readonly Transfer[]
  readonly problems: readonly string[]
}

/** Somebody may post between the two readings: what seems to differ is looked at again, while nobody can. */
async function checkBook(ctx: Context, warningId: string): Promise<CheckedBook> {
  const read = async (tx: Context): Promise<CheckedBook> => {
    const lines = await transfersOf(tx, warningId)
    return { lines, problems: verifyBook(warningId, lines, await readAccounts(tx, warningId)) }
  }
  const first = await read(ctx)
  if (first.problems.length === 0) return first
  return ctx.transact(async (tx) => {
    await holdBook(tx, warningId)
    return read(tx)
  })
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
