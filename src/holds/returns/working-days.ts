import { after, DAY_MS, HOUR_MS } from '../../lib/duration'

/** The State Council's calendar of a year: days off besides weekends, and weekend days that are worked. */
interface Year {
  readonly source: string
  readonly off: readonly (readonly [first: string, last: string])[]
  readonly worked: readonly string[]
}

/**
 * Background knowledge of the yearly notices, not verified (docs/law.md). A year that is not here has its weekends off and
 * nothing else, so that a deadline is never later than the bank's own.
 */
export const calendar: Readonly<Record<string, Year>> = {
  '2023': {
    source: '国办发明电〔2022〕16号',
    off: [
      ['2023-01-01', '2023-01-02'],
      ['2023-01-21', '2023-01-27'],
      ['2023-04-05', '2023-04-05'],
      ['2023-04-29', '2023-05-03'],
      ['2023-06-22', '2023-06-24'],
      ['2023-09-29', '2023-10-06'],
    ],
    worked: [
      '2023-01-28',
      '2023-01-29',
      '2023-04-23',
      '2023-05-06',
      '2023-06-25',
      '2023-10-07',
      '2023-10-08',
    ],
  },
  '2026': {
    source: '国办发明电〔2025〕7号',
    off: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
}

// China has one time zone and no summer time.
const SHANGHAI_OFFSET_MS = 8 * HOUR_MS

/**
 * The end of the n-th working day after that of `from`, as Shanghai counts days: what is asked on a Friday is due by the end
 * of Wednesday.
 */
export function workingDaysAfter(from: Date, days: number): Date {
  let midnight = startOfDay(from)
  for (let left = days; left > 0;) {
    midnight = after(midnight, DAY_MS)
    if (isWorkingDay(midnight)) left -= 1
  }
  return after(midnight, DAY_MS)
}

const startOfDay = (at: Date): Date =>
  new Date(Math.floor((at.getTime() + SHANGHAI_OFFSET_MS) / DAY_MS) * DAY_MS - SHANGHAI_OFFSET_MS)

export function isWorkingDay(at: Date): boolean {
  const local = after(at, SHANGHAI_OFFSET_MS)
  const day = local.toISOString().slice(0, 10)
  const year = calendar[day.slice(0, 4)]
  if (year?.worked.includes(day) === true) return true
  if (year?.off.some(([first, last]) => first <= day && day <= last) === true) return false
  return local.getUTCDay() !== 0 && local.getUTCDay() !== 6
}
