import type { ASTNode } from '@marcbachmann/cel-js'
import { dottedName, isNode } from './tree'
import { listOf, numberOr, type Value } from './value'

/** Where a compiled expression reads its facts. */
export interface FactReader {
  read(slot: number): Value
}

export type Compiled = (facts: FactReader) => Value

export interface CompileScope {
  /** Slot of a fact by its dotted name, or undefined when the name is no fact. */
  slotOf(name: string): number | undefined
  /** Value of a parameter by its dotted name (`param.large`). */
  constantOf(name: string): Value
  /** Names read are added here, so that a rule knows what it depends on. */
  used: Set<string>
}

export class UnsupportedExpression extends Error {
  constructor(
    readonly node: ASTNode,
    what: string,
  ) {
    super(`${what} is not supported in conditions`)
  }
}

/**
 * Turns a type-checked CEL tree into closures. Differs from CEL in one point, since real feeds are thin: a missing value
 * makes any comparison false and arithmetic missing, instead of an error; `has(x)` asks for it.
 */
export function compile(node: ASTNode, scope: CompileScope): Compiled {
  switch (node.op) {
    case 'value':
      return constant(literal(node))
    case 'id':
    case '.':
      return name(node, scope)
    case '&&':
      return both(compile(node.args[0], scope), compile(node.args[1], scope))
    case '||':
      return either(compile(node.args[0], scope), compile(node.args[1], scope))
    case '!_':
      return not(compile(node.args, scope))
    case '-_':
      return negative(compile(node.args, scope))
    case '?:':
      return choice(node.args.map((part) => compile(part, scope)))
    case 'list':
      return list(node.args.map((item) => compile(item, scope)))
    case 'call':
      return call(node, node.args[0], node.args[1], scope)
    case 'rcall':
      return call(node, node.args[0], [node.args[1], ...node.args[2]], scope)
    default:
      return operator(node, scope)
  }
}

function literal(node: ASTNode): Value {
  if (node.op !== 'value') throw new UnsupportedExpression(node, node.op)
  const value = node.args
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value
  throw new UnsupportedExpression(node, 'this literal')
}

function name(node: ASTNode, scope: CompileScope): Compiled {
  const dotted = dottedName(node)
  if (dotted === null) throw new UnsupportedExpression(node, 'selecting a field of an expression')
  scope.used.add(dotted)
  const slot = scope.slotOf(dotted)
  if (slot === undefined) return constant(scope.constantOf(dotted))
  return (facts) => facts.read(slot)
}

function operator(node: ASTNode, scope: CompileScope): Compiled {
  const apply = OPERATORS[node.op]
  const args = node.args
  if (apply === undefined || !Array.isArray(args))
    throw new UnsupportedExpression(node, `operator ${node.op}`)
  const [left, right] = args
  if (!isNode(left) || !isNode(right)) throw new UnsupportedExpression(node, `operator ${node.op}`)
  const a = compile(left, scope)
  const b = compile(right, scope)
  return (facts) => apply(a(facts), b(facts))
}

/** What operators and functions do with values; also called by generated code. */
export const OPERATORS: Readonly<Record<string, (a: Value, b: Value) => Value>> = {
  '==': (a, b) => a !== undefined && isSame(a, b),
  '!=': (a, b) => a !== undefined && b !== undefined && !isSame(a, b),
  '<': (a, b) => ordered(a, b) && below(a, b),
  '<=': (a, b) => ordered(a, b) && !below(b, a),
  '>': (a, b) => ordered(a, b) && below(b, a),
  '>=': (a, b) => ordered(a, b) && !below(a, b),
  '+': (a, b) => arithmetic(a, b, (x, y) => x + y),
  '-': (a, b) => arithmetic(a, b, (x, y) => x - y),
  '*': (a, b) => arithmetic(a, b, (x, y) => x * y),
  '/': (a, b) => arithmetic(a, b, (x, y) => (y === 0 ? undefined : x / y)),
  '%': (a, b) => arithmetic(a, b, (x, y) => (y === 0 ? undefined : x % y)),
  in: (a, b) => typeof a === 'string' && listOf(b).includes(a),
}

/** Lists are equal item by item, as in CEL. */
function isSame(a: Value, b: Value): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  return a.length === b.length && a.every((item, at) => item === b[at])
}

function ordered(a: Value, b: Value): boolean {
  return (typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string')
}

function below(a: Value, b: Value): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a < b
  return typeof a === 'string' && typeof b === 'string' && a < b
}

function arithmetic(a: Value, b: Value, apply: (x: number, y: number) => Value): Value {
  return typeof a === 'number' && typeof b === 'number' ? apply(a, b) : undefined
}

function call(node: ASTNode, called: string, args: readonly ASTNode[], scope: CompileScope): Compiled {
  const apply = FUNCTIONS[called]
  if (apply === undefined) throw new UnsupportedExpression(node, `function ${called}`)
  const compiled = args.map((arg) => compile(arg, scope))
  const [a, b] = compiled
  // Nearly all calls: to gather their arguments in a list costs more than the call.
  if (a !== undefined && compiled.length === 1) return (facts) => apply(a(facts))
  if (a !== undefined && b !== undefined && compiled.length === 2) return (facts) => apply(a(facts), b(facts))
  return (facts) => apply(...compiled.map((arg) => arg(facts)))
}

export const FUNCTIONS: Readonly<Record<string, (...args: Value[]) => Value>> = {
  has: (of) => of !== undefined,
  size: (of) => (typeof of === 'string' ? of.length : listOf(of).length),
  double: (of) => of,
  int: (of) => (typeof of === 'number' ? Math.trunc(of) : undefined),
  contains: (of, part) => typeof of === 'string' && typeof part === 'string' && of.includes(part),
  startsWith: (of, part) => typeof of === 'string' && typeof part === 'string' && of.startsWith(part),
  endsWith: (of, part) => typeof of === 'string' && typeof part === 'string' && of.endsWith(part),
  anyOf: (of, wanted) => listOf(wanted).some((item) => listOf(of).includes(item)),
  countOf: (of, wanted) => listOf(wanted).filter((item) => listOf(of).includes(item)).length,
  clamp: (of, low, high) =>
    of === undefined
      ? undefined
      : Math.min(numberOr(high, Infinity), Math.max(numberOr(low, -Infinity), numberOr(of, 0))),
}

function constant(value: Value): Compiled {
  return () => value
}

function both(a: Compiled, b: Compiled): Compiled {
  return (facts) => a(facts) === true && b(facts) === true
}

function either(a: Compiled, b: Compiled): Compiled {
  return (facts) => a(facts) === true || b(facts) === true
}

function not(of: Compiled): Compiled {
  return (facts) => of(facts) !== true
}

function negative(of: Compiled): Compiled {
  return (facts) => {
    const value = of(facts)
    return typeof value === 'number' ? -value : undefined
  }
}

function choice([condition, yes, no]: Compiled[]): Compiled {
  if (condition === undefined || yes === undefined || no === undefined) throw new Error('?: has three parts')
  return (facts) => (condition(facts) === true ? yes(facts) : no(facts))
}

function list(items: Compiled[]): Compiled {
  const evaluate: Compiled = (facts) => textsOf(items.map((item) => item(facts)))
  // Literal lists are the rule; building them once keeps them off the hot path.
  const nothing: FactReader = { read: () => undefined }
  const fixed = listOf(evaluate(nothing))
  return fixed.length === items.length ? () => fixed : evaluate
}

/** A list of texts; missing ones are left out. */
export function textsOf(items: readonly Value[]): readonly string[] {
  return items.filter((item) => typeof item === 'string')
}
