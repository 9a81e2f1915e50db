/**
 * Times in their plainest written form, read without a Date: a replay reads two of them a signal. What is written in
 * any other way is null here and left to the schema.
 */

const ZERO = 48
const MS_PER_MINUTE = 60_000
/** From here on no offset can bring a time before the earliest year the schema accepts. */
const SURE_YEAR = 2001
const LAST_SURE_YEAR = 2099
const MOST_OFFSET_HOURS = 14
const EARLIEST_DAY = 1900
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const LENGTH_UTC = '2026-03-02T08:00:00Z'.length
const LENGTH_UTC_MS = '2026-03-02T08:00:00.000Z'.length
const LENGTH_OFFSET = '2026-03-02T08:00:00+08:00'.length

/** Epoch milliseconds of "2026-03-02T08:00:00Z", "….000Z" or "…+08:00"; null: not sure. */
export function quickInstant(text: string): number | null {
  const { length } = text
  if (length !== LENGTH_UTC && length !== LENGTH_UTC_MS && length !== LENGTH_OFFSET) return null
  const midnight = quickDay(text, SURE_YEAR)
  if (midnight === null || text[10] !== 'T' || text[13] !== ':' || text[16] !== ':') return null
  const [hour, minute, second] = [two(text, 11), two(text, 14), two(text, 17)]
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return null
  const rest = restOf(text)
  return rest === null ? null : midnight + (hour * 3_600 + minute * 60 + second) * 1_000 + rest
}

/** Milliseconds after the seconds, less the offset. */
function restOf(text: string): number | null {
  const sign = text[19]
  if (text.length === LENGTH_UTC) return sign === 'Z' ? 0 : null
  if (text.length === LENGTH_UTC_MS) {
    const ms = two(text, 20) * 10 + digit(text, 22)
    return sign === '.' && text[23] === 'Z' && ms >= 0 ? ms : null
  }
  const [hours, minutes] = [two(text, 20), two(text, 23)]
  if (text[22] !== ':' || !(hours <= MOST_OFFSET_HOURS && minutes <= 59)) return null
  const offset = (hours * 60 + minutes) * MS_PER_MINUTE
  return sign === '+' ? -offset : sign === '-' ? offset : null
}

/** Midnight UTC, epoch milliseconds, of the "2023-01-20" at the start of `text`; null: not sure. */
export function quickDay(text: string, fromYear = EARLIEST_DAY): number | null {
  if (text[4] !== '-' || text[7] !== '-') return null
  const [year, month, day] = [two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8)]
  // A letter among the digits makes NaN, which is in no range.
  if (!(year >= fromYear && year <= LAST_SURE_YEAR && month >= 1 && month <= 12 && day >= 1)) return null
  const isLeap = month === 2 && year % 4 === 0 && year !== EARLIEST_DAY
  return day <= (MONTH_DAYS[month - 1] ?? 0) + (isLeap ? 1 : 0) ? Date.UTC(year, month - 1, day) : null
}

const two = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1)

function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - ZERO
  return value >= 0 && value <= 9 ? value : NaN
}
