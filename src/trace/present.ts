import type { z } from 'zod'
import type { Context } from '../context'
import { STOPS_PER_ACCOUNT } from '../holds'
import { maskAccount, maskName } from '../lib/mask'
import { formatYuan, sumFen, type Fen } from '../lib/money'
import type { Mention } from '../triage/payments'
import type { JoinedTransfer, Ranked, Share, TracedAccount, TracedEdge } from './core'
import { isDraftable } from './decide'
import { holderOf, mentionsOf } from './holder'
import type { Gathered } from './gather'
import { traceLimits } from './limits'
import type { AccountRow, CorrectionRow, TracedRow } from './repository'
import { stateSchema, type traceView } from './schema'
import type { Traced } from './service'

type View = z.input<typeof traceView>
const PERMILLE = 1000

/** Masked: accounts by their last digits, holders by the first character; of other cases the sums alone. */
export function presentTrace(
  ctx: Context,
  warningId: string,
  traced: Traced,
  rows: readonly TracedRow[],
): View {
  const { gathered } = traced
  const isOwnPayment = ownPayments(gathered, warningId)
  const ownOf = (shares: readonly Share[]): Fen =>
    sumFen(shares.flatMap(({ paymentId, amountFen }) => (isOwnPayment(paymentId) ? [amountFen] : [])))
  const accountOf = new Map(traced.result.accounts.map((one) => [one.id, one]))
  const around = { gathered, warningId, ownOf, tierOf: (id: string) => accountOf.get(id)?.tier ?? 0 }
  const accounts = presentAccounts(ctx, traced, rows, ownOf)
  const shown = new Set(accounts.map(({ id }) => id))
  const edges = traced.result.edges.filter(({ transfer: { to } }) => to === null || shown.has(to))
  return {
    rule: traceLimits.rule.value,
    matchWithinMinutes: traceLimits.matchWithin.value,
    halfLifeHours: traceLimits.halfLife.value,
    at: ctx.clock.now().toISOString(),
    ...totalsOf(traced, isOwnPayment, ownOf),
    otherWarnings: gathered.otherWarnings.length,
    accounts,
    edges: edges.map((edge) => presentEdge(edge, around)),
    corrections: saidOnce(gathered.corrections).map(presentCorrection),
    isCut: gathered.isCut,
  }
}

type OwnOf = (shares: readonly Share[]) => Fen

function totalsOf(
  { gathered, result, ranking, standings }: Traced,
  isOwn: (id: string) => boolean,
  ownOf: OwnOf,
) {
  const isVictims = ({ id }: TracedAccount): boolean => gathered.own.has(id)
  const suspects = result.accounts.filter((one) => !isVictims(one))
  const held = suspects.filter(({ id }) => standings.get(id)?.isHeld === true)
  const paid = result.edges.filter(({ how, transfer }) => how === 'source' && isOwn(transfer.id))
  const sharesOf = (accounts: readonly TracedAccount[]): Share[] => accounts.flatMap(({ shares }) => shares)
  return {
    defrauded: formatYuan(sumFen(paid.map(({ taintedFen }) => taintedFen))),
    there: formatYuan(sumFen(suspects.map(({ thereFen }) => thereFen))),
    thereOwn: formatYuan(ownOf(sharesOf(suspects))),
    cameBack: formatYuan(ownOf(sharesOf(result.accounts.filter(isVictims)))),
    heldOwn: formatYuan(ownOf(sharesOf(held))),
    expected: formatYuan(
      sumFen(ranking.filter((one) => one.notProposed === null).map((one) => one.expectedFen)),
    ),
  }
}

/** An account of another victim's is not shown; of this one's own those that money came back to. */
function presentAccounts(
  ctx: Context,
  { gathered, result, ranking, standings, bankCodes }: Traced,
  rows: readonly TracedRow[],
  ownOf: OwnOf,
): View['accounts'] {
  const accountOf = new Map(result.accounts.map((one) => [one.id, one]))
  const rowOf = new Map(rows.map((row) => [row.accountId, row]))
  const mentions = mentionsOf(gathered)
  return ranking.flatMap((rank): View['accounts'] => {
    const account = accountOf.get(rank.id)
    const isOwn = gathered.own.has(rank.id)
    if (account === undefined || (isOwn && ownOf(account.shares) === 0n)) return []
    const stopsTaken = standings.get(rank.id)?.stopsTaken ?? 0
    return [
      {
        ...describe(ctx, gathered.accounts.get(rank.id), mentions.get(rank.id), bankCodes),
        ...sumsOf(account, ownOf),
        ...rankOf(rank),
        isOwn,
        ...decisionOf(rowOf.get(rank.id), stopsTaken, rank),
      },
    ]
  })
}

