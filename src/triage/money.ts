import type { z } from 'zod'
import type { Context } from '../context'
import { maskName } from '../lib/mask'
import { formatYuan } from '../lib/money'
import { readWarning, type WarningRow } from '../warnings'
import { graphOf, UNNAMED, type Edge, type Graph, type Payment } from './graph'
import { triageLimits } from './limits'
import * as repository from './money-repository'
import type { AccountRow, Holds } from './money-repository'
import {
  paymentsNamed,
  paymentsOfStops,
  paymentsOfTransactions,
  paymentsToldByBanks,
  type Mention,
  type Told,
} from './payments'
import type { moneyView } from './schema'

const HOLDER_FIELD = 'identifier.holder'

/**
 * The way of a warning's money: what its signals, visits and stops tell of, and what those who were paid have paid on.
 * Accounts by their last digits, holders by the first character: nobody is opened.
 */
export async function readMoney(ctx: Context, warningId: string): Promise<z.input<typeof moneyView>> {
  const warning = await readWarning(ctx, warningId)
  const rows = await repository.readMoneySignals(ctx.db, warningId)
  const holds = await repository.readHolds(ctx.db, warningId)
  const told = joined([
    paymentsOfTransactions(
      ctx,
      rows.filter(({ type }) => type === 'transaction'),
    ),
    await paymentsNamed(
      ctx,
      warningId,
      rows.filter(({ type }) => type === 'report'),
    ),
    await paymentsToldByBanks(ctx, warningId),
  ])
  const drawn = new Set(told.payments.map(({ to }) => to))
  const stopped = paymentsOfStops(holds, (id) => drawn.has(id))
  const first = joined([told, { payments: stopped, mentions: [] }])
  const victims = new Set(await victimsAccounts(ctx, warning, first))
  const all = await followed(ctx, first, victims)
  const graph = graphOf(all.payments, victims)
  return viewOf(ctx, graph, all, { holds, accounts: await accountsOf(ctx, graph) })
}

const joined = (parts: readonly Told[]): Told => ({
  payments: parts.flatMap(({ payments }) => payments),
  mentions: parts.flatMap(({ mentions }) => mentions),
})

/** Accounts of the person and of whose money it is. */
async function victimsAccounts(ctx: Context, warning: WarningRow, told: Told): Promise<string[]> {
  const parties = new Set(await repository.partyIdsOf(ctx, [warning.partyId, warning.organisationId]))
  const accounts = await repository.readAccounts(ctx.db, idsIn(told.payments))
  return accounts.flatMap(({ id, partyId }) => (partyId !== null && parties.has(partyId) ? [id] : []))
}

/** Tier by tier, what suspects have paid on as far as banks have told; each payment once. */
async function followed(ctx: Context, told: Told, victims: ReadonlySet<string>): Promise<Told> {
  let all = told
  const asked = new Set(victims)
  for (let tier = 1; tier < triageLimits.tiers.value; tier++) {
    const next = suspectsIn(all.payments, asked)
    const since = earliest(all.payments)
    if (next.length === 0 || since === null) break
    for (const id of next) asked.add(id)
    const accounts = await repository.readAccounts(ctx.db, next)
    const onward = paymentsOfTransactions(ctx, await repository.readOnward(ctx.db, accounts, since))
    const known = new Set(all.payments.map(({ source }) => source.id))
    const fresh = onward.payments.filter(({ source }) => !known.has(source.id))
    all = joined([all, { payments: fresh, mentions: onward.mentions }])
  }
  return all
}

const suspectsIn = (payments: readonly Payment[], asked: ReadonlySet<string>): string[] => [
  ...new Set(payments.map(({ to }) => to).filter((id) => !asked.has(id))),
]

const earliest = (payments: readonly Payment[]): Date | null =>
  payments.reduce<Date | null>((first, { at }) => (first === null || at < first ? at : first), null)

