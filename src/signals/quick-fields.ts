import { normaliseAccount, normaliseIdNumber, normalisePhone, normaliseShownNumber } from '../people'
import { quickDay, quickInstant } from './quick-time'

/**
 * Reads the fields of one signal. A field that is not there is `undefined`; one that is not as plain as expected makes
 * the reader unsure, and an unsure reading is thrown away. Fields are counted, so that one too many is noticed.
 */
export class QuickFields {
  isSure = true

  /** Whether `value` is an object of exactly `count` fields, all of which have been read. */
  expect(value: object, count: number): void {
    let own = 0
    for (const _ in value) own++
    if (own !== count) this.isSure = false
  }

  record(value: unknown): Record<string, unknown> | undefined {
    if (value === undefined || isRecord(value)) return value
    this.isSure = false
    return undefined
  }

  list(value: unknown, most: number): unknown[] | undefined {
    if (value === undefined || (Array.isArray(value) && value.length <= most)) return value
    this.isSure = false
    return undefined
  }

  oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
    if (value === undefined) return undefined
    for (const one of allowed) if (one === value) return one
    this.isSure = false
    return undefined
  }

  bool(value: unknown): boolean | undefined {
    if (value === undefined || typeof value === 'boolean') return value
    this.isSure = false
    return undefined
  }

  whole(value: unknown, least: number, most: number): number | undefined {
    if (value === undefined) return undefined
    const isWhole = typeof value === 'number' && Number.isSafeInteger(value)
    if (isWhole && value >= least && value <= most) return value
    this.isSure = false
    return undefined
  }

  degrees(value: unknown, most: number): number | undefined {
    if (typeof value === 'number' && value >= -most && value <= most) return value
    this.isSure = false
    return undefined
  }

  /** Free text of up to `most` characters, with something in it. */
  prose(value: unknown, most: number): string | undefined {
    if (value === undefined) return undefined
    if (typeof value === 'string' && value.length <= most && HAS_CONTENT.test(value)) return value
    this.isSure = false
    return undefined
  }

  /** Text of any content, the empty one too. */
  anyText(value: unknown, most: number): string | undefined {
    if (typeof value === 'string' && value.length <= most) return value
    this.isSure = false
    return undefined
  }

  line(value: unknown, most: number): string | undefined {
    if (value === undefined) return undefined
    const plain =
      typeof value === 'string' && value.length <= most && !UNPLAIN.test(value) ? value.trim() : ''
    if (plain !== '') return plain
    this.isSure = false
    return undefined
  }

  account(value: unknown): string | undefined {
    return this.through(value, normaliseAccount)
  }

  idNumber(value: unknown): string | undefined {
    return this.through(value, normaliseIdNumber)
  }

  phone(value: unknown): string | undefined {
    if (typeof value === 'string' && HOME_MOBILE.test(value)) return `+86${value}`
    return this.through(value, normalisePhone)
  }

  shownNumber(value: unknown): string | undefined {
    if (typeof value === 'string' && HOME_MOBILE.test(value)) return `+86${value}`
    return this.through(value, shownNumbers)
  }

  /** Yuan with two decimals, as fen. */
  fen(value: unknown): bigint | undefined {
    if (value === undefined) return undefined
    if (typeof value === 'string' && PLAIN_AMOUNT.test(value)) return fenOf(value)
    this.isSure = false
    return undefined
  }

  instant(value: unknown): number | undefined {
    if (value === undefined) return undefined
    const at = typeof value === 'string' ? quickInstant(value) : null
    if (at !== null) return at
    this.isSure = false
    return undefined
  }

  day(value: unknown): number | undefined {
    if (value === undefined) return undefined
    const at = typeof value === 'string' && value.length === DAY_LENGTH ? quickDay(value) : null
    if (at !== null) return at
    this.isSure = false
    return undefined
  }

  private through(value: unknown, normalise: (text: string) => string | null): string | undefined {
    if (value === undefined) return undefined
    const plain = typeof value === 'string' && value.length <= MOST_IDENTIFIER ? normalise(value) : null
    if (plain !== null) return plain
    this.isSure = false
    return undefined
  }
}

const HAS_CONTENT = /\S/
// Control characters and halves of surrogate pairs are the schema's business.
const UNPLAIN = /[\u0000-\u001f\u007f-\u009f\ud800-\udfff]/
const HOME_MOBILE = /^1[3-9]\d{9}$/
const PLAIN_AMOUNT = /^(?:0|[1-9]\d{0,14})\.\d{2}$/
const EXACT_LENGTH = 15
const DAY_LENGTH = 10
const MOST_IDENTIFIER = 64

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// Below 2^53 fen a double is exact, and far quicker than BigInt of a text.
const fenOf = (plain: string): bigint =>
  plain.length <= EXACT_LENGTH
    ? BigInt(Math.round(Number(plain) * 100))
    : BigInt(plain.slice(0, -3) + plain.slice(-2))

const REMEMBERED = 8_192
const remembered = new Map<string, string | null>()

/** Service numbers and numbers abroad come again and again, and cost a hundred times what a mobile does. */
function shownNumbers(text: string): string | null {
  const known = remembered.get(text)
  if (known !== undefined) return known
  if (remembered.size >= REMEMBERED) remembered.clear()
  const value = normaliseShownNumber(text)
  remembered.set(text, value)
  return value
}
