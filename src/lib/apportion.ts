import { compareFen, firstOf } from './order'
import { sumFen, type Fen } from './money'

/**
 * Splits a sum by weights, exact to the fen: each gets the whole fen of its quota, the fen that are left go to the
 * largest remainders (Hamilton), equal ones to whoever stands first. Nobody gets more than the weight unless the sum of
 * weights is less than the total.
 *
 * @throws RangeError where there is something to split and nothing to split it by
 * @example apportion(100n, [1n, 1n, 1n]) // [34n, 33n, 33n]
 */
export function apportion(total: Fen, weights: readonly bigint[]): Fen[] {
  const whole = sumFen(weights)
  if (total === 0n) return weights.map(() => 0n)
  if (whole <= 0n) throw new RangeError('nothing to split by')
  const shares = weights.map((weight) => (total * weight) / whole)
  const left = Number(total - sumFen(shares))
  if (left === 0) return shares
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (total * weight) % whole }))
    .sort((a, b) => firstOf(compareFen(b.remainder, a.remainder), a.index - b.index))
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0n) + 1n
  return shares
}
