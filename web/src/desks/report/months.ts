import { dayOf } from '../../parts/time'

/** "2026-11" of the city's calendar. */
export const monthOf = (at: number): string => dayOf(at).slice(0, 7)

export function monthsAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const count = year * 12 + number - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

const OFFERED = 36

/** The months to choose from, the present one first; one asked for by its address is among them. */
export function monthsTo(latest: string, asked: string): string[] {
  const months = Array.from({ length: OFFERED }, (_, at) => monthsAfter(latest, -at))
  return months.includes(asked) ? months : [...months, asked]
}

/** What an address says, if it is a month that has begun. */
export const askedMonth = (text: string | null, latest: string): string =>
  text !== null && /^20\d{2}-(?:0[1-9]|1[0-2])$/.test(text) && text <= latest ? text : latest
