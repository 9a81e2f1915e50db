import { notFound } from '../../errors'
import { rankByDistance, type Point, type Ranked } from '../geo'
import { cityPoint, stationLimits } from '../limits'
import { nearestTown, type Place } from '../place'
import type { CauseCounts, DispatchCandidates, StationCandidate } from './candidates'
import { compareOfficers, type OfficerIndex, type RankedOfficer } from './officers'
import { costOf, defaultTravel, type TravelSettings, type Way } from './travel'
import { reasonOf, stationBehind, tenths, whyBehind, type Bilingual, type RunnerUpReason } from './words'

/** What a routing service has told of the ways to one place, by officer. */
export type RoutedWays = ReadonlyMap<string, Pick<Way, 'minutes' | 'meters'>>

export interface DispatchInput {
  readonly now: Date
  /** Where the person is; what is missing is derived from what is there. */
  readonly place: Place
  readonly candidates: Omit<DispatchCandidates, 'officers'>
  readonly officers: OfficerIndex
  /** Those who let the task pass. */
  readonly excludedOfficerIds: readonly string[]
  /** Stations that let it pass; heeded as long as another one is left. */
  readonly excludedStationIds?: readonly string[]
  readonly travel?: TravelSettings
  /** null: a service is set up and has not answered; absent: none is set up. */
  readonly routed?: RoutedWays | null
}

export type DispatchRule = 'nearest-officer' | 'jurisdiction' | 'nearest-station'

interface Named {
  /** null: the station is to send somebody. */
  readonly officerId: string | null
  readonly stationId: string
  /** Straight line, whole metres; null where the place is not known to a point. */
  readonly distanceMeters: number | null
  /** By road, from where the officer is; null for a station: who would drive is not known. */
  readonly way: Way | null
  /** That the officer has accepted today; null for a station. */
  readonly tasksToday: number | null
}

export interface Choice extends Named {
  readonly rule: DispatchRule
  readonly reason: Bilingual
  /** The next ones by the same rule, best first, at most three. */
  readonly runnersUp: readonly RunnerUp[]
  /** How many officers could have been sent. */
  readonly eligible: number
  readonly notEligible: CauseCounts
}

export interface RunnerUp extends Named {
  readonly why: RunnerUpReason
}

type Chosen = Omit<Choice, 'eligible' | 'notEligible'>

/**
 * Who goes: of the officers on duty, signed in, free and rested whose position is fresh the one who is there soonest, tasks
 * of today counting as minutes; else one who rests; else the station whose jurisdiction it is; else the nearest station. Pure: the same input
 * gives the same choice, in whatever order it was read.
 *
 * @throws AppError not_found when the city has no active station at all
 */
export function chooseOfficer(input: DispatchInput): Choice {
  const excluded = new Set(input.excludedOfficerIds)
  const chosen = soonestOfficer(input, excluded) ?? stationOfJurisdiction(input) ?? nearestStation(input)
  return {
    ...chosen,
    eligible: input.officers.countLeft(excluded),
    notEligible: input.officers.notEligible(excluded),
  }
}

/** The few a routing service is asked about: the best by estimate. */
export function shortlist({
  officers,
  place,
  excludedOfficerIds,
  travel = defaultTravel,
}: DispatchInput): RankedOfficer[] {
  if (place.point === null) return []
  const excluded = new Set(excludedOfficerIds)
  return officers.best(place.point, stationLimits.routed.value, { travel, excluded })
}

function soonestOfficer(input: DispatchInput, excluded: ReadonlySet<string>): Chosen | null {
  const { now, place, officers, travel = defaultTravel, routed } = input
  if (place.point === null) return null
  const best = officers.best(place.point, stationLimits.routed.value, { travel, excluded })
  const ranked = routed === undefined || routed === null ? best : byRoad(best, routed)
  const [first, ...others] = ranked
  if (first === undefined) return null
  return {
    ...namedOfficer(first),
    rule: 'nearest-officer',
    reason: reasonOf(first, now, travel, routed === null),
    runnersUp: others
      .slice(0, stationLimits.runnersUp.value)
      .map((other) => ({ ...namedOfficer(other), why: whyBehind(other, first) })),
  }
}

