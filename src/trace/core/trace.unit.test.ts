import fc from 'fast-check'
import { HOUR_MS, MINUTE_MS } from '../../lib/duration'
import { sumFen, type Fen } from '../../lib/money'
import {
  follow,
  rules,
  type Rule,
  type TraceInput,
  type TraceResult,
  type TraceSettings,
  type Transfer,
  type TransferKind,
} from '.'

const settingsOf = (rule: Rule): TraceSettings => ({ rule, matchWithinMs: HOUR_MS, withShares: true })

let made = 0
const move = (
  from: string | null,
  to: string | null,
  amountFen: Fen,
  at: number,
  kind: TransferKind = 'onward',
): Transfer => ({
  id: `t${String(++made).padStart(6, '0')}`,
  kind,
  from,
  to,
  amountFen,
  at: at * MINUTE_MS,
})
const input = (transfers: readonly Transfer[], more: Partial<TraceInput> = {}): TraceInput => ({
  transfers,
  balances: [],
  own: new Set(['own']),
  ...more,
})
const there = (result: TraceResult, id: string): Fen | undefined =>
  result.accounts.find((account) => account.id === id)?.thereFen

describe('by the regulation’s words', () => {
  test('a debit that answers to one credit takes that credit, though clean money lies beside it', () => {
    const result = follow(
      input([
        move('own', 'a', 500n, 0, 'victim'),
        move(null, 'a', 300n, 1),
        move('a', 'b', 500n, 2),
        move('a', 'c', 300n, 3),
      ]),
      settingsOf('timestamp'),
    )
    expect(there(result, 'b')).toBe(500n)
    expect(there(result, 'c')).toBeUndefined()
    expect(result.edges.map(({ how }) => how)).toEqual(['source', 'matched'])
  })

  test('a debit that answers to none takes its part of everything', () => {
    const result = follow(
      input([move('own', 'a', 500n, 0, 'victim'), move(null, 'a', 500n, 1), move('a', 'b', 300n, 2)]),
      settingsOf('timestamp'),
    )
    expect([there(result, 'a'), there(result, 'b')]).toEqual([350n, 150n])
  })

  test('two equal credits cannot be told apart, so that the debit takes of both', () => {
    const result = follow(
      input([move('own', 'a', 500n, 0, 'victim'), move(null, 'a', 500n, 1), move('a', 'b', 500n, 2)]),
      settingsOf('timestamp'),
    )
    expect([there(result, 'a'), there(result, 'b')]).toEqual([250n, 250n])
  })

  test('a match is one of time: an hour later it is no answer any more', () => {
    const result = follow(
      input([move('own', 'a', 500n, 0, 'victim'), move(null, 'a', 300n, 1), move('a', 'b', 300n, 62)]),
      settingsOf('timestamp'),
    )
    expect(there(result, 'b')).toBe(188n)
  })
})

test('first in, first out: what came first goes first', () => {
  const result = follow(
    input([move(null, 'a', 300n, 0), move('own', 'a', 500n, 1, 'victim'), move('a', 'b', 400n, 2)]),
    settingsOf('first-in-first-out'),
  )
  expect([there(result, 'a'), there(result, 'b')]).toEqual([400n, 100n])
})

test('in the same second money passes through: whoever is nearer to the victim pays first', () => {
  const chain = [move('b', 'c', 100n, 0), move('a', 'b', 100n, 0), move('own', 'a', 100n, 0, 'victim')]
  expect(there(follow(input(chain), settingsOf('timestamp')), 'c')).toBe(100n)
})

test('a circle ends, and the money is where it came to rest', () => {
  const result = follow(
    input([
      move('own', 'a', 100n, 0, 'victim'),
      move('a', 'b', 100n, 1),
      move('b', 'a', 60n, 2),
      move('a', 'a', 5n, 3),
    ]),
    settingsOf('timestamp'),
  )
  expect([there(result, 'a'), there(result, 'b')]).toEqual([60n, 40n])
})

test('more goes out than is known to have come in: the rest is of unknown origin, and clean', () => {
  const result = follow(
    input([move('own', 'a', 100n, 0, 'victim'), move('a', 'b', 250n, 1)]),
    settingsOf('timestamp'),
  )
  expect(there(result, 'b')).toBe(100n)
  expect(result.accounts.find(({ id }) => id === 'a')).toMatchObject({
    untracedInFen: 150n,
    thereFen: 0n,
    sentFen: 100n,
  })
})

test('a balance bounds what is there: what is missing has gone out of sight', () => {
  const balances = [{ id: 'x', account: 'a', balanceFen: 30n, at: 5 * MINUTE_MS }]
  const result = follow(input([move('own', 'a', 100n, 0, 'victim')], { balances }), settingsOf('timestamp'))
  expect(result.accounts[0]).toMatchObject({ thereFen: 30n, outOfSightFen: 70n })
})

test("money that comes back to the victim's own account has come back, and is no stop's matter", () => {
  const result = follow(
    input([move('own', 'a', 100n, 0, 'victim'), move('a', 'own', 40n, 1)]),
    settingsOf('timestamp'),
  )
  expect(result.accounts.map(({ id, tier, thereFen }) => [id, tier, thereFen])).toEqual([
    ['own', 0, 40n],
    ['a', 1, 60n],
  ])
})

