import fc from 'fast-check'
import { sumFen } from '../../lib/money'
import { allocate, totalOf, type Claim } from './allocate'

const claim = (id: string, lostFen: bigint, tracedFen = 0n): Claim => ({ id, lostFen, tracedFen })
const shares = (availableFen: bigint, claims: readonly Claim[]): Record<string, bigint> =>
  Object.fromEntries(allocate(availableFen, claims).map((share) => [share.id, totalOf(share)]))

test('one who was defrauded gets what is there, and never more than was lost', () => {
  expect(shares(50n, [claim('a', 80n, 80n)])).toEqual({ a: 50n })
  expect(shares(100n, [claim('a', 80n, 80n)])).toEqual({ a: 80n })
})

test('what is traceable by time stamp is returned directly, the rest in proportion to what is still lost', () => {
  const [a, b, c] = allocate(100_00n, [claim('a', 60_00n, 40_00n), claim('b', 80_00n), claim('c', 20_00n)])
  expect(a).toEqual({ id: 'a', directFen: 40_00n, proRataFen: 10_00n })
  expect(b).toEqual({ id: 'b', directFen: 0n, proRataFen: 40_00n })
  expect(c).toEqual({ id: 'c', directFen: 0n, proRataFen: 10_00n })
})

test('the last fen goes to the largest remainder', () => {
  expect(shares(100n, [claim('a', 1n), claim('b', 1n), claim('c', 1n)])).toEqual({ a: 1n, b: 1n, c: 1n })
  expect(shares(100n, [claim('a', 100n), claim('b', 100n), claim('c', 100n)])).toEqual({
    a: 34n,
    b: 33n,
    c: 33n,
  })
  expect(shares(100n, [claim('a', 200n), claim('b', 100n)])).toEqual({ a: 67n, b: 33n })
})

describe('for all claims', () => {
  const claims = fc
    .array(fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.bigInt({ min: 0n, max: 10n ** 12n })), {
      minLength: 1,
      maxLength: 30,
    })
    .map((all) =>
      all.map(([lostFen, tracedFen], index) =>
        claim(`claim-${String(index).padStart(3, '0')}`, lostFen, tracedFen > lostFen ? 0n : tracedFen),
      ),
    )
  const available = fc.bigInt({ min: 0n, max: 10n ** 13n })
  const holds = (check: (all: readonly Claim[], there: bigint) => void) =>
    fc.assert(fc.property(claims, available, (all, there) => check(all, there)))

  test('the shares sum to what is frozen, or to what was lost if that is less', () =>
    holds((all, there) => {
      const lost = sumFen(all.map(({ lostFen }) => lostFen))
      expect(sumFen(allocate(there, all).map(totalOf))).toBe(there < lost ? there : lost)
    }))

  test('nobody gets less than nothing or more than was lost', () =>
    holds((all, there) => {
      for (const share of allocate(there, all)) {
        expect(share.directFen >= 0n && share.proRataFen >= 0n).toBe(true)
        expect(totalOf(share) <= all.find(({ id }) => id === share.id)!.lostFen).toBe(true)
      }
    }))

  test('the order of the claims does not matter', () =>
    holds((all, there) => {
      expect(shares(there, [...all].reverse())).toEqual(shares(there, all))
    }))

  test('of those who cannot be traced, who lost more never gets less', () =>
    holds((all, there) => {
      const mixed = all
        .map((each) => ({ ...each, tracedFen: 0n }))
        .sort((a, b) => (a.lostFen < b.lostFen ? -1 : 1))
      const got = shares(there, mixed)
      mixed.forEach(({ id, lostFen }, index) => {
        const next = mixed[index + 1]
        if (next !== undefined && next.lostFen > lostFen) expect(got[next.id]! >= got[id]!).toBe(true)
      })
    }))

  test('where more is frozen nobody loses more than the one fen of rounding', () =>
    holds((all, there) => {
      const mixed = all.map((each) => ({ ...each, tracedFen: 0n }))
      const [before, after] = [shares(there, mixed), shares(there + 1_000n, mixed)]
      for (const { id } of mixed) expect(after[id]! >= before[id]! - 1n).toBe(true)
    }))
})
