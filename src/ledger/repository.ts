import { z } from 'zod'
import type { Context } from '../context'
import type { Prisma } from '../generated/prisma/client'
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

/** Locks the warning's books until the transaction ends, and opens them if need be: one writer per warning. */
export async function lockBook(ctx: Context, warningId: string): Promise<Book> {
  return present((await lockBooks(ctx, [warningId])).get(warningId), 'book')
}

/**
 * The same for many at once. What is locked of a warning is its account `outside`, in the order of the warnings' ids,
 * whatever the order asked for: nobody writes to the others without it.
 */
export async function lockBooks(
  ctx: Context,
  warningIds: readonly string[],
): Promise<ReadonlyMap<string, Book>> {
  await lockAccounts(ctx, warningIds)
  return readBooks(ctx, warningIds)
}

async function lockAccounts(ctx: Context, warningIds: readonly string[]): Promise<void> {
  const locked = new Set(await lockOutside(ctx, warningIds))
  const missing = warningIds.filter((id) => !locked.has(id))
  if (missing.length === 0) return
  await openOutside(ctx, missing)
  await lockOutside(ctx, missing)
}

/** Nobody posts to it until the transaction ends; its entries are not read. */
export const holdBook = (ctx: Context, warningId: string) => lockOutside(ctx, [warningId])

async function lockOutside(ctx: Context, warningIds: readonly string[]): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ warning_id: string }[]>`
    SELECT warning_id FROM ledger_account
     WHERE warning_id = ANY(${[...warningIds]}::uuid[]) AND name = 'outside' ORDER BY warning_id FOR UPDATE`
  return rows.map((row) => row.warning_id)
}

/** The other accounts are opened by the first entry that needs them (insertTransfers). */
async function openOutside(ctx: Context, warningIds: readonly string[]): Promise<void> {
  await ctx.db.$executeRaw`
    INSERT INTO ledger_account (id, warning_id, name)
    SELECT id, warning_id, 'outside'
      FROM unnest(${warningIds.map((warningId) => accountId(ctx, warningId, 'outside'))}::uuid[], ${[...warningIds]}::uuid[])
           AS o(id, warning_id) ORDER BY id
    ON CONFLICT DO NOTHING`
}

export async function readBook(ctx: Context, warningId: string): Promise<Book> {
  return present((await readBooks(ctx, [warningId])).get(warningId), 'book')
}

async function readBooks(ctx: Context, warningIds: readonly string[]): Promise<ReadonlyMap<string, Book>> {
  const books = new Map<string, Book>(warningIds.map((id) => [id, emptyBook]))
  for (const [warningId, transfer] of await entriesOf(ctx, warningIds)) {
    const next = apply(books.get(warningId) ?? emptyBook, transfer)
    assert(next.ok, `transfer ${transfer.id} does not fit the books`)
    books.set(warningId, next.value)
  }
  return books
}

export async function transfersOf(ctx: Context, warningId: string): Promise<Transfer[]> {
  return (await entriesOf(ctx, [warningId])).map(([, transfer]) => transfer)
}

/** Of several warnings, each with its warning, in the order in which they were written. */
const entriesOf = (ctx: Context, warningIds: readonly string[]) =>
  entriesWhere(ctx, warningIds, { warningId: { in: [...warningIds] } })

