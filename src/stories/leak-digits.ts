import type { DigitKind } from './leak-values'
import { spanOf, type Span } from './leak-spans'
import type { DigitRun, ReadText } from './leak-text'

// Six digits of a number are as good as the number to whoever has a list to compare with.
const LEAST_DIGITS = 6
const TAIL_DIGITS = 4

/** "42,130,000": a published sum, whose zeros stand in many an account number. */
const WHOLE_WAN = /(?<![\d,])\d{1,3}(?:,\d{3})*,?\d{0,2}0,000(?![\d,]*\d)/gu

/** Six digits in a row of a number, wherever they stand; its beginning or end where they stand alone. */
export function findDigits(text: ReadText, kind: DigitKind, value: string): Span[] {
  const sealed = nationalOf(kind, value.normalize('NFKC').replace(/\D/g, ''))
  if (sealed.length < TAIL_DIGITS) return []
  const sums = [...text.original.matchAll(WHOLE_WAN)].map(({ index, 0: sum }) => ({
    start: index,
    end: index + sum.length,
  }))
  const isSum = ({ start, end }: Span): boolean => sums.some((sum) => sum.start <= start && end <= sum.end)
  return text.runs
    .flatMap((run) => [...digitsShared(run, sealed), ...partAlone(run, kind, sealed, text.original)])
    .filter((span) => !isSum(span))
}

/** 8613957512346 -> 13957512346 */
const nationalOf = (kind: DigitKind, digits: string): string =>
  kind === 'phone' && /^861\d{10}$/.test(digits) ? digits.slice(2) : digits

function digitsShared({ digits, at }: DigitRun, sealed: string): Span[] {
  const spans: Span[] = []
  for (let from = 0; from + LEAST_DIGITS <= digits.length; from++) {
    if (sealed.includes(digits.slice(from, from + LEAST_DIGITS))) {
      spans.push(spanOf(at, from, from + LEAST_DIGITS))
    }
  }
  return spans
}

/** What is counted or measured is no part of a number: 139起, 5000元, 2023年. */
const COUNTED =
  /^\s*(?:[万萬亿元块圆年月日天时点分秒小个人名起次岁件笔多余%％]|yuan|people|persons|cases|minutes|hours|days)/iu
const SERVICE_NUMBERS = new Set(['96110', '12381', '12321', '110'])
const PHONE_HEAD = 3

/** 139, 1395, 2346, or five digits from anywhere, with nothing of a number before or behind. */
function partAlone({ digits, at }: DigitRun, kind: DigitKind, sealed: string, original: string): Span[] {
  if (digits.length >= LEAST_DIGITS || SERVICE_NUMBERS.has(digits)) return []
  const isYear = /^(?:19|20)\d\d$/.test(digits)
  if (isYear || /000$/.test(digits) || COUNTED.test(original.slice(at[digits.length]))) return []
  const isHead = sealed.startsWith(digits)
  const isPart =
    (digits.length === PHONE_HEAD && kind === 'phone' && isHead) ||
    (digits.length === TAIL_DIGITS && (isHead || sealed.endsWith(digits))) ||
    (digits.length > TAIL_DIGITS && sealed.includes(digits))
  return isPart ? [spanOf(at, 0, digits.length)] : []
}
