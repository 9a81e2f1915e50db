import { roundedToWan, type Fen } from '../lib/money'
import type { SumBand } from './widening'

const FEN_PER_WAN = 1_000_000n

interface Band {
  readonly band: SumBand
  readonly belowFen: Fen
  readonly zh: string
  readonly en: string
}

const bands: readonly Band[] = [
  { band: 'under_10k', belowFen: 1_000_000n, zh: '不足1万元', en: 'less than 10,000 yuan' },
  { band: '10k_100k', belowFen: 10_000_000n, zh: '数万元', en: 'tens of thousands of yuan' },
  { band: '100k_1m', belowFen: 100_000_000n, zh: '数十万元', en: 'hundreds of thousands of yuan' },
  { band: '1m_10m', belowFen: 1_000_000_000n, zh: '数百万元', en: 'millions of yuan' },
]
const largest = { band: 'over_10m', zh: '上千万元', en: 'more than ten million yuan' } as const

const entryOf = (fen: Fen): Omit<Band, 'belowFen'> => bands.find(({ belowFen }) => fen < belowFen) ?? largest

export const bandOf = (fen: Fen): SumBand => entryOf(fen).band

/** A sum that is not told. */
export const A_SUM = { zh: '一笔钱', en: 'a sum of money' } as const

/** The order of size only: "数十万元". */
export const inBand = (fen: Fen): { zh: string; en: string } => {
  const { zh, en } = entryOf(fen)
  return { zh, en }
}

/** Floored to 万, with 余 only where something was cut off: "73万余元", "more than 730,000 yuan". */
export function inWan(fen: Fen): { zh: string; en: string } {
  if (fen < FEN_PER_WAN) return inBand(fen)
  const yuan = ((fen / FEN_PER_WAN) * 10_000n).toString().replace(/\B(?=(\d{3})+$)/g, ',')
  return { zh: roundedToWan(fen), en: fen % FEN_PER_WAN === 0n ? `${yuan} yuan` : `more than ${yuan} yuan` }
}
