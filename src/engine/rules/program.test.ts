import fc from 'fast-check'
import { stringify } from 'yaml'
import type { FactReader } from '../expression/compile'
import type { FactDeclaration, Value } from '../expression/value'
import { vocabularyOf } from '../facts/vocabulary'
import { fire } from '../score'
import { checkRule } from './check-rule'
import type { CheckedRule } from './pack'
import type { PackProblem } from './problem'
import { compileProgram } from './program'
import { YamlFile } from './yaml-file'

const facts: FactDeclaration[] = [
  { name: 'tx.amountFen', type: 'int' },
  { name: 'tx.hour', type: 'int' },
  { name: 'tx.share', type: 'double' },
  { name: 'window.sumFen', type: 'int' },
  { name: 'window.ratio', type: 'double' },
  { name: 'text.claimCount', type: 'int' },
  { name: 'payer.kind', type: 'string' },
  { name: 'payee.kind', type: 'string' },
  { name: 'text.typology', type: 'string' },
  { name: 'device.sharing', type: 'bool' },
  { name: 'device.remote', type: 'bool' },
  { name: 'tx.memoKinds', type: 'list<string>' },
  { name: 'text.elements', type: 'list<string>' },
]
const vocabulary = vocabularyOf(facts)
const TYPOLOGY_SLOT = vocabulary.slots.get('text.typology')

const WORDS = ['a', 'b', 'c', "it's", 'a" || true || "', '账户', '']
const INTS = [-3, -1, 0, 1, 2, 3, 7]
const DOUBLES = [-1.5, 0, 0.5, 1, 2.5]
const PARAMETERS = { few: 2, share: 1.5, words: ['a', "it's"] }

function ruleOf(id: string, condition: string, more: object = {}): CheckedRule {
  const rule = {
    id,
    version: 1,
    title: { zh: '规则', en: 'rule' },
    typology: 'from-text',
    status: 'live',
    signals: ['transaction'],
    condition,
    parameters: PARAMETERS,
    weight: 1.5,
    reason: '金额 {amount},词 {words}',
    evidence: { amount: 'tx.amountFen', words: 'tx.memoKinds', one: 'tx.amountFen + window.sumFen' },
    falsePositives: [],
    references: [],
    tests: [
      { name: 'x', given: {}, expect: 'hit' },
      { name: 'y', given: {}, expect: 'miss' },
    ],
    ...more,
  }
  const problems: PackProblem[] = []
  const file = new YamlFile({ path: `${id}.yaml`, text: stringify(rule) })
  const checked = checkRule(file, vocabulary, ['from-text'], problems)
  if (checked === null) throw new Error(`${condition}: ${JSON.stringify(problems)}`)
  return checked
}

const namesOf = (type: string): fc.Arbitrary<string> =>
  fc.constantFrom(...facts.filter((one) => one.type === type).map(({ name }) => name))
const quoted = fc.constantFrom(...WORDS).map((word) => JSON.stringify(word))
const joined = (
  operators: readonly string[],
  left: fc.Arbitrary<string | number>,
  right = left,
): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...operators), left, right).map(([op, a, b]) => `(${a} ${op} ${b})`)
const called = (name: string, ...args: fc.Arbitrary<string | number>[]): fc.Arbitrary<string> =>
  fc.tuple(...args).map((given) => `${name}(${given.join(', ')})`)
const choice = (
  condition: fc.Arbitrary<string | number>,
  of: fc.Arbitrary<string | number>,
): fc.Arbitrary<string> =>
  fc.tuple(condition, of, of).map(([asked, yes, no]) => `(${asked} ? ${yes} : ${no})`)
const literalList = fc.array(quoted, { minLength: 1, maxLength: 3 }).map((items) => `[${items.join(', ')}]`)
const compared = ['==', '!=', '<', '<=', '>', '>=']

/** Well-typed expressions of every kind that the vocabulary and the functions allow. */
const expressions = fc.letrec<Record<'int' | 'double' | 'text' | 'list' | 'bool' | 'simple', string>>(
  (tie) => ({
    int: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'e' },
      fc.constantFrom(...INTS).map(String),
      namesOf('int'),
      fc.constant('param.few'),
      joined(['+', '-', '*', '/', '%'], tie('int')),
      tie('int').map((one) => `(-${one})`),
      called('countOf', tie('list'), tie('list')),
      called('size', tie('list')),
      called('int', tie('double')),
      choice(tie('bool'), tie('int')),
    ),
    double: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'e' },
      fc.constantFrom(...DOUBLES).map((one) => one.toFixed(1)),
      namesOf('double'),
      fc.constant('param.share'),
      called('double', tie('int')),
      joined(['+', '-', '*', '/'], tie('double')),
      called('clamp', tie('double'), tie('double'), tie('double')),
    ),
    text: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'e' },
      quoted,
      namesOf('string'),
      choice(tie('bool'), tie('text')),
    ),
    list: fc.oneof(namesOf('list<string>'), literalList, fc.constant('param.words')),
    simple: fc.oneof(
      joined(compared, namesOf('int'), fc.constantFrom(...INTS, 'param.few')),
      joined(compared, fc.constantFrom(...DOUBLES.map((one) => one.toFixed(1))), namesOf('double')),
      joined(['==', '!='], namesOf('string'), quoted),
      joined(['in'], namesOf('string'), literalList),
      joined(['in'], quoted, namesOf('list<string>')),
      called('anyOf', namesOf('list<string>'), fc.oneof(literalList, fc.constant('param.words'))),
      fc.constantFrom(...facts.map(({ name }) => `has(${name})`)),
      namesOf('bool'),
    ),
    bool: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'e', withCrossShrink: true },
      tie('simple'),
      fc.constantFrom('true', 'false'),
      joined(compared, tie('int')),
      joined(compared, tie('double')),
      joined(['<', '>='], tie('int'), tie('double')),
      joined(compared, tie('text')),
      joined(['==', '!='], tie('list')),
      joined(['in'], tie('text'), tie('list')),
      called('anyOf', tie('list'), tie('list')),
      joined(['==', '!='], tie('bool')),
      joined(['&&', '||'], tie('bool')),
      tie('bool').map((one) => `!${one}`),
      fc
        .tuple(namesOf('string'), fc.constantFrom('contains', 'startsWith', 'endsWith'), quoted)
        .map(([of, name, part]) => `${of}.${name}(${part})`),
      choice(tie('bool'), tie('bool')),
    ),
  }),
)
const negatable = fc
  .tuple(fc.boolean(), expressions.simple)
  .map(([isNegated, one]) => (isNegated ? `!${one}` : one))
