import type { Money } from './reads'

export type MoneyNode = Money['nodes'][number]
export type MoneyEdge = Money['edges'][number]

export interface Placed {
  readonly node: MoneyNode
  readonly x: number
  readonly y: number
}

export interface Layout {
  readonly placed: readonly Placed[]
  readonly width: number
  readonly height: number
}

export const BOX = { width: 132, height: 54 } as const
const GAP_X = 92
const GAP_Y = 14
const MARGIN = 8

/** Tiers from left to right, accounts of a tier below one another, in the middle of the tallest. */
export function layoutOf(nodes: readonly MoneyNode[]): Layout {
  const tiers = [...new Set(nodes.map(({ tier }) => tier))].sort((a, b) => a - b)
  const columns = tiers.map((tier) => nodes.filter((node) => node.tier === tier))
  const tallest = Math.max(1, ...columns.map(({ length }) => length))
  const height = 2 * MARGIN + tallest * BOX.height + (tallest - 1) * GAP_Y
  const placed = columns.flatMap((column, at) => {
    const size = column.length * BOX.height + (column.length - 1) * GAP_Y
    const top = (height - size) / 2
    return column.map((node, row) => ({
      node,
      x: MARGIN + at * (BOX.width + GAP_X),
      y: top + row * (BOX.height + GAP_Y),
    }))
  })
  const width = 2 * MARGIN + tiers.length * BOX.width + Math.max(0, tiers.length - 1) * GAP_X
  return { placed, width, height }
}
