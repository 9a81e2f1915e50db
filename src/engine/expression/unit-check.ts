import type { ASTNode } from '@marcbachmann/cel-js'
import { says, type Said } from '../said'
import { childrenOf, dottedName } from './tree'
import type { Unit } from './unit'

export interface UnitClash {
  said: Said
  start: number
  end: number
}

const COMPARED: readonly string[] = ['<', '<=', '>', '>=', '==', '!=', '+', '-']

/** The first place where two quantities of different units meet: `window.pairKnownDays >= param.hours`. */
export function unitClash(root: ASTNode, unitOf: (name: string) => Unit | null): UnitClash | null {
  const open: ASTNode[] = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const parts = childrenOf(node)
    const [left, right] = parts
    if (COMPARED.includes(node.op) && left !== undefined && right !== undefined) {
      const [a, b] = [unitAt(left, unitOf), unitAt(right, unitOf)]
      if (a !== null && b !== null && a !== b) {
        return { said: says.unitClash(a, b), start: node.start, end: node.end }
      }
    }
    open.push(...parts)
  }
  return null
}

function unitAt(node: ASTNode, unitOf: (name: string) => Unit | null): Unit | null {
  const name = dottedName(node)
  if (name !== null) return unitOf(name)
  const [left] = childrenOf(node)
  return left !== undefined && (node.op === '+' || node.op === '-') ? unitAt(left, unitOf) : null
}
