/** Durations in milliseconds; the unit is always in the name where it leaves this file. */
export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

export const after = (from: Date, milliseconds: number): Date => new Date(from.getTime() + milliseconds)
export const minutesAfter = (from: Date, minutes: number): Date => after(from, minutes * MINUTE_MS)
export const hoursAfter = (from: Date, hours: number): Date => after(from, hours * HOUR_MS)

/** Whole minutes from one time to a later one, rounded. */
export const minutesBetween = (from: Date, to: Date): number =>
  Math.round((to.getTime() - from.getTime()) / MINUTE_MS)

/** Calendar months later, clamped to the month's last day (a freeze of 31 August ends 28 February). */
export function monthsAfter(from: Date, months: number): Date {
  const result = new Date(from)
  const day = result.getUTCDate()
  result.setUTCDate(1)
  result.setUTCMonth(result.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(result.getUTCFullYear(), result.getUTCMonth() + 1, 0)).getUTCDate()
  result.setUTCDate(Math.min(day, lastDay))
  return result
}
