import type { ASTNode } from '@marcbachmann/cel-js'
import { constantValue, slotsIn, type Predicate } from './predicate'
import { childrenOf, dottedName } from './tree'
import { listOf, type FactType, type Value } from './value'

const EQUALITY: readonly string[] = ['==', '!=']
const ORDER: readonly string[] = ['<', '<=', '>', '>=']
const JUNCTIONS: readonly string[] = ['&&', '||', '!_', '?:']

/**
 * The values of its only fact at which a predicate can change its mind: it is constant between them, at each of them, and
 * where the fact is missing. For a list these are items; the predicate asks whether one of them is in the list. Null when it
 * reads several facts or looks at its fact in another way.
 */
export function pointsOf({ node, tree, slots }: Predicate, type: FactType): Value[] | null {
  const [slot, ...others] = slots
  if (slot === undefined || others.length > 0) return null
  if (type === 'bool') return []
  const looksAt: Looker = {
    isFact: (part) => isFact(part, slot, tree),
    constant: (part) => (slotsIn(part, tree).length > 0 ? null : { value: constantValue(part, tree) }),
  }
  if (type === 'list<string>') return itemsOf(node, looksAt)
  return scalarPoints(node, looksAt, type === 'string' ? 'string' : 'number')
}

interface Looker {
  isFact(node: ASTNode): boolean
  /** Null when it reads a fact. */
  constant(node: ASTNode): { value: Value } | null
}

/** `double()` leaves a number as it is. */
function isFact(node: ASTNode, slot: number, tree: Predicate['tree']): boolean {
  const name = dottedName(node)
  if (name !== null) return tree.slotOf(name) === slot
  const [inner] = childrenOf(node)
  return node.op === 'call' && node.args[0] === 'double' && inner !== undefined && isFact(inner, slot, tree)
}

function scalarPoints(node: ASTNode, looksAt: Looker, type: 'number' | 'string'): Value[] | null {
  if (looksAt.constant(node) !== null) return []
  const parts = childrenOf(node)
  if (JUNCTIONS.includes(node.op)) return allPoints(parts.map((part) => scalarPoints(part, looksAt, type)))
  const [left, right] = parts
  if (left === undefined) return null
  if (right === undefined)
    return node.op === 'call' && node.args[0] === 'has' && looksAt.isFact(left) ? [] : null
  if (node.op === 'in' && type === 'string' && looksAt.isFact(left)) {
    const list = looksAt.constant(right)
    return list === null ? null : [...listOf(list.value)]
  }
  if (!EQUALITY.includes(node.op) && !(type === 'number' && ORDER.includes(node.op))) return null
  const constant = looksAt.isFact(left)
    ? looksAt.constant(right)
    : looksAt.isFact(right)
      ? looksAt.constant(left)
      : null
  if (constant === null) return null
  return typeof constant.value === type ? [constant.value] : []
}

function allPoints(parts: readonly (Value[] | null)[]): Value[] | null {
  const points: Value[] = []
  for (const part of parts) {
    if (part === null) return null
    points.push(...part)
  }
  return points
}

function itemsOf(node: ASTNode, looksAt: Looker): Value[] | null {
  const [left, right] = childrenOf(node)
  if (left === undefined || right === undefined) return null
  if (node.op === 'in' && looksAt.isFact(right)) {
    const item = looksAt.constant(left)
    return item === null ? null : typeof item.value === 'string' ? [item.value] : []
  }
  if (node.op !== 'call' || node.args[0] !== 'anyOf' || !looksAt.isFact(left)) return null
  const wanted = looksAt.constant(right)
  return wanted === null ? null : [...listOf(wanted.value)]
}
