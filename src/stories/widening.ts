/**
 * Keeps a story from being about one person only. What a reader could combine - when, where, who, how, how much -
 * must fit at least K cases of the quarter; while it does not, it is said less exactly, one step at a time, and at last not at all.
 */
export const K_ANONYMITY = 5

/**
 * time: month -> quarter; place: district -> whole city; role: -> 市民; sum: left out; name: 沈女士 -> 某女士; case: where
 * even that fits too few, no case is told at all, but only how such frauds go.
 */
export const wideningSteps = ['time', 'place', 'role', 'sum', 'name', 'case'] as const
export type WideningStep = (typeof wideningSteps)[number]

export const sumBands = ['under_10k', '10k_100k', '100k_1m', '1m_10m', 'over_10m'] as const
export type SumBand = (typeof sumBands)[number]

export type PartOfDay = '凌晨' | '上午' | '下午' | '晚上'
/** How common the printed surname is: one of the first five, or of the first hundred. */
export type SurnameTier = 'frequent' | 'common'
export type VictimRole = 'finance' | 'staff' | 'citizen'

/** What could be combined to single out a case. */
export interface CaseTraits {
  readonly quarter: string
  readonly month: string
  readonly partOfDay: PartOfDay
  readonly district: string | null
  readonly role: VictimRole
  /** The main typology; finer ones are counted under it. */
  readonly typology: string
  readonly sumBand: SumBand
  /** null: it is not printed, or not known. */
  readonly surname: SurnameTier | null
}

/** Cases of a typology and size that the city counts in a quarter, besides those kept here. */
export interface CaseVolume {
  readonly typology: string
  readonly sumBand: SumBand
  readonly cases: number
}

/** @param others the other cases that are kept here; @returns the steps to be taken, in order */
export function widen(
  own: CaseTraits,
  others: readonly CaseTraits[],
  volumes: readonly CaseVolume[],
  k: number = K_ANONYMITY,
): WideningStep[] {
  const steps: WideningStep[] = []
  for (const step of wideningSteps) {
    if (casesAlike(own, others, volumes, steps) >= k) break
    steps.push(step)
  }
  return steps
}

/** How many cases, this one among them, the story would fit after these steps. */
export function casesAlike(
  own: CaseTraits,
  others: readonly CaseTraits[],
  volumes: readonly CaseVolume[],
  steps: readonly WideningStep[],
): number {
  const kept = others.filter((other) => isAlike(own, other, steps)).length
  return 1 + kept + counted(own, volumes, steps)
}

function isAlike(own: CaseTraits, other: CaseTraits, steps: readonly WideningStep[]): boolean {
  const has = (step: WideningStep): boolean => steps.includes(step)
  return (
    own.quarter === other.quarter &&
    own.typology === other.typology &&
    (has('time') || (own.month === other.month && own.partOfDay === other.partOfDay)) &&
    (has('place') || own.district === other.district) &&
    (has('role') || own.role === other.role) &&
    (has('sum') || own.sumBand === other.sumBand) &&
    (has('name') || own.surname === null || own.surname === other.surname)
  )
}

/**
 * Of a hundred residents so many bear such a surname (公安部, 二〇一九年全国姓名报告: the first five 30.8 %, the first hundred
 * 85.9 %): the city's figures know no names.
 */
const BEARERS_PERCENT: Readonly<Record<SurnameTier, number>> = { frequent: 30, common: 55 }

/** The city's own figures know neither month nor district nor role: they count once all three are left open. */
function counted(own: CaseTraits, volumes: readonly CaseVolume[], steps: readonly WideningStep[]): number {
  if (!(['time', 'place', 'role'] as const).every((step) => steps.includes(step))) return 0
  const cases = volumes
    .filter(({ typology }) => typology === own.typology)
    .filter(({ sumBand }) => steps.includes('sum') || sumBand === own.sumBand)
    .reduce((sum, volume) => sum + volume.cases, 0)
  if (own.surname === null || steps.includes('name')) return cases
  return Math.floor((cases * BEARERS_PERCENT[own.surname]) / 100)
}
