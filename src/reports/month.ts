import type { Context } from '../context'
import { compareText, firstOf } from '../lib/order'
import {
  allWarnings,
  confirmedShareText,
  countsOfTowns,
  indexOfTowns,
  listDistricts,
  listStations,
  listTowns,
  listTypologies,
  measure,
  moneyOf,
  moneyTexts,
  periodOf,
  ratesOf,
  shareOf,
  shareOfAllText,
  stageTexts,
  stepsOf,
  stepTexts,
  textOf,
  type FigureText,
  type GroupCounts,
  type Measured,
  type Rate,
  type ShareView,
  type Step,
  type TownIndexView,
} from '../statistics'
import { warningLevels } from '../warnings'
import type { MonthPeriods } from './period'
import { readRecordsBegin } from './repository'
import type { MonthRate, MonthReport } from './schema'
import { stationsOf } from './stations'

const rates: readonly Rate[] = ['reach', 'precision', 'paidAfter', 'missed', 'submittedInTime', 'heldInTime']
const steps: readonly Step[] = [
  'acknowledged',
  'dispatched',
  'accepted',
  'arrived',
  'reached',
  'confirmed',
  'submitted',
  'held',
]

/** The figures of a month with those of the same month last year beside them. */
export async function readMonth(ctx: Context, periods: MonthPeriods): Promise<MonthReport> {
  const { districtCode } = periods.now
  const sight = { districtCode }
  const [now, lastYear, typologies, districts, stations, towns, recordsBegin] = await Promise.all([
    measure(ctx, periods.now),
    measure(ctx, periods.lastYear),
    listTypologies(ctx.db),
    listDistricts(ctx.db, sight),
    listStations(ctx.db, sight),
    listTowns(ctx.db, sight),
    readRecordsBegin(ctx, districtCode),
  ])
  const both: Both = { now, lastYear }
  const [index, indexLastYear] = await Promise.all([
    indexOfTowns(ctx, now, towns),
    indexOfTowns(ctx, lastYear, towns),
  ])
  return {
    month: periods.month,
    computedAt: ctx.clock.now().toISOString(),
    districtCode,
    districtName: districtCode === null ? null : (districts[0]?.name ?? districtCode),
    period: periodOf(periods.now),
    lastYear: periodOf(periods.lastYear),
    recordsBegin: recordsBegin?.toISOString() ?? null,
    warnings: rateOf(stageTexts.warned, both, (one) =>
      shareOf(allWarnings(one).warned, allWarnings(one).warned),
    ),
    levels: [...warningLevels].reverse().map((level) => ({ level, ...kindOf(both, 'level', level) })),
    typologies: typologiesOf(both, typologies),
    rates: rates.map((rate) => rateOf(textOf(rate), both, (one) => ratesOf(one)[rate])),
    minutes: steps.map((step) => ({
      ...stepTexts[step],
      now: stepsOf(now)[step],
      lastYear: stepsOf(lastYear)[step],
    })),
    money: moneyOfBoth(both),
    stations: stationsOf(both, stations),
    towns: townsOf(both, countsOfTowns(now, towns), [index, indexLastYear]),
    index: index === null ? null : formulaOf(index),
  }
}

export interface Both {
  readonly now: Measured
  readonly lastYear: Measured
}

export const rateOf = (
  text: FigureText,
  { now, lastYear }: Both,
  of: (one: Measured) => ShareView,
): MonthRate => ({
  ...text,
  now: of(now),
  lastYear: of(lastYear),
})

type Kind = Exclude<GroupCounts['by'], 'all'>

/** How many warnings of that kind, of all; and how many of them were confirmed. */
function kindOf(both: Both, by: Kind, key: string): { warnings: MonthRate; confirmed: MonthRate } {
  const counts = (one: Measured) => one.milestones.groups.find((row) => row.by === by && row.key === key)
  return {
    warnings: rateOf(shareOfAllText, both, (one) =>
      shareOf(counts(one)?.warned ?? 0, allWarnings(one).warned),
    ),
    confirmed: rateOf(confirmedShareText, both, (one) =>
      shareOf(counts(one)?.confirmed ?? 0, counts(one)?.warned ?? 0),
    ),
  }
}

interface Named {
  readonly id: string
  readonly nameZh: string
  readonly nameEn: string
}

/** Those that occurred in one of the two months, the most frequent first. */
function typologiesOf(both: Both, names: readonly Named[]): MonthReport['typologies'] {
  const known = new Map(names.map((typology) => [typology.id, typology]))
  return keysOf(both, 'typology')
    .map((id) => {
      const { nameZh, nameEn } = known.get(id) ?? { nameZh: id, nameEn: id }
      return { typology: id, name: { zh: nameZh, en: nameEn }, ...kindOf(both, 'typology', id) }
    })
    .sort((a, b) =>
      firstOf(b.warnings.now.numerator - a.warnings.now.numerator, compareText(a.typology, b.typology)),
    )
}

const keysOf = ({ now, lastYear }: Both, by: Kind): string[] => [
  ...new Set(
    [...now.milestones.groups, ...lastYear.milestones.groups].flatMap((row) =>
      row.by === by && row.key !== null ? [row.key] : [],
    ),
  ),
]

function moneyOfBoth({ now, lastYear }: Both): MonthReport['money'] {
  const before = moneyOf(lastYear)
  return moneyOf(now).flatMap(({ account, view }) => {
    const last = before.find((each) => each.account === account)
    return last === undefined ? [] : [{ ...moneyTexts[account], now: view, lastYear: last.view }]
  })
}

const formulaOf = ({ towns: _, ...formula }: TownIndexView) => formula

type Indexed = TownIndexView | null

/** Those with a warning in one of the two months; the highest index first, as the formula ranks them. */
function townsOf(
  both: Both,
  towns: readonly Pick<MonthReport['towns'][number], 'code' | 'name' | 'districtCode'>[],
  [index, before]: readonly [Indexed, Indexed],
): MonthReport['towns'] {
  const of = (one: Indexed, code: string) => {
    const town = one?.towns.find((each) => each.code === code)
    return { index: town?.index ?? 0, isFew: town?.isFew ?? true }
  }
  return towns
    .map(({ code, name, districtCode }) => {
      const pair = index === null ? null : { now: of(index, code), lastYear: of(before, code) }
      return { code, name, districtCode, ...kindOf(both, 'town', code), index: pair }
    })
    .filter(({ warnings }) => warnings.now.numerator > 0 || warnings.lastYear.numerator > 0)
    .sort((a, b) =>
      firstOf(
        (b.index?.now.index ?? 0) - (a.index?.now.index ?? 0),
        b.warnings.now.numerator - a.warnings.now.numerator,
        compareText(a.code, b.code),
      ),
    )
}
