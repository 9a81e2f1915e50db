import { notFound } from '../errors'
import { present } from '../lib/assert'
import { MINUTE_MS } from '../lib/duration'
import { rankByDistance, type Point, type Ranked } from './geo'
import { cityPoint, stationLimits } from './limits'
import { isPositionFresh } from './position'
import { nearestTown, type Gazetteer, type Place } from './place'

export interface OfficerCandidate {
  readonly id: string
  readonly stationId: string
  readonly isOnDuty: boolean
  /** Holds a task that is assigned, accepted or arrived. */
  readonly isBusy: boolean
  readonly point: Point | null
  readonly positionAt: Date | null
}

export interface StationCandidate extends Point {
  readonly id: string
  readonly code: string
  readonly townCode: string | null
  readonly districtCode: string
}

export interface DispatchCandidates extends Gazetteer {
  readonly officers: readonly OfficerCandidate[]
  /** Active ones only. */
  readonly stations: readonly StationCandidate[]
}

export interface DispatchInput {
  readonly now: Date
  /** Where the person is; what is missing is derived from what is there. */
  readonly place: Place
  readonly candidates: DispatchCandidates
  /** Those who let the task pass. */
  readonly excludedOfficerIds: readonly string[]
  /** Stations that let it pass; heeded as long as another one is left. */
  readonly excludedStationIds?: readonly string[]
}

export type DispatchRule = 'nearest-officer' | 'jurisdiction' | 'nearest-station'

export interface Choice {
  /** null: the station is to send somebody. */
  readonly officerId: string | null
  readonly stationId: string
  readonly rule: DispatchRule
  /** Straight line, whole metres; null where the place is not known to a point. */
  readonly distanceMeters: number | null
  readonly reason: { readonly zh: string; readonly en: string }
  /** The next ones by the same rule, nearest first, at most three. */
  readonly runnersUp: readonly RunnerUp[]
}

export interface RunnerUp {
  readonly officerId: string | null
  readonly stationId: string
  readonly distanceMeters: number | null
}

/**
 * Who goes: the nearest officer on duty and free whose position is fresh; else the station whose
 * jurisdiction it is; else the nearest station. Pure: the same input gives the same choice.
 *
 * @throws AppError not_found when the city has no active station at all
 */
export function chooseOfficer(input: DispatchInput): Choice {
  return nearestOfficer(input) ?? stationOfJurisdiction(input) ?? nearestStation(input)
}

/** On duty, free, with a position not older than the limit, and not one of those who let it pass. */
export function isEligible(
  officer: OfficerCandidate,
  now: Date,
  excludedOfficerIds: readonly string[],
): boolean {
  if (!officer.isOnDuty || officer.isBusy || officer.point === null) return false
  return isPositionFresh(officer, now) && !excludedOfficerIds.includes(officer.id)
}

function nearestOfficer({ now, place, candidates, excludedOfficerIds }: DispatchInput): Choice | null {
  if (place.point === null) return null
  const eligible = candidates.officers.filter((officer) => isEligible(officer, now, excludedOfficerIds))
  const [first, ...others] = rankByDistance(
    place.point,
    eligible,
    ({ point }) => present(point, 'position of an eligible officer'),
    ({ id }) => id,
  )
  if (first === undefined) return null
  const minutes = positionAgeMinutes(first.item, now)
  return {
    officerId: first.item.id,
    stationId: first.item.stationId,
    rule: 'nearest-officer',
    distanceMeters: Math.round(first.meters),
    reason: {
      zh: `在岗、空闲且${minutes}分钟前报告过位置的民警中距离最近，直线约${Math.round(first.meters)}米`,
      en: `nearest officer on duty and free, position ${minutes} min old, ${Math.round(first.meters)} m in a straight line`,
    },
    runnersUp: others.slice(0, stationLimits.runnersUp.value).map(({ item, meters }) => ({
      officerId: item.id,
      stationId: item.stationId,
      distanceMeters: Math.round(meters),
    })),
  }
}

function stationOfJurisdiction(input: DispatchInput): Choice | null {
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

function nearestStation(input: DispatchInput): Choice {
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
  reason: Choice['reason'],
): Choice {
  const [first, ...others] = rankByDistance(
    referencePoint(input) ?? cityPoint,
    stations,
    (station) => station,
    ({ code }) => code,
  )
  if (first === undefined) throw notFound('active station')
  const metersOf = ({ meters }: Ranked<StationCandidate>) =>
    input.place.point === null ? null : Math.round(meters)
  return {
    officerId: null,
    stationId: first.item.id,
    rule,
    distanceMeters: metersOf(first),
    reason,
    runnersUp: others.slice(0, stationLimits.runnersUp.value).map((other) => ({
      officerId: null,
      stationId: other.item.id,
      distanceMeters: metersOf(other),
    })),
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

function positionAgeMinutes({ positionAt }: OfficerCandidate, now: Date): number {
  const ageMs = now.getTime() - present(positionAt, 'time of the position').getTime()
  return Math.max(0, Math.floor(ageMs / MINUTE_MS))
}
