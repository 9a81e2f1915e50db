import type { z } from 'zod'
import type { Context } from '../context'
import { cityDayOf, cityDaysAfter, startOfCityDay } from '../lib/city-day'
import { compareText, firstOf } from '../lib/order'
import {
  indexOfTowns,
  listStations,
  listTowns,
  listTypologies,
  measure,
  moneyOf,
  moneyTexts,
  periodOf,
  rankStations,
  ratesOf,
  stageMinutesOf,
  stagesOf,
  stageTexts,
  stationText,
  textOf,
  type Measured,
  type Observed,
  type Rate,
  type Stage,
} from '../statistics'
import { countByDay, type DayCount } from './figures-repository'
import type { figuresView } from './schema'

type Figures = Omit<z.input<typeof figuresView>, 'computedAt' | 'keptSeconds' | 'districtCode'>

const stages: readonly Stage[] = ['warned', 'reached', 'confirmed', 'stopped', 'returned']
const rates: readonly Rate[] = ['reach', 'precision', 'paidAfter', 'missed', 'submittedInTime', 'heldInTime']

/** The figures of so many days of the city up to now, today included. */
export async function readFigures(ctx: Context, days: number, districtCode: string | null): Promise<Figures> {
  const now = ctx.clock.now()
  const firstDay = cityDaysAfter(cityDayOf(now), 1 - days)
  const observed: Observed = { from: startOfCityDay(firstDay), to: now, asOf: now, districtCode }
  const sight = { districtCode }
  const [measured, byDay, typologies, stations, towns] = await Promise.all([
    measure(ctx, observed),
    countByDay(ctx, observed),
    listTypologies(ctx.db),
    listStations(ctx.db, sight),
    listTowns(ctx.db, sight),
  ])
  const money = moneyOf(measured)
  const counted = ratesOf(measured)
  return {
    period: periodOf(observed),
    funnel: funnelOf(measured),
    rates: rates.map((rate) => ({ ...textOf(rate), ...counted[rate] })),
    money: money.map(({ account, view }) => ({ ...moneyTexts[account], ...view })),
    typologies: seriesOf(
      Array.from({ length: days }, (_, at) => cityDaysAfter(firstDay, at)),
      byDay,
      typologies,
    ),
    stations: {
      ...stationText,
      ranked: rankStations(measured.stations, stations).map(({ inTime, ...station }) => ({
        ...station,
        ...inTime,
      })),
    },
    index: await indexOfTowns(ctx, measured, towns),
  }
}

function funnelOf(measured: Measured): Figures['funnel'] {
  const counts = stagesOf(measured)
  const minutes = stageMinutesOf(measured)
  return stages.map((stage) => {
    const { all, ofPrevious } = counts[stage]
    return { ...stageTexts[stage], count: all.numerator, ofWarned: all, ofPrevious, ...minutes[stage] }
  })
}

interface Named {
  readonly id: string
  readonly nameZh: string
  readonly nameEn: string
}

/** One line a typology that occurs, the most frequent first; days without any are 0. */
function seriesOf(
  days: readonly string[],
  counted: readonly DayCount[],
  typologies: readonly Named[],
): Figures['typologies'] {
  const names = new Map(typologies.map((typology) => [typology.id, typology]))
  const ids = [...new Set(counted.map(({ typology }) => typology))]
  const series = ids.map((id) => {
    const counts = days.map(
      (day) => counted.find((each) => each.typology === id && each.day === day)?.count ?? 0,
    )
    const { nameZh, nameEn } = names.get(id) ?? { nameZh: id, nameEn: id }
    return { id, nameZh, nameEn, counts, total: counts.reduce((sum, count) => sum + count, 0) }
  })
  return {
    days: [...days],
    series: series
      .sort((a, b) => firstOf(b.total - a.total, compareText(a.id, b.id)))
      .map(({ total: _, ...line }) => line),
  }
}
