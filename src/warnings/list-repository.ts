import { Prisma } from '../generated/prisma/client'
import type { Actor, Db } from '../context'
import { clockedTaskStates } from './clock'
import { liveStates, type ListQuery } from './schema'
import { warningMachine } from './machine'

/** Sort key of the list: level, then the clock that runs out first. */
export interface WarningKey {
  readonly rank: number
  readonly clock: Date
  readonly id: string
}

export interface ListedKeys {
  readonly keys: readonly WarningKey[]
  /** Of all that fit, on whatever page. */
  readonly total: number
}

interface KeyRow {
  readonly total: number
  readonly rank: number | null
  readonly clock: Date | null
  readonly id: string | null
}

const rank = Prisma.sql`CASE w.level WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END`

// As the index warning_open_by_urgency has it.
const openClock = Prisma.sql`least(w.acknowledge_by, w.hold_until)`

/** `runningClock` in SQL. Closed ones count backwards from 1970, so that the latest comes first. */
const clock = Prisma.sql`CASE w.state
    WHEN 'open' THEN ${openClock}
    WHEN 'acknowledged' THEN least(coalesce(w.acknowledged_at, w.opened_at), w.hold_until)
    WHEN 'dispatched' THEN coalesce(
      (SELECT min(CASE t.state WHEN 'assigned' THEN t.accept_by WHEN 'accepted' THEN t.arrive_by
                               WHEN 'arrived' THEN t.report_by WHEN 'reported' THEN t.follow_up_by
                               ELSE coalesce(t.not_before, t.queued_at) END)
         FROM task t WHERE t.warning_id = w.id AND t.state = ANY(${[...clockedTaskStates]})),
      w.dispatched_at, w.opened_at)
    ELSE to_timestamp(-extract(epoch FROM w.closed_at)) END`

/** One page of keys, one more than asked for: whether there is another page. */
export async function listKeys(
  db: Db,
  actor: Actor,
  query: ListQuery,
  after: WarningKey | null,
): Promise<ListedKeys> {
  const rows = await db.$queryRaw<KeyRow[]>`
    WITH listed AS MATERIALIZED (
      SELECT w.id, ${rank} AS rank, ${clock} AS clock FROM warning w WHERE ${fits(query)} AND ${visibleInSql(actor)}
    ), page AS (
      SELECT * FROM listed
       WHERE ${after === null ? Prisma.sql`true` : Prisma.sql`(rank, clock, id) > (${after.rank}::int, ${after.clock}::timestamptz, ${after.id}::uuid)`}
       ORDER BY rank, clock, id LIMIT ${query.limit + 1}
    )
    SELECT counted.total, page.rank, page.clock, page.id
      FROM (SELECT count(*)::int AS total FROM listed) counted LEFT JOIN page ON true
     ORDER BY page.rank, page.clock, page.id`
  return {
    total: rows[0]?.total ?? 0,
    keys: rows.flatMap((row) =>
      row.rank === null || row.clock === null || row.id === null
        ? []
        : [{ rank: row.rank, clock: row.clock, id: row.id }],
    ),
  }
}

/** Named ones are read whatever their state: whoever follows them is told that they are closed. */
function fits({ id, state, level, district }: ListQuery): Prisma.Sql {
  const states = state ?? (id === undefined ? liveStates : warningMachine.states)
  return Prisma.join(
    [
      Prisma.sql`w.state = ANY(${[...states]})`,
      ...(id === undefined ? [] : [Prisma.sql`w.id = ANY(${[...id]}::uuid[])`]),
      ...(level === undefined ? [] : [Prisma.sql`w.level = ANY(${[...level]})`]),
      ...(district === undefined ? [] : [Prisma.sql`w.district_code = ${district}`]),
    ],
    ' AND ',
  )
}

/** The same as `visibleTo`, for the list. */
function visibleInSql(actor: Actor): Prisma.Sql {
  if (actor.kind === 'system') return Prisma.sql`true`
  if (actor.kind !== 'user') return Prisma.sql`false`
  if (actor.scope === 'station') {
    return Prisma.sql`EXISTS (SELECT FROM task t WHERE t.warning_id = w.id
      AND (t.officer_id = ${actor.id}::uuid OR t.station_id = ${actor.stationId}::uuid))`
  }
  if (actor.scope !== 'district') return actor.scope === 'all' ? Prisma.sql`true` : Prisma.sql`false`
  return Prisma.sql`(${actor.districtCode}::text IS NULL OR w.district_code IS NULL OR w.district_code = ${actor.districtCode})`
}

/**
 * The open warning at the head of the list, locked. Those that another is taking at this moment are passed over, so
 * that two who ask at once get two. A lock may also be that of a signal that joins: where nothing else is left, it is
 * waited for, rather than told that there is nothing to take.
 */
export async function lockMostUrgent(db: Db, actor: Actor): Promise<string | null> {
  const lock = async (how: Prisma.Sql): Promise<string | null> => {
    const rows = await db.$queryRaw<{ id: string }[]>`
      SELECT w.id FROM warning w WHERE w.state = 'open' AND ${visibleInSql(actor)}
       ORDER BY ${rank}, ${openClock}, w.id LIMIT 1 ${how}`
    return rows[0]?.id ?? null
  }
  return (await lock(Prisma.sql`FOR UPDATE SKIP LOCKED`)) ?? (await lock(Prisma.sql`FOR UPDATE`))
}
