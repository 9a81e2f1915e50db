import { compile, type Compiled, type FactReader } from '../expression/compile'
import type { ExpressionTree } from '../expression/checked'
import type { Value } from '../expression/value'
import { says } from '../said'
import { givenValue } from './check-rule'
import type { CheckedRule, RulePack } from './pack'
import type { PackProblem } from './problem'

/** Rules, and what their conditions are over. */
export type TestedRules = Pick<RulePack, 'rules' | 'facts' | 'vocabulary'>

/** Runs the tests inside every rule file; each failure names the file and line of its test. */
export function runRuleTests(pack: TestedRules): { passed: number; failures: PackProblem[] } {
  const results = ruleTestResults(pack)
  const failures = results.flatMap(({ problem }) => problem ?? [])
  return { passed: results.length - failures.length, failures }
}

export interface RuleTestResult {
  readonly file: string
  readonly rule: string
  readonly name: string
  readonly line: number
  readonly expect: 'hit' | 'miss'
  readonly actual: 'hit' | 'miss'
  /** The first part of the condition that did not hold; null: all of them did. */
  readonly failedPart: string | null
  /** Of a test that fails. */
  readonly problem: PackProblem | null
}

/** What came of each test of each rule, also of those that pass. */
export const ruleTestResults = (pack: TestedRules): RuleTestResult[] =>
  pack.rules.flatMap((checked) => {
    const parts = conjunctsOf(checked)
    return checked.rule.tests.map((test, index) => resultOf(checked, parts, index, test, pack))
  })

function resultOf(
  checked: CheckedRule,
  parts: readonly Conjunct[],
  index: number,
  { name, expect, given }: CheckedRule['rule']['tests'][number],
  pack: TestedRules,
): RuleTestResult {
  const facts = givenFacts(given, pack)
  const hit = checked.condition(facts) === true
  const told = checked.source.problem(['tests', index, 'name'], says.testFails(checked.rule.id, name, hit))
  const actual = hit ? 'hit' : 'miss'
  return {
    file: told.file,
    rule: checked.rule.id,
    name,
    line: told.line,
    expect,
    actual,
    failedPart: parts.find(({ holds }) => holds(facts) !== true)?.text ?? null,
    problem: actual === expect ? null : told,
  }
}

interface Conjunct {
  readonly text: string
  readonly holds: Compiled
}

/** What must all hold: `a && (b || c)` is a, and b || c. */
function conjunctsOf({ rule, tree }: CheckedRule): Conjunct[] {
  const open = [tree.root]
  const found: ExpressionTree['root'][] = []
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.op === '&&') open.push(node.args[1], node.args[0])
    else found.push(node)
  }
  return found.map((node) => ({
    text: rule.condition.slice(node.start, node.end),
    holds: compile(node, { ...tree, used: new Set() }),
  }))
}

type Given = CheckedRule['rule']['tests'][number]['given']

/** The facts a test says; the feed did not say the others. */
export function givenFacts(
  given: Given,
  { facts, vocabulary }: Pick<TestedRules, 'facts' | 'vocabulary'>,
): FactReader {
  const values = new Map<number, Value>()
  for (const [name, written] of Object.entries(given)) {
    const slot = vocabulary.slots.get(name)
    const fact = slot === undefined ? undefined : facts[slot]
    if (slot !== undefined && fact !== undefined) values.set(slot, givenValue(written, fact))
  }
  return { read: (slot) => values.get(slot) }
}
