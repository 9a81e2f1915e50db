import { compileFunction } from 'node:vm'
import { stringify } from 'yaml'
import type { FactContext, ReadFact } from '../src/engine/facts/context'
import { fact } from '../src/engine/facts/definition'
import { FactFrame } from '../src/engine/facts/frame'
import { vocabularyOf } from '../src/engine/facts/vocabulary'
import { checkRule } from '../src/engine/rules/check-rule'
import type { CheckedRule } from '../src/engine/rules/pack'
import type { PackProblem } from '../src/engine/rules/problem'
import { compileProgram } from '../src/engine/rules/program'
import { YamlFile } from '../src/engine/rules/yaml-file'
import { fire } from '../src/engine/score'
import type { Contestant } from './engine-contestants'
import { fields, type BenchRule, type Condition, type FlatSignal } from './engine-rules'

/**
 * The same rules as rule files, through the checks, the frame and the program that a pack goes through: what fires; what
 * fires with weight, evidence and reason; and each rule by itself, which is what the program replaced.
 */
export function ours(rules: readonly BenchRule[]): Contestant[] {
  const facts = fields.map(({ name, type }) => fact(`f.${name}`, type, accessor(name)))
  const vocabulary = vocabularyOf(facts)
  const checked = rules.map((rule) => checkedRule(rule, vocabulary))
  const program = compileProgram(checked, facts)
  const frame = new FactFrame(facts)
  const begin = (next: FlatSignal): void => {
    frame.begin({ signal: next } as unknown as FactContext)
  }
  const dynamic = { textSlot: undefined, windowSlot: undefined }
  return [
    {
      name: 'Menshen',
      evaluate: (next) => {
        begin(next)
        return program.matches(frame).map(({ rule }) => rule.id)
      },
    },
    {
      name: 'Menshen with reasons',
      evaluate: (next) => {
        begin(next)
        return program.matches(frame).map((rule) => fire(rule, frame, dynamic).reason.rule)
      },
    },
    {
      name: 'Menshen rule by rule',
      evaluate: (next) => {
        begin(next)
        return checked.filter(({ condition }) => condition(frame) === true).map(({ rule }) => rule.id)
      },
    },
  ]
}

/** `(context) => context.signal.amount0`, as the facts of a signal are written by hand. */
function accessor(name: string): ReadFact {
  return compileFunction(`return (context) => context.signal.${name}`)() as ReadFact
}

function checkedRule({ id, all }: BenchRule, vocabulary: ReturnType<typeof vocabularyOf>): CheckedRule {
  const file = {
    id,
    version: 1,
    title: { zh: '测试', en: 'bench' },
    typology: 'none',
    status: 'live',
    signals: ['transaction'],
    condition: all.map(cel).join(' && '),
    weight: 1.2,
    reason: '金额 {amount},类别 {kind}',
    evidence: { amount: 'f.amount0', kind: 'f.kind0' },
    falsePositives: [],
    references: [],
    tests: ['hit', 'miss'].map((expect) => ({ name: expect, given: {}, expect })),
  }
  const problems: PackProblem[] = []
  const yaml = new YamlFile({ path: `${id}.yaml`, text: stringify(file) })
  const checked = checkRule(yaml, vocabulary, ['none'], problems)
  if (checked === null) throw new Error(JSON.stringify(problems))
  return checked
}

function cel(condition: Condition): string {
  if (condition.op === 'any') return `(${condition.of.map(cel).join(' || ')})`
  const field = `f.${condition.field}`
  if (condition.op === 'contains') return `${JSON.stringify(condition.value)} in ${field}`
  if (condition.op === '>field') return `${field} > f.${condition.value}`
  return `${field} ${condition.op} ${JSON.stringify(condition.value)}`
}
