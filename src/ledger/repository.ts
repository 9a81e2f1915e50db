import { z } from 'zod'
import type { Context } from '../context'
import { assert, present } from '../lib/assert'
import type { Fen } from '../lib/money'
import {
  accountNames,
  apply,
  byAccount,
  emptyBook,
  type AccountName,
  type Book,
  type Transfer,
} from './model'

/** Account ids derive from warning and name: no look-up, and two first postings at once make the same rows. */
export const accountId = (ctx: Context, warningId: string, name: AccountName): string =>
  ctx.ids.derived(`ledger-account:${warningId}:${name}`)

/** Makes the warning's accounts if need be and locks them until the transaction ends: one writer per warning. */
export async function lockBook(ctx: Context, warningId: string): Promise<Book> {
  await ctx.db.ledgerAccount.createMany({
    data: accountNames.map((name) => ({ id: accountId(ctx, warningId, name), warningId, name })),
    skipDuplicates: true,
  })
  await ctx.db
    .$queryRaw`SELECT 1 FROM ledger_account WHERE warning_id = ${warningId}::uuid ORDER BY id FOR UPDATE`
  return readBook(ctx, warningId)
}

export async function readBook(ctx: Context, warningId: string): Promise<Book> {
  const transfers = await transfersOf(ctx, warningId)
  return transfers.reduce((book, transfer) => {
    const next = apply(book, transfer)
    assert(next.ok, `transfer ${transfer.id} does not fit the books`)
    return next.value
  }, emptyBook)
}

export async function transfersOf(ctx: Context, warningId: string): Promise<Transfer[]> {
  const names = new Map(accountNames.map((name) => [accountId(ctx, warningId, name), name]))
  const rows = await ctx.db.ledgerTransfer.findMany({ where: { warningId }, orderBy: { seq: 'asc' } })
  return rows.map(({ id, kind, fromId, toId, amountFen, pendingId, expiresAt, cause, postedAt }) => ({
    id,
    kind: kind as Transfer['kind'],
    from: present(names.get(fromId), 'ledger account'),
    to: present(names.get(toId), 'ledger account'),
    amountFen,
    pendingId,
    expiresAt,
    cause,
    postedAt,
  }))
}

const VERIFY_PAGE = 500

/** Every warning that has books, in pages. */
export async function* warningsWithBooks(ctx: Context): AsyncGenerator<string> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const page = await ctx.db.ledgerAccount.findMany({
      where: { warningId: { gt: after }, name: 'outside' },
      select: { warningId: true },
      orderBy: { warningId: 'asc' },
      take: VERIFY_PAGE,
    })
    for (const { warningId } of page) yield warningId
    const last = page.at(-1)
    if (last === undefined) return
    after = last.warningId
  }
}

/** The balances that the database keeps. */
export async function readAccounts(ctx: Context, warningId: string): Promise<Book['accounts']> {
  const rows = await ctx.db.ledgerAccount.findMany({ where: { warningId } })
  return byAccount((name) => {
    const row = rows.find((each) => each.name === name)
    return {
      postedIn: row?.postedInFen ?? 0n,
      postedOut: row?.postedOutFen ?? 0n,
      pendingIn: row?.pendingInFen ?? 0n,
      pendingOut: row?.pendingOutFen ?? 0n,
    }
  })
}

/** The database's triggers carry the amounts into the accounts, and refuse what the model would have refused. */
export async function insertTransfers(
  ctx: Context,
  warningId: string,
  transfers: readonly Transfer[],
): Promise<void> {
  for (const { from, to, ...line } of transfers) {
    await ctx.db.ledgerTransfer.create({
      data: {
        ...line,
        warningId,
        fromId: accountId(ctx, warningId, from),
        toId: accountId(ctx, warningId, to),
      },
      select: { id: true },
    })
  }
}

/** null: no such warning, or outside the actor's district. */
export async function readWarningId(ctx: Context, id: string): Promise<string | null> {
  const { actor } = ctx
  const districtCode = actor.kind === 'user' && actor.scope === 'district' ? actor.districtCode : null
  const inSight = districtCode === null ? {} : { OR: [{ districtCode }, { districtCode: null }] }
  const warning = await ctx.db.warning.findFirst({ where: { AND: [{ id }, inSight] }, select: { id: true } })
  return warning?.id ?? null
}

export interface JoinedTransaction {
  readonly signalId: string
  readonly amountFen: Fen
  readonly status: 'pending' | 'settled' | 'rejected'
}

const statusSchema = z.object({ status: z.enum(['pending', 'settled', 'rejected']).default('pending') })

/** The payments that are part of the warning, oldest first. */
export async function joinedTransactions(ctx: Context, warningId: string): Promise<JoinedTransaction[]> {
  const rows = await ctx.db.$queryRaw<{ id: string; amount_fen: bigint; payload_sealed: Uint8Array }[]>`
    SELECT s.id, s.amount_fen, s.payload_sealed
      FROM warning_signal ws JOIN signal s ON s.id = ws.signal_id
     WHERE ws.warning_id = ${warningId}::uuid AND s.type = 'transaction' AND s.amount_fen > 0
     ORDER BY s.occurred_at, s.id`
  return rows.map(({ id, amount_fen, payload_sealed }) => ({
    signalId: id,
    amountFen: amount_fen,
    // Nobody reads the payload: its status alone says whether the money has left.
    status: statusSchema.parse(JSON.parse(ctx.vault.openSilently('signal.payload', payload_sealed))).status,
  }))
}
