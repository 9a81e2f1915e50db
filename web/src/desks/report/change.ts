import { fenOf } from '../../parts/money'

const signed = (value: number, digits: number): string => {
  const text = Math.abs(value).toFixed(digits)
  if (Number(text) === 0) return `±${text}`
  return value < 0 ? `−${text}` : `+${text}`
}

/** Between two shares, in percentage points; null: one of them is none. */
export const pointsBetween = (before: number | null, now: number | null): string | null =>
  before === null || now === null ? null : signed((now - before) * 100, 1)

export const minutesBetween = (before: number | null, now: number | null): string | null =>
  before === null || now === null ? null : signed(now - before, 1)

/** Of a count, in per cent of what it was; null: it was nothing. */
export const growthOf = (before: number, now: number): string | null =>
  before === 0 ? null : `${signed(((now - before) / before) * 100, 1)}%`

const SCALE = 10_000n

/** Of a sum: divided in whole fen, so that no sum passes through a float. */
export function growthOfMoney(before: string, now: string): string | null {
  const was = fenOf(before)
  if (was === 0n) return null
  return `${signed(Number(((fenOf(now) - was) * SCALE) / was) / 100, 1)}%`
}
