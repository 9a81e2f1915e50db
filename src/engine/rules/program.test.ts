import fc from 'fast-check'
import { stringify } from 'yaml'
import type { FactDeclaration, Value } from '../expression/value'
import type { FactContext } from '../facts/context'
import type { FactDefinition } from '../facts/definition'
import { FactFrame } from '../facts/frame'
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

/** The values of the signal that is judged, and the names of the facts that were read of it. */
let given: readonly Value[] = []
let read: string[] = []
const definitions: FactDefinition[] = facts.map((declared, slot) => ({
  ...declared,
  read: () => {
    read.push(declared.name)
    return given[slot]
  },
}))
const frame = new FactFrame(definitions)

/** The frame of one signal. */
function frameOf(values: readonly Value[]): FactFrame {
  given = values
  read = []
  frame.begin({} as FactContext)
  return frame
}

const valuesOf = (known: Record<string, Value>): Value[] => facts.map(({ name }) => known[name])

const dynamic = { textSlot: TYPOLOGY_SLOT, windowSlot: undefined }

function expectSameAsOneByOne(rules: CheckedRule[], many: readonly (readonly Value[])[]): void {
  const program = compileProgram(rules, definitions)
  for (const values of many) {
    const facts = frameOf(values)
    const together = program.matches(facts).map((rule) => fire(rule, facts, dynamic))
    const oneByOne = rules
      .filter((rule) => rule.condition(facts) === true)
      .map((rule) => fire(rule, facts, dynamic))
    expect(together).toEqual(oneByOne)
  }
}

test('the program of any rules says of any signal what the rules say one by one', () => {
  fc.assert(
    fc.property(
      fc.array(conditions, { minLength: 1, maxLength: 70 }),
      fc.array(signals, { minLength: 1, maxLength: 30 }),
      (written, values) => {
        const more = (n: number): object => (n % 3 === 0 ? { scale: 'tx.share' } : {})
        expectSameAsOneByOne(
          written.map((one, n) => ruleOf(`random.rule-${n}`, one, more(n))),
          values,
        )
      },
    ),
    { numRuns: 150 },
  )
})

test('thresholds of any size and spacing part numbers as each comparison by itself does', () => {
  const evenly = fc
    .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 9 }))
    .map(([from, step]) => Array.from({ length: 20 }, (_, n) => from + n * step))
  // The last two are neighbours: between them lies no number.
  const point = fc.oneof(
    fc.double({ min: -1e15, max: 1e15, noNaN: true }).map((one) => Math.round(one * 1_000) / 1_000),
    fc.constantFrom(0, 0.3, 0.1 + 0.2),
  )
  const anyhow = fc.array(point, { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(
      fc.oneof(evenly, anyhow),
      fc.array(fc.constantFrom(...compared), { minLength: 20, maxLength: 20 }),
      fc.array(fc.double(), { maxLength: 10 }),
      (points, operators, others) => {
        const rules = points.map((point, n) =>
          ruleOf(`cut.rule-${n}`, `tx.share ${operators[n]} double(param.point)`, {
            parameters: { ...PARAMETERS, point },
          }),
        )
        const near = points.flatMap((point) => [
          point,
          point * (1 + Number.EPSILON),
          point * (1 - Number.EPSILON),
        ])
        const shares = [undefined, NaN, Infinity, -Infinity, 0, -0, ...near, ...others]
        const many = shares.map((share) => valuesOf({ 'tx.share': share }))
        expectSameAsOneByOne(rules, many)
      },
    ),
    { numRuns: 60 },
  )
})

test('a fact that no rule can be decided by any more is not read', () => {
  const rules = [
    ruleOf('lazy.one', "payer.kind == 'organisation' && text.claimCount >= 1"),
    ruleOf('lazy.two', 'tx.hour < 5 && window.sumFen > tx.amountFen'),
    ruleOf('lazy.three', "(payer.kind == 'other' || device.sharing) && window.ratio > 2.0"),
  ]
  const facts = frameOf(valuesOf({ 'payer.kind': 'person', 'tx.hour': 12 }))
  expect(compileProgram(rules, definitions).matches(facts)).toEqual([])
  expect(read.sort()).toEqual(['device.sharing', 'payer.kind', 'tx.hour'])
})

test('what several rules ask is read once and found out once', () => {
  const asked = jest.spyOn(String.prototype, 'startsWith')
  const rules = ['one', 'two', 'three'].map((name) =>
    ruleOf(
      `shared.${name}`,
      `(tx.amountFen > window.sumFen * 3 || text.typology.startsWith('a')) && tx.hour != 4`,
    ),
  )
  const program = compileProgram(rules, definitions)
  const facts = frameOf(
    valuesOf({ 'tx.amountFen': 5, 'window.sumFen': 2, 'tx.hour': 12, 'text.typology': 'ab' }),
  )
  asked.mockClear()
  expect(program.matches(facts)).toHaveLength(3)
  expect(asked).toHaveBeenCalledTimes(1)
  asked.mockRestore()
  expect(read.sort()).toEqual(['text.typology', 'tx.amountFen', 'tx.hour', 'window.sumFen'])
})

test('more rules than fit a machine word, or a block, keep their order', () => {
  const rules = Array.from({ length: 100 }, (_, n) => ruleOf(`many.rule-${n}`, `tx.amountFen >= ${n}`))
  const many = Array.from({ length: 11 }, () => rules).flat()
  const facts = frameOf(valuesOf({ 'tx.amountFen': 66 }))
  expect(compileProgram(rules, definitions).matches(facts)).toEqual(rules.slice(0, 67))
  expect(compileProgram(many, definitions).matches(facts)).toHaveLength(67 * 11)
})

test('lists are equal item by item', () => {
  const rules = [
    ruleOf('list.same', "tx.memoKinds == ['a', 'b']"),
    ruleOf('list.other', "tx.memoKinds != ['a']"),
  ]
  const facts = frameOf(valuesOf({ 'tx.memoKinds': ['a', 'b'] }))
  expect(compileProgram(rules, definitions).matches(facts)).toEqual(rules)
})
