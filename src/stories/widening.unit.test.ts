import fc from 'fast-check'
import { casesAlike, K_ANONYMITY, sumBands, widen, wideningSteps, type CaseTraits } from './widening'

const own: CaseTraits = {
  quarter: '2023-Q1',
  month: '2023-2',
  partOfDay: '上午',
  district: '330602',
  role: 'finance',
  typology: 'leader-acquaintance',
  sumBand: '100k_1m',
  surname: null,
}
const times = (count: number, traits: Partial<CaseTraits>): CaseTraits[] =>
  Array.from({ length: count }, () => ({ ...own, ...traits }))

test('five cases alike: nothing is widened', () => {
  expect(widen(own, times(4, {}), [])).toEqual([])
})

test.each([
  ['another month', { month: '2023-1' }, ['time']],
  ['another part of the day', { partOfDay: '下午' }, ['time']],
  ['another district too', { month: '2023-1', district: '330683' }, ['time', 'place']],
  ['another role too', { month: '2023-3', district: null, role: 'staff' }, ['time', 'place', 'role']],
  ['another sum', { sumBand: '1m_10m' }, ['time', 'place', 'role', 'sum']],
  ['another typology', { typology: 'authority' }, [...wideningSteps]],
  ['another quarter', { quarter: '2023-Q2', month: '2023-4' }, [...wideningSteps]],
] as const)('four others of %s', (_name, traits, steps) => {
  expect(widen(own, times(4, traits), [])).toEqual(steps)
})

test('a case quite alone is widened to the end', () => {
  expect(widen(own, [], [])).toEqual([...wideningSteps])
})

test("the city's own figures count once month, district and role are open", () => {
  const volume = { typology: 'leader-acquaintance', sumBand: '100k_1m', cases: 4 } as const
  expect(widen(own, [], [volume])).toEqual(['time', 'place', 'role'])
  expect(widen(own, [], [{ ...volume, sumBand: '1m_10m' }])).toEqual(['time', 'place', 'role', 'sum'])
  expect(widen(own, [], [{ ...volume, typology: 'authority' }])).toEqual([...wideningSteps])
  expect(widen(own, [], [{ ...volume, cases: 3 }])).toEqual([...wideningSteps])
})

test('a surname counts by how common it is, of cases and of figures alike', () => {
  const shen = { ...own, surname: 'common' } as const
  expect(widen(shen, times(4, { surname: 'common' }), [])).toEqual([])
  expect(widen(shen, times(4, { surname: 'frequent' }), [])).toEqual(['time', 'place', 'role', 'sum', 'name'])
  const volume = { typology: 'leader-acquaintance', sumBand: '100k_1m', cases: 8 } as const
  expect(widen(shen, [], [volume])).toEqual(['time', 'place', 'role'])
  expect(widen(shen, [], [{ ...volume, cases: 7 }])).toEqual(['time', 'place', 'role', 'sum', 'name'])
})

const anyTraits = fc.record<CaseTraits>({
  quarter: fc.constantFrom('2023-Q1', '2023-Q2'),
  month: fc.constantFrom('2023-1', '2023-2', '2023-4'),
  partOfDay: fc.constantFrom('凌晨', '上午', '下午', '晚上'),
  district: fc.constantFrom('330602', '330683', null),
  role: fc.constantFrom('finance', 'staff', 'citizen'),
  typology: fc.constantFrom('authority', 'leader-acquaintance'),
  sumBand: fc.constantFrom(...sumBands),
  surname: fc.constantFrom('frequent', 'common', null),
})

test('it stops as soon as there are enough, and never before', () => {
  fc.assert(
    fc.property(anyTraits, fc.array(anyTraits, { maxLength: 60 }), (traits, others) => {
      const steps = widen(traits, others, [])
      expect(steps).toEqual(wideningSteps.slice(0, steps.length))
      const enough = casesAlike(traits, others, [], steps) >= K_ANONYMITY
      expect(enough || steps.length === wideningSteps.length).toBe(true)
      if (steps.length > 0) {
        expect(casesAlike(traits, others, [], steps.slice(0, -1))).toBeLessThan(K_ANONYMITY)
      }
    }),
  )
})

test('a step never lessens the cases alike', () => {
  fc.assert(
    fc.property(anyTraits, fc.array(anyTraits, { maxLength: 40 }), (traits, others) => {
      const counts = wideningSteps.map((_, index) =>
        casesAlike(traits, others, [], wideningSteps.slice(0, index)),
      )
      expect(counts).toEqual([...counts].sort((a, b) => a - b))
    }),
  )
})
