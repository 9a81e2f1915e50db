import { join } from 'node:path'
import { createEngine } from '../engine'
import { NameKinds } from '../lists/name-kinds'
import { checkRulePack } from '../rules/check-pack'
import { loadRulePack, readPackFiles } from '../rules/load-pack'
import { RulePackError } from '../rules/problem'
import type { EngineInput, Evaluation, TransactionSignal } from '../types'
import type { Observation } from './entry'
import { observationsOf } from './observe'
import { MemoryWindows } from './store'

const RULES = join(__dirname, '../../../rules')
const pack = loadRulePack(RULES)
const engine = createEngine(pack)
const NOON = Date.parse('2026-03-02T12:00:00+08:00')
const HOUR = 3_600_000
const DAY = 24 * HOUR
const UUID = '01890000-0000-7000-8000-000000000000'

/** Reads a measure at a moment: the facts of the engine itself, over the windows of a story. */
function measured(name: string, at: number, story: EngineInput[], asked: EngineInput): unknown {
  const windows = new MemoryWindows(engine.windowLimits)
  for (const input of story) engine.observe(input, engine.evaluate(input, windows), windows)
  const slot = pack.vocabulary.slots.get(`window.${name}`) ?? -1
  return pack.facts[slot]?.read({
    kind: 'transaction',
    signal: { ...asked.signal, occurredAt: at },
    subject: asked.subject,
    windows,
    lexicon: pack.text.lexicon,
    lists: { find: () => [] },
    names: new NameKinds([]),
    text: () => null,
    joinedTexts: 0,
    elementsOf: () => undefined,
    utcOffsetHours: 8,
  })
}

let payments = 0
const pays = (payer: string, payee: string, at: number, yuan = 100, more: Partial<TransactionSignal> = {}): EngineInput => ({
  signal: {
    id: `p${payments++}`,
    type: 'transaction',
    occurredAt: at,
    amountFen: BigInt(yuan) * 100n,
    status: 'settled',
    payer: { account: payer },
    payee: { account: payee },
    ...more,
  },
  subject: { person: payer, payer, payee },
}) // prettier-ignore

test('the habit of an account is its largest payment of earlier days, not of today', () => {
  const story = [pays('a', 'x', NOON - 60 * DAY, 900), pays('a', 'y', NOON - 3 * DAY, 300), pays('a', 'z', NOON - HOUR, 50_000)] // prettier-ignore
  const asked = pays('a', 'q', NOON)
  expect(measured('payerUsualMaxFen', NOON, story, asked)).toBe(90_000)
  expect(measured('payerActiveDays', NOON, story, asked)).toBe(2)
  expect(measured('payerKnownDays', NOON, story, asked)).toBe(60)
})

test('who has been paid by the payee before is no stranger', () => {
  const story = [pays('b', 'a', NOON - 10 * DAY)]
  expect(measured('returnKnownDays', NOON, story, pays('a', 'b', NOON))).toBe(10)
  expect(measured('pairKnownDays', NOON, story, pays('a', 'b', NOON))).toBeUndefined()
})

test('money that came in is seen when it goes out: sums, sources, and how long ago', () => {
  const story = [pays('v1', 'm', NOON - HOUR, 20_000), pays('v2', 'm', NOON - 600_000, 30_000)]
  const asked = pays('m', 'n', NOON)
  expect(measured('payerInflowFen', NOON, story, asked)).toBe(5_000_000)
  expect(measured('payerNewSources', NOON, story, asked)).toBe(2)
  expect(measured('payerInflowMinutes', NOON, story, asked)).toBe(10)
})

test('a late signal is judged by what was before it', () => {
  const story = [pays('a', 'x', NOON - 5 * DAY), pays('a', 'x', NOON)]
  const late = pays('a', 'x', NOON - 2 * DAY)
  expect(measured('pairPayments', NOON - 2 * DAY, story, late)).toBe(1)
  expect(measured('pairKnownDays', NOON - 2 * DAY, story, late)).toBe(3)
})

test('a rejected payment makes nobody known, and is seen by the payee', () => {
  const story = [pays('a', 'x', NOON - HOUR, 100, { status: 'rejected' })]
  expect(measured('pairKnownDays', NOON, story, pays('a', 'x', NOON))).toBeUndefined()
  expect(measured('payeeNewPayers', NOON, story, pays('b', 'x', NOON))).toBe(1)
  expect(measured('payeeInflowFen', NOON, story, pays('b', 'x', NOON))).toBe(0)
})

describe('the bound in bytes that docs/rules.md states', () => {
  const everything: Evaluation = {
    level: 'critical',
    score: 0.9999,
    typology: 'leader-acquaintance.procurement',
    action: 'hold',
    holdMinutes: 120,
    reasons: [],
    shadow: [],
    similar: [],
    trace: {
      textFraud: 0.9999,
      typology: 'leader-acquaintance.procurement',
      elements: pack.windows.marks.map(([element]) => element),
      newPayee: true,
    },
    ruleset: '',
  }
  const bytesOf = (observation: Observation): number => Buffer.byteLength(JSON.stringify(observation))
  const input = pays(UUID, UUID, NOON, 1_000_000_000, { id: UUID, status: 'pending' })

  test('a payment takes at most 450 bytes, of one field at most 120', () => {
    const settled = { ...input, signal: { ...input.signal, status: 'settled' as const } }
    const kept = [input, settled].flatMap((one) => observationsOf(one, everything, pack.windows.keys))
    for (const { key, observation } of kept) {
      const spec = pack.windows.keys.find(({ kind }) => kind === key.slice(0, key.indexOf(':')))
      const isOneField = (spec?.only ?? spec?.greatest) !== undefined
      expect(bytesOf(observation)).toBeLessThanOrEqual(isOneField ? 120 : 450)
    }
  })
})

test.each([
  ['a sum',
    /(payerUsualMaxFen, key: habit, measure: )max/,
    '$1sum',
    /answers only count, max/],
  ['a condition', /key: habit, measure: firstDays/, 'key: habit, measure: firstDays, where: obs.held', /keeps one observation a bucket/],
  ['another field than the one kept',
    /(pairMaxFen, key: pair, measure: )max, field: amountFen/,
    '$1max, field: score',
    /keeps only amountFen/],
  ['a resolution without what is greatest', /greatest: amountFen,\n/, '', /needs the field whose greatest/],
])('%s is refused', (_, from, to, reason) => {
  const files = readPackFiles(RULES).map((file) =>
    file.path === 'windows.yaml' ? { ...file, text: file.text.replace(from, to) } : file,
  )
  const problems = ((): readonly { reason: string }[] => {
    try {
      checkRulePack(files)
      return []
    } catch (error) {
      if (error instanceof RulePackError) return error.problems
      throw error
    }
  })()
  expect(problems.map((one) => one.reason).join('\n')).toMatch(reason)
}) // prettier-ignore
