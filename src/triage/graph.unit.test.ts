import fc from 'fast-check'
import { minutesAfter } from '../lib/duration'
import { graphOf, UNNAMED, type Payment } from './graph'

const ten = new Date('2023-02-23T02:00:00Z')
const payment = (from: string | null, to: string, yuan: number, more: Partial<Payment> = {}): Payment => ({
  from,
  to,
  amountFen: BigInt(yuan) * 100n,
  at: ten,
  status: 'pending',
  source: { kind: 'transaction', id: `${from}-${to}` },
  ...more,
})
const victims = new Set(['shen'])

test('what a bank, a report and a visit tell of one payment is one edge, as strong as the strongest', () => {
  const { edges } = graphOf(
    [
      payment('shen', 'mule', 7000),
      payment(null, 'mule', 7000, {
        at: minutesAfter(ten, 12),
        status: 'reported',
        source: { kind: 'visit', id: 'v' },
      }),
    ],
    victims,
  )
  expect(edges).toHaveLength(1)
  expect(edges[0]).toMatchObject({
    from: 'shen',
    status: 'reported',
    sources: [{ kind: 'transaction' }, { kind: 'visit' }],
  })
})

test.each([
  ['another sum', payment(null, 'mule', 7001)],
  ['another account', payment(null, 'other', 7000)],
  ['an hour later', payment(null, 'mule', 7000, { at: minutesAfter(ten, 60) })],
])('%s is another payment', (_, other) => {
  const reported = { ...other, source: { kind: 'visit' as const, id: 'v' } }
  expect(graphOf([payment('shen', 'mule', 7000), reported], victims).edges).toHaveLength(2)
})

test('twice the same sum in a minute, told by the bank, is two payments', () => {
  const twice = ['a', 'b'].map((id) => payment('shen', 'mule', 100, { source: { kind: 'transaction', id } }))
  expect(graphOf(twice, victims).edges).toHaveLength(2)
})

test('tiers follow the money, by the shortest way, round a circle too', () => {
  const { tierOf } = graphOf(
    [
      payment('shen', 'a', 10),
      payment('a', 'b', 6),
      payment('b', 'c', 5),
      payment('shen', 'c', 1),
      payment('c', 'a', 1),
      payment(null, 'd', 3),
    ],
    victims,
  )
  expect(Object.fromEntries(tierOf)).toEqual({ shen: 0, a: 1, b: 2, c: 1, d: 1, [UNNAMED]: 0 })
})

test('who pays each other with nobody before them is in the first tier, and what they pay on follows', () => {
  const { tierOf } = graphOf(
    [
      payment('shen', 'a', 1),
      payment('a', 'b', 1),
      payment('b', 'c', 1),
      payment('d', 'd', 1),
      payment('d', 'c', 1),
    ],
    victims,
  )
  expect(Object.fromEntries(tierOf)).toEqual({ shen: 0, a: 1, b: 2, c: 2, d: 1 })
})

test('whatever the payments: no money is lost or made, and each account has a tier', () => {
  const account = fc.constantFrom('shen', 'a', 'b', 'c', 'd')
  const any = fc.record({
    from: fc.option(account, { nil: null }),
    to: account,
    yuan: fc.integer({ min: 1, max: 3 }),
    minutes: fc.integer({ min: 0, max: 90 }),
    id: fc.uuid(),
  })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 20 }), (list) => {
      // All told by one kind of source: each is a payment of its own.
      const payments = list.map(({ from, to, yuan, minutes, id }) =>
        payment(from, to, yuan, { at: minutesAfter(ten, minutes), source: { kind: 'visit', id } }),
      )
      const { edges, tierOf } = graphOf(payments, victims)
      const sum = (all: readonly { amountFen: bigint }[]) =>
        all.reduce((total, { amountFen }) => total + amountFen, 0n)
      expect(sum(edges)).toBe(sum(payments))
      for (const { from, to } of edges) {
        expect(tierOf.get(from)).toBeGreaterThanOrEqual(0)
        expect(tierOf.get(to)).toBeLessThanOrEqual((tierOf.get(from) ?? 0) + 1)
      }
    }),
  )
})
