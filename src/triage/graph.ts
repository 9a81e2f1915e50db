import { MINUTE_MS } from '../lib/duration'
import type { Fen } from '../lib/money'
import { triageLimits } from './limits'

/** Where a payment is known from; of a transaction and a report the signal's id. */
export interface Source {
  readonly kind: 'transaction' | 'report' | 'visit' | 'stop' | 'bank'
  readonly id: string
}

/** `reported`: somebody said so; nobody has seen it at the bank. */
export type PaymentStatus = 'pending' | 'settled' | 'reported' | 'rejected'

export interface Payment {
  /** null: out of an account of the victim's that nobody has named. */
  readonly from: string | null
  readonly to: string
  readonly amountFen: Fen
  readonly at: Date
  readonly status: PaymentStatus
  readonly source: Source
}

export interface Edge extends Omit<Payment, 'from' | 'source'> {
  readonly from: string
  readonly sources: readonly Source[]
}

export interface Graph {
  readonly edges: readonly Edge[]
  /** 0: the victim's; 1: paid by the victim; 2: paid by those … */
  readonly tierOf: ReadonlyMap<string, number>
}

/** Stands for the accounts of the victim's that nobody has named. */
export const UNNAMED = 'unnamed'

/** A payment that has gone through is no plan any more; a report says more than a plan that waits. */
const STRENGTH: readonly PaymentStatus[] = ['rejected', 'pending', 'reported', 'settled']

/**
 * The money's way, by tiers. One payment that several tell of is one edge: of the same sum to the same account within
 * half an hour, out of accounts that do not contradict.
 */
export function graphOf(payments: readonly Payment[], victims: ReadonlySet<string>): Graph {
  const edges: Edge[] = []
  const inOrder = [...payments].sort((a, b) => a.at.getTime() - b.at.getTime())
  // What names its payer goes first: a report that names none is then told of the same.
  for (const payment of [...inOrder.filter(isNamed), ...inOrder.filter((one) => !isNamed(one))]) {
    const index = edges.findIndex((edge) => isSame(edge, payment))
    const known = edges[index]
    if (known === undefined) edges.push(edgeOf(payment))
    else edges[index] = together(known, payment)
  }
  edges.sort((a, b) => a.at.getTime() - b.at.getTime())
  return { edges, tierOf: tiersOf(edges, victims) }
}

const isNamed = ({ from }: Payment): boolean => from !== null

function isSame(edge: Edge, payment: Payment): boolean {
  const apartMs = Math.abs(edge.at.getTime() - payment.at.getTime())
  return (
    edge.to === payment.to &&
    edge.amountFen === payment.amountFen &&
    (payment.from === null || payment.from === edge.from) &&
    // Two signals of one bank are two payments, however alike.
    !edge.sources.some(({ kind }) => kind === payment.source.kind) &&
    apartMs <= triageLimits.samePayment.value * MINUTE_MS
  )
}

const edgeOf = ({ from, source, ...payment }: Payment): Edge => ({
  ...payment,
  from: from ?? UNNAMED,
  sources: [source],
})

const together = (edge: Edge, { status, source }: Payment): Edge => ({
  ...edge,
  status: STRENGTH.indexOf(status) > STRENGTH.indexOf(edge.status) ? status : edge.status,
  sources: [...edge.sources, source],
})

/**
 * Breadth first from the victim's accounts, and from those that pay without being paid. Suspects who pay each other in a
 * circle, with nobody known before them, stand in the first tier, and what they pay on follows them.
 */
function tiersOf(edges: readonly Edge[], victims: ReadonlySet<string>): Map<string, number> {
  const paid = new Set(edges.map(({ to }) => to))
  const first = edges.map(({ from }) => from).filter((from) => victims.has(from) || !paid.has(from))
  const reached = spread(edges, first, [])
  const strays = edges.flatMap(({ from, to }) => [from, to]).filter((id) => !reached.has(id))
  return spread(edges, first, strays)
}

/** Tiers by the shortest way from `first`, which are 0, and from `strays`, which are 1; a circle ends by itself. */
function spread(
  edges: readonly Edge[],
  first: readonly string[],
  strays: readonly string[],
): Map<string, number> {
  const tiers = new Map<string, number>(first.map((id) => [id, 0]))
  let tier = [...tiers.keys()]
  for (let depth = 1; tier.length > 0 || depth === 1; depth++) {
    const payers = new Set(tier)
    const payees = edges.filter(({ from }) => payers.has(from)).map(({ to }) => to)
    tier = [...new Set(depth === 1 ? [...payees, ...strays] : payees)].filter((id) => !tiers.has(id))
    for (const id of tier) tiers.set(id, depth)
  }
  return tiers
}
