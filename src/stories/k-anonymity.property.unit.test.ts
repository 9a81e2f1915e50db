import fc from 'fast-check'
import { findCombinations, type Crowd } from './combination'
import { composeStory } from './compose'
import { buildFacts, printedTier, traitsOf, type CaseRecord } from './facts'
import { bandOf } from './sums'
import { tierOf } from './surnames'
import { K_ANONYMITY, widen } from './widening'

const nothing = { protected: 0n, stopped: 0n, frozen: 0n, returned: 0n, paid_out: 0n, lost: 0n }
const anyCase: fc.Arbitrary<CaseRecord> = fc.record({
  typology: fc.constantFrom('authority.x', 'authority.y'),
  occurredAt: fc
    .integer({ min: 0, max: 89 * 4 })
    .map((sixHours) => new Date(Date.parse('2023-01-01T01:00:00Z') + sixHours * 6 * 3_600_000)),
  openedAt: fc.constant(new Date('2023-02-01T00:00:00Z')),
  district: fc.constantFrom('330602', '330603', null),
  isOrganisationsMoney: fc.boolean(),
  roleWritten: fc.constantFrom('finance', 'driver', null),
  name: fc.constantFrom('王佩芳', '李建国', '沈丽娟', '周敏', '项小红', null),
  idNumber: fc.constantFrom('330602198001012342', null),
  attemptedFen: fc.constantFrom(500_000n, 73_120_000n, 73_000_000n, 210_000_000n),
  money: fc.constant(nothing),
  doorAt: fc.constant(null),
  stopAt: fc.constant(null),
  freezeAt: fc.constant(null),
})
const anyCases = fc.array(anyCase, { maxLength: 80 })

const crowdOf = (own: CaseRecord, others: readonly CaseRecord[]): Crowd => ({
  own: traitsOf(own, printedTier(own)),
  others: others.map((other) => traitsOf(other, tierOf(other.name ?? ''))),
  volumes: [],
  label: buildFacts(own, []).person,
  anyone: buildFacts(own, ['name']).person,
  amounts: [own.attemptedFen],
  isConsentGiven: false,
})

/**
 * Counted another way than the code counts: of which cases could a reader take the facts to be, as they are printed?
 * What the facts of the others would say, after the same widening, is compared with what those of this one say.
 */
function couldBe(own: CaseRecord, others: readonly CaseRecord[], widened: ReturnType<typeof widen>): number {
  const said = (record: CaseRecord): readonly unknown[] => {
    const { year, month, quarter, partOfDay, place, role } = buildFacts(record, widened)
    const where = place === 'city' ? 'city' : record.district
    const sum = widened.includes('sum') ? null : bandOf(record.attemptedFen)
    return [year, month, quarter, partOfDay, where, role, sum]
  }
  const printed = buildFacts(own, widened).person.zh
  const hasSurname = !printed.startsWith('某')
  return [own, ...others].filter(
    (each) =>
      JSON.stringify(said(each)) === JSON.stringify(said(own)) &&
      (!hasSurname || tierOf(each.name ?? '') === tierOf(own.name ?? '')),
  ).length
}

test('whatever cases there are, a story that tells one fits five of the quarter', () => {
  fc.assert(
    fc.property(anyCase, anyCases, (own, others) => {
      const { own: traits, others: known } = crowdOf(own, others)
      const widened = widen(traits, known, [])
      fc.pre(!widened.includes('case'))
      expect(couldBe(own, others, widened)).toBeGreaterThanOrEqual(K_ANONYMITY)
    }),
    { numRuns: 500 },
  )
})

test('whatever cases there are, the check agrees with the draft, and refuses one that tells more', () => {
  fc.assert(
    fc.property(anyCase, anyCases, (own, others) => {
      const crowd = crowdOf(own, others)
      const widened = widen(crowd.own, crowd.others, [])
      const facts = buildFacts(own, widened)
      expect(findCombinations(composeStory(facts), crowd, facts)).toEqual([])
      const last = widened.at(-1)
      if (last === undefined) return
      const told = composeStory(buildFacts(own, widened.slice(0, -1)))
      const saysMore = JSON.stringify(told) !== JSON.stringify(composeStory(facts))
      // The draft tells a resident from somebody with a firm's money; a text that calls nobody anything fits both.
      const silent = own.isOrganisationsMoney ? [] : (['role'] as const)
      const fits = couldBe(own, others, [...widened.slice(0, -1), ...silent])
      expect(findCombinations(told, crowd, facts).length > 0).toBe(saysMore && fits < K_ANONYMITY)
    }),
    { numRuns: 300 },
  )
})
