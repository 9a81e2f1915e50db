import { cityDaysAfter, cityDayOf, cityTimeOf, startOfCityDay } from '../../lib/city-day'
import { minutesAfter } from '../../lib/duration'

/** Minutes of the city's day; from the later one to the earlier one it goes over midnight. Both null: none. */
export interface QuietHours {
  readonly quietFrom: number | null
  readonly quietUntil: number | null
}

/** When the quiet hours that hold now end; null: they do not hold now. */
export function quietEnd({ quietFrom, quietUntil }: QuietHours, now: Date): Date | null {
  if (quietFrom === null || quietUntil === null) return null
  const [hours = 0, minutes = 0] = cityTimeOf(now).split(':').map(Number)
  const minute = hours * 60 + minutes
  const isOverMidnight = quietFrom > quietUntil
  const isQuiet = isOverMidnight
    ? minute >= quietFrom || minute < quietUntil
    : minute >= quietFrom && minute < quietUntil
  if (!isQuiet) return null
  const today = cityDayOf(now)
  const day = isOverMidnight && minute >= quietFrom ? cityDaysAfter(today, 1) : today
  return minutesAfter(startOfCityDay(day), quietUntil)
}
