import { refuse, ok, type Result } from './result'

/** An amount in fen (1/100 yuan). Never a float: 2^53 fen is reached by sums over a city. */
export type Fen = bigint

const AMOUNT = /^(\d{1,15})(?:\.(\d{1,2}))?$/

/** "731200.00" -> 73120000n. Up to two decimals, no sign, no separators. */
export function parseYuan(text: string): Result<Fen, 'not_an_amount'> {
  const match = AMOUNT.exec(text)
  if (match === null) return refuse('not_an_amount')
  const [, yuan = '0', decimals = ''] = match
  return ok(BigInt(yuan) * 100n + BigInt(decimals.padEnd(2, '0')))
}

/** 73120000n -> "731200.00"; the wire shape of every amount. */
export function formatYuan(fen: Fen): string {
  const sign = fen < 0n ? '-' : ''
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

const FEN_PER_WAN = 1_000_000n

/**
 * The published form of a sum: floored to 万, with 余 only where something was cut off.
 * 73120000n -> "73万余元", 73000000n -> "73万元", 13050000000n -> "1亿3050万元"; sums under 1 万 say "不足1万元".
 */
export function roundedToWan(fen: Fen): string {
  if (fen < FEN_PER_WAN) return '不足1万元'
  const wan = fen / FEN_PER_WAN
  return `${inYi(wan)}${fen % FEN_PER_WAN === 0n ? '' : '余'}元`
}

const WAN_PER_YI = 10_000n

/** 73 -> 73万, 10000 -> 1亿, 10050 -> 1亿零50万 */
function inYi(wan: bigint): string {
  const yi = wan / WAN_PER_YI
  const rest = wan % WAN_PER_YI
  if (yi === 0n) return `${rest}万`
  if (rest === 0n) return `${yi}亿`
  return `${yi}亿${rest < 1_000n ? '零' : ''}${rest}万`
}

export const minFen = (a: Fen, b: Fen): Fen => (a < b ? a : b)
export const sumFen = (amounts: readonly Fen[]): Fen => amounts.reduce((sum, amount) => sum + amount, 0n)
