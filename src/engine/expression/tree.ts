import type { ASTNode } from '@marcbachmann/cel-js'

/** The dotted name of an identifier chain, or null when the node is something else. */
export function dottedName(node: ASTNode): string | null {
  if (node.op === 'id') return node.args
  if (node.op !== '.') return null
  const left = dottedName(node.args[0])
  return left === null ? null : `${left}.${node.args[1]}`
}

/** The operands of a node, left to right; names of functions and fields are none. */
export function childrenOf(node: ASTNode): ASTNode[] {
  const args: unknown = node.args
  const flat: unknown[] = Array.isArray(args) ? args.flat() : [args]
  return flat.filter(isNode)
}

export function isNode(part: unknown): part is ASTNode {
  return typeof part === 'object' && part !== null && 'op' in part && 'args' in part
}
