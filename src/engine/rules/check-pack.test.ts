import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkRulePack } from './check-pack'
import { untestedEdges } from './edge-tests'
import { packSchemas } from './json-schema'
import { loadRulePack, readPackFiles } from './load-pack'
import type { PackFile } from './yaml-file'
import { type PackProblem, RulePackError } from './problem'
import { runRuleTests } from './rule-tests'

const RULES = join(__dirname, '../../../rules')
const files = readPackFiles(RULES)
const RULE = 'payment/first-personal-payee.yaml'

function changed(path: string, from: string | RegExp, to: string): PackFile[] {
  return files.map((file) => (file.path === path ? { path, text: file.text.replace(from, to) } : file))
}

function problemsOf(pack: PackFile[]): readonly PackProblem[] {
  try {
    checkRulePack(pack)
  } catch (error) {
    if (error instanceof RulePackError) return error.problems
    throw error
  }
  return []
}

test('the shipped pack checks, and every test inside its rules holds', () => {
  const { failures, passed } = runRuleTests(loadRulePack(RULES))
  expect(failures).toEqual([])
  expect(passed).toBeGreaterThan(80)
})

test('a misspelt field is refused with file, line, column and the nearest known field', () => {
  const [problem] = problemsOf(changed(RULE, /tx\.amountFen >= param/, 'tx.amuntFen >= param'))
  expect(problem).toMatchObject({
    file: RULE,
    reason: 'unknown field tx.amuntFen; did you mean tx.amountFen?',
  })
  const line = files.find(({ path }) => path === RULE)?.text.split('\n')[(problem?.line ?? 0) - 1]
  expect(line).toContain('amountFen')
})

test('a misspelt field of a rule test is refused as well', () => {
  const [problem] = problemsOf(changed(RULE, /payee\.looks: person/, 'payee.loks: person'))
  expect(problem?.reason).toBe('unknown field payee.loks; did you mean payee.looks?')
})

test('an unknown key of a rule is refused at its line', () => {
  const [problem] = problemsOf(changed(RULE, /^status:/m, 'stauts: live\nstatus:'))
  expect(problem).toMatchObject({ file: RULE, reason: 'unknown field stauts; did you mean status?' })
})

test.each([
  ['days compared with hours', /known: 3d/, 'known: 3h', 'd meets h: both sides need the same unit'],
  [
    'money compared with a duration',
    /large: 30_000 CNY/,
    'large: 50d',
    'CNY meets d: both sides need the same unit',
  ],
  [
    'a parameter that is no quantity',
    /large: 30_000 CNY/,
    'large: plenty',
    'large: expected a number with a unit (CNY, min, h, d, %)',
  ],
  ['a placeholder without evidence', /\{amountYuan\}/, '{amuntYuan}', '{amuntYuan} names no evidence'],
  [
    'an unknown typology',
    /^typology: .*$/m,
    'typology: leader',
    'unknown typology leader; did you mean none?',
  ],
])('%s is refused', (_, from, to, reason) => {
  expect(problemsOf(changed(RULE, from, to)).map((one) => one.reason)).toContain(reason)
})

test('a condition that yields no truth value is refused', () => {
  const [problem] = problemsOf(
    changed(RULE, /condition:[\s\S]*?(?=^parameters:)/m, 'condition: tx.amountFen\n'),
  )
  expect(problem?.reason).toBe('yields int, expected bool')
})

test('broken YAML is refused with its position', () => {
  const [problem] = problemsOf(changed(RULE, /^weight: .*$/m, 'weight: [1'))
  expect(problem?.file).toBe(RULE)
  expect(problem?.line).toBeGreaterThan(1)
})

test('two rules of one id are refused', () => {
  const copy = files.find(({ path }) => path === RULE)
  const [problem] = problemsOf([...files, { path: 'payment/copy.yaml', text: copy?.text ?? '' }])
  expect(problem?.reason).toContain('is already in')
})

test('the ruleset id is the hash of the contents, whatever order files are read in', () => {
  const one = checkRulePack(files).ruleset
  expect(one).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect(checkRulePack([...files].reverse()).ruleset).toBe(one)
  expect(checkRulePack(changed(RULE, /weight: \S+/, 'weight: 9')).ruleset).not.toBe(one)
})

test('every parameter of a condition has a test at its edge and one just beside it', () => {
  expect(untestedEdges(loadRulePack(RULES)).map(({ reason }) => reason)).toEqual([])
})

test('a parameter that nobody tests is found', () => {
  const pack = checkRulePack(changed(RULE, /large: 30_000 CNY/, 'large: 29_000 CNY'))
  expect(untestedEdges(pack).map(({ reason }) => reason)).toContain(
    'leader.first-personal-payee: no test stands at and beside the edge of large',
  )
})

test('the JSON Schemas beside the pack say what its files are checked by (menshen rules schema)', () => {
  for (const [name, content] of packSchemas())
    expect(readFileSync(join(RULES, 'schema', name), 'utf8')).toBe(content)
})

test('docs/rules.md lists every rule but those of texts', () => {
  const document = readFileSync(join(RULES, '../docs/rules.md'), 'utf8')
  const ids = loadRulePack(RULES).rules.filter(({ source }) => !source.file.path.startsWith('text/'))
  expect(ids.map(({ rule }) => rule.id).filter((id) => !document.includes(`\`${id}\``))).toEqual([])
})