async function entriesWhere(
  ctx: Context,
  warningIds: readonly string[],
  where: Prisma.LedgerTransferWhereInput,
): Promise<(readonly [string, Transfer])[]> {
  const rows = await ctx.db.ledgerTransfer.findMany({ where, orderBy: { seq: 'asc' } })
  if (rows.length === 0) return []
  const names = new Map(
    warningIds.flatMap((warningId) => accountNames.map((name) => [accountId(ctx, warningId, name), name])),
  )
  return rows.map(
    ({ warningId, id, kind, fromId, toId, amountFen, pendingId, expiresAt, cause, postedAt }) => [
      warningId,
      {
        id,
        kind: kind as Transfer['kind'],
        from: present(names.get(fromId), 'ledger account'),
        to: present(names.get(toId), 'ledger account'),
        amountFen,
        pendingId,
        expiresAt,
        cause,
        postedAt,
      },
    ],
  )
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

/**
 * Locks the books of these warnings and reads only what a few more entries need: the balances, and which of the entries
 * are there already. The history is not read, however long it is.
 */
export async function lockBalances(
  ctx: Context,
  warningIds: readonly string[],
  entryIds: readonly string[],
): Promise<Map<string, Book>> {
  await lockAccounts(ctx, warningIds)
  const books = new Map<string, Book>(warningIds.map((id) => [id, emptyBook]))
  for (const row of await ctx.db.$queryRaw<BalanceRow[]>`
    SELECT warning_id, name, posted_in_fen, posted_out_fen, pending_in_fen, pending_out_fen FROM ledger_account
     WHERE warning_id = ANY(${[...warningIds]}::uuid[]) AND (posted_in_fen <> 0 OR pending_in_fen <> 0 OR posted_out_fen <> 0)`) {
    const book = books.get(row.warning_id) ?? emptyBook
    books.set(row.warning_id, { ...book, accounts: { ...book.accounts, [row.name]: balanceOfRow(row) } })
  }
  for (const [warningId, transfer] of await entriesWhere(ctx, warningIds, { id: { in: [...entryIds] } })) {
    const book = books.get(warningId) ?? emptyBook
    books.set(warningId, { ...book, transfers: new Map(book.transfers).set(transfer.id, transfer) })
  }
  return books
}

interface BalanceRow {
  readonly warning_id: string
  readonly name: AccountName
  readonly posted_in_fen: bigint
  readonly posted_out_fen: bigint
  readonly pending_in_fen: bigint
  readonly pending_out_fen: bigint
}

const balanceOfRow = (row: BalanceRow): Book['accounts'][AccountName] => ({
  postedIn: row.posted_in_fen,
  postedOut: row.posted_out_fen,
  pendingIn: row.pending_in_fen,
  pendingOut: row.pending_out_fen,
})

/** An entry and whose books it is for. */
export interface Entry {
  readonly warningId: string
  readonly transfer: Transfer
}

/**
 * In one statement, in order, with the accounts that are still to be opened. The database's triggers carry the amounts
 * into the accounts, and refuse what the model would have refused.
 */
export async function insertTransfers(ctx: Context, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  const column = <T>(of: (entry: Entry) => T): T[] => entries.map(of)
  const sideOf = (side: 'from' | 'to') =>
    entries.map(({ warningId, transfer }) => {
      const name = transfer[side]
      return { id: accountId(ctx, warningId, name), warningId, name }
    })
  const [from, to] = [sideOf('from'), sideOf('to')]
  const accounts = [...from, ...to]
  await ctx.db.$executeRaw`
    WITH opened AS (
      INSERT INTO ledger_account (id, warning_id, name)
      SELECT DISTINCT id, warning_id, name
        FROM unnest(${accounts.map(({ id }) => id)}::uuid[], ${accounts.map(({ warningId }) => warningId)}::uuid[],
                    ${accounts.map(({ name }) => name)}::text[]) AS o(id, warning_id, name) ORDER BY id
      ON CONFLICT DO NOTHING)
    INSERT INTO ledger_transfer (id, warning_id, kind, from_id, to_id, amount_fen, pending_id, expires_at, cause, posted_at)
    SELECT id, warning_id, kind, from_id, to_id, amount_fen, pending_id, expires_at, cause, posted_at
      FROM unnest(${column(({ transfer }) => transfer.id)}::uuid[], ${column(({ warningId }) => warningId)}::uuid[],
                  ${column(({ transfer }) => transfer.kind)}::text[],
                  ${from.map(({ id }) => id)}::uuid[], ${to.map(({ id }) => id)}::uuid[],
                  ${column(({ transfer }) => transfer.amountFen)}::bigint[],
                  ${column(({ transfer }) => transfer.pendingId)}::uuid[],
                  ${column(({ transfer }) => transfer.expiresAt)}::timestamptz[],
                  ${column(({ transfer }) => transfer.cause)}::text[], ${column(({ transfer }) => transfer.postedAt)}::timestamptz[])
           WITH ORDINALITY AS e(id, warning_id, kind, from_id, to_id, amount_fen, pending_id, expires_at, cause, posted_at, ordinal)
     ORDER BY ordinal`
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
