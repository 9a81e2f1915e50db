import type { Db } from '../context'
import type { Gazetteer } from './place'
import { readOutline } from './outline'
import type { Outlines, StationRow } from './station-file'

/** Without their outlines: those are large, and few ask. */
export const listDistricts = (db: Db) =>
  db.district.findMany({ orderBy: { code: 'asc' }, omit: { outline: true } })

export async function loadOutlines(db: Db): Promise<Outlines> {
  const rows = await db.district.findMany({ select: { code: true, outline: true } })
  return new Map(
    rows.flatMap(({ code, outline }) => {
      const read = readOutline(outline)
      return read === null ? [] : [[code, read] as const]
    }),
  )
}

export interface PlaceFilter {
  readonly districtCode?: string | undefined
}

export interface StationFilter extends PlaceFilter {
  readonly isActive?: boolean | undefined
}

export const listTowns = (db: Db, filter: PlaceFilter = {}) =>
  db.town.findMany({ where: filter, orderBy: { code: 'asc' } })

export const listStations = (db: Db, filter: StationFilter = {}) =>
  db.station.findMany({ where: filter, orderBy: { code: 'asc' } })

export const listBanks = (db: Db) => db.bank.findMany({ orderBy: { code: 'asc' } })
export const listTypologies = (db: Db) => db.typology.findMany({ orderBy: { id: 'asc' } })

export const readTypology = (db: Db, id: string) => db.typology.findUnique({ where: { id } })

export const readStation = (db: Db, id: string) => db.station.findUnique({ where: { id } })
export const readBank = (db: Db, id: string) => db.bank.findUnique({ where: { id } })
export const readBankByCode = (db: Db, code: string) => db.bank.findUnique({ where: { code } })

const withNames = {
  station: { select: { name: true, districtCode: true } },
  user: { select: { displayName: true } },
} as const

/** Of a district, or (null) of the whole city. */
export const listOfficers = (db: Db, districtCode: string | null) =>
  db.officer.findMany({
    where: {
      user: { isActive: true },
      ...(districtCode === null ? {} : { station: { districtCode } }),
    },
    include: withNames,
    orderBy: { badge: 'asc' },
  })

export const readOfficer = (db: Db, userId: string) =>
  db.officer.findUnique({ where: { userId }, include: withNames })

/** Changes nothing, and answers 0, if that is what the officer's duty was already. */
export const writeDuty = (db: Db, userId: string, isOnDuty: boolean, now: Date) =>
  db.officer.updateMany({
    where: { userId, isOnDuty: !isOnDuty },
    // Whereabouts are sensitive (PIPL art. 28): they are kept only while they serve a dispatch.
    data: { isOnDuty, updatedAt: now, lon: null, lat: null, positionAt: null },
  })

/** Only on duty; answers 0 otherwise. */
export const writePosition = (db: Db, userId: string, point: { lon: number; lat: number }, now: Date) =>
  db.officer.updateMany({
    where: { userId, isOnDuty: true },
    data: { lon: point.lon, lat: point.lat, positionAt: now, updatedAt: now },
  })

/** The policy of each level in force on a day: of each the latest that has begun. */
export const readLevelPolicies = (db: Db, onDay: Date, level?: string) =>
  db.levelPolicy.findMany({
    where: { effectiveFrom: { lte: onDay }, level },
    orderBy: [{ level: 'asc' }, { effectiveFrom: 'desc' }],
    distinct: ['level'],
  })

export async function loadGazetteer(db: Db): Promise<Gazetteer> {
  const [districts, towns] = await Promise.all([listDistricts(db), listTowns(db)])
  return { districts, towns }
}

export interface ImportedStation extends StationRow {
  readonly id: string
}

/** Writes the centre's stations, new or in place of those of the same code; one statement. Answers which were new. */
export async function upsertStations(
  db: Db,
  rows: readonly ImportedStation[],
  source: string,
  now: Date,
): Promise<{ code: string; isNew: boolean }[]> {
  return db.$queryRaw`
    INSERT INTO station (id, code, name, district_code, town_code, lon, lat, is_illustrative, is_active, source, updated_at)
    SELECT r.id, r.code, r.name, r."districtCode", r."townCode", r.lon, r.lat, false, true, ${source}, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(id uuid, code text, name text, "districtCode" text, "townCode" text, lon float8, lat float8)
    ON CONFLICT (code) DO UPDATE SET
      name = excluded.name, district_code = excluded.district_code, town_code = excluded.town_code,
      lon = excluded.lon, lat = excluded.lat, is_illustrative = false, is_active = true,
      source = excluded.source, updated_at = excluded.updated_at, 
      -- The same row again is no change that somebody would have to read anew.
      revision = station.revision + CASE WHEN (station.name, station.district_code, station.town_code, station.lon,
          station.lat, station.is_illustrative, station.is_active, station.source)
        IS DISTINCT FROM (excluded.name, excluded.district_code, excluded.town_code, excluded.lon,
          excluded.lat, false, true, excluded.source) THEN 1 ELSE 0 END
    RETURNING code, (xmax = 0) AS "isNew"`
}

export const deactivateStationsExcept = (db: Db, codes: readonly string[], now: Date) =>
  db.station.updateMany({
    where: { code: { notIn: [...codes] }, isActive: true },
    data: { isActive: false, updatedAt: now, revision: { increment: 1 } },
  })

/** A station and what hangs on it. */
export interface StationLoad {
  readonly id: string
  readonly code: string
  readonly isActive: boolean
  readonly officers: number
  readonly onDuty: number
  /** Numbers of the tasks that are with it and not done. */
  readonly openTasks: string[]
}

/** Of one station, or of all. */
export const readLoads = (db: Db, id: string | null = null): Promise<StationLoad[]> =>
  db.$queryRaw<StationLoad[]>`
    SELECT s.id, s.code, s.is_active AS "isActive",
           (SELECT count(*)::int FROM officer o JOIN app_user u ON u.id = o.user_id
             WHERE o.station_id = s.id AND u.is_active) AS officers,
           (SELECT count(*)::int FROM officer o JOIN app_user u ON u.id = o.user_id
             WHERE o.station_id = s.id AND u.is_active AND o.is_on_duty) AS "onDuty",
           ARRAY(SELECT t.number FROM task t WHERE t.station_id = s.id
             AND t.state IN ('queued', 'assigned', 'accepted', 'arrived', 'returned') ORDER BY t.number) AS "openTasks"
      FROM station s WHERE ${id}::uuid IS NULL OR s.id = ${id}::uuid ORDER BY s.code`

type RowOf<F extends (...args: never[]) => Promise<readonly unknown[]>> = Awaited<ReturnType<F>>[number]
export type DistrictRow = RowOf<typeof listDistricts>
export type TownRow = RowOf<typeof listTowns>
export type StationRecord = RowOf<typeof listStations>
export type BankRow = RowOf<typeof listBanks>
export type TypologyRow = RowOf<typeof listTypologies>
export type OfficerRow = RowOf<typeof listOfficers>
export type LevelPolicy = RowOf<typeof readLevelPolicies>
