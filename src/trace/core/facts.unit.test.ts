import fc from 'fast-check'
import { MINUTE_MS } from '../../lib/duration'
import { corrected, joined, type Correction, type Fact } from '.'

const fact = (id: string, more: Partial<Fact> = {}): Fact => ({
  id,
  source: 'report',
  teller: 'report',
  kind: 'onward',
  from: null,
  to: 'a',
  amountFen: 100n,
  at: 0,
  ...more,
})
const tolerance = 30 * MINUTE_MS

test('the victim, the bank and the officer tell of one payment: it is one, at the time of the surest', () => {
  const told = [
    fact('1', { at: 20 * MINUTE_MS, kind: 'victim' }),
    fact('2', { source: 'transaction', teller: 'bank:icbc', from: 'own', at: 5 * MINUTE_MS }),
    fact('3', { source: 'visit', teller: 'visit', at: 30 * MINUTE_MS }),
  ]
  expect(joined(told, tolerance)).toMatchObject([{ id: '2', from: 'own', kind: 'victim', at: 5 * MINUTE_MS }])
})

test('one teller tells of two equal payments: they are two', () => {
  expect(joined([fact('1'), fact('2', { at: MINUTE_MS })], tolerance)).toHaveLength(2)
})

test('out of two different accounts there are two payments', () => {
  const told = [
    fact('1', { from: 'x' }),
    fact('2', { from: 'y', teller: 'bank:icbc', source: 'transaction' }),
  ]
  expect(joined(told, tolerance)).toHaveLength(2)
})

test('a later word replaces an earlier one, and the last one may say that there was nothing', () => {
  const first: Correction = {
    id: 'c1',
    factId: '1',
    statedAt: 1,
    amended: { amountFen: 70n, at: MINUTE_MS },
  }
  const last: Correction = { id: 'c2', factId: '1', statedAt: 2, amended: null }
  expect(corrected([fact('1')], [first])).toMatchObject([{ amountFen: 70n, at: MINUTE_MS }])
  expect(corrected([fact('1')], [last, first])).toEqual([])
})

test('told in any order and in any portions, the same transfers come of it', () => {
  const facts = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      source: fc.constantFrom('bank' as const, 'transaction' as const, 'report' as const),
      teller: fc.constantFrom('x', 'y', 'z'),
      kind: fc.constantFrom('victim' as const, 'onward' as const),
      from: fc.constantFrom(null, 'p', 'q'),
      to: fc.constantFrom('a', 'b'),
      amountFen: fc.constantFrom(100n, 200n),
      at: fc.integer({ min: 0, max: 50 }).map((minutes) => minutes * MINUTE_MS),
    }),
    { maxLength: 12, selector: ({ id }) => id },
  )
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  fc.assert(
    fc.property(facts, fc.nat(), (told, at) => {
      const cut = told.length === 0 ? 0 : at % told.length
      const turned = [...told.slice(cut), ...told.slice(0, cut), ...told.slice(cut)].reverse()
      expect(joined(turned, tolerance).sort(byId)).toEqual(joined(told, tolerance).sort(byId))
    }),
  )
})
