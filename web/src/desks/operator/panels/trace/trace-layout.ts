import { fenOf } from '../../../../parts/fen'
import type { Trace, TraceAccount } from '../../../../parts/use-trace'

/** What is drawn: one account, or the rest of its tier. */
export interface DrawnNode {
  readonly id: string
  readonly column: number
  /** 0 on top, 1 at the bottom of the column. */
  readonly place: number
  readonly account: TraceAccount | null
  /** Of how many accounts it stands; 1 for an account itself. */
  readonly accounts: number
  readonly thereFen: bigint
}

export interface DrawnEdge {
  readonly from: string
  readonly to: string
  readonly taintedFen: bigint
  readonly transfers: number
}

export interface Drawn {
  readonly nodes: readonly DrawnNode[]
  readonly edges: readonly DrawnEdge[]
  readonly columns: number
  readonly mostInColumn: number
}

/** Who pays first, and where money leaves the accounts. */
export const VICTIM = 'victim'
export const OTHER_CASE = 'other'
export const GONE = 'gone'

/** Columns by tier; of each the accounts with most to save, the rest of it as one, so that 87 accounts stay readable. */
export function drawnOf(trace: Trace, mostPerTier: number): Drawn {
  const tiers = new Map<number, TraceAccount[]>()
  for (const account of trace.accounts)
    if (!account.isOwn) tiers.set(account.tier, [...(tiers.get(account.tier) ?? []), account])
  const nameOf = new Map<string, string>()
  const columns: DrawnNode[][] = [sourcesOf(trace)]
  for (const [tier, accounts] of [...tiers].sort(([a], [b]) => a - b)) {
    const sorted = [...accounts].sort((a, b) => Number(fenOf(b.received) - fenOf(a.received)))
    const isCut = sorted.length > mostPerTier
    const shown = isCut ? sorted.slice(0, mostPerTier - 1) : sorted
    const rest = isCut ? sorted.slice(mostPerTier - 1) : []
    for (const { id } of shown) nameOf.set(id, id)
    for (const { id } of rest) nameOf.set(id, `rest ${tier}`)
    columns.push(placed(columns.length, [...shown.map((one) => [one]), ...(isCut ? [rest] : [])], tier))
  }
  const edges = edgesOf(trace, nameOf)
  if (edges.some(({ to }) => to === GONE))
    columns.push([{ id: GONE, column: columns.length, place: 0.5, account: null, accounts: 0, thereFen: 0n }])
  return {
    nodes: columns.flat(),
    edges,
    columns: columns.length,
    mostInColumn: Math.max(...columns.map(({ length }) => length)),
  }
}

function sourcesOf({ edges }: Trace): DrawnNode[] {
  const ids = [VICTIM, ...(edges.some(({ isOther }) => isOther) ? [OTHER_CASE] : [])]
  return ids.map((id, index) => ({
    id,
    column: 0,
    place: (index + 1) / (ids.length + 1),
    account: null,
    accounts: 0,
    thereFen: 0n,
  }))
}

const placed = (column: number, groups: readonly (readonly TraceAccount[])[], tier: number): DrawnNode[] =>
  groups.map((accounts, index) => {
    const [only] = accounts
    const isOne = accounts.length === 1 && only !== undefined
    return {
      id: isOne ? only.id : `rest ${tier}`,
      column,
      place: (index + 1) / (groups.length + 1),
      account: isOne ? only : null,
      accounts: accounts.length,
      thereFen: accounts.reduce((sum, { there }) => sum + fenOf(there), 0n),
    }
  })

function edgesOf({ edges }: Trace, nameOf: ReadonlyMap<string, string>): DrawnEdge[] {
  const drawn = new Map<string, DrawnEdge>()
  for (const edge of edges) {
    const payer = edge.isOther ? OTHER_CASE : edge.from === null ? VICTIM : nameOf.get(edge.from)
    const from = edge.how === 'source' && !edge.isOther ? VICTIM : (payer ?? VICTIM)
    const to = edge.to === null ? GONE : (nameOf.get(edge.to) ?? VICTIM)
    if (from === to) continue
    const key = `${from} ${to}`
    const known = drawn.get(key)
    drawn.set(key, {
      from,
      to,
      taintedFen: (known?.taintedFen ?? 0n) + fenOf(edge.tainted),
      transfers: (known?.transfers ?? 0) + 1,
    })
  }
  return [...drawn.values()]
}
