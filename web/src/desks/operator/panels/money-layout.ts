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
  readonly boxWidth: number
  readonly width: number
  readonly height: number
}

export const BOX_HEIGHT = 66
const WIDEST = 168
/** Narrower, and a sum in 万元 is cut; from here on the drawing is scrolled. */
const NARROWEST = 96
const GAP_X = { wide: 56, narrow: 14 } as const
const GAP_Y = 10
const MARGIN = 1
/** So many columns have room for wide gaps. */
const FEW = 3

/** Tiers from left to right in the width there is, accounts of a tier below one another, in the middle of the tallest. */
export function layoutOf(nodes: readonly MoneyNode[], room: number): Layout {
  const tiers = [...new Set(nodes.map(({ tier }) => tier))].sort((a, b) => a - b)
  const columns = tiers.map((tier) => nodes.filter((node) => node.tier === tier))
  const gap = columns.length <= FEW ? GAP_X.wide : GAP_X.narrow
  const gaps = Math.max(0, columns.length - 1) * gap
  const share = (room - 2 * MARGIN - gaps) / Math.max(1, columns.length)
  const boxWidth = Math.min(WIDEST, Math.max(NARROWEST, Math.floor(share)))
  const tallest = Math.max(1, ...columns.map(({ length }) => length))
  const height = 2 * MARGIN + tallest * BOX_HEIGHT + (tallest - 1) * GAP_Y
  const placed = columns.flatMap((column, at) => {
    const size = column.length * BOX_HEIGHT + (column.length - 1) * GAP_Y
    const top = (height - size) / 2
    return column.map((node, row) => ({
      node,
      x: MARGIN + at * (boxWidth + gap),
      y: top + row * (BOX_HEIGHT + GAP_Y),
    }))
  })
  return { placed, boxWidth, width: 2 * MARGIN + columns.length * boxWidth + gaps, height }
}
