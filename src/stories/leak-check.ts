import type { Fen } from '../lib/money'
import { calendarOf } from './calendar'
import { kinds, type FindingKind } from './finding-kinds'
import { amountsIn, type WrittenAmount } from './leak-amounts'
import { findDigits } from './leak-digits'
import { findLongNumbers, findPatterns } from './leak-patterns'
import { findPattern, type Span } from './leak-spans'
import { readText, type ReadText } from './leak-text'
import { findUnknown } from './leak-unknown'
import { findWords, type DigitKind, type WordKind } from './leak-values'

/** Where the story could identify somebody. Says what kind of thing stands there, never what the vault holds. */
export interface Leak {
  readonly kind: FindingKind
  readonly field: 'title' | 'body'
  /** Offsets in UTF-16 units of the field's text. */
  readonly start: number
  readonly end: number
  /** `sealed`: it is, or is a variant of, a sealed value of this case; `pattern`: it looks like one. */
  readonly what: 'sealed' | 'pattern'
}

/** All that is known of a case and must not be read in its story. */
export interface SealedCase {
  readonly words: readonly { readonly kind: WordKind; readonly value: string }[]
  readonly digits: readonly { readonly kind: DigitKind; readonly value: string }[]
  readonly amounts: readonly Fen[]
  readonly moments: readonly Date[]
  /** What the city is called: it may stand before a firm's name without being a part of it. */
  readonly cityNames: readonly string[]
  /** The facts were widened: not even the sum in 万, or the month, may be said. */
  readonly isSumWidened: boolean
  readonly isTimeWidened: boolean
}

export interface StoryText {
  readonly title: string
  readonly body: string
}

/** Everything in the story that is a sealed value of its case, a variant of one, or looks like anybody's. */
export function findLeaks(story: StoryText, sealed: SealedCase): Leak[] {
  return (['title', 'body'] as const).flatMap((field) => {
    const text = readText(story[field])
    const found = merged([...findSealed(text, sealed), ...findLooks(text)])
    return found.filter((leak) => !isSaidAlready(leak, found)).map((leak) => ({ ...leak, field }))
  })
}

type Found = Omit<Leak, 'field'>

/** A sum that is not rounded is told by what it is of; so is what looks like a name and is one of the case. */
const isSaidAlready = (leak: Found, found: readonly Found[]): boolean =>
  leak.what === 'pattern' &&
  found.some(
    (other) =>
      other.kind !== leak.kind &&
      (leak.kind === 'sum_exact'
        ? other.start < leak.end && leak.start < other.end
        : other.what === 'sealed' &&
          kinds[other.kind].group === kinds[leak.kind].group &&
          other.start <= leak.start &&
          leak.end <= other.end),
  )

function findSealed(text: ReadText, sealed: SealedCase): Found[] {
  const as = (kind: FindingKind, spans: readonly Span[]): Found[] =>
    spans.map(({ start, end }) => ({ kind, start, end, what: 'sealed' }))
  return [
    ...sealed.words.flatMap(({ kind, value }) => as(kind, findWords(text, kind, value, sealed.cityNames))),
    ...sealed.digits.flatMap(({ kind, value }) => as(kind, findDigits(text, kind, value))),
    ...as('amount', findAmounts(text, sealed)),
    ...as('date', findDates(text, sealed)),
  ]
}

const findLooks = (text: ReadText): Found[] =>
  [...findPatterns(text), ...findUnknown(text), ...findLongNumbers(text), ...findUnrounded(text)].map(
    (span) => ({
      ...span,
      what: 'pattern',
    }),
  )

const ROUND_BELOW_WAN = 100_000n
const LEAST_TOLD = 100_000n
const IS_WRITTEN_AS_SUM = /[¥￥元块圆万萬亿千仟,，]|yuan|rmb|cny/iu

/** Sums that are neither whole 万 nor, below that, whole thousands; less than a thousand tells nobody apart. */
const findUnrounded = (text: ReadText): (Span & { readonly kind: FindingKind })[] =>
  amountsIn(text)
    .filter(
      ({ fen }) => fen >= LEAST_TOLD && fen % (fen < FEN_PER_WAN ? ROUND_BELOW_WAN : FEN_PER_WAN) !== 0n,
    )
    .filter(({ start, end }) => IS_WRITTEN_AS_SUM.test(text.original.slice(start, end)))
    .map(({ start, end }) => ({ kind: 'sum_exact', start, end }))

const FEN_PER_WAN = 1_000_000n
const NEAR_PERCENT = 1n

/** Sums within 1 % of a sealed one, unless they are whole 万: that much may be said, as long as it was not widened. */
export function findAmounts(
  text: ReadText,
  { amounts, isSumWidened }: Pick<SealedCase, 'amounts' | 'isSumWidened'>,
): WrittenAmount[] {
  return amountsIn(text).filter(({ fen }) => {
    if (!isSumWidened && fen % FEN_PER_WAN === 0n) return false
    return amounts.some((sealed) => {
      const floored = sealed - (sealed % FEN_PER_WAN)
      const distance = fen > sealed ? fen - sealed : sealed - fen
      return fen === floored || distance * 100n <= sealed * NEAR_PERCENT
    })
  })
}

/** A bare day ("23日") or month/day ("2/23") of the case; full dates are refused whosever they are. */
function findDates(text: ReadText, { moments, isTimeWidened }: SealedCase): Span[] {
  const days = new Map(moments.map(calendarOf).map((day) => [`${day.year}-${day.month}-${day.day}`, day]))
  return [...days.values()].flatMap(({ year, month, day }) => [
    ...findPattern(text.tight, new RegExp(`(?<!\\d)0?${month}[-/.]0?${day}(?![\\d%万])`, 'gu')),
    ...findPattern(text.tight, new RegExp(`(?<!\\d)(?:${day}|${inChinese(day)})[日号](?!内|起|以)`, 'gu')),
    ...(isTimeWidened
      ? findPattern(text.tight, new RegExp(`${year}年0?${month}月|(?<!\\d)${month}月`, 'gu'))
      : []),
  ])
}

const TENS = ['', '十', '二十', '三十']
const ONES = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 23 -> 二十三 */
const inChinese = (day: number): string => `${TENS[Math.floor(day / 10)] ?? ''}${ONES[day % 10] ?? ''}`

/** Overlapping findings of one kind become one; sorted as they are read. */
function merged(found: readonly Found[]): Found[] {
  const sorted = [...found].sort((a, b) => (a.start === b.start ? a.end - b.end : a.start - b.start))
  const result: Found[] = []
  for (const next of sorted) {
    const index = result.findIndex((kept) => kept.kind === next.kind && kept.end >= next.start)
    const kept = result[index]
    if (kept === undefined) result.push(next)
    else {
      result[index] = {
        ...kept,
        end: Math.max(kept.end, next.end),
        what: kept.what === 'sealed' || next.what === 'sealed' ? 'sealed' : 'pattern',
      }
    }
  }
  return result
}
