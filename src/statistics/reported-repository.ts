import type { Context } from '../context'
import { present } from '../lib/assert'
import type { Observed } from './cohort'

// How far back a warning of the same person counts as having seen the fraud coming (local configuration, 2026-11-26).
export const EARLIER_WARNING_DAYS = 30
// 银发〔2016〕86号: the first account is to be entered within 30 minutes of the report.
export const ENTER_WITHIN_MINUTES = 30

export interface ReportedRow {
  /** null: all of them. */
  readonly townCode: string | null
  readonly isAll: boolean
  readonly reported: number
  readonly missed: number
  readonly submittedInTime: number
  readonly heldInTime: number
}

/**
 * People who reported in the period that they have transferred money, each once by the first report: had anybody warned
 * them before, and how soon was an account stopped? In all, and by the town of their warning.
 */
export async function countReported(ctx: Context, observed: Observed): Promise<ReportedRow[]> {
  const { from, to, asOf, districtCode } = observed
  const rows = await ctx.db.$queryRaw<ReportedRow[]>`
    WITH told AS (
      SELECT DISTINCT ON (coalesce(p.merged_into, p.id)) coalesce(p.merged_into, p.id) AS person, s.received_at, w.id AS warning_id, w.town_code
        FROM signal s
        JOIN party p ON p.id = s.party_id
        LEFT JOIN warning_signal ws ON ws.signal_id = s.id
        LEFT JOIN warning w ON w.id = ws.warning_id
       WHERE s.type = 'report' AND s.amount_fen > 0 AND s.received_at >= ${from} AND s.received_at < ${to} AND s.received_at <= ${asOf}
         AND (${districtCode}::text IS NULL OR coalesce(w.district_code, p.district_code) = ${districtCode}::text)
         AND (w.state IS NULL OR w.state <> 'dismissed' OR w.closed_at > ${asOf})
       ORDER BY coalesce(p.merged_into, p.id), s.received_at, s.id
    ), judged AS (
      SELECT told.town_code,
             NOT EXISTS (SELECT FROM warning e JOIN party q ON q.id = e.party_id
                          WHERE (q.id = told.person OR q.merged_into = told.person) AND e.opened_at < told.received_at
                            AND e.opened_at >= told.received_at - make_interval(days => ${EARLIER_WARNING_DAYS}::int)) AS is_missed,
             stop.submitted_at <= told.received_at + make_interval(mins => ${ENTER_WITHIN_MINUTES}::int) AS is_submitted,
             stop.held_at <= told.received_at + make_interval(mins => ${ENTER_WITHIN_MINUTES}::int) AS is_held
        FROM told LEFT JOIN LATERAL (
          SELECT min(t.at) FILTER (WHERE t.event = 'submit') AS submitted_at, min(t.at) FILTER (WHERE t.event = 'hold') AS held_at
            FROM transition t WHERE t.warning_id = told.warning_id AND t.machine = 'stop' AND t.at <= ${asOf}) stop ON true
    )
    SELECT town_code AS "townCode", grouping(town_code) = 1 AS "isAll", count(*)::int AS reported,
           (count(*) FILTER (WHERE is_missed))::int AS missed, (count(*) FILTER (WHERE is_submitted))::int AS "submittedInTime",
           (count(*) FILTER (WHERE is_held))::int AS "heldInTime"
      FROM judged GROUP BY GROUPING SETS ((), (town_code))`
  return rows
}

export const allReported = (rows: readonly ReportedRow[]): ReportedRow =>
  present(
    rows.find(({ isAll }) => isAll),
    'count of all reports',
  )
