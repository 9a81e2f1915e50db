import { compileFunction } from 'node:vm'
import { Engine } from 'json-rules-engine'
import { LogicEngine } from 'json-logic-engine'
import type { BenchRule, Condition, FlatSignal } from './engine-rules'

/** One rule engine that was given the rules. */
export interface Contestant {
  readonly name: string
  /** @returns the ids of the rules that fire, in any order */
  evaluate(signal: FlatSignal): readonly string[] | Promise<readonly string[]>
}

/** Everybody but us; a contestant that cannot be installed here is named with the reason. */
export async function others(
  rules: readonly BenchRule[],
): Promise<{ contestants: Contestant[]; missing: Record<string, string> }> {
  const missing: Record<string, string> = {}
  const zen = await zenEngine(rules).catch((error: unknown) => {
    missing['zen-engine'] = error instanceof Error ? error.message : String(error)
    return null
  })
  const contestants = [
    handCompiled(rules),
    jsonLogic(rules),
    jsonRules(rules),
    ...(zen === null ? [] : [zen]),
  ]
  return { contestants, missing }
}

/** What a program written by hand for exactly these rules would be: no laziness, no sharing, no reasons. */
function handCompiled(rules: readonly BenchRule[]): Contestant {
  const body = rules
    .map(({ id, all }) => `if (${all.map(javaScript).join(' && ')}) fired.push(${JSON.stringify(id)});`)
    .join('\n')
  const run = compileFunction(`const fired = [];\n${body}\nreturn fired`, ['s'])
  return { name: 'one plain function', evaluate: (signal) => run(signal) as string[] }
}

function javaScript(condition: Condition): string {
  if (condition.op === 'any') return `(${condition.of.map(javaScript).join(' || ')})`
  const field = `s.${condition.field}`
  if (condition.op === 'in') return `(${condition.value.map((one) => `${field} === ${JSON.stringify(one)}`).join(' || ')})` // prettier-ignore
  if (condition.op === 'contains') return `${field}.includes(${JSON.stringify(condition.value)})`
  if (condition.op === '>field') return `${field} > s.${condition.value}`
  return `${field} ${condition.op === '==' ? '===' : condition.op} ${JSON.stringify(condition.value)}`
}

/** Built rule by rule: one logic of all rules is a function too large for the optimiser, and slower. */
function jsonLogic(rules: readonly BenchRule[]): Contestant {
  const engine = new LogicEngine()
  const built = rules.map(({ id, all }) => ({
    id,
    run: engine.build({ and: all.map(logic) }) as (signal: FlatSignal) => boolean,
  }))
  return {
    name: 'json-logic-engine',
    evaluate: (signal) => {
      const fired: string[] = []
      for (const { id, run } of built) if (run(signal)) fired.push(id)
      return fired
    },
  }
}

function logic(condition: Condition): object {
  if (condition.op === 'any') return { or: condition.of.map(logic) }
  const field = { var: condition.field }
  if (condition.op === 'in') return { in: [field, condition.value] }
  if (condition.op === 'contains') return { in: [condition.value, field] }
  if (condition.op === '>field') return { '>': [field, { var: condition.value }] }
  return { [condition.op === '==' ? '===' : condition.op]: [field, condition.value] }
}

function jsonRules(rules: readonly BenchRule[]): Contestant {
  const engine = new Engine()
  for (const { id, all } of rules)
    engine.addRule({ conditions: { all: all.map(jsonRule) }, event: { type: id } })
  return {
    name: 'json-rules-engine',
    evaluate: async (signal) => (await engine.run(signal)).events.map(({ type }) => type),
  }
}

type JsonRule = { fact: string; operator: string; value: unknown } | { any: JsonRule[] }

const JSON_RULES = {
  '>=': 'greaterThanInclusive',
  '<': 'lessThan',
  '==': 'equal',
  in: 'in',
  contains: 'contains',
  '>field': 'greaterThan',
} as const

function jsonRule(condition: Condition): JsonRule {
  if (condition.op === 'any') return { any: condition.of.map(jsonRule) }
  const value = condition.op === '>field' ? { fact: condition.value } : condition.value
  return { fact: condition.field, operator: JSON_RULES[condition.op], value }
}

/**
 * A decision table that collects the ids of all rows that hold, its content compiled beforehand. One column with a rule's
 * whole condition is the quickest of what was tried: 0.32 ms at 200 rules, against 0.41 with a column a field, 0.7 with an
 * expression node, and 1.0 when the content is given as an object, as its read-me does, and is parsed every time.
 */
async function zenEngine(rules: readonly BenchRule[]): Promise<Contestant> {
  const { ZenDecisionContent, ZenEngine } = await import('@gorules/zen-engine')
  const table = {
    hitPolicy: 'collect',
    inputs: [{ id: 'condition', name: 'condition' }],
    outputs: [{ id: 'rule', name: 'rule', field: 'rule' }],
    rules: rules.map(({ id, all }) => ({
      _id: id,
      condition: all.map(zenExpression).join(' and '),
      rule: JSON.stringify(id),
    })),
  }
  const node = (id: string, type: string, content: object = {}): object => ({
    id,
    type,
    name: id,
    position: { x: 0, y: 0 },
    ...content,
  })
  const edge = (sourceId: string, targetId: string): object => ({
    id: `${sourceId}-${targetId}`,
    type: 'edge',
    sourceId,
    targetId,
  })
  const content = new ZenDecisionContent({
    nodes: [
      node('in', 'inputNode', { content: {} }),
      node('table', 'decisionTableNode', { content: table }),
      node('out', 'outputNode', { content: {} }),
    ],
    edges: [edge('in', 'table'), edge('table', 'out')],
  })
  const decision = new ZenEngine().createDecision(content)
  const evaluate = async (signal: FlatSignal): Promise<string[]> => {
    const { result } = (await decision.evaluate(signal)) as { result: { rule: string }[] }
    return result.map(({ rule }) => rule)
  }
  return { name: 'zen-engine', evaluate }
}

function zenExpression(condition: Condition): string {
  if (condition.op === 'any') return `(${condition.of.map(zenExpression).join(' or ')})`
  if (condition.op === 'contains') return `contains(${condition.field}, ${quoted(condition.value)})`
  if (condition.op === 'in') return `${condition.field} in [${condition.value.map(quoted).join(', ')}]`
  if (condition.op === '>field') return `${condition.field} > ${condition.value}`
  return `${condition.field} ${condition.op} ${quoted(condition.value)}`
}

const quoted = (value: number | string | boolean): string =>
  typeof value === 'string' ? `'${value}'` : String(value)
