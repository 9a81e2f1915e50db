import fc from 'fast-check'
import { composeStory } from './compose'
import { buildFacts, type CaseRecord } from './facts'
import type { FindingKind } from './finding-kinds'
import { findLeaks, type SealedCase } from './leak-check'
import { commonSurnames } from './surnames'
import { wideningSteps } from './widening'

const han = (least: number, most: number) =>
  fc
    .array(fc.integer({ min: 0x4e00, max: 0x9fa5 }), { minLength: least, maxLength: most })
    .map((codes) => String.fromCharCode(...codes))
const digits = (count: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count })
    .map((each) => each.join(''))
const anyName = fc
  .tuple(fc.constantFrom(...commonSurnames.keys(), '项', '欧阳'), han(2, 2))
  .map((parts) => parts.join(''))
const anyFen = fc.bigInt({ min: 0n, max: 5_000_000_000n })
const anyTime = fc.date({ min: new Date('2023-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })

const anyCase = fc.record({
  name: anyName,
  company: han(4, 4).map((core) => `${core}有限公司`),
  idNumber: digits(17).map((head) => `${head}X`),
  phone: digits(9).map((rest) => `13${rest}`),
  account: digits(17).map((rest) => `62${rest}`),
  address: han(6, 12).map((place) => `绍兴市${place}路18号`),
  text: han(20, 80),
  role: fc.constantFrom('finance', '出纳', 'driver', null),
  typology: fc.constantFrom(
    'authority',
    'leader-acquaintance',
    'customer-service',
    'loan-credit',
    'other-fraud.x',
  ),
  openedAt: anyTime,
  attemptedFen: anyFen,
  frozen: anyFen,
  protectedFen: anyFen,
  minutes: fc.integer({ min: 0, max: 100_000 }),
  steps: fc.integer({ min: 0, max: wideningSteps.length }),
})

test('no sealed value can appear in a drafted text, whatever the case', () => {
  fc.assert(
    fc.property(anyCase, (some) => {
      const later = new Date(some.openedAt.getTime() + some.minutes * 60_000)
      const record: CaseRecord = {
        typology: some.typology,
        occurredAt: some.openedAt,
        openedAt: some.openedAt,
        district: '330602',
        isOrganisationsMoney: some.role !== null,
        roleWritten: some.role,
        name: some.name,
        idNumber: some.idNumber,
        attemptedFen: some.attemptedFen,
        money: {
          protected: some.protectedFen,
          frozen: some.frozen,
          stopped: 0n,
          returned: 0n,
          paid_out: 0n,
          lost: 0n,
        },
        doorAt: later,
        stopAt: later,
        freezeAt: later,
      }
      const widened = wideningSteps.slice(0, some.steps)
      const story = composeStory(buildFacts(record, widened))
      const found = findLeaks(story, {
        words: [
          { kind: 'name', value: some.name },
          { kind: 'company', value: some.company },
          { kind: 'address', value: some.address },
          { kind: 'text', value: some.text },
        ],
        digits: [
          { kind: 'phone', value: some.phone },
          { kind: 'account', value: some.account },
          { kind: 'id_number', value: some.idNumber },
        ],
        amounts: [some.attemptedFen, some.frozen, some.protectedFen],
        moments: [some.openedAt, later],
        cityNames: ['绍兴市'],
        isSumWidened: widened.includes('sum'),
        isTimeWidened: widened.includes('time'),
      })
      expect(found).toEqual([])
      for (const value of [some.name, some.phone, some.account, some.idNumber, some.address, some.company]) {
        expect(`${story.title}\n${story.body}`).not.toContain(value)
      }
    }),
    { numRuns: 200 },
  )
})

const filler = fc.constantFrom('', ' ', '-', '\u200b', '·', '　')

const kindsIn = (body: string, of: SealedCase): FindingKind[] =>
  findLeaks({ title: '', body }, of).map(({ kind }) => kind)

test('a name or number is found however it is broken up', () => {
  fc.assert(
    fc.property(anyCase, fc.array(filler, { minLength: 20, maxLength: 20 }), ({ phone, name }, fillers) => {
      const broken = (value: string): string =>
        Array.from(value, (character, index) => character + (fillers[index] ?? '')).join('')
      const of: SealedCase = {
        words: [{ kind: 'name', value: name }],
        digits: [{ kind: 'phone', value: phone }],
        amounts: [],
        moments: [],
        cityNames: ['绍兴市'],
        isSumWidened: false,
        isTimeWidened: false,
      }
      expect(kindsIn(`前文${broken(name)}后文`, of)).toContain('name')
      expect(kindsIn(`前文${broken(phone)}后文`, of)).toContain('phone')
    }),
    { numRuns: 100 },
  )
})
