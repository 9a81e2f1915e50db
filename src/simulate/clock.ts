import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../lib/duration'
import type { Random } from './random'

/** The city's clock: China has one offset and no summer time. */
const OFFSET_MS = 8 * HOUR_MS
const DAYS_PER_WEEK = 7
/** 1970-01-01 was a Thursday; Monday counts 0. */
const EPOCH_WEEKDAY = 3
const SATURDAY = 5

/** One day of the simulation. */
export interface Day {
  /** From 0. */
  readonly number: number
  /** Local midnight, epoch milliseconds. */
  readonly from: number
  readonly isWorkday: boolean
  /** Day of the month, from 1. */
  readonly ofMonth: number
}

export function dayOf(start: string, number: number): Day {
  const from = Date.parse(`${start}T00:00:00+08:00`) + number * DAY_MS
  const local = from + OFFSET_MS
  const weekday = (Math.floor(local / DAY_MS) + EPOCH_WEEKDAY) % DAYS_PER_WEEK
  return { number, from, isWorkday: weekday < SATURDAY, ofMonth: new Date(local).getUTCDate() }
}

/** "2026-03-02" of a moment, local. */
export const dateOf = (at: number): string => new Date(at + OFFSET_MS).toISOString().slice(0, 10)

/** RFC 3339 as a feed writes it: with the local offset, or in UTC with milliseconds. */
export const localTime = (at: number): string =>
  `${new Date(at + OFFSET_MS).toISOString().slice(0, 19)}+08:00`
export const utcTime = (at: number): string => new Date(at).toISOString()

/** Weight of each hour of the day. */
const WAKING = [2, 1, 1, 0, 0, 1, 4, 14, 30, 45, 48, 42, 40, 34, 36, 40, 42, 44, 46, 50, 48, 40, 24, 8]
const OFFICE = [0, 0, 0, 0, 0, 0, 0, 1, 14, 60, 80, 50, 10, 30, 70, 80, 60, 24, 4, 1, 0, 0, 0, 0]

const wakingHours = WAKING.map((weight, hour) => [hour, weight] as const)
const officeHours = OFFICE.map((weight, hour) => [hour, weight] as const)

/** A moment of the day when people are awake. */
export const someTime = (day: Day, random: Random): number =>
  within(day, random.weighted(wakingHours), random)
/** A moment when offices work. */
export const officeTime = (day: Day, random: Random): number =>
  within(day, random.weighted(officeHours), random)
/** A moment of the given hours, `[from, to)`. */
export const hoursTime = (day: Day, [from, to]: readonly [number, number], random: Random): number =>
  within(day, from + random.below(to - from), random)

const within = (day: Day, hour: number, random: Random): number =>
  day.from + hour * HOUR_MS + random.below(HOUR_MS / SECOND_MS) * SECOND_MS

export const minutesLater = (at: number, minutes: number): number =>
  at + Math.round((minutes * MINUTE_MS) / SECOND_MS) * SECOND_MS
