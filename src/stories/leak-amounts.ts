import type { Fen } from '../lib/money'
import { chineseDigit } from './leak-characters'
import type { ReadText } from './leak-text'

export interface WrittenAmount {
  readonly fen: Fen
  readonly start: number
  readonly end: number
}

const UNITS: Readonly<Record<string, bigint>> = {
  十: 10n,
  拾: 10n,
  百: 100n,
  佰: 100n,
  千: 1_000n,
  仟: 1_000n,
  k: 1_000n,
  万: 10_000n,
  萬: 10_000n,
  w: 10_000n,
  亿: 100_000_000n,
}
// Yuan are reckoned in millionths, so that "73.12万" stays exact.
const SCALE = 1_000_000n
const SCALE_DIGITS = 6
const FEN_PER_YUAN = 100n
const WAN = 10_000n

const NUMBER =
  /[¥￥$]?(?:\d+(?:[,，]\d+)*(?:\.\d+)?|(?<![上数几多成])[零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟])(?:[,，]?[\d.零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万萬亿点]|[kw](?![a-z]))*(?:元|块|圆|yuan|rmb|cny)?/giu
const CURRENCY = /[¥￥元块圆]|yuan|rmb|cny/iu
const UNIT = /[万萬亿千仟百佰wk]/iu
/** Numbers everybody is to know. */
const SERVICE_NUMBERS = new Set(['96110', '110', '12381', '12321'])
const LEAST_YUAN_WITHOUT_UNIT = 1_000n

/** "不足1万元" names the least step, and no sum. */
const BOUND = /(?:不足|lessthan)$/u
const BOUND_FEN = 1_000_000n

/** Every sum of money written in the text, in digits, in Chinese or mixed: "731,200", "73.12万", "七十三万一千二百元". */
export function amountsIn({ tight: { text, at } }: ReadText): WrittenAmount[] {
  const found: WrittenAmount[] = []
  for (const match of text.matchAll(NUMBER)) {
    const written = match[0]
    const next = text.slice(match.index + written.length, match.index + written.length + 2)
    const fen = isMoney(written, next) ? valueOf(written) : null
    const end = at[match.index + written.length]
    const start = at[match.index]
    if (fen === BOUND_FEN && BOUND.test(text.slice(0, match.index))) continue
    if (fen !== null && start !== undefined && end !== undefined) found.push({ fen, start, end })
  }
  return found
}

function isMoney(written: string, next: string): boolean {
  if (CURRENCY.test(written)) return true
  const digits = written.replace(/\D/g, '')
  if (SERVICE_NUMBERS.has(digits) && digits === written) return false
  // 2023年, 30分钟, 48小时, 5起 …
  if (/^(年|月|日|号|时|点|分|秒|小|个|人|名|天|起|次|岁|%)/u.test(next)) return false
  if (UNIT.test(written)) return true
  return digits !== '' && digits.length <= 9 && BigInt(digits) >= LEAST_YUAN_WITHOUT_UNIT
}

/** @returns null for what is no number after all */
function valueOf(written: string): Fen | null {
  let total = 0n
  let section = 0n
  let pending: bigint | null = null
  for (const [token] of inArabic(written).matchAll(/\d+(?:\.\d+)?|[十拾百佰千仟万萬亿kw]/g)) {
    const unit = UNITS[token]
    if (unit === undefined) {
      pending = scaled(token)
    } else if (unit < WAN) {
      // 十万 is 一十万: a unit without a number counts once.
      section += (pending ?? SCALE) * unit
      pending = null
    } else {
      const counted = section + (pending ?? 0n)
      total = unit === WAN ? total + counted * unit : (total + counted) * unit
      section = 0n
      pending = null
    }
  }
  const millionths = total + section + (pending ?? 0n)
  return millionths === 0n ? null : (millionths * FEN_PER_YUAN) / SCALE
}

const inArabic = (written: string): string =>
  Array.from(written.toLowerCase(), (character) =>
    character === '点' ? '.' : (chineseDigit(character) ?? character),
  )
    .join('')
    .replace(/[,，]/g, '')

function scaled(number: string): bigint {
  const [whole = '0', fraction = ''] = number.split('.')
  return BigInt(whole) * SCALE + BigInt(fraction.slice(0, SCALE_DIGITS).padEnd(SCALE_DIGITS, '0'))
}
