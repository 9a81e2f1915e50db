import type { Fen } from '../../lib/money'
import { compareText, firstOf } from '../../lib/order'
import type { Transfer, TransferKind } from './model'

/** Who told of a transfer, the surest first: a bank that was asked, a bank's own message, an officer, the victim, a stop. */
export const sources = ['bank', 'transaction', 'visit', 'report', 'stop'] as const
export type FactSource = (typeof sources)[number]

/** A transfer as one teller tells of it. */
export interface Fact {
  readonly id: string
  readonly source: FactSource
  /** Two payments that one teller tells of are two, however alike. */
  readonly teller: string
  readonly kind: TransferKind
  readonly from: string | null
  readonly to: string | null
  readonly amountFen: Fen
  /** Epoch milliseconds. */
  readonly at: number
}

/** A later word on a fact. Of several on one fact the latest holds. */
export interface Correction {
  readonly id: string
  readonly factId: string
  readonly statedAt: number
  /** null: there was no such transfer. */
  readonly amended: { readonly amountFen: Fen; readonly at: number } | null
}

export interface JoinedTransfer extends Transfer {
  /** Of all that tell of it, the surest first. */
  readonly facts: readonly Fact[]
}

/** Facts with what was said of them later. */
export function corrected(facts: readonly Fact[], corrections: readonly Correction[]): Fact[] {
  const latest = new Map<string, Correction>()
  for (const correction of corrections) {
    const known = latest.get(correction.factId)
    if (known === undefined || isLater(correction, known)) latest.set(correction.factId, correction)
  }
  return facts.flatMap((fact) => {
    const correction = latest.get(fact.id)
    if (correction === undefined) return [fact]
    return correction.amended === null ? [] : [{ ...fact, ...correction.amended }]
  })
}

const isLater = (a: Correction, b: Correction): boolean =>
  a.statedAt === b.statedAt ? a.id > b.id : a.statedAt > b.statedAt

/**
 * One transfer that several tell of is one: the same sum to the same account, out of accounts that do not contradict,
 * within the tolerance, by different tellers. The surest decides when it was. What is joined does not depend on the order
 * in which the facts are given. The same fact twice is one.
 */
export function joined(facts: readonly Fact[], toleranceMs: number): JoinedTransfer[] {
  const alike = new Map<string, Fact[]>()
  for (const fact of new Map(facts.map((fact) => [fact.id, fact])).values()) {
    if (fact.amountFen <= 0n) continue
    const key = `${fact.amountFen}:${fact.to ?? ''}`
    const known = alike.get(key)
    if (known === undefined) alike.set(key, [fact])
    else known.push(fact)
  }
  return [...alike.values()].flatMap((group) => joinAlike(group, toleranceMs))
}

function joinAlike(group: readonly Fact[], toleranceMs: number): JoinedTransfer[] {
  const transfers: Fact[][] = []
  for (const fact of [...group].sort(surestFirst)) {
    const near = transfers
      .filter((facts) => isTheSame(facts, fact, toleranceMs))
      .sort((a, b) => firstOf(apart(a, fact) - apart(b, fact), compareText(firstId(a), firstId(b))))
    if (near[0] === undefined) transfers.push([fact])
    else near[0].push(fact)
  }
  return transfers.flatMap(transferOf)
}

/** What names its payer goes before what does not. */
const surestFirst = (a: Fact, b: Fact): number =>
  firstOf(
    Number(a.from === null) - Number(b.from === null),
    sources.indexOf(a.source) - sources.indexOf(b.source),
    a.at - b.at,
    compareText(a.id, b.id),
  )

const isTheSame = (facts: readonly Fact[], fact: Fact, toleranceMs: number): boolean =>
  apart(facts, fact) <= toleranceMs &&
  facts.every(
    ({ teller, from }) =>
      teller !== fact.teller && (from === null || fact.from === null || from === fact.from),
  )

const apart = ([first]: readonly Fact[], { at }: Fact): number =>
  first === undefined ? Number.POSITIVE_INFINITY : Math.abs(first.at - at)
const firstId = ([first]: readonly Fact[]): string => first?.id ?? ''

function transferOf(facts: readonly Fact[]): JoinedTransfer[] {
  const [first] = facts
  if (first === undefined) return []
  // A stop says that money came, not whose it was.
  const isVictims = facts.some(({ kind, source }) => kind === 'victim' && source !== 'stop')
  const kind = isVictims ? 'victim' : first.kind
  const { id, from, to, amountFen, at } = first
  return [{ id, kind, from, to, amountFen, at, facts }]
}
