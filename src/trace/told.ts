import type { Context } from '../context'
import { onwardTransfersOf } from '../holds'
import {
  paymentsNamed,
  paymentsOfTransactions,
  paymentsToldByBanks,
  type Mention,
  type Told,
} from '../triage/payments'
import type { Fact, TransferKind } from './core'
import * as repository from './repository'
import type { SignalRow } from './repository'

/** A fact with what the calculation does not ask: whose case it is of, and whether the money has left at all. */
export interface ToldFact extends Fact {
  /** null: of the stream, and of no case. */
  readonly warningId: string | null
  /** The payer's bank was told to hold it. */
  readonly isPending: boolean
}

export interface ToldFacts {
  readonly facts: readonly ToldFact[]
  readonly mentions: readonly Mention[]
}

/** What the signals, visits, stops and bank answers of one warning tell. */
export async function toldOf(ctx: Context, warningId: string): Promise<ToldFacts> {
  const rows = await repository.readSignals(ctx.db, warningId)
  const payments = await ofStream(ctx, rows, () => warningId)
  const reports = rows.filter(({ type }) => type === 'report')
  const named = await paymentsNamed(ctx, warningId, reports)
  const onward = await paymentsToldByBanks(ctx, warningId)
  const stopOf = new Map((await onwardTransfersOf(ctx, warningId)).map((one) => [one.id, one.stopPaymentId]))
  return {
    facts: [
      ...payments.facts,
      ...factsOf(ctx, named, { warningId, kind: 'victim', tellerOf: ({ source }) => source.kind }),
      ...factsOf(ctx, onward, {
        warningId,
        kind: 'onward',
        tellerOf: ({ source }) => `stop:${stopOf.get(source.id) ?? source.id}`,
      }),
      ...(await ofStops(ctx, warningId)),
    ],
    mentions: [...payments.mentions, ...named.mentions, ...onward.mentions],
  }
}

/** Payments in the banks' messages: of a case where they have joined one, else somebody's. */
export async function ofStream(
  ctx: Context,
  rows: readonly SignalRow[],
  warningOf: (signalId: string) => string | null,
): Promise<ToldFacts> {
  const told = paymentsOfTransactions(
    ctx,
    rows.filter(({ type }) => type === 'transaction'),
  )
  const pending = told.payments.filter(({ status }) => status === 'pending').map(({ source }) => source.id)
  const held = await repository.heldBack(ctx.db, pending)
  const tellerOf = new Map(rows.map(({ id, source }) => [id, `source:${source}`]))
  const facts = told.payments.flatMap(({ from, to, amountFen, at, status, source }): ToldFact[] => {
    if (status === 'rejected') return []
    const warningId = warningOf(source.id)
    return [
      {
        id: source.id,
        source: 'transaction',
        teller: tellerOf.get(source.id) ?? 'transaction',
        kind: warningId === null ? 'onward' : 'victim',
        from,
        to,
        amountFen,
        at: at.getTime(),
        warningId,
        isPending: held.has(source.id),
      },
    ]
  })
  return { facts, mentions: told.mentions }
}

type Payment = Told['payments'][number]

interface Telling {
  readonly warningId: string
  readonly kind: TransferKind
  readonly tellerOf: (payment: Payment) => string
}

function factsOf(ctx: Context, { payments }: Told, { warningId, kind, tellerOf }: Telling): ToldFact[] {
  const seen = new Map<string, number>()
  return payments.flatMap((payment): ToldFact[] => {
    const { source, from, to, amountFen, at } = payment
    // A report names several: the place in it tells them apart, and stays the same.
    const nth = seen.get(source.id) ?? 0
    seen.set(source.id, nth + 1)
    if (source.kind === 'transaction' || source.kind === 'stop') return []
    return [
      {
        id: source.kind === 'bank' ? source.id : ctx.ids.derived(`trace:${source.kind}:${source.id}:${nth}`),
        source: source.kind,
        teller: tellerOf(payment),
        kind,
        from,
        to,
        amountFen,
        at: at.getTime(),
        warningId,
        isPending: false,
      },
    ]
  })
}

/** A stop that was not taken back states a payment, too: an officer has stated all four fields of it. */
async function ofStops(ctx: Context, warningId: string): Promise<ToldFact[]> {
  const stops = await ctx.db.stopPayment.findMany({
    where: { warningId, state: { notIn: ['cancelled', 'refused'] } },
    select: { id: true, accountId: true, amountFen: true, transferredAt: true },
    orderBy: { id: 'asc' },
  })
  return stops.map(({ id, accountId, amountFen, transferredAt }) => ({
    id,
    source: 'stop',
    // Two stops on one account after another are of one payment.
    teller: `stop:${id}`,
    kind: 'victim',
    from: null,
    to: accountId,
    amountFen,
    at: transferredAt.getTime(),
    warningId,
    isPending: false,
  }))
}
