import { z } from 'zod'
import { formatYuan } from '../lib/money'
import { compareText, firstOf } from '../lib/order'
import { bilingual, type Bilingual } from './figure'

const termIds = ['confirmed', 'paid', 'late', 'missed'] as const
type TermId = (typeof termIds)[number]

const termNames: Readonly<Record<TermId, Bilingual>> = {
  confirmed: { zh: '确认被骗预警数', en: 'confirmed warnings' },
  paid: { zh: '转出金额（元）', en: 'money that left (yuan)' },
  late: { zh: '未按时任务数', en: 'late tasks' },
  missed: { zh: '漏报数', en: 'missed reports' },
}

const term = z.strictObject({
  id: z.enum(termIds),
  value: z.string().describe('a count; yuan for `paid`'),
  ratio: z.number().describe('value ÷ average of the towns'),
  points: z.number().describe('100 × weight × the ratio, as far as it counts'),
})

export const townIndexView = z
  .strictObject({
    formula: bilingual,
    terms: z.array(
      z.strictObject({ id: z.enum(termIds), name: bilingual, weight: z.number(), average: z.string() }),
    ),
    ratioCap: z.number(),
    fewWarnings: z.int().describe('below it a town is marked: its index says little'),
    source: z.string().describe('where the weights come from'),
    effectiveFrom: z.iso.date(),
    towns: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        districtCode: z.string(),
        warnings: z.int(),
        index: z.number().describe('100: an average town'),
        isFew: z.boolean(),
        terms: z.array(term),
      }),
    ),
  })
  .meta({ id: 'TownIndex' })
export type TownIndexView = z.infer<typeof townIndexView>

export interface TownIndexPolicy {
  readonly effectiveFrom: Date
  readonly confirmedWeight: number
  readonly paidWeight: number
  readonly lateWeight: number
  readonly missedWeight: number
  readonly ratioCap: number
  readonly fewWarnings: number
  readonly source: string
}

/** What is known of a town in a period. Money in fen. */
export interface TownCounts {
  readonly code: string
  readonly name: string
  readonly districtCode: string
  readonly warnings: number
  readonly confirmed: number
  readonly paidFen: bigint
  readonly late: number
  readonly missed: number
}

// Ratios of sums are taken in whole numbers first: sums of a city do not fit a float.
const RATIO_SCALE = 10_000n

/**
 * 100 × Σ weight × min(cap, the town's value ÷ the average of these towns); a term that is nowhere counts nothing.
 * There is no population here, so it is an index of where cases and delays gather, not of how likely a person is to be one.
 * Highest first.
 */
export function townIndexOf(towns: readonly TownCounts[], policy: TownIndexPolicy): TownIndexView {
  const weights = weightsOf(policy)
  const totals = termIds.map((id) => towns.reduce((sum, town) => sum + valueOf(town, id), 0n))
  const rows = towns.map((town) => {
    const terms = termIds.map((id, at) => {
      const ratio = ratioOf(valueOf(town, id), totals[at] ?? 0n, towns.length)
      const points = toTenth(100 * weights[id] * Math.min(policy.ratioCap, ratio))
      return { id, value: written(id, valueOf(town, id)), ratio: toHundredth(ratio), points }
    })
    const { code, name, districtCode, warnings } = town
    const index = toTenth(terms.reduce((sum, { points }) => sum + points, 0))
    return { code, name, districtCode, warnings, index, isFew: warnings < policy.fewWarnings, terms }
  })
  return {
    formula: formulaOf(policy),
    terms: termIds.map((id, at) => ({
      id,
      name: termNames[id],
      weight: weights[id],
      average: averageOf(id, totals[at] ?? 0n, towns.length),
    })),
    ratioCap: policy.ratioCap,
    fewWarnings: policy.fewWarnings,
    source: policy.source,
    effectiveFrom: policy.effectiveFrom.toISOString().slice(0, 10),
    towns: rows.sort((a, b) =>
      firstOf(b.index - a.index, b.warnings - a.warnings, compareText(a.code, b.code)),
    ),
  }
}

const weightsOf = (policy: TownIndexPolicy): Readonly<Record<TermId, number>> => ({
  confirmed: policy.confirmedWeight,
  paid: policy.paidWeight,
  late: policy.lateWeight,
  missed: policy.missedWeight,
})

const valueOf = (town: TownCounts, id: TermId): bigint =>
  id === 'paid'
    ? town.paidFen
    : BigInt(id === 'confirmed' ? town.confirmed : id === 'late' ? town.late : town.missed)

function ratioOf(value: bigint, total: bigint, towns: number): number {
  if (total === 0n) return 0
  return Number((value * BigInt(towns) * RATIO_SCALE) / total) / Number(RATIO_SCALE)
}

const written = (id: TermId, value: bigint): string => (id === 'paid' ? formatYuan(value) : value.toString())

function averageOf(id: TermId, total: bigint, towns: number): string {
  if (towns === 0) return written(id, 0n)
  if (id === 'paid') return formatYuan(total / BigInt(towns))
  return String(toHundredth(Number(total) / towns))
}

function formulaOf(policy: TownIndexPolicy): Bilingual {
  const weights = weightsOf(policy)
  const sum = (language: keyof Bilingual, average: string): string =>
    termIds.map((id) => `${weights[id]} × ${termNames[id][language]} ÷ ${average}`).join(' + ')
  return {
    zh: `指数 = 100 × (${sum('zh', '街镇平均')})；每项比值最高计 ${policy.ratioCap}，100 为街镇平均水平。无人口数据，不是人均风险。`,
    en: `Index = 100 × (${sum('en', 'average of the towns')}); each ratio counts up to ${policy.ratioCap}, 100 is an average town. There is no population in it: not a risk per person.`,
  }
}

const toTenth = (value: number): number => Math.round(value * 10) / 10
const toHundredth = (value: number): number => Math.round(value * 100) / 100
