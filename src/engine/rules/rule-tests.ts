import type { FactReader } from '../expression/compile'
import type { Value } from '../expression/value'
import { givenValue } from './check-rule'
import type { CheckedRule, RulePack } from './pack'
import type { PackProblem } from './problem'

/** Runs the tests inside every rule file; each failure names the file and line of its test. */
export function runRuleTests(pack: RulePack): { passed: number; failures: PackProblem[] } {
  const failures: PackProblem[] = []
  let passed = 0
  for (const checked of pack.rules) {
    checked.rule.tests.forEach((test, index) => {
      const hit = checked.condition(givenFacts(test.given, pack)) === true
      if (hit === (test.expect === 'hit')) passed++
      else failures.push(failure(checked, index, test.name, hit))
    })
  }
  return { passed, failures }
}

type Given = CheckedRule['rule']['tests'][number]['given']

/** The facts a test says; the feed did not say the others. */
export function givenFacts(given: Given, { facts, vocabulary }: RulePack): FactReader {
  const values = new Map<number, Value>()
  for (const [name, written] of Object.entries(given)) {
    const slot = vocabulary.slots.get(name)
    const fact = slot === undefined ? undefined : facts[slot]
    if (slot !== undefined && fact !== undefined) values.set(slot, givenValue(written, fact))
  }
  return { read: (slot) => values.get(slot) }
}

function failure(checked: CheckedRule, index: number, name: string, hit: boolean): PackProblem {
  const verb = hit ? 'hits' : 'does not hit'
  return checked.source.problem(['tests', index, 'name'], `${checked.rule.id}: "${name}" ${verb}`)
}
