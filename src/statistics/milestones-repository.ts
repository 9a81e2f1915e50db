import { z } from 'zod'
import type { Context } from '../context'
import { Prisma } from '../generated/prisma/client'
import { present } from '../lib/assert'
import { withMilestones, type Observed } from './cohort'

const counts = {
  warned: z.int(),
  tried: z.int(),
  reached: z.int(),
  confirmed: z.int(),
  reachedConfirmed: z.int(),
  paidAfter: z.int(),
  /** Confirmed, and money had left. */
  confirmedPaid: z.int(),
  confirmedPaidHeld: z.int(),
  held: z.int(),
  heldReturned: z.int(),
  returned: z.int(),
  paidFen: z.string().transform(BigInt),
}

const groupRow = z.object({
  /** Which of the three the row is grouped by; none: all of them. */
  by: z.enum(['all', 'level', 'typology', 'town']),
  key: z.string().nullable(),
  ...counts,
})
export type GroupCounts = z.output<typeof groupRow>

const percentiles = z.tuple([z.number(), z.number()]).nullable()
const minutesRow = z.object({
  acknowledged: percentiles,
  dispatched: percentiles,
  accepted: percentiles,
  arrived: percentiles,
  reached: percentiles,
  confirmed: percentiles,
  submitted: percentiles,
  held: percentiles,
  returned: percentiles,
  confirmedSinceReached: percentiles,
  heldSinceConfirmed: percentiles,
  returnedSinceHeld: percentiles,
  acknowledgedCount: z.int(),
  dispatchedCount: z.int(),
  acceptedCount: z.int(),
  arrivedCount: z.int(),
  submittedCount: z.int(),
  heldSinceConfirmedCount: z.int(),
})
export type MilestoneMinutes = z.output<typeof minutesRow>

export interface Milestones {
  readonly groups: readonly GroupCounts[]
  readonly minutes: MilestoneMinutes
}

/** How far the warnings of a period have come, in all and by level, typology and town, and how many minutes that took. */
export async function readMilestones(ctx: Context, observed: Observed): Promise<Milestones> {
  const [row] = await ctx.db.$queryRaw<{ groups: unknown; minutes: unknown }[]>`
    WITH ${withMilestones(observed)}
    SELECT (SELECT coalesce(json_agg(g), '[]') FROM (${groups}) g) AS groups, (SELECT row_to_json(m) FROM (${minutes}) m) AS minutes`
  const read = present(row, 'milestones')
  return { groups: z.array(groupRow).parse(read.groups), minutes: minutesRow.parse(read.minutes) }
}

const groups = Prisma.sql`
  SELECT CASE grouping(level, typology, town_code) WHEN 3 THEN 'level' WHEN 5 THEN 'typology' WHEN 6 THEN 'town' ELSE 'all' END AS by,
         CASE grouping(level, typology, town_code) WHEN 3 THEN level WHEN 5 THEN typology WHEN 6 THEN town_code END AS key,
         count(*) AS warned, count(tried_at) AS tried, count(reached_at) AS reached, count(confirmed_at) AS confirmed,
         count(*) FILTER (WHERE reached_at IS NOT NULL AND confirmed_at IS NOT NULL) AS "reachedConfirmed",
         count(*) FILTER (WHERE has_paid_after) AS "paidAfter",
         count(*) FILTER (WHERE confirmed_at IS NOT NULL AND paid_fen > 0) AS "confirmedPaid",
         count(*) FILTER (WHERE confirmed_at IS NOT NULL AND paid_fen > 0 AND held_at IS NOT NULL) AS "confirmedPaidHeld",
         count(held_at) AS held, count(returned_at) AS returned,
         count(*) FILTER (WHERE held_at IS NOT NULL AND returned_at IS NOT NULL) AS "heldReturned",
         coalesce(sum(paid_fen), 0)::text AS "paidFen"
    FROM milestone GROUP BY GROUPING SETS ((), (level), (typology), (town_code))`

/** Steps taken out of order (an account stopped before the visit that confirms) took no time. */
const between = (from: string, to: string): Prisma.Sql => {
  const [start, end] = [Prisma.raw(from), Prisma.raw(to)]
  return Prisma.sql`percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (
    ORDER BY greatest(0, extract(epoch FROM ${end} - ${start})::float8 / 60)) FILTER (WHERE ${end} IS NOT NULL AND ${start} IS NOT NULL)`
}

const minutes = Prisma.sql`
  SELECT ${between('opened_at', 'acknowledged_at')} AS acknowledged, ${between('opened_at', 'dispatched_at')} AS dispatched,
         ${between('opened_at', 'accepted_at')} AS accepted, ${between('opened_at', 'arrived_at')} AS arrived,
         ${between('opened_at', 'reached_at')} AS reached, ${between('opened_at', 'confirmed_at')} AS confirmed,
         ${between('opened_at', 'submitted_at')} AS submitted, ${between('opened_at', 'held_at')} AS held,
         ${between('opened_at', 'returned_at')} AS returned,
         ${between('reached_at', 'confirmed_at')} AS "confirmedSinceReached",
         ${between('confirmed_at', 'held_at')} AS "heldSinceConfirmed", ${between('held_at', 'returned_at')} AS "returnedSinceHeld",
         count(acknowledged_at) AS "acknowledgedCount", count(dispatched_at) AS "dispatchedCount", count(accepted_at) AS "acceptedCount",
         count(arrived_at) AS "arrivedCount", count(submitted_at) AS "submittedCount",
         count(*) FILTER (WHERE confirmed_at IS NOT NULL AND held_at IS NOT NULL) AS "heldSinceConfirmedCount"
    FROM milestone`
