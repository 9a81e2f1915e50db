import { minFen, sumFen, type Fen } from '../../lib/money'

/** What somebody was defrauded of, as far as it went towards the account. */
export interface Claim {
  readonly id: string
  readonly lostFen: Fen
  /** Found in the account by time stamp; 0: it cannot be told from the others' money. */
  readonly tracedFen: Fen
}

export interface Share {
  readonly id: string
  /** By time stamp: returned directly. */
  readonly directFen: Fen
  /** Of what is mixed, in proportion to what was lost. */
  readonly proRataFen: Fen
}

/**
 * What each gets of the frozen sum (2016-09-18 rules): what is traceable by time stamp is theirs directly; the rest is shared in
 * proportion to what is still lost. Exact to the fen by largest remainder: the shares sum to what is frozen, or to what was
 * lost if that is less, and nobody gets more than was lost. The order of the claims does not matter.
 *
 * @example
 * allocate(100n, [{ id: 'a', lostFen: 200n, tracedFen: 0n }, { id: 'b', lostFen: 100n, tracedFen: 0n }])
 * // a: 67, b: 33
 */
export function allocate(availableFen: Fen, claims: readonly Claim[]): Share[] {
  const traced = claims.map(({ id, lostFen, tracedFen }) => ({ id, fen: minFen(tracedFen, lostFen) }))
  const direct = divide(availableFen, traced)
  const given = (id: string): Fen => direct.get(id) ?? 0n
  const left = availableFen - sumFen([...direct.values()])
  const mixed = divide(
    left,
    claims.map(({ id, lostFen }) => ({ id, fen: lostFen - given(id) })),
  )
  return claims.map(({ id }) => ({ id, directFen: given(id), proRataFen: mixed.get(id) ?? 0n }))
}

export const totalOf = ({ directFen, proRataFen }: Share): Fen => directFen + proRataFen

interface Weight {
  readonly id: string
  readonly fen: Fen
}

/** All of them in full if there is enough; else in proportion, the last fen to the largest remainders, then by id. */
function divide(availableFen: Fen, weights: readonly Weight[]): Map<string, Fen> {
  const total = sumFen(weights.map(({ fen }) => fen))
  if (total <= availableFen) return new Map(weights.map(({ id, fen }) => [id, fen]))
  const parts = weights.map(({ id, fen }) => ({
    id,
    fen: (availableFen * fen) / total,
    remainder: (availableFen * fen) % total,
  }))
  const missing = availableFen - sumFen(parts.map(({ fen }) => fen))
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? (a.id < b.id ? -1 : 1) : a.remainder > b.remainder ? -1 : 1,
  )
  const rounded = new Set(byRemainder.slice(0, Number(missing)).map(({ id }) => id))
  return new Map(parts.map(({ id, fen }) => [id, rounded.has(id) ? fen + 1n : fen]))
}