/** Who came near since the service was asked keeps his estimate. */
const byRoad = (best: readonly RankedOfficer[], routed: RoutedWays): RankedOfficer[] =>
  best
    .map((one) => {
      const known = routed.get(one.officer.id)
      if (known === undefined) return one
      const way: Way = { ...known, by: 'osrm' }
      return { ...one, way, cost: costOf(way.minutes, one.officer.tasksToday) }
    })
    .sort(compareOfficers)

const namedOfficer = ({ officer, straightMeters, way }: RankedOfficer): Named => ({
  officerId: officer.id,
  stationId: officer.stationId,
  distanceMeters: Math.round(straightMeters),
  way: { ...way, minutes: tenths(way.minutes), meters: Math.round(way.meters) },
  tasksToday: officer.tasksToday,
})

function stationOfJurisdiction(input: DispatchInput): Chosen | null {
  const { place, candidates } = input
  const stations = stationsLeft(input)
  const town = place.point === null ? null : nearestTown(candidates.towns, place.point)
  const townCode = place.townCode ?? town?.code ?? null
  const ofTown = stations.filter((station) => townCode !== null && station.townCode === townCode)
  if (ofTown.length > 0) {
    return stationChoice(input, ofTown, 'jurisdiction', {
      zh: '没有符合条件的在岗民警，由所在乡镇(街道)的派出所处理',
      en: 'no eligible officer on duty; the station of the town has jurisdiction',
    })
  }
  const districtCode = place.districtCode ?? town?.districtCode ?? null
  const ofDistrict = stations.filter((station) => station.districtCode === districtCode)
  if (ofDistrict.length === 0) return null
  return stationChoice(input, ofDistrict, 'jurisdiction', {
    zh: '没有符合条件的在岗民警，所在乡镇(街道)没有可派的派出所，由本区县最近的派出所处理',
    en: 'no eligible officer on duty and no station of the town; the nearest station of the district',
  })
}

function nearestStation(input: DispatchInput): Chosen {
  const reason =
    referencePoint(input) === null
      ? {
          zh: '地点尚不清楚，先由离市中心最近的派出所负责查找',
          en: 'the place is not known yet; the station nearest the middle of the city looks for it',
        }
      : {
          zh: '没有符合条件的在岗民警，所在区县没有可派的派出所，由全市最近的派出所处理',
          en: 'no eligible officer on duty and no station of the district; the nearest station of the city',
        }
  return stationChoice(input, stationsLeft(input), 'nearest-station', reason)
}

function stationChoice(
  input: DispatchInput,
  stations: readonly StationCandidate[],
  rule: DispatchRule,
  reason: Bilingual,
): Chosen {
  const from = referencePoint(input) ?? cityPoint
  const [first, ...others] = rankByDistance(
    from,
    stations,
    (station) => station,
    ({ code }) => code,
  )
  if (first === undefined) throw notFound('active station')
  const named = ({ item, meters }: Ranked<StationCandidate>): Named => ({
    officerId: null,
    stationId: item.id,
    distanceMeters: input.place.point === null ? null : Math.round(meters),
    way: null,
    tasksToday: null,
  })
  const chosen = named(first)
  return {
    ...chosen,
    rule,
    reason,
    runnersUp: others.slice(0, stationLimits.runnersUp.value).map((other) => {
      const next = named(other)
      return { ...next, why: stationBehind(next.distanceMeters, chosen.distanceMeters) }
    }),
  }
}

/** Where distances are measured from: the person, else the middle of the town or district that is known. */
function referencePoint({ place, candidates }: DispatchInput): Point | null {
  if (place.point !== null) return place.point
  return (
    candidates.towns.find(({ code }) => code === place.townCode) ??
    candidates.districts.find(({ code }) => code === place.districtCode) ??
    null
  )
}

function stationsLeft({ candidates, excludedStationIds = [] }: DispatchInput): readonly StationCandidate[] {
  const left = candidates.stations.filter(({ id }) => !excludedStationIds.includes(id))
  return left.length > 0 ? left : candidates.stations
}
