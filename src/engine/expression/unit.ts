import type { FactType } from './value'

/** A quantity of a rule file, in the unit facts use: money in fen, durations in minutes, shares as a ratio. */
export interface Quantity {
  value: number
  type: FactType
}

const QUANTITY = /^(-?\d[\d_]*(?:\.\d+)?)\s*(CNY|ms|s|min|h|d|%)?$/
const FEN_PER_YUAN = 100
const MINUTES: Record<string, number> = { ms: 1 / 60_000, s: 1 / 60, min: 1, h: 60, d: 1440 }
const MS_PER_MINUTE = 60_000

/**
 * `50_000 CNY` -> 5000000 (fen), `2h` -> 120 (minutes), `30 %` -> 0.3, `4` -> 4. Null when it is none of these.
 * @example parseQuantity('2h') // { value: 120, type: 'double' }
 */
export function parseQuantity(text: string): Quantity | null {
  const match = QUANTITY.exec(text.trim())
  if (match === null) return null
  const amount = Number((match[1] ?? '').replaceAll('_', ''))
  const unit = match[2]
  if (unit === 'CNY') return { value: Math.round(amount * FEN_PER_YUAN), type: 'int' }
  if (unit === '%') return { value: amount / 100, type: 'double' }
  if (unit !== undefined) return { value: amount * (MINUTES[unit] ?? 1), type: 'double' }
  return { value: amount, type: Number.isInteger(amount) ? 'int' : 'double' }
}

/** A duration in milliseconds, or null when the text is no duration. */
export function parseDurationMs(text: string): number | null {
  const match = QUANTITY.exec(text.trim())
  const minutes = MINUTES[match?.[2] ?? '']
  if (match === null || minutes === undefined) return null
  return Math.round(Number((match[1] ?? '').replaceAll('_', '')) * minutes * MS_PER_MINUTE)
}
