import type { Context } from '../context'
import { onwardTransfersOf } from '../holds'
import { present } from '../lib/assert'
import { parseYuan, type Fen } from '../lib/money'
import { normaliseAccount } from '../people'
import { PAYLOAD_FIELD, trustedSignal, type SignalOf } from '../signals'
import { paymentsFound } from '../visits'
import type { Payment, PaymentStatus } from './graph'
import type { Holds, SignalRow } from './money-repository'
import * as repository from './money-repository'

/** What is said of an account where it is named, beside what its own row knows. */
export interface Mention {
  readonly id: string
  /** Last four digits. */
  readonly tail: string
  readonly bank: string | null
  readonly holder: string | null
  readonly kind: 'person' | 'organisation' | null
  readonly openedOn: string | null
}

export interface Told {
  readonly payments: readonly Payment[]
  readonly mentions: readonly Mention[]
}

const TAIL = 4

/** Payments out of the bank's messages: accounts are identified in their rows already. */
export function paymentsOfTransactions(ctx: Context, rows: readonly SignalRow[]): Told {
  const payments: Payment[] = []
  const mentions: Mention[] = []
  for (const row of rows) {
    const { signal } = opened(ctx, row)
    if (signal.type !== 'transaction' || row.payerId === null || row.payeeId === null) continue
    const { payer, payee } = signal
    payments.push({
      from: row.payerId,
      to: row.payeeId,
      amountFen: present(row.amountFen, 'amount of a payment'),
      at: row.occurredAt,
      status: signal.status ?? 'pending',
      source: { kind: 'transaction', id: row.id },
    })
    mentions.push(
      mentionOf(row.payerId, payer.account, { bank: payer.bank, holder: payer.name, kind: payer.kind }),
      mentionOf(row.payeeId, payee.account, {
        bank: payee.bank,
        holder: payee.name,
        kind: payee.kind,
        openedOn: payee.openedAt,
      }),
    )
  }
  return { payments, mentions }
}

const opened = (ctx: Context, { type, payloadSealed }: SignalRow) =>
  trustedSignal(type, ctx.vault.openSilently(PAYLOAD_FIELD, payloadSealed))

interface Named {
  readonly payer: string | null
  readonly payee: string
  readonly payeeBank?: string | null | undefined
  readonly payeeName?: string | null | undefined
  readonly amountFen: Fen
  readonly at: Date
  readonly status: PaymentStatus
  readonly source: Payment['source']
}

/** Payments that people told of: their accounts are found by number, or get an id that derives from it. */
export async function paymentsNamed(
  ctx: Context,
  warningId: string,
  reports: readonly SignalRow[],
): Promise<Told> {
  const named = [...reports.flatMap((row) => ofReport(ctx, row)), ...(await ofVisits(ctx, warningId))]
  const idOf = await identify(
    ctx,
    named.flatMap(({ payer, payee }) => (payer === null ? [payee] : [payer, payee])),
  )
  return {
    payments: named.map(({ payer, payee, amountFen, at, status, source }) => ({
      from: payer === null ? null : idOf(payer),
      to: idOf(payee),
      amountFen,
      at,
      status,
      source,
    })),
    mentions: named.flatMap(({ payer, payee, payeeBank, payeeName }) => [
      ...(payer === null ? [] : [mentionOf(idOf(payer), payer, {})]),
      mentionOf(idOf(payee), payee, { bank: payeeBank, holder: payeeName }),
    ]),
  }
}

function ofReport(ctx: Context, row: SignalRow): Named[] {
  const { signal } = opened(ctx, row)
  if (signal.type !== 'report') return []
  return (signal.transfers ?? []).flatMap((transfer) => reported(transfer, row))
}

type ReportedTransfer = NonNullable<SignalOf<'report'>['transfers']>[number]

/** Without an account or a sum there is nothing to draw. */
function reported(transfer: ReportedTransfer, { id, occurredAt }: SignalRow): Named[] {
  const amount = parseYuan(transfer.amount ?? '')
  if (transfer.payeeAccount === undefined || !amount.ok) return []
  return [
    {
      payer: transfer.payerAccount ?? null,
      payee: transfer.payeeAccount,
      payeeBank: transfer.payeeBank,
      payeeName: transfer.payeeName,
      amountFen: amount.value,
      at: transfer.at === undefined ? occurredAt : new Date(transfer.at),
      status: 'reported',
      source: { kind: 'report', id },
    },
  ]
}

async function ofVisits(ctx: Context, warningId: string): Promise<Named[]> {
  const found = await paymentsFound(ctx, warningId)
  return found.map(({ payeeAccount, payeeName, payeeBank, amountFen, at, visitId }) => ({
    payer: null,
    payee: normaliseAccount(payeeAccount) ?? payeeAccount,
    payeeName,
    payeeBank,
    amountFen,
    at,
    status: 'reported',
    source: { kind: 'visit', id: visitId },
  }))
}

/** The id of each account's row; of one that has none an id that derives from its keyed index, never from its number. */
async function identify(ctx: Context, numbers: readonly string[]): Promise<(number: string) => string> {
  const indexOf = (number: string): string => Buffer.from(ctx.vault.index('account', number)).toString('hex')
  const rows = await repository.findAccounts(
    ctx.db,
    numbers.flatMap((number) => ctx.vault.indexes('account', number)),
  )
  const byIndex = new Map(rows.map(({ id, valueIndex }) => [Buffer.from(valueIndex).toString('hex'), id]))
  return (number) => {
    const known = ctx.vault
      .indexes('account', number)
      .map((index) => byIndex.get(Buffer.from(index).toString('hex')))
      .find((id) => id !== undefined)
    return known ?? ctx.ids.derived(`account:${indexOf(number)}`)
  }
}

/** What banks have answered to a stop: the money was gone already, and where to. */
export async function paymentsToldByBanks(ctx: Context, warningId: string): Promise<Told> {
  const told = await onwardTransfersOf(ctx, warningId)
  return {
    payments: told.map(({ id, fromAccountId, toAccountId, amountFen, at }) => ({
      from: fromAccountId,
      to: toAccountId,
      amountFen,
      at,
      status: 'settled',
      source: { kind: 'bank', id },
    })),
    mentions: told.map(({ toAccountId, tail, bank, holder }) =>
      mentionOf(toAccountId, tail, { bank, holder }),
    ),
  }
}

/** A stop tells of a payment, too: drawn where nothing else tells of that account. */
export const paymentsOfStops = (
  { stops }: Holds,
  isDrawn: (accountId: string) => boolean,
): readonly Payment[] =>
  stops
    .filter(({ accountId, state }) => state !== 'cancelled' && !isDrawn(accountId))
    .map(({ id, accountId, amountFen, transferredAt }) => ({
      from: null,
      to: accountId,
      amountFen,
      at: transferredAt,
      status: 'reported',
      source: { kind: 'stop', id },
    }))

interface Described {
  readonly bank?: string | null | undefined
  readonly holder?: string | null | undefined
  readonly kind?: 'person' | 'organisation' | undefined
  readonly openedOn?: string | undefined
}

const mentionOf = (id: string, number: string, { bank, holder, kind, openedOn }: Described): Mention => ({
  id,
  tail: number.slice(-TAIL),
  bank: bank ?? null,
  holder: holder ?? null,
  kind: kind ?? null,
  openedOn: openedOn ?? null,
})
