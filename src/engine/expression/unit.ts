import type { FactType } from './value'

export type Unit = 'CNY' | 'min' | 'h' | 'd' | '%'

/** A quantity of a rule file: money in fen, shares as a ratio, durations in the unit they are written in. */
export interface Quantity {
  value: number
  type: FactType
  /** Null for a bare number, which may stand beside anything. */
  unit: Unit | null
}

const QUANTITY = /^(-?\d[\d_]*(?:\.\d+)?)\s*(CNY|s|min|h|d|%)?$/
const FEN_PER_YUAN = 100
const MINUTES: Record<string, number> = { s: 1 / 60, min: 1, h: 60, d: 1440 }
const MS_PER_MINUTE = 60_000
const UNIT_OF_SUFFIX: readonly [suffix: RegExp, unit: Unit][] = [
  [/Fen$/, 'CNY'],
  [/[mM]inutes$/, 'min'],
  [/Hours$/, 'h'],
  [/Days$/, 'd'],
  [/^tx\.shareOf/, '%'],
]

/**
 * `50_000 CNY` -> 5000000 (fen), `2h` -> 2 (hours), `30 %` -> 0.3, `4` -> 4. Null when it is none of these.
 * @example parseQuantity('2h') // { value: 2, type: 'double', unit: 'h' }
 */
export function parseQuantity(text: string): Quantity | null {
  const match = QUANTITY.exec(text.trim())
  if (match === null) return null
  const amount = Number((match[1] ?? '').replaceAll('_', ''))
  switch (match[2]) {
    case 'CNY':
      return { value: Math.round(amount * FEN_PER_YUAN), type: 'int', unit: 'CNY' }
    case '%':
      return { value: amount / 100, type: 'double', unit: '%' }
    case 's':
      return { value: amount / 60, type: 'double', unit: 'min' }
    case 'min':
    case 'h':
    case 'd':
      return { value: amount, type: 'double', unit: match[2] }
    default:
      return { value: amount, type: Number.isInteger(amount) ? 'int' : 'double', unit: null }
  }
}

/** The unit a fact's name ends with, e.g. `window.pairKnownDays` -> `d`. */
export function unitOfFact(name: string): Unit | null {
  return UNIT_OF_SUFFIX.find(([suffix]) => suffix.test(name))?.[1] ?? null
}

/** A duration in milliseconds, or null when the text is no duration. */
export function parseDurationMs(text: string): number | null {
  const match = QUANTITY.exec(text.trim())
  const minutes = MINUTES[match?.[2] ?? '']
  if (match === null || minutes === undefined) return null
  return Math.round(Number((match[1] ?? '').replaceAll('_', '')) * minutes * MS_PER_MINUTE)
}
