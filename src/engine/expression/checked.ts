import { type ASTNode, type Environment, ParseError, TypeError as CelTypeError } from '@marcbachmann/cel-js'
import { compile, type Compiled, type CompileScope, UnsupportedExpression } from './compile'
import { saidOfExpression, says, type Said } from '../said'
import { nearestName } from './environment'
import { unitOfFact, type Unit } from './unit'
import { unitClash } from './unit-check'
import type { FactDeclaration, FactType, Value } from './value'

export interface ExpressionProblem {
  said: Said
  /** Range of the offending part inside the expression. */
  start: number
  end: number
}

export interface CheckedExpression {
  run: Compiled
  /** What it was compiled from, so that a program of many rules can look for what they have in common. */
  tree: ExpressionTree
  /** Dotted names of the facts it reads. */
  uses: readonly string[]
}

/** A checked expression before it is compiled: its tree, and what its names stand for. */
export interface ExpressionTree extends Pick<CompileScope, 'slotOf' | 'constantOf'> {
  root: ASTNode
}

/** A closed vocabulary: the facts expressions may read, where each is found, and the CEL environment that checks them. */
export interface Vocabulary {
  facts: readonly FactDeclaration[]
  slots: ReadonlyMap<string, number>
  environment: Environment
}

export type ParameterValues = ReadonlyMap<string, { value: Value; type: FactType; unit: Unit | null }>

export type ExpressionResult =
  { ok: true; expression: CheckedExpression } | { ok: false; problem: ExpressionProblem }

const NUMERIC: readonly string[] = ['int', 'double']

/** Parses, type-checks and compiles an expression that must yield `wanted` ('any' for evidence). */
export function checkExpression(
  source: string,
  wanted: FactType | 'any',
  vocabulary: Vocabulary,
  parameters: ParameterValues,
): ExpressionResult {
  try {
    const parsed = environmentWith(vocabulary.environment, parameters).parse(source)
    const checked = parsed.check()
    if (!checked.valid) return refused(describe(checked.error, source, vocabulary, parameters))
    if (!isWanted(checked.type ?? 'dyn', wanted)) {
      const said = says.wrongType(checked.type ?? 'dyn', wanted)
      return refused({ said, start: 0, end: source.length })
    }
    const clash = unitClash(parsed.ast, (name) => parameters.get(name)?.unit ?? unitOfFact(name))
    if (clash !== null) return refused(clash)
    const used = new Set<string>()
    const slotOf = (name: string): number | undefined => vocabulary.slots.get(name)
    const constantOf = (name: string): Value => parameters.get(name)?.value
    const run = compile(parsed.ast, { slotOf, constantOf, used })
    const uses = [...used].filter((name) => vocabulary.slots.has(name))
    return { ok: true, expression: { run, tree: { root: parsed.ast, slotOf, constantOf }, uses } }
  } catch (error) {
    return refused(describe(error, source, vocabulary, parameters))
  }
}

function environmentWith(environment: Environment, parameters: ParameterValues): Environment {
  if (parameters.size === 0) return environment
  const schema: Record<string, string> = {}
  for (const [name, { type }] of parameters) schema[name.slice(name.indexOf('.') + 1)] = type
  return environment.clone().registerVariable({ name: 'param', schema })
}

function isWanted(type: string, wanted: FactType | 'any'): boolean {
  if (wanted === 'any') return true
  return type === wanted || (wanted === 'double' && NUMERIC.includes(type))
}

function refused(problem: ExpressionProblem): ExpressionResult {
  return { ok: false, problem }
}

function describe(
  error: unknown,
  source: string,
  vocabulary: Vocabulary,
  parameters: ParameterValues,
): ExpressionProblem {
  if (error instanceof UnsupportedExpression) {
    return { said: says.unsupported(error.message), start: error.node.start, end: error.node.end }
  }
  if (!(error instanceof ParseError || error instanceof CelTypeError)) throw error
  const start = error.range?.start ?? 0
  const end = error.range?.end ?? source.length
  const known = [...vocabulary.facts.map((fact) => fact.name), ...parameters.keys()]
  const isUnknown = error.code === 'no_such_key' || error.code === 'unknown_variable'
  const written = dottedAround(source, start, end)
  const nearest = isUnknown ? nearestName(written, known) : null
  const said = isUnknown ? says.unknownField(written, nearest) : saidOfExpression(error.code, error.summary)
  return { said, start, end }
}

/** The whole dotted name around a range, so that the nearest name is sought for `tx.amuntFen` and not for `amuntFen`. */
function dottedAround(source: string, start: number, end: number): string {
  const before = /[\w.]*$/.exec(source.slice(0, start))?.[0] ?? ''
  const after = /^[\w.]*/.exec(source.slice(end))?.[0] ?? ''
  return before + source.slice(start, end) + after
}
