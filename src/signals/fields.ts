import { z } from 'zod'
import { formatYuan, parseYuan } from '../lib/money'
import { normaliseAccount, normaliseIdNumber, normalisePhone, normaliseShownNumber } from '../people'
import { signalLimits } from './limits'

/** The building blocks of a signal. Each normalises, so that one value has one form; errors never quote a value. */

// One check that also writes the value: a transform would be a second schema behind the string, at three times the cost.
const normalised = (expected: string, normalise: (text: string) => string | null, maxLength = 64) =>
  z
    .string()
    .check((context) => {
      const text = context.value
      const value = text.length > maxLength ? null : normalise(text)
      if (value !== null) context.value = value
      else context.issues.push({ code: 'custom', message: `expected ${expected}`, input: text })
    })
    .meta({ maxLength, description: expected })

export const phone = normalised('a phone number', normalisePhone)
export const shownNumber = normalised('a phone number as the network shows it', normaliseShownNumber)
export const account = normalised('an account of 4 to 40 letters and digits', normaliseAccount)
export const idNumber = normalised('an identity number that passes GB 11643', normaliseIdNumber)

export const amount = normalised('yuan with at most two decimals, "731200.00"', normaliseAmount, 18)

/** RFC 3339 with its offset; kept as UTC with milliseconds. */
export const instant = normalised('an RFC 3339 time with offset', normaliseTime, 40)
/** A calendar day. */
export const day = normalised('a day, "2023-01-20"', (text) => (isDay(text) ? text : null), 10)

// Control characters (among them NUL) and halves of surrogate pairs cannot be stored as text.
const UNSTORABLE = /[\u0000-\u001f\u007f-\u009f\ud800-\udfff]/u
const isStorable = (text: string): boolean => !UNSTORABLE.test(text)
const HAS_CONTENT = /\S/

/** A short text of one line: trimmed, not empty. */
export const line = (maxLength: number) =>
  normalised(
    'a line of text',
    (text) => (isStorable(text) && HAS_CONTENT.test(text) ? text.trim() : null),
    maxLength,
  )

/** Free text: sealed as it is. */
export const prose = (maxLength: number) => z.string().max(maxLength).regex(HAS_CONTENT, 'expected some text')

const SOURCE = /^[a-z][a-z0-9-]*:[A-Za-z0-9][A-Za-z0-9._-]*$/
export const source = z.string().max(signalLimits.sourceLength).regex(SOURCE, 'expected "bank:icbc-yuecheng"')
export const sourceRef = normalised(
  'a reference without control characters',
  (text) => (isStorable(text) && text !== '' ? text : null),
  signalLimits.sourceRefLength,
)

// What most feeds send needs no second form.
const PLAIN_AMOUNT = /^(?:0|[1-9]\d{0,14})\.\d{2}$/

function normaliseAmount(text: string): string | null {
  if (PLAIN_AMOUNT.test(text)) return text
  const parsed = parseYuan(text)
  return parsed.ok ? formatYuan(parsed.value) : null
}

const TIME = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})$/
const LAST_HOUR = '23'

function normaliseTime(text: string): string | null {
  const match = TIME.exec(text)
  if (match === null || !isDate(match) || (match[4] ?? '') > LAST_HOUR) return null
  const at = new Date(text.toUpperCase())
  const year = at.getUTCFullYear()
  return Number.isNaN(year) || year < signalLimits.earliestYear ? null : at.toISOString()
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const EARLIEST_DAY = 1900

function isDay(text: string): boolean {
  const match = DAY.exec(text)
  return match !== null && isDate(match) && Number(match[1]) >= EARLIEST_DAY
}

/** 30 February is none, though Date would take it for 2 March. */
function isDate(match: RegExpExecArray): boolean {
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || date < 1) return false
  return date <= 28 || new Date(Date.UTC(year, month - 1, date)).getUTCDate() === date
}
