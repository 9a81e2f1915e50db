import { after, DAY_MS, HOUR_MS, monthsAfter } from './duration'

// China keeps one time zone all year; its calendar is UTC's, eight hours on.
const OFFSET_MS = 8 * HOUR_MS

/** The day the city's calendar shows at that moment, as "2023-02-23". */
export const cityDayOf = (at: Date): string => new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10)

/** The time the city's clocks show at that moment, as "14:32". */
export const cityTimeOf = (at: Date): string => new Date(at.getTime() + OFFSET_MS).toISOString().slice(11, 16)

/** The first instant of a day of the city. */
export const startOfCityDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS)

/** The day that many days later; negative: before. */
export const cityDaysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** The month of the city's calendar at that moment, as "2023-02". */
export const cityMonthOf = (at: Date): string => cityDayOf(at).slice(0, 7)

/** The first instant of a month of the city ("2023-02"); that many months later, if told so. */
export function startOfCityMonth(month: string, monthsLater = 0): Date {
  const first = monthsAfter(new Date(`${month}-01T00:00:00Z`), monthsLater)
  return startOfCityDay(first.toISOString().slice(0, 10))
}

/** The same moment of the city's calendar a year before; of 29 February the 28th. */
export const yearBefore = (at: Date): Date => after(monthsAfter(after(at, OFFSET_MS), -12), -OFFSET_MS)
