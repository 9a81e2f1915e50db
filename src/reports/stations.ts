import { rankStations, shareOf, stationText, type Measured, type RankedStation } from '../statistics'
import type { MonthReport } from './schema'

type Station = Parameters<typeof rankStations>[1][number]

/** Ranked by this month; those that had something due last year only come last. */
export function stationsOf(
  { now, lastYear }: { readonly now: Measured; readonly lastYear: Measured },
  stations: readonly Station[],
): MonthReport['stations'] {
  const ranked = rankStations(now.stations, stations)
  const before = rankStations(lastYear.stations, stations)
  const gone = before.filter(({ id }) => !ranked.some((station) => station.id === id))
  const of = (rows: readonly RankedStation[], id: string) =>
    rows.find((station) => station.id === id)?.inTime ?? shareOf(0, 0)
  return [...ranked, ...gone].map(({ id, name, districtCode }) => ({
    stationId: id,
    name,
    districtCode,
    inTime: { ...stationText, now: of(ranked, id), lastYear: of(before, id) },
  }))
}
