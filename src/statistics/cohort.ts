import { Prisma } from '../generated/prisma/client'
import { PAID_SINCE } from '../tasks'
import { FOLDED } from '../warnings'

export interface Period {
  readonly from: Date
  /** Exclusive. */
  readonly to: Date
  /** null: the whole city. */
  readonly districtCode: string | null
}

/** A period as it was known at a moment: what happened later is not counted. */
export interface Observed extends Period {
  readonly asOf: Date
}

/** The warnings of a period; one that goes on under another was never a case of its own. `w` is the warning. */
export const isOfPeriod = ({ from, to, districtCode }: Period): Prisma.Sql => Prisma.sql`
  w.opened_at >= ${from} AND w.opened_at < ${to}
  AND (${districtCode}::text IS NULL OR w.district_code = ${districtCode}::text)
  AND (w.closed_reason IS NULL OR w.closed_reason NOT LIKE ${`${FOLDED}%`})`

/** Money left the victim: what falls back out of a stop that lapsed was paid before. */
export const LEFT_FROM: readonly string[] = ['outside', 'at_risk', 'protected']

/**
 * `milestone`: one row a warning of the period with the first time of each step, or null. Steps are read from the
 * transitions; who was met, from the visits; what was paid and returned, from the books.
 */
export const withMilestones = (observed: Observed): Prisma.Sql => {
  const { asOf } = observed
  const first = (machine: string, event: string) =>
    Prisma.sql`min(t.at) FILTER (WHERE t.machine = ${machine} AND t.event = ${event})`
  return Prisma.sql`
  cohort AS MATERIALIZED (
    SELECT w.id, w.opened_at, w.level, split_part(w.typology, '.', 1) AS typology, w.town_code
      FROM warning w WHERE ${isOfPeriod(observed)}
  ), moved AS (
    SELECT t.warning_id AS id, ${first('warning', 'acknowledge')} AS acknowledged_at, ${first('warning', 'dispatch')} AS dispatched_at,
           ${first('warning', 'confirm')} AS confirmed_at, ${first('warning', 'call')} AS called_at,
           min(t.at) FILTER (WHERE t.machine = 'warning' AND t.event = 'call' AND t.reason = 'reached') AS answered_at,
           ${first('task', 'accept')} AS accepted_at, ${first('task', 'arrive')} AS arrived_at,
           ${first('stop', 'submit')} AS submitted_at, ${first('stop', 'hold')} AS held_at,
           bool_or(t.machine = 'task' AND t.event = 'follow-up' AND t.reason LIKE ${`%${PAID_SINCE}%`}) AS has_paid_since
      FROM cohort c JOIN transition t ON t.warning_id = c.id
     WHERE t.at <= ${asOf} GROUP BY 1
  ), visited AS (
    SELECT v.warning_id AS id, min(v.visited_at) AS visited_at, max(v.last_paid_at) AS last_paid_at,
           min(v.visited_at) FILTER (WHERE v.finding <> 'not_reached') AS met_at
      FROM cohort c JOIN visit v ON v.warning_id = c.id
     WHERE v.visited_at <= ${asOf} GROUP BY 1
  ), ordered AS (
    SELECT p.warning_id AS id, max(p.transferred_at) AS last_paid_at
      FROM cohort c JOIN stop_payment p ON p.warning_id = c.id
     WHERE p.drafted_at <= ${asOf} AND p.state <> 'cancelled' GROUP BY 1
  ), booked AS (
    SELECT l.warning_id AS id, min(l.posted_at) FILTER (WHERE target.name = 'returned') AS returned_at,
           sum(l.amount_fen) FILTER (WHERE target.name = 'paid_out' AND source.name = ANY(${[...LEFT_FROM]})) AS paid_fen,
           max(settled.occurred_at) AS last_paid_at
      FROM cohort c
      JOIN ledger_transfer l ON l.warning_id = c.id
      JOIN ledger_account target ON target.id = l.to_id
      JOIN ledger_account source ON source.id = l.from_id
      LEFT JOIN signal settled ON settled.id =
           CASE WHEN target.name = 'paid_out' AND l.cause LIKE 'signal:%' THEN substring(l.cause FROM 8)::uuid END
     WHERE l.kind IN ('posted', 'post') AND l.posted_at <= ${asOf} GROUP BY 1
  ), milestone AS MATERIALIZED (
    SELECT c.*, m.acknowledged_at, m.dispatched_at, m.accepted_at, m.arrived_at, m.confirmed_at, m.submitted_at, m.held_at,
           b.returned_at, coalesce(b.paid_fen, 0) AS paid_fen,
           least(m.called_at, m.dispatched_at, v.visited_at) AS tried_at,
           least(m.answered_at, v.met_at) AS reached_at,
           greatest(v.last_paid_at, o.last_paid_at, b.last_paid_at) > least(m.answered_at, v.met_at)
             OR (m.has_paid_since AND least(m.answered_at, v.met_at) IS NOT NULL) AS has_paid_after
      FROM cohort c LEFT JOIN moved m USING (id) LEFT JOIN visited v USING (id) LEFT JOIN ordered o USING (id) LEFT JOIN booked b USING (id)
  )`
}
