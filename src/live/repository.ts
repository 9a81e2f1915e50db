import type { Context } from '../context'
import type { Position } from './position'

export interface LiveRow extends Position {
  readonly machine: string
  readonly subjectId: string
  readonly warningId: string | null
  readonly event: string
  readonly fromState: string | null
  readonly toState: string
  readonly at: Date
  /** Of the row, else of its warning. */
  readonly districtCode: string | null
  readonly stationId: string | null
  readonly officerId: string | null
  readonly bankId: string | null
}

interface StoredRow extends Omit<LiveRow, 'xid' | 'id'> {
  readonly xid: string
  readonly id: string
}

const LARGEST_ID = 9_223_372_036_854_775_807n

/**
 * Rows after a position, oldest transaction first. Only of transactions below the oldest one that still runs: a row
 * that is committed late has a number that was taken early, and whoever reads by number alone would pass it by.
 */
export async function readAfter(ctx: Context, { xid, id }: Position, limit: number): Promise<LiveRow[]> {
  const rows = await ctx.db.$queryRaw<StoredRow[]>`
    SELECT t.xid::text AS xid, t.id::text AS id, t.machine, t.subject_id AS "subjectId", t.warning_id AS "warningId",
           t.event, t.from_state AS "fromState", t.to_state AS "toState", t.at,
           coalesce(t.district_code, w.district_code) AS "districtCode", t.station_id AS "stationId",
           t.officer_id AS "officerId", t.bank_id AS "bankId"
      FROM transition t LEFT JOIN warning w ON w.id = t.warning_id
     WHERE t.xid < pg_snapshot_xmin(pg_current_snapshot())
       AND (t.xid, t.id) > (${xid.toString()}::text::xid8, ${id}::bigint)
     ORDER BY t.xid, t.id LIMIT ${limit}`
  return rows.map((row) => ({ ...row, xid: BigInt(row.xid), id: BigInt(row.id) }))
}

/** Behind everything that has been committed so far, and no further than the oldest running transaction. */
export async function readHead(ctx: Context): Promise<Position> {
  const rows = await ctx.db.$queryRaw<{ xmin: string }[]>`
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin`
  return { xid: BigInt(rows[0]?.xmin ?? '1') - 1n, id: LARGEST_ID }
}