const conditions = fc.oneof(
  fc.array(negatable, { minLength: 1, maxLength: 5 }).map((all) => all.join(' && ')),
  fc
    .array(fc.oneof(negatable, expressions.bool), { minLength: 1, maxLength: 4 })
    .map((all) => all.join(' && ')),
  expressions.bool,
)

const valueOf = ({ type }: FactDeclaration): fc.Arbitrary<Value> => {
  if (type === 'int') return fc.constantFrom(undefined, ...INTS, 1_000)
  if (type === 'double') return fc.constantFrom(undefined, ...DOUBLES, 0.25, NaN, Infinity, -Infinity)
  if (type === 'string') return fc.constantFrom(undefined, ...WORDS, 'other')
  if (type === 'bool') return fc.constantFrom(undefined, true, false)
  return fc.option(fc.array(fc.constantFrom(...WORDS, 'other'), { maxLength: 4 }), { nil: undefined })
}
const signals = fc.tuple(...facts.map(valueOf))

/** Reads as the frame does, and notes what was read. */
function readerOf(values: readonly Value[], read: string[] = []): FactReader {
  return {
    read: (slot) => {
      read.push(facts[slot]?.name ?? '')
      return values[slot]
    },
  }
}

const dynamic = { textSlot: TYPOLOGY_SLOT, windowSlot: undefined }

test('the program of any rules says of any signal what the rules say one by one', () => {
  fc.assert(
    fc.property(
      fc.array(conditions, { minLength: 1, maxLength: 40 }),
      fc.array(signals, { minLength: 1, maxLength: 30 }),
      (written, given) => {
        const rules = written.map((condition, n) =>
          ruleOf(`random.rule-${n}`, condition, n % 3 === 0 ? { scale: 'tx.share' } : {}),
        )
        const program = compileProgram(rules, facts)
        for (const values of given) {
          const reader = readerOf(values)
          const together = program.matches(reader).map((rule) => fire(rule, reader, dynamic))
          const oneByOne = rules
            .filter((rule) => rule.condition(reader) === true)
            .map((rule) => fire(rule, reader, dynamic))
          expect(together).toEqual(oneByOne)
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('a fact that no rule can be decided by any more is not read', () => {
  const rules = [
    ruleOf('lazy.one', "payer.kind == 'organisation' && text.claimCount >= 1"),
    ruleOf('lazy.two', 'tx.hour < 5 && window.sumFen > tx.amountFen'),
  ]
  const read: string[] = []
  const values = facts.map(({ name }) => ({ 'payer.kind': 'person', 'tx.hour': 12 })[name])
  expect(compileProgram(rules, facts).matches(readerOf(values, read))).toEqual([])
  expect(read.sort()).toEqual(['payer.kind', 'tx.hour'])
})

test('what several rules ask of several facts is found out once', () => {
  const rules = ['one', 'two', 'three'].map((name) =>
    ruleOf(`shared.${name}`, `(tx.amountFen > window.sumFen * 3 || device.sharing) && tx.hour != 4`),
  )
  const read: string[] = []
  const values = facts.map(({ name }) => ({ 'tx.amountFen': 7, 'window.sumFen': 2, 'tx.hour': 12 })[name])
  expect(compileProgram(rules, facts).matches(readerOf(values, read))).toHaveLength(3)
  expect(read.sort()).toEqual(['tx.amountFen', 'tx.hour', 'window.sumFen'])
})

test('more rules than fit a machine word keep their order', () => {
  const rules = Array.from({ length: 100 }, (_, n) => ruleOf(`many.rule-${n}`, `tx.amountFen >= ${n}`))
  const values = facts.map(({ name }) => ({ 'tx.amountFen': 66 })[name])
  expect(compileProgram(rules, facts).matches(readerOf(values))).toEqual(rules.slice(0, 67))
})

test('lists are equal item by item', () => {
  const rules = [
    ruleOf('list.same', "tx.memoKinds == ['a', 'b']"),
    ruleOf('list.other', "tx.memoKinds != ['a']"),
  ]
  const values = facts.map(({ name }) => ({ 'tx.memoKinds': ['a', 'b'] })[name])
  expect(compileProgram(rules, facts).matches(readerOf(values))).toEqual(rules)
})
