import type { Context } from '../context'
import { Prisma } from '../generated/prisma/client'
import type { Observed } from './cohort'

// From the making of a task to the last of its clocks; planned visits lie 30 days ahead at most (src/visits).
const LONGEST_TASK_DAYS = 90

export interface DueTasks {
  readonly key: string | null
  readonly due: number
  readonly inTime: number
}

/** Tasks due in the period and those finished within their clocks, by the station that had them. */
export const dueByStation = (ctx: Context, observed: Observed): Promise<DueTasks[]> =>
  ctx.db.$queryRaw<DueTasks[]>`
    WITH ${withDueTasks(observed)}
    SELECT station_id::text AS key, count(*)::int AS due, (count(*) FILTER (WHERE is_in_time))::int AS "inTime"
      FROM due_task WHERE station_id IS NOT NULL GROUP BY 1`

/** The same by the town of the warning. */
export const dueByTown = (ctx: Context, observed: Observed): Promise<DueTasks[]> =>
  ctx.db.$queryRaw<DueTasks[]>`
    WITH ${withDueTasks(observed)}
    SELECT w.town_code AS key, count(*)::int AS due, (count(*) FILTER (WHERE is_in_time))::int AS "inTime"
      FROM due_task d JOIN warning w ON w.id = d.warning_id WHERE w.town_code IS NOT NULL GROUP BY 1`

/**
 * `due_task`: each task once, on the day of its report or of the first clock it missed; and each time a task was let
 * pass to the next one, which the task itself does not remember.
 */
const withDueTasks = ({ from, to, asOf, districtCode }: Observed): Prisma.Sql => Prisma.sql`
  clocked AS (
    SELECT t.station_id, t.warning_id, t.reported_at,
           least(${missed('accept_by', 'accepted_at', asOf)}, ${missed('arrive_by', 'arrived_at', asOf)}, ${missed('report_by', 'reported_at', asOf)}) AS missed_at
      FROM task t JOIN warning w ON w.id = t.warning_id
     WHERE t.queued_at >= ${from}::timestamptz - make_interval(days => ${LONGEST_TASK_DAYS}::int) AND t.queued_at < ${to}
       AND (${districtCode}::text IS NULL OR w.district_code = ${districtCode}::text)
  ), due_task AS (
    SELECT station_id, warning_id, missed_at IS NULL AS is_in_time
      FROM clocked
     WHERE coalesce(missed_at, CASE WHEN reported_at <= ${asOf} THEN reported_at END) >= ${from}
       AND coalesce(missed_at, reported_at) < ${to}
     UNION ALL
    SELECT l.station_id, l.warning_id, false
      FROM transition l JOIN warning w ON w.id = l.warning_id
     WHERE l.machine = 'task' AND l.event = 'lapse' AND l.at >= ${from} AND l.at < ${to} AND l.at <= ${asOf}
       AND (${districtCode}::text IS NULL OR w.district_code = ${districtCode}::text)
  )`

/**
 * When a clock ran out before the step was taken; null: it has not. Nobody is late for a warning that was closed, or a
 * task that was called off or handed back, in time.
 */
const missed = (by: string, taken: string, asOf: Date): Prisma.Sql => {
  const [clock, at] = [Prisma.raw(`t.${by}`), Prisma.raw(`t.${taken}`)]
  return Prisma.sql`CASE WHEN ${clock} < ${asOf} AND (${at} IS NULL OR ${at} > ${clock})
    AND (w.closed_at IS NULL OR w.closed_at > ${clock})
    AND (t.state NOT IN ('cancelled', 'expired', 'returned') OR (t.state <> 'returned' AND t.updated_at > ${clock})) THEN ${clock} END`
}