const idsIn = (payments: readonly Payment[]): string[] => [
  ...new Set(payments.flatMap(({ from, to }) => (from === null ? [to] : [from, to]))),
]

const accountsOf = (ctx: Context, { tierOf }: Graph): Promise<AccountRow[]> =>
  repository.readAccounts(
    ctx.db,
    [...tierOf.keys()].filter((id) => id !== UNNAMED),
  )

interface Known {
  readonly holds: Holds
  readonly accounts: readonly AccountRow[]
}

function viewOf(ctx: Context, graph: Graph, { mentions }: Told, { holds, accounts }: Known) {
  const rowOf = new Map(accounts.map((row) => [row.id, row]))
  const mentionOf = new Map<string, Mention>()
  for (const mention of mentions) mentionOf.set(mention.id, completed(mentionOf.get(mention.id), mention))
  const nodes = [...graph.tierOf].map(([id, tier]) => ({
    id,
    tier,
    ...describe(ctx, rowOf.get(id), mentionOf.get(id)),
    ...holdsOf(holds, id),
  }))
  return {
    nodes: nodes.sort((a, b) => a.tier - b.tier),
    edges: graph.edges.map(presentEdge),
  }
}

/** A later mention fills in what an earlier one left open. */
const completed = (known: Mention | undefined, mention: Mention): Mention =>
  known === undefined
    ? mention
    : {
        ...known,
        bank: known.bank ?? mention.bank,
        holder: known.holder ?? mention.holder,
        kind: known.kind ?? mention.kind,
        openedOn: known.openedOn ?? mention.openedOn,
      }

function describe(ctx: Context, row: AccountRow | undefined, mention: Mention | undefined) {
  const sealed = row?.holderSealed ?? null
  const holder = sealed === null ? (mention?.holder ?? null) : ctx.vault.openSilently(HOLDER_FIELD, sealed)
  const kind = mention?.kind ?? kindOf(row?.party?.kind)
  const tail = row?.tail ?? mention?.tail ?? null
  return {
    tail: tail === null ? null : `****${tail}`,
    bank: row?.bankCode ?? mention?.bank ?? null,
    holder: holder === null ? null : maskName(holder, kind ?? 'person'),
    kind,
    openedOn: row?.openedOn?.toISOString().slice(0, 10) ?? mention?.openedOn ?? null,
  }
}

const kindOf = (kind: string | undefined): 'person' | 'organisation' | null =>
  kind === 'person' || kind === 'organisation' ? kind : null

/** The latest that is in force or asked for, else the latest there was. */
function holdsOf({ stops, freezes, protections }: Holds, accountId: string) {
  const stop = latest(stops.filter((one) => one.accountId === accountId))
  const freeze = latest(freezes.filter((one) => one.accountId === accountId))
  const protection = latest(protections.filter((one) => one.accountId === accountId))
  return {
    stop:
      stop === null ? null : { ...named(stop), amount: formatYuan(stop.amountFen), held: yuan(stop.heldFen) },
    freeze:
      freeze === null
        ? null
        : { ...named(freeze), amount: formatYuan(freeze.amountFen), held: yuan(freeze.frozenFen) },
    protection: protection === null ? null : named(protection),
  }
}

const latest = <T extends { readonly state: string }>(rows: readonly T[]): T | null =>
  rows.findLast(({ state }) => state !== 'cancelled' && state !== 'refused') ?? rows.at(-1) ?? null

const named = (row: {
  readonly id: string
  readonly number: string
  readonly state: string
  readonly expiresAt: Date | null
}) => ({
  id: row.id,
  number: row.number,
  state: row.state,
  expiresAt: row.expiresAt?.toISOString() ?? null,
})

const yuan = (fen: bigint | null): string | null => (fen === null ? null : formatYuan(fen))

const presentEdge = ({ from, to, amountFen, at, status, sources }: Edge) => ({
  from,
  to,
  amount: formatYuan(amountFen),
  at: at.toISOString(),
  status,
  sources: sources.map((source) => ({ ...source })),
})
