import type { Context } from '../../context'
import { present } from '../../lib/assert'
import { MINUTE_MS } from '../../lib/duration'
import { parseYuan, type Fen } from '../../lib/money'
import { normaliseAccount } from '../../people'
import { PAYLOAD_FIELD, trustedSignal } from '../../signals'
import { paymentsFound } from '../../visits'
import { SAME_PAYMENT_MINUTES } from '../limits'

export type PaymentSource = 'transaction' | 'report' | 'visit'

/** A payment that somebody told of, as far as a bank could match it. */
export interface ToldPayment {
  /** Derives from where it was told. */
  readonly id: string
  readonly source: PaymentSource
  /** The transaction that told of it; null: a report or a visit did. */
  readonly signalId: string | null
  /** Plain: for the draft and the mask, nobody reads it here. */
  readonly account: string
  readonly accountName: string | null
  readonly bank: string | null
  readonly amountFen: Fen
  readonly at: Date
  /** It has not left yet: the payer's bank is asked first. */
  readonly isPending: boolean
  /** The account that it left, as far as it was told: a return goes back there. */
  readonly payer: {
    readonly account: string
    readonly name: string | null
    readonly bank: string | null
  } | null
}

/** What the warning's signals and visits tell of; a payment that several tell of is told once, by the surest. */
export async function toldPayments(ctx: Context, warningId: string): Promise<ToldPayment[]> {
  const rows = await readSignals(ctx, warningId)
  const told = [
    ...rows.flatMap((row) => ofTransaction(ctx, row)),
    ...rows.flatMap((row) => ofReport(ctx, row)),
    ...(await ofVisits(ctx, warningId)),
  ]
  const once: ToldPayment[] = []
  for (const payment of told) {
    const index = once.findIndex((known) => isSame(known, payment))
    const known = once[index]
    if (known === undefined) once.push(payment)
    // A payment that was pending when it was told of has left once anybody says that it has.
    else
      once[index] = {
        ...known,
        isPending: known.isPending && payment.isPending,
        payer: known.payer ?? payment.payer,
        signalId: known.signalId ?? payment.signalId,
      }
  }
  return once.sort((a, b) => a.at.getTime() - b.at.getTime())
}

async function readSignals(ctx: Context, warningId: string) {
  const joined = await ctx.db.warningSignal.findMany({ where: { warningId }, select: { signalId: true } })
  return ctx.db.signal.findMany({
    where: {
      id: { in: joined.map(({ signalId }) => signalId) },
      type: { in: ['transaction', 'report'] },
    },
    orderBy: { occurredAt: 'asc' },
  })
}
type SignalRow = Awaited<ReturnType<typeof readSignals>>[number]

const opened = (ctx: Context, { type, payloadSealed }: SignalRow) =>
  trustedSignal(type, ctx.vault.openSilently(PAYLOAD_FIELD, payloadSealed)).signal

function ofTransaction(ctx: Context, row: SignalRow): ToldPayment[] {
  const signal = opened(ctx, row)
  if (signal.type !== 'transaction' || signal.status === 'rejected') return []
  const account = normaliseAccount(signal.payee.account)
  if (account === null) return []
  return [
    {
      id: ctx.ids.derived(`payment:transaction:${row.id}`),
      source: 'transaction',
      signalId: row.id,
      account,
      accountName: signal.payee.name ?? null,
      bank: signal.payee.bank ?? null,
      amountFen: present(row.amountFen, 'amount of a payment'),
      at: row.occurredAt,
      isPending: signal.status !== 'settled',
      payer: payerOf(signal.payer.account, signal.payer.name, signal.payer.bank),
    },
  ]
}

function payerOf(
  told: string | undefined,
  name: string | undefined,
  bank: string | undefined,
): ToldPayment['payer'] {
  const account = normaliseAccount(told ?? '')
  return account === null ? null : { account, name: name ?? null, bank: bank ?? null }
}

/** Without an account or a sum there is nothing to stop. */
function ofReport(ctx: Context, row: SignalRow): ToldPayment[] {
  const signal = opened(ctx, row)
  if (signal.type !== 'report') return []
  return (signal.transfers ?? []).flatMap((transfer, index): ToldPayment[] => {
    const amount = parseYuan(transfer.amount ?? '')
    const account = normaliseAccount(transfer.payeeAccount ?? '')
    if (account === null || !amount.ok || amount.value === 0n) return []
    return [
      {
        id: ctx.ids.derived(`payment:report:${row.id}:${index}`),
        source: 'report',
        signalId: null,
        account,
        accountName: transfer.payeeName ?? null,
        bank: transfer.payeeBank ?? null,
        amountFen: amount.value,
        at: transfer.at === undefined ? row.occurredAt : new Date(transfer.at),
        isPending: false,
        payer: payerOf(transfer.payerAccount, signal.victim?.name, undefined),
      },
    ]
  })
}

async function ofVisits(ctx: Context, warningId: string): Promise<ToldPayment[]> {
  const found = await paymentsFound(ctx, warningId)
  return found.flatMap(({ visitId, payeeAccount, payeeName, payeeBank, amountFen, at }, index) => {
    const account = normaliseAccount(payeeAccount)
    if (account === null || amountFen === 0n) return []
    return [
      {
        id: ctx.ids.derived(`payment:visit:${visitId}:${index}`),
        source: 'visit' as const,
        signalId: null,
        account,
        accountName: payeeName ?? null,
        bank: payeeBank ?? null,
        amountFen,
        at,
        isPending: false,
        payer: null,
      },
    ]
  })
}

/** The bank's message, the report and the visit tell of one payment: the same sum to the same account at about the time. */
const isSame = (a: ToldPayment, b: ToldPayment): boolean =>
  a.source !== b.source &&
  a.account === b.account &&
  a.amountFen === b.amountFen &&
  Math.abs(a.at.getTime() - b.at.getTime()) <= SAME_PAYMENT_MINUTES * MINUTE_MS