/** Whether a victim's payment, by its id, is of this warning. */
function ownPayments({ transfers, warningOf }: Gathered, warningId: string): (id: string) => boolean {
  const own = new Set(transfers.filter((one) => warningOf(one) === warningId).map(({ id }) => id))
  return (id) => own.has(id)
}

const sumsOf = (account: TracedAccount, ownOf: (shares: readonly Share[]) => Fen) => ({
  id: account.id,
  tier: account.tier,
  received: formatYuan(account.receivedFen),
  sent: formatYuan(account.sentFen),
  cashed: formatYuan(account.cashedFen),
  outOfSight: formatYuan(account.outOfSightFen),
  there: formatYuan(account.thereFen),
  thereOwn: formatYuan(ownOf(account.shares)),
  untracedIn: formatYuan(account.untracedInFen),
  lastTaintedAt: new Date(account.lastTaintedAt).toISOString(),
  balance:
    account.balance === null
      ? null
      : { amount: formatYuan(account.balance.balanceFen), at: new Date(account.balance.at).toISOString() },
})

const rankOf = ({ freshnessPermille, expectedFen, notProposed }: Ranked) => ({
  freshness: freshnessPermille / PERMILLE,
  expected: formatYuan(expectedFen),
  notProposed,
})

const decisionOf = (row: TracedRow | undefined, stopsTaken: number, { notProposed }: Ranked) => ({
  stopsTaken,
  state: row === undefined ? null : stateSchema.parse(row.state),
  nextStop: row?.nextStop ?? null,
  canDraft: row !== undefined && isDraftable(row) && notProposed === null && stopsTaken < STOPS_PER_ACCOUNT,
})

function describe(
  ctx: Context,
  row: AccountRow | undefined,
  mention: Mention | undefined,
  bankCodes: ReadonlySet<string>,
) {
  const holder = holderOf(ctx, row, mention)
  const bank = row?.bankCode ?? mention?.bank ?? null
  const tail = row?.tail ?? mention?.tail ?? null
  return {
    tail: tail === null ? null : maskAccount(tail),
    bank,
    bankCode: bank !== null && bankCodes.has(bank) ? bank : null,
    holder: holder === null ? null : maskName(holder, mention?.kind ?? 'person'),
  }
}

interface Around {
  readonly gathered: Gathered
  readonly warningId: string
  readonly ownOf: (shares: readonly Share[]) => Fen
  readonly tierOf: (id: string) => number
}

function presentEdge(
  { transfer, taintedFen, how, shares }: TracedEdge,
  around: Around,
): View['edges'][number] {
  const joined = around.gathered.transfers.find(({ id }) => id === transfer.id)
  const of = joined === undefined ? null : around.gathered.warningOf(joined)
  const isOther = how === 'source' && of !== around.warningId
  return {
    id: transfer.id,
    // The account of another victim is not shown here, not even masked.
    from: isOther ? null : transfer.from,
    to: transfer.to,
    tier: transfer.to === null ? 0 : around.tierOf(transfer.to),
    amount: formatYuan(transfer.amountFen),
    tainted: formatYuan(taintedFen),
    own: formatYuan(around.ownOf(shares)),
    at: new Date(transfer.at).toISOString(),
    how,
    sources: sourcesOf(joined),
    isOther,
  }
}

const sourcesOf = (joined: JoinedTransfer | undefined) => [
  ...new Set((joined?.facts ?? []).map(({ source }) => source)),
]

/** One word of the desk is kept for each fact that tells of the transfer. */
const saidOnce = (rows: readonly CorrectionRow[]): CorrectionRow[] => [
  ...new Map(rows.map((row) => [`${row.statedAt.getTime()} ${row.statedBy} ${row.reason}`, row])).values(),
]

const presentCorrection = (row: CorrectionRow): View['corrections'][number] => ({
  id: row.id,
  reason: row.reason,
  amount: row.amountFen === null ? null : formatYuan(row.amountFen),
  transferredAt: row.movedAt?.toISOString() ?? null,
  by: row.statedByUser.displayName,
  at: row.statedAt.toISOString(),
})
