import { z } from 'zod'
import type { Context } from '../../context'
import { cityDayOf, startOfCityDay } from '../../lib/city-day'
import { minutesAfter } from '../../lib/duration'
import { aliveSession } from '../../users'
import { stationLimits } from '../limits'
import type { DispatchCandidates, OfficerCandidate } from './candidates'

type Reader = Pick<Context, 'db' | 'clock' | 'config'>

/** One officer as one list: ten thousand of them cross the wire at once. */
const officerRow = z
  .tuple([
    z.string(),
    z.string(),
    z.boolean(),
    z.boolean(),
    z.boolean(),
    z.number().nullable(),
    z.number(),
    z.number().nullable(),
    z.number().nullable(),
    z.number().nullable(),
  ])
  .transform(
    ([
      id,
      stationId,
      isOnDuty,
      isSignedIn,
      isBusy,
      reportedAt,
      tasksToday,
      lon,
      lat,
      positionAt,
    ]): OfficerCandidate => ({
      id,
      stationId,
      isOnDuty,
      isSignedIn,
      isBusy,
      reportedAt: reportedAt === null ? null : new Date(reportedAt),
      tasksToday,
      point: lon === null || lat === null ? null : { lon, lat },
      positionAt: positionAt === null ? null : new Date(positionAt),
    }),
  )

const named = z.object({ code: z.string(), name: z.string(), lon: z.number(), lat: z.number() })
const candidateRows = z.tuple([
  z.object({
    officers: z.array(officerRow),
    stations: z.array(
      z.object({
        id: z.uuid(),
        code: z.string(),
        townCode: z.string().nullable(),
        districtCode: z.string(),
        lon: z.number(),
        lat: z.number(),
      }),
    ),
    towns: z.array(named.extend({ districtCode: z.string() })),
    districts: z.array(named),
  }),
])

/**
 * All that `chooseOfficer` weighs, as one snapshot: every officer who may sign in with what speaks for and against him now,
 * active stations, towns, districts. Who is eligible is decided in pure code.
 */
export async function loadDispatchCandidates(ctx: Reader): Promise<DispatchCandidates> {
  const now = ctx.clock.now()
  const today = startOfCityDay(cityDayOf(now))
  const restsSince = minutesAfter(now, -stationLimits.restMinutes.value)
  const idleSince = minutesAfter(now, -ctx.config.session.idleMinutes)
  const rows = await ctx.db.$queryRaw`
    WITH work AS (
      SELECT officer_id, bool_or(state IN ('assigned', 'accepted', 'arrived')) AS is_busy,
             max(reported_at) AS reported_at, count(*) FILTER (WHERE accepted_at >= ${today}::timestamptz) AS today
        FROM task
       WHERE officer_id IS NOT NULL
         AND (state IN ('assigned', 'accepted', 'arrived') OR accepted_at >= ${today}::timestamptz
              OR reported_at > ${restsSince}::timestamptz)
       GROUP BY officer_id),
    signed_in AS (
      SELECT DISTINCT user_id FROM session
       WHERE revoked_at IS NULL AND expires_at > ${now}::timestamptz AND last_seen_at > ${idleSince}::timestamptz)
    SELECT
      (SELECT coalesce(json_agg(json_build_array(
                o.user_id, o.station_id, o.is_on_duty, s.user_id IS NOT NULL, coalesce(w.is_busy, false),
                extract(epoch FROM w.reported_at) * 1000, coalesce(w.today, 0), o.lon, o.lat,
                extract(epoch FROM o.position_at) * 1000)), '[]')
       FROM officer o JOIN app_user u ON u.id = o.user_id
       LEFT JOIN work w ON w.officer_id = o.user_id LEFT JOIN signed_in s ON s.user_id = o.user_id
       WHERE u.is_active AND u.role = 'officer') AS officers,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'code', code, 'townCode', town_code,
                'districtCode', district_code, 'lon', lon, 'lat', lat)), '[]')
       FROM station WHERE is_active) AS stations,
      (SELECT coalesce(json_agg(json_build_object('code', code, 'name', name, 'districtCode', district_code,
                'lon', lon, 'lat', lat)), '[]')
       FROM town) AS towns,
      (SELECT coalesce(json_agg(json_build_object('code', code, 'name', name, 'lon', lon, 'lat', lat)), '[]')
       FROM district) AS districts`
  return candidateRows.parse(rows)[0]
}

/** On duty and signed in at this moment: what a snapshot said may be over by the time somebody is to be sent. */
export async function canBeSent(ctx: Reader, officerId: string): Promise<boolean> {
  const user = { isActive: true, sessions: { some: aliveSession(ctx) } }
  const ready = await ctx.db.officer.count({ where: { userId: officerId, isOnDuty: true, user } })
  return ready === 1
}
