import { says } from '../said'
import { checkExpression, type ParameterValues } from '../expression/checked'
import { parseQuantity, type Unit } from '../expression/unit'
import type { Compiled } from '../expression/compile'
import type { CheckedRule } from './pack'
import type { PackProblem } from './problem'
import { givenFacts, type TestedRules } from './rule-tests'

/** How far beside an edge a test may stand: one fen, one of what is counted, a hundredth of a duration or of a share. */
const STEP: Record<Unit | 'count' | 'ratio', number> = {
  CNY: 1,
  min: 0.01,
  h: 0.01,
  d: 0.01,
  '%': 0.01,
  count: 1,
  ratio: 0.001,
}
/** 0.3 - 0.0001 is not quite 0.2999. */
const TOLERANCE = 1e-9

/**
 * Parameters whose edge no test of their rule stands at, or none just beside it. Each is moved by a step to either side:
 * where no test changes its answer, the rule could be given another number and nobody would know.
 */
export function untestedEdges(pack: TestedRules): PackProblem[] {
  return pack.rules.flatMap((checked) =>
    Object.entries(checked.rule.parameters).flatMap(([name, written]) => {
      const quantity = Array.isArray(written) ? null : parseQuantity(String(written))
      if (quantity === null || !isInCondition(checked, name)) return []
      const step = STEP[quantity.unit ?? (quantity.type === 'int' ? 'count' : 'ratio')] + TOLERANCE
      const sides = [step, -step].map((by) => isNoticed(checked, name, quantity.value + by, pack))
      if (sides.every(Boolean)) return []
      return [checked.source.problem(['parameters', name], says.edgeUntested(checked.rule.id, name))] // prettier-ignore
    }),
  )
}

const isInCondition = ({ rule }: CheckedRule, name: string): boolean =>
  new RegExp(`\\bparam\\.${name}\\b`).test(rule.condition)

function isNoticed(checked: CheckedRule, name: string, value: number, pack: TestedRules): boolean {
  const moved = conditionWith(checked, name, value, pack)
  return checked.rule.tests.some(({ given }) => {
    const facts = givenFacts(given, pack)
    return (moved(facts) === true) !== (checked.condition(facts) === true)
  })
}

function conditionWith({ rule }: CheckedRule, name: string, value: number, pack: TestedRules): Compiled {
  const parameters: ParameterValues = new Map(
    Object.entries(rule.parameters).map(([each, written]) => {
      const quantity = Array.isArray(written) ? null : parseQuantity(String(written))
      const known = quantity ?? {
        value: Array.isArray(written) ? written : [],
        type: 'list<string>',
        unit: null,
      }
      return [`param.${each}`, each === name ? { ...known, value } : known]
    }),
  )
  const result = checkExpression(rule.condition, 'bool', pack.vocabulary, parameters)
  if (!result.ok) throw new Error(`${rule.id}: ${result.problem.said.en}`)
  return result.expression.run
}
