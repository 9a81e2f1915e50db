import type { Context } from '../context'
import type { Period } from './cohort'

export interface StepRow {
  readonly machine: string
  readonly fromState: string | null
  readonly toState: string
  readonly event: string
  readonly count: number
  /** How long a row stood in `fromState`; null where it was made. */
  readonly medianMinutes: number | null
  readonly p90Minutes: number | null
}

/**
 * Every step of every machine: how often, and how long the row had stood in the state it left. A remark (same state
 * before and after) neither counts nor ends the waiting.
 */
export const countSteps = (ctx: Context, { from, to, districtCode }: Period): Promise<StepRow[]> =>
  ctx.db.$queryRaw<StepRow[]>`
    WITH step AS (
      SELECT t.machine, t.subject_id, t.event, t.from_state, t.to_state, t.at,
             extract(epoch FROM t.at - lag(t.at) OVER (PARTITION BY t.machine, t.subject_id ORDER BY t.id)) / 60 AS minutes
        FROM transition t LEFT JOIN warning w ON w.id = t.warning_id
       WHERE t.from_state IS DISTINCT FROM t.to_state
         AND (${districtCode}::text IS NULL OR coalesce(t.district_code, w.district_code) = ${districtCode}::text)
         AND t.subject_id IN (SELECT subject_id FROM transition WHERE at >= ${from} AND at < ${to})
    )
    SELECT machine, from_state AS "fromState", to_state AS "toState", event, count(*)::int AS count,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY minutes::float8) AS "medianMinutes",
           percentile_cont(0.9) WITHIN GROUP (ORDER BY minutes::float8) AS "p90Minutes"
      FROM step WHERE at >= ${from} AND at < ${to}
     GROUP BY machine, from_state, to_state, event
     ORDER BY machine, min(at), event`

export interface WarningCount {
  readonly typology: string
  readonly level: string
  readonly state: string
  readonly count: number
}

export const countWarnings = (ctx: Context, { from, to, districtCode }: Period): Promise<WarningCount[]> =>
  ctx.db.$queryRaw<WarningCount[]>`
    SELECT typology, level, state, count(*)::int AS count FROM warning
     WHERE opened_at >= ${from} AND opened_at < ${to}
       AND (${districtCode}::text IS NULL OR district_code = ${districtCode}::text)
     GROUP BY typology, level, state ORDER BY typology, level, state`

export interface MoneyRow {
  readonly account: string
  readonly postedFen: bigint
  readonly pendingFen: bigint
}

/** What is in each kind of account of the warnings of the period. The kinds are never added up: they mean different things. */
export const sumMoney = (ctx: Context, { from, to, districtCode }: Period): Promise<MoneyRow[]> =>
  ctx.db.$queryRaw<MoneyRow[]>`
    SELECT a.name AS account, sum(a.posted_in_fen - a.posted_out_fen)::bigint AS "postedFen",
           sum(a.pending_in_fen)::bigint AS "pendingFen"
      FROM ledger_account a JOIN warning w ON w.id = a.warning_id
     WHERE a.name <> 'outside' AND w.opened_at >= ${from} AND w.opened_at < ${to}
       AND (${districtCode}::text IS NULL OR w.district_code = ${districtCode}::text)
     GROUP BY a.name`
