import { cityMonthOf, startOfCityMonth, yearBefore } from '../lib/city-day'
import type { Observed } from '../statistics'

export interface MonthPeriods {
  readonly month: string
  readonly now: Observed
  /** The same month last year, as far and as it was known at this moment last year: 同期, not a full month beside half a one. */
  readonly lastYear: Observed
}

/** @returns null when the month has not begun */
export function periodsOf(
  month: string | undefined,
  now: Date,
  districtCode: string | null,
): MonthPeriods | null {
  const asked = month ?? cityMonthOf(now)
  const from = startOfCityMonth(asked)
  if (from >= now) return null
  const end = startOfCityMonth(asked, 1)
  const to = end < now ? end : now
  const lastYear = {
    from: startOfCityMonth(asked, -12),
    to: end < now ? startOfCityMonth(asked, -11) : yearBefore(now),
    asOf: yearBefore(now),
    districtCode,
  }
  return { month: asked, now: { from, to, asOf: now, districtCode }, lastYear }
}
