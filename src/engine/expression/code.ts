import type { ASTNode } from '@marcbachmann/cel-js'
import { FUNCTIONS, OPERATORS, textsOf } from './compile'
import { constantValue, keyOf, slotsIn, type Predicate } from './predicate'
import { childrenOf, dottedName } from './tree'
import type { FactDeclaration } from './value'

type Tree = Predicate['tree']

const CHOICES: readonly string[] = ['&&', '||', '!_']
const ALWAYS_TRUTH: readonly string[] = [...CHOICES, '==', '!=', '<', '<=', '>', '>=', 'in']
const TRUTH_FUNCTIONS: readonly string[] = ['has', 'contains', 'startsWith', 'endsWith', 'anyOf']

const ARITHMETIC: readonly string[] = ['+', '-', '*', '/', '%', '-_']
/** As in compile.ts also where one of them is NaN. */
const NUMBER_TESTS: Readonly<Record<string, (a: string, b: string) => string>> = {
  '<': (a, b) => `${a} < ${b}`,
  '<=': (a, b) => `!(${b} < ${a})`,
  '>': (a, b) => `${b} < ${a}`,
  '>=': (a, b) => `!(${a} < ${b})`,
  '==': (a, b) => `${a} === ${b}`,
  '!=': (a, b) => `${a} !== ${b}`,
}

/**
 * Writes predicates as JavaScript. Nothing that stands in a rule file becomes text of the program: facts are read by number,
 * texts, lists and functions are handed over as values and called `k<number>`, and only finite numbers and truth values
 * are written out. The functions are those of compile.ts, so both mean the same.
 *
 * What is asked in several places becomes a function of its own that looks up the signal once, and only if it is asked.
 */
export class CodeWriter {
  /** `k0`, `k1`, … */
  readonly constants: unknown[] = []
  /** Functions that the code calls; `signal` is counted up by whoever begins another one. */
  readonly declarations: string[] = []
  private readonly constantNames = new Map<unknown, string>()
  private readonly timesWanted = new Map<string, number>()
  private readonly sharedNames = new Map<string, string>()

  /** @param predicates all that will be written, once for every rule that has them */
  constructor(
    predicates: readonly Predicate[],
    private readonly facts: readonly FactDeclaration[],
  ) {
    for (const { node, tree } of predicates) this.count(node, tree)
  }

  /** @returns an expression over `facts` that is true or false */
  predicate({ node, isNegated, tree }: Predicate): string {
    return isNegated ? `!${this.truth(node, tree)}` : this.truth(node, tree)
  }

  constant(value: unknown): string {
    if (typeof value === 'boolean' || value === undefined) return String(value)
    if (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0)) return `(${value})`
    const known = this.constantNames.get(value)
    if (known !== undefined) return known
    const name = `k${this.constants.length}`
    this.constants.push(value)
    this.constantNames.set(value, name)
    return name
  }

  private truth(node: ASTNode, tree: Tree): string {
    const isTruth =
      ALWAYS_TRUTH.includes(node.op) || (node.op === 'call' && TRUTH_FUNCTIONS.includes(node.args[0]))
    return isTruth ? this.value(node, tree) : `(${this.value(node, tree)} === true)`
  }

  private value(node: ASTNode, tree: Tree): string {
    if (slotsIn(node, tree).length === 0) return this.constant(constantValue(node, tree))
    const name = dottedName(node)
    if (name !== null) return `facts.read(${tree.slotOf(name)})`
    const key = keyOf(node, tree)
    return (this.timesWanted.get(key) ?? 0) < 2 ? this.written(node, tree) : this.shared(key, node, tree)
  }

  private written(node: ASTNode, tree: Tree): string {
    const parts = childrenOf(node)
    const isChoice = CHOICES.includes(node.op)
    const code = parts.map((part) => (isChoice ? this.truth(part, tree) : this.value(part, tree)))
    const [first = '', second = '', third = ''] = code
    switch (node.op) {
      case '&&':
      case '||':
        return `(${first} ${node.op} ${second})`
      case '!_':
        return `!${first}`
      case '-_':
        return `${this.constant(negative)}(${first})`
      case '?:':
        return `(${this.truth(node.args[0], tree)} ? ${second} : ${third})`
      case 'list':
        return `${this.constant(textsOf)}([${code.join(', ')}])`
      case 'call':
      case 'rcall':
        return `${this.constant(FUNCTIONS[node.args[0]])}(${code.join(', ')})`
      default:
        return (
          this.numbersCompared(node, tree, first, second) ??
          `${this.constant(OPERATORS[node.op])}(${first}, ${second})`
        )
    }
  }

  /** Most of what is asked compares numbers: written out, it costs a fifth of a call. */
  private numbersCompared(node: ASTNode, tree: Tree, left: string, right: string): string | null {
    const test = NUMBER_TESTS[node.op]
    const [a, b] = childrenOf(node)
    if (test === undefined || a === undefined || b === undefined) return null
    if (!this.isNumber(a, tree) || !this.isNumber(b, tree)) return null
    // `t` still holds the left side when the right one was found, since a fact or a constant does not use it.
    if (slotsIn(b, tree).length === 0) return `(typeof (t = ${left}) === 'number' && ${test('t', right)})`
    if (dottedName(b) === null) return null
    return `(typeof (t = ${left}) === 'number' && typeof (u = ${right}) === 'number' && ${test('t', 'u')})`
  }

  private isNumber(node: ASTNode, tree: Tree): boolean {
    if (slotsIn(node, tree).length === 0) return typeof constantValue(node, tree) === 'number'
    const name = dottedName(node)
    const slot = name === null ? undefined : tree.slotOf(name)
    const type = slot === undefined ? undefined : this.facts[slot]?.type
    return type === 'int' || type === 'double' || ARITHMETIC.includes(node.op)
  }

  private shared(key: string, node: ASTNode, tree: Tree): string {
    const known = this.sharedNames.get(key)
    if (known !== undefined) return known
    const code = this.written(node, tree)
    const at = this.sharedNames.size
    this.declarations.push(
      `let of${at} = 0, v${at}; const s${at} = (facts) => { let t, u;` +
        ` if (of${at} !== signal) { v${at} = ${code}; of${at} = signal } return v${at} };`,
    )
    this.sharedNames.set(key, `s${at}(facts)`)
    return `s${at}(facts)`
  }

  /** A part of something shared counts once, however often that is used. */
  private count(node: ASTNode, tree: Tree): void {
    const key = keyOf(node, tree)
    const before = this.timesWanted.get(key) ?? 0
    this.timesWanted.set(key, before + 1)
    if (before > 0 || dottedName(node) !== null) return
    for (const child of childrenOf(node)) this.count(child, tree)
  }
}

function negative(value: unknown): number | undefined {
  return typeof value === 'number' ? -value : undefined
}
