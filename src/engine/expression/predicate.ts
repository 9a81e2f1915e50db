import type { ASTNode } from '@marcbachmann/cel-js'
import type { ExpressionTree } from './checked'
import { compile, type FactReader } from './compile'
import { childrenOf, dottedName } from './tree'
import type { Value } from './value'

/** One of the parts that must all hold for a condition to hold. */
export interface Predicate {
  /** Equal keys have equal truth for every signal, whichever rule they stand in: parameters are replaced by their values. */
  readonly key: string
  readonly node: ASTNode
  /** It holds when `node` does not. */
  readonly isNegated: boolean
  readonly tree: ExpressionTree
  /** Slots of the facts it reads. */
  readonly slots: readonly number[]
}

/** `a && !(b || !c)` -> a, not b, c. */
export function predicatesOf(tree: ExpressionTree): Predicate[] {
  const predicates: Predicate[] = []
  const open: { node: ASTNode; isNegated: boolean }[] = [{ node: tree.root, isNegated: false }]
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const { node, isNegated } = part
    if (node.op === '!_') open.push({ node: node.args, isNegated: !isNegated })
    else if (node.op === (isNegated ? '||' : '&&'))
      for (const side of childrenOf(node).reverse()) open.push({ node: side, isNegated })
    else predicates.push(predicateOf(node, isNegated, tree))
  }
  return predicates
}

/** @returns true where the predicate holds and only there. A missing value does not hold, hence its negation does. */
export function holds({ node, isNegated, tree }: Predicate): (facts: FactReader) => boolean {
  const run = compile(node, { ...tree, used: new Set() })
  return isNegated ? (facts) => run(facts) !== true : (facts) => run(facts) === true
}

/** What an expression says in canonical form: slots for facts, values for parameters. */
export function keyOf(node: ASTNode, tree: ExpressionTree): string {
  const name = dottedName(node)
  if (name !== null) {
    const slot = tree.slotOf(name)
    return slot === undefined ? JSON.stringify(tree.constantOf(name) ?? null) : `#${slot}`
  }
  if (node.op === 'value')
    return JSON.stringify(typeof node.args === 'bigint' ? Number(node.args) : node.args)
  const called = node.op === 'call' || node.op === 'rcall' ? node.args[0] : node.op
  return `(${[called, ...childrenOf(node).map((child) => keyOf(child, tree))].join(' ')})`
}

/** The value of an expression that reads no fact. */
export function constantValue(node: ASTNode, tree: ExpressionTree): Value {
  return compile(node, { ...tree, used: new Set() })({ read: () => undefined })
}

export function slotsIn(node: ASTNode, tree: ExpressionTree): number[] {
  const name = dottedName(node)
  if (name === null) return [...new Set(childrenOf(node).flatMap((child) => slotsIn(child, tree)))]
  const slot = tree.slotOf(name)
  return slot === undefined ? [] : [slot]
}

function predicateOf(node: ASTNode, isNegated: boolean, tree: ExpressionTree): Predicate {
  const key = `${isNegated ? '!' : ''}${keyOf(node, tree)}`
  return { key, node, isNegated, tree, slots: slotsIn(node, tree) }
}
