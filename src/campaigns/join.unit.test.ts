import fc from 'fast-check'
import { majorityOf, planJoin, type Membership } from './join'

const campaign = (n: number) => ({ id: `c${n}`, number: `CB20260101-${String(n).padStart(6, '0')}` })
const of = (warningId: string, n: number | null): Membership => ({
  warningId,
  campaign: n === null ? null : campaign(n),
})

test.each([
  ['alone', of('a', null), [], null],
  ['two in none make one', of('a', null), [of('b', null)], { into: null, merged: [], added: ['a', 'b'] }],
  [
    'it comes to those that are one',
    of('a', null),
    [of('b', 1), of('c', 1)],
    { into: 'c1', merged: [], added: ['a'] },
  ],
  ['it brings one', of('a', 1), [of('b', null)], { into: 'c1', merged: [], added: ['b'] }],
  ['the older of two stays', of('a', 2), [of('b', 1)], { into: 'c1', merged: ['c2'], added: [] }],
  ['together already', of('a', 1), [of('b', 1)], null],
] as const)('%s', (_, own, others, plan) => {
  expect(planJoin(own, others)).toEqual(plan)
})

test('most of them, and of equals always the same', () => {
  expect(majorityOf(['loan-credit', 'authority', 'loan-credit'])).toBe('loan-credit')
  expect(majorityOf(['b', 'a'])).toBe(majorityOf(['a', 'b']))
})

/** As the service does it, over plain maps: each warning, when it comes, meets those that are there. */
function partitionOf(order: readonly string[], isRelated: (a: string, b: string) => boolean): string[][] {
  const campaignOf = new Map<string, number>()
  const there: string[] = []
  let made = 0
  for (const id of order) {
    const membership = (one: string): Membership => of(one, campaignOf.get(one) ?? null)
    const plan = planJoin(membership(id), there.filter((other) => isRelated(id, other)).map(membership))
    there.push(id)
    if (plan === null) continue
    const into = plan.into === null ? ++made : Number(plan.into.slice(1))
    for (const [warning, n] of campaignOf) if (plan.merged.includes(`c${n}`)) campaignOf.set(warning, into)
    for (const warning of plan.added) campaignOf.set(warning, into)
  }
  const parts = new Map<number, string[]>()
  for (const [warning, n] of campaignOf) parts.set(n, [...(parts.get(n) ?? []), warning].sort())
  return [...parts.values()].sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
}

test('whatever the order in which they come: the connected parts', () => {
  const ids = 'abcdefgh'.split('')
  const edges = fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 10 })
  const order = fc.shuffledSubarray(ids, { minLength: ids.length })
  fc.assert(
    fc.property(edges, order, (pairs, shuffled) => {
      const isRelated = (a: string, b: string): boolean =>
        pairs.some(([x, y]) => (x === a && y === b) || (x === b && y === a))
      expect(partitionOf(shuffled, isRelated)).toEqual(partitionOf(ids, isRelated))
    }),
  )
})
