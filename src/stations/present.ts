import type { z } from 'zod'
import { isPositionFresh } from './position'
import type {
  BankRow,
  DistrictRow,
  LevelPolicy,
  OfficerRow,
  StationRecord,
  TownRow,
  TypologyRow,
} from './repository'
import {
  levelView,
  type officerView,
  stationView,
  townView,
  type bankView,
  type districtView,
  type typologyView,
} from './schema'

export const presentDistrict = ({ code, name, lon, lat }: DistrictRow): z.input<typeof districtView> => ({
  code,
  name,
  lon,
  lat,
})

export const presentTown = (row: TownRow): z.input<typeof townView> => ({
  code: row.code,
  name: row.name,
  districtCode: row.districtCode,
  lon: row.lon,
  lat: row.lat,
  precision: townView.shape.precision.parse(row.precision),
  source: row.source,
})

export const presentStation = (row: StationRecord): z.input<typeof stationView> => stationView.parse(row)

export const presentBank = (row: BankRow): z.input<typeof bankView> => ({
  id: row.id,
  code: row.code,
  name: row.name,
  isConnected: row.gatewayUrl !== null,
  responseLimitMinutes: row.responseLimitMinutes,
  source: row.source,
})

export const presentTypology = (row: TypologyRow): z.input<typeof typologyView> => ({
  id: row.id,
  parentId: row.parentId,
  nameZh: row.nameZh,
  nameEn: row.nameEn,
  source: row.source,
  effectiveFrom: calendarDate(row.effectiveFrom),
})

export const presentLevel = (row: LevelPolicy): z.input<typeof levelView> =>
  levelView.parse({ ...row, effectiveFrom: calendarDate(row.effectiveFrom) })

export function presentOfficer(row: OfficerRow, now: Date): z.input<typeof officerView> {
  const { lon, lat, positionAt } = row
  const hasPosition = lon !== null && lat !== null && positionAt !== null
  return {
    id: row.userId,
    badge: row.badge,
    name: row.user.displayName,
    stationId: row.stationId,
    stationName: row.station.name,
    districtCode: row.station.districtCode,
    isOnDuty: row.isOnDuty,
    position: hasPosition ? { lon, lat, at: positionAt.toISOString() } : null,
    isPositionFresh: hasPosition && isPositionFresh(row, now),
  }
}

const calendarDate = (date: Date): string => date.toISOString().slice(0, 10)
