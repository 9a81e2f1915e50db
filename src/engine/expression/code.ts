import type { ASTNode } from '@marcbachmann/cel-js'
import { FUNCTIONS, OPERATORS, textsOf } from './compile'
import { constantValue, keyOf, slotsIn, type Predicate } from './predicate'
import { childrenOf, dottedName } from './tree'
import type { FactDeclaration, FactType, Value } from './value'

type Tree = Predicate['tree']

const CHOICES: readonly string[] = ['&&', '||', '!_']
const COMPARISONS: readonly string[] = ['==', '!=', '<', '<=', '>', '>=', 'in']
const ALWAYS_TRUTH: readonly string[] = [...CHOICES, ...COMPARISONS]
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

  /**
   * @param predicates all that will be written, once for every rule that has them
   * @param known variables that hold facts by the time they are asked for, by slot; the others are read from `facts`
   */
  constructor(
    predicates: readonly Predicate[],
    private readonly facts: readonly FactDeclaration[],
    private readonly known: ReadonlyMap<number, string>,
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
    if (name !== null) return this.fact(tree.slotOf(name))
    const short = this.comparison(node, tree)
    if (short !== null) return short
    const key = keyOf(node, tree)
    return (this.timesWanted.get(key) ?? 0) < 2 ? this.written(node, tree) : this.shared(key, node, tree)
  }

  private fact(slot: number | undefined): string {
    return this.known.get(slot ?? -1) ?? `facts.read(${slot})`
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
        return `${this.constant(OPERATORS[node.op])}(${first}, ${second})`
    }
  }

  /** Most of what is asked compares facts: written out, it costs a fifth of a call, and less than to look up what it was. */
  private comparison(node: ASTNode, tree: Tree): string | null {
    const [left, right] = childrenOf(node)
    if (left === undefined || right === undefined) return null
    return this.numbersCompared(node.op, left, right, tree) ?? this.wordsCompared(node.op, left, right, tree)
  }

  private numbersCompared(op: string, left: ASTNode, right: ASTNode, tree: Tree): string | null {
    const test = NUMBER_TESTS[op]
    if (test === undefined || !this.isNumber(left, tree) || !this.isNumber(right, tree)) return null
    const begun = `(typeof (t = ${this.value(left, tree)}) === 'number' &&`
    // `t` still holds the left side when the right one was found, since a fact or a constant does not use it.
    if (slotsIn(right, tree).length === 0) return `${begun} ${test('t', this.value(right, tree))})`
    if (dottedName(right) === null) return null
    return `${begun} typeof (u = ${this.value(right, tree)}) === 'number' && ${test('t', 'u')})`
  }

  /** A fact that is no list beside a constant, or one of them in the other. */
  private wordsCompared(op: string, left: ASTNode, right: ASTNode, tree: Tree): string | null {
    const [a, b] = [this.fixed(left, tree), this.fixed(right, tree)]
    const [of, from] = [this.typeOf(left, tree), this.typeOf(right, tree)]
    if (op === 'in' && typeof a === 'string' && from === 'list<string>')
      return `(typeof (t = ${this.value(right, tree)}) === 'object' && t.includes(${this.constant(a)}))`
    if (op === 'in' && typeof b === 'object' && of === 'string')
      return `(typeof (t = ${this.value(left, tree)}) === 'string' && ${this.constant(b)}.includes(t))`
    if (b === undefined || typeof b === 'object' || (of !== 'string' && of !== 'bool')) return null
    if (op === '==') return `(${this.value(left, tree)} === ${this.constant(b)})`
    return op === '!=' ? `((t = ${this.value(left, tree)}) !== undefined && t !== ${this.constant(b)})` : null
  }

  private fixed(node: ASTNode, tree: Tree): Value {
    return slotsIn(node, tree).length === 0 ? constantValue(node, tree) : undefined
  }

  /** The type of a fact. */
  private typeOf(node: ASTNode, tree: Tree): FactType | undefined {
    const name = dottedName(node)
    const slot = name === null ? undefined : tree.slotOf(name)
    return slot === undefined ? undefined : this.facts[slot]?.type
  }

  private isNumber(node: ASTNode, tree: Tree): boolean {
    if (slotsIn(node, tree).length === 0) return typeof constantValue(node, tree) === 'number'
    const type = this.typeOf(node, tree)
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

  /** A part of something shared counts once, however often that is used; comparisons are not shared, but their sides are. */
  private count(node: ASTNode, tree: Tree): void {
    const key = keyOf(node, tree)
    const before = this.timesWanted.get(key) ?? 0
    this.timesWanted.set(key, before + 1)
    const isShared = before > 0 && !COMPARISONS.includes(node.op)
    if (isShared || dottedName(node) !== null) return
    for (const child of childrenOf(node)) this.count(child, tree)
  }
}

function negative(value: unknown): number | undefined {
  return typeof value === 'number' ? -value : undefined
}