describe('for every graph', () => {
  const accounts = ['own', 'a', 'b', 'c', 'd', 'e']
  const transfer = fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom<TransferKind>('victim', 'onward', 'onward', 'onward', 'cash-out'),
    from: fc.option(fc.constantFrom(...accounts), { nil: null, freq: 6 }),
    to: fc.constantFrom(...accounts),
    amountFen: fc.bigInt({ min: 1n, max: 40n }),
    at: fc.integer({ min: 0, max: 6 }).map((minutes) => minutes * MINUTE_MS),
  })
  const transfers = fc
    .uniqueArray(transfer, { maxLength: 30, selector: ({ id }) => id })
    .map((all) =>
      all.map((one): Transfer =>
        one.kind === 'victim'
          ? { ...one, from: 'own' }
          : one.kind === 'cash-out'
            ? { ...one, to: null }
            : one,
      ),
    )
  const balances = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      account: fc.constantFrom(...accounts),
      balanceFen: fc.bigInt({ min: 0n, max: 60n }),
      at: fc.integer({ min: 0, max: 6 }).map((minutes) => minutes * MINUTE_MS),
    }),
    { maxLength: 4, selector: ({ id }) => id },
  )
  const inputs = fc.record({ transfers, balances }).map((parts) => input(parts.transfers, parts))
  const rule = fc.constantFrom(...rules)

  test('money is conserved, in each account and in all', () => {
    fc.assert(
      fc.property(inputs, rule, (given, by) => {
        const { accounts, defraudedFen } = follow(given, settingsOf(by))
        for (const { receivedFen, sentFen, cashedFen, outOfSightFen, thereFen } of accounts)
          expect(sentFen + cashedFen + outOfSightFen + thereFen).toBe(receivedFen)
        const ends = accounts.map((one) => one.thereFen + one.cashedFen + one.outOfSightFen)
        expect(sumFen(ends)).toBe(defraudedFen)
      }),
    )
  })

  test('tainted is never more than the transfer, nor more than was received, nor less than nothing', () => {
    fc.assert(
      fc.property(inputs, rule, (given, by) => {
        const result = follow(given, settingsOf(by))
        for (const { taintedFen, transfer: whole, shares } of result.edges) {
          expect(taintedFen > 0n && taintedFen <= whole.amountFen).toBe(true)
          expect(sumFen(shares.map(({ amountFen }) => amountFen))).toBe(taintedFen)
        }
        for (const { thereFen, receivedFen, shares } of result.accounts) {
          expect(thereFen >= 0n && thereFen <= receivedFen).toBe(true)
          expect(sumFen(shares.map(({ amountFen }) => amountFen))).toBe(thereFen)
        }
      }),
    )
  })

  test('of no payment there is ever more than was paid', () => {
    fc.assert(
      fc.property(inputs, rule, (given, by) => {
        const paid = new Map(given.transfers.map(({ id, amountFen }) => [id, amountFen]))
        const found = new Map<string, Fen>()
        for (const { shares } of follow(given, settingsOf(by)).accounts)
          for (const { paymentId, amountFen } of shares)
            found.set(paymentId, (found.get(paymentId) ?? 0n) + amountFen)
        for (const [paymentId, amountFen] of found)
          expect(amountFen <= (paid.get(paymentId) ?? 0n)).toBe(true)
      }),
    )
  })

  test('sums are the same whether or not it is carried whose money it is', () => {
    fc.assert(
      fc.property(inputs, rule, (given, by) => {
        const plain = follow(given, { ...settingsOf(by), withShares: false })
        const full = follow(given, settingsOf(by))
        expect(plain.accounts.map(({ shares: _, ...sums }) => sums)).toEqual(
          full.accounts.map(({ shares: _, ...sums }) => sums),
        )
      }),
    )
  })

  test('the order in which facts arrive changes nothing', () => {
    fc.assert(
      fc.property(inputs, rule, fc.infiniteStream(fc.integer()), (given, by, keys) => {
        const shuffle = <T>(all: readonly T[]): T[] =>
          all
            .map((one) => ({ one, key: keys.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one)
        const shuffled = { ...given, transfers: shuffle(given.transfers), balances: shuffle(given.balances) }
        expect(follow(shuffled, settingsOf(by))).toEqual(follow(given, settingsOf(by)))
      }),
    )
  })

  test('other names for the accounts change nothing but the names', () => {
    const renamed = new Map(accounts.map((name, index) => [name, `z${accounts.length - index}`]))
    const rename = (name: string | null) => (name === null ? null : (renamed.get(name) ?? name))
    fc.assert(
      fc.property(inputs, rule, (given, by) => {
        const other: TraceInput = {
          transfers: given.transfers.map((one) => ({ ...one, from: rename(one.from), to: rename(one.to) })),
          balances: given.balances.map((one) => ({
            ...one,
            account: renamed.get(one.account) ?? one.account,
          })),
          own: new Set([...given.own].map((name) => renamed.get(name) ?? name)),
        }
        const sumsOf = (result: TraceResult, nameOf: (id: string) => string) =>
          new Map(
            result.accounts.map(({ id, thereFen, sentFen, tier }) => [nameOf(id), [thereFen, sentFen, tier]]),
          )
        const expected = sumsOf(follow(given, settingsOf(by)), (id) => renamed.get(id) ?? id)
        expect(sumsOf(follow(other, settingsOf(by)), (id) => id)).toEqual(expected)
      }),
    )
  })
})
