import type { Context } from '../context'
import { liveStates } from '../warnings'

/** What a district sees of places that are not known yet is everybody's, as in the queue. */
interface Sight {
  readonly districtCode: string | null
}

export interface LiveWarningCount {
  readonly districtCode: string | null
  readonly townCode: string | null
  readonly level: string
  readonly state: string
  readonly count: number
}

export const countLiveWarnings = (ctx: Context, { districtCode }: Sight): Promise<LiveWarningCount[]> =>
  ctx.db.$queryRaw<LiveWarningCount[]>`
    SELECT district_code AS "districtCode", town_code AS "townCode", level, state, count(*)::int AS count
      FROM warning
     WHERE state = ANY(${[...liveStates]})
       AND (${districtCode}::text IS NULL OR district_code IS NULL OR district_code = ${districtCode}::text)
     GROUP BY 1, 2, 3, 4`

export interface DutyOfficer {
  readonly stationId: string
  readonly districtCode: string
  readonly isBusy: boolean
  readonly lon: number | null
  readonly lat: number | null
  readonly positionAt: Date | null
}

/** Officers on duty; no name and no badge, since a wall is read by whoever passes. */
export const listOnDuty = (ctx: Context, { districtCode }: Sight): Promise<DutyOfficer[]> =>
  ctx.db.$queryRaw<DutyOfficer[]>`
    SELECT o.station_id AS "stationId", s.district_code AS "districtCode", o.lon, o.lat, o.position_at AS "positionAt",
           EXISTS (SELECT FROM task t WHERE t.officer_id = o.user_id AND t.state IN ('assigned', 'accepted', 'arrived')) AS "isBusy"
      FROM officer o JOIN station s ON s.id = o.station_id JOIN app_user u ON u.id = o.user_id
     WHERE o.is_on_duty AND u.is_active AND (${districtCode}::text IS NULL OR s.district_code = ${districtCode}::text)
     ORDER BY o.user_id`

export interface RunningTask {
  readonly id: string
  readonly number: string
  readonly warningId: string
  readonly warningNumber: string
  readonly stationId: string | null
  readonly stationName: string | null
  readonly districtCode: string | null
  readonly level: string
  readonly state: string
  /** Its running clock; null: none runs. */
  readonly dueAt: Date | null
}

/** Tasks that are not over, and reported ones whose follow-up is overdue; a clock of a closed warning runs no more. */
export const listRunningTasks = (ctx: Context, { districtCode }: Sight): Promise<RunningTask[]> => {
  const now = ctx.clock.now()
  return ctx.db.$queryRaw<RunningTask[]>`
    SELECT t.id, t.number, w.id AS "warningId", w.number AS "warningNumber", t.station_id AS "stationId", s.name AS "stationName",
           coalesce(s.district_code, w.district_code) AS "districtCode", t.level, t.state,
           CASE WHEN t.state = 'reported' THEN t.follow_up_by WHEN w.closed_at <= clock.due_at THEN NULL ELSE clock.due_at END AS "dueAt"
      FROM (SELECT * FROM task WHERE state IN ('queued', 'assigned', 'accepted', 'arrived', 'returned')
             UNION ALL
            SELECT * FROM task WHERE state = 'reported' AND follow_up_by <= ${now}) t
      JOIN warning w ON w.id = t.warning_id
      LEFT JOIN station s ON s.id = t.station_id
      CROSS JOIN LATERAL (SELECT CASE t.state WHEN 'assigned' THEN t.accept_by WHEN 'accepted' THEN t.arrive_by WHEN 'arrived' THEN t.report_by END AS due_at) clock
     WHERE (t.state <> 'reported' OR w.state NOT IN ('dismissed', 'expired') OR w.closed_at > t.follow_up_by)
       AND (${districtCode}::text IS NULL OR coalesce(s.district_code, w.district_code) IS NULL OR coalesce(s.district_code, w.district_code) = ${districtCode}::text)
     ORDER BY "dueAt" NULLS LAST, t.id`
}

export interface OpenCampaign {
  readonly id: string
  readonly number: string
  readonly typology: string
  readonly victims: number
  readonly live: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** Campaigns of which a warning is alive, the largest first; a district sees those that reach into it, whole. */
export const listOpenCampaigns = (
  ctx: Context,
  { districtCode }: Sight,
  limit: number,
): Promise<OpenCampaign[]> =>
  ctx.db.$queryRaw<OpenCampaign[]>`
    SELECT c.id, c.number, c.typology, c.created_at AS "createdAt", c.updated_at AS "updatedAt",
           count(DISTINCT coalesce(p.merged_into, p.id))::int AS victims,
           (count(*) FILTER (WHERE w.state = ANY(${[...liveStates]})))::int AS live
      FROM campaign c
      JOIN campaign_warning m ON m.campaign_id = c.id
      JOIN warning w ON w.id = m.warning_id
      JOIN party p ON p.id = w.party_id
     WHERE c.state = 'open'
     GROUP BY c.id
    HAVING count(*) FILTER (WHERE w.state = ANY(${[...liveStates]})) > 0
       AND (${districtCode}::text IS NULL OR bool_or(w.district_code = ${districtCode}::text))
     ORDER BY victims DESC, c.updated_at DESC, c.id LIMIT ${limit}`

export interface TodayCounts {
  readonly opened: number
  readonly confirmed: number
  readonly dismissed: number
}

/** Since midnight in the city: opened then; confirmed and dismissed then, whenever they were opened. */
export async function countToday(ctx: Context, since: Date, { districtCode }: Sight): Promise<TodayCounts> {
  const [row] = await ctx.db.$queryRaw<TodayCounts[]>`
    SELECT (count(*) FILTER (WHERE opened_at >= ${since}))::int AS opened,
           (count(*) FILTER (WHERE closed_at >= ${since} AND state = 'confirmed'))::int AS confirmed,
           (count(*) FILTER (WHERE closed_at >= ${since} AND state = 'dismissed'))::int AS dismissed
      FROM warning
     WHERE (opened_at >= ${since} OR closed_at >= ${since})
       AND (${districtCode}::text IS NULL OR district_code = ${districtCode}::text)`
  return row ?? { opened: 0, confirmed: 0, dismissed: 0 }
}
