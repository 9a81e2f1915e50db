import { HOUR_MS } from '../lib/duration'
import type { PartOfDay } from './widening'

// China keeps one time zone all year; its calendar is UTC's, eight hours on.
const OFFSET_MS = 8 * HOUR_MS

export interface CityDay {
  readonly year: number
  readonly quarter: number
  readonly month: number
  readonly day: number
  readonly partOfDay: PartOfDay
}

/** What a calendar and a clock in the city show. */
export function calendarOf(at: Date): CityDay {
  const local = new Date(at.getTime() + OFFSET_MS)
  const month = local.getUTCMonth() + 1
  return {
    year: local.getUTCFullYear(),
    quarter: Math.ceil(month / 3),
    month,
    day: local.getUTCDate(),
    partOfDay: partOfDayAt(local.getUTCHours()),
  }
}

function partOfDayAt(hour: number): PartOfDay {
  if (hour < 6) return '凌晨'
  if (hour < 12) return '上午'
  return hour < 18 ? '下午' : '晚上'
}

/** The first instant of the quarter in which `at` lies, and of the next. */
export function quarterAround(at: Date): { readonly from: Date; readonly to: Date } {
  const { year, quarter } = calendarOf(at)
  const startOf = (monthIndex: number): Date => new Date(Date.UTC(year, monthIndex, 1) - OFFSET_MS)
  return { from: startOf((quarter - 1) * 3), to: startOf(quarter * 3) }
}
