import { Prisma } from '../generated/prisma/client'
import type { Db } from '../context'
import { leastUuidV7 } from '../lib/uuid'
import type { Habit } from './brake'

export interface Span {
  readonly from: Date
  readonly to: Date
}

/** How far the count has come; locked, so that one sweep counts at a time. Null: it never began. */
export async function lockProgress(db: Db, task: string): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ through: Date }[]>`
    SELECT through FROM rule_progress WHERE task = ${task} FOR UPDATE`
  return row?.through ?? null
}

export const hasProgress = async (db: Db, task: string): Promise<boolean> =>
  (await db.ruleProgress.count({ where: { task } })) > 0

export const beginProgress = (db: Db, task: string, through: Date) =>
  db.ruleProgress.createMany({ data: { task, through }, skipDuplicates: true })

export const setProgress = (db: Db, task: string, through: Date) =>
  db.ruleProgress.update({ where: { task }, data: { through } })

/** The first evaluation since then; null: there is none. */
export async function firstEvaluationSince(db: Db, since: Date): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ at: Date }[]>`
    SELECT evaluated_at AS at FROM evaluation
     WHERE signal_id >= ${leastUuidV7(since)}::uuid AND evaluated_at >= ${since} ORDER BY signal_id LIMIT 1`
  return row?.at ?? null
}

/** The evaluations of a span with the kind of their signal. By id as well, since that is what they are sorted by. */
const judged = ({ from, to }: Span): Prisma.Sql => Prisma.sql`
  SELECT e.evaluated_at, e.score, e.level, e.action, e.reasons, e.shadow, s.type AS kind
    FROM evaluation e JOIN signal s ON s.id = e.signal_id AND s.received_at = e.evaluated_at
   WHERE e.evaluated_at >= ${from} AND e.evaluated_at < ${to}
     AND e.signal_id >= ${leastUuidV7(from)}::uuid AND e.signal_id < ${leastUuidV7(to)}::uuid`

/**
 * Counts the minutes of a span anew: what is there already is replaced. An alarm is put down to the rules without which
 * there would have been none - its log-odds less theirs, below the least level's score - and not to those beside them.
 */
export async function countMinutes(db: Db, span: Span, alarmScore: number): Promise<void> {
  const { from, to } = span
  await db.$executeRaw`DELETE FROM signal_minute WHERE minute >= ${from} AND minute < ${to}`
  await db.$executeRaw`DELETE FROM rule_minute WHERE minute >= ${from} AND minute < ${to}`
  await db.$executeRaw`
    INSERT INTO signal_minute (minute, kind, signals)
    SELECT date_trunc('minute', evaluated_at), kind, count(*) FROM (${judged(span)}) j GROUP BY 1, 2`
  await db.$executeRaw`
    INSERT INTO rule_minute (minute, kind, rule, version, alarms)
    SELECT date_trunc('minute', evaluated_at), kind, r->>'rule', (r->>'version')::int, count(*)
      FROM (${judged(span)}) j, json_array_elements(reasons) r
     WHERE level <> 'none' AND (r->>'weight')::float8 > 0
       AND 1 / (1 + exp((r->>'weight')::float8 - ln(least(score, ${SURE}) / (1 - least(score, ${SURE}))))) < ${alarmScore}
     GROUP BY 1, 2, 3, 4`
}

// Scores have four digits: 1 is anything from here on.
const SURE = 0.99995

/** Adds a span to its days. Once: it belongs into the transaction that moves the progress past it. */
export async function addToDays(db: Db, span: Span): Promise<void> {
  await db.$executeRaw`
    INSERT INTO rule_day AS d (day, rule, version, mode, kind, level, to_level, would_hold, hits)
    SELECT (evaluated_at AT TIME ZONE 'Asia/Shanghai')::date, rule, version, mode, kind, level, to_level, would_hold, count(*)
      FROM (
        SELECT evaluated_at, kind, level, r->>'rule' AS rule, (r->>'version')::int AS version, 'live' AS mode,
               level AS to_level, false AS would_hold
          FROM (${judged(span)}) j, json_array_elements(reasons) r
        UNION ALL
        SELECT evaluated_at, kind, level, r->>'rule', (r->>'version')::int, 'shadow',
               coalesce(r->>'level', level), coalesce(r->>'action', action) = 'hold' AND action <> 'hold'
          FROM (${judged(span)}) j, json_array_elements(coalesce(shadow, '[]'::json)) r
      ) fired
     GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    ON CONFLICT (day, rule, version, mode, kind, level, to_level, would_hold) DO UPDATE SET hits = d.hits + EXCLUDED.hits`
}

/** How a warning that went on under another one is closed (src/warnings/fold.ts): it ended in nothing of its own. */
const FOLDED = 'the same person: goes on under %'

/** Counts a day's ended warnings anew, by the rules that fired on their signals. */
export async function countOutcomes(db: Db, day: string, { from, to }: Span): Promise<void> {
  await db.$executeRaw`DELETE FROM rule_outcome WHERE day = ${day}::date`
  await db.$executeRaw`
    WITH ended AS (
      SELECT w.id, w.state, e.reasons, e.shadow
        FROM warning w JOIN warning_signal ws ON ws.warning_id = w.id JOIN evaluation e ON e.signal_id = ws.signal_id
       WHERE w.closed_at >= ${from} AND w.closed_at < ${to} AND w.state IN ('confirmed', 'dismissed', 'expired')
         AND w.closed_reason NOT LIKE ${FOLDED}
    )
    INSERT INTO rule_outcome (day, rule, version, mode, outcome, warnings)
    SELECT ${day}::date, rule, version, mode, state, count(DISTINCT id)
      FROM (
        SELECT id, state, r->>'rule' AS rule, (r->>'version')::int AS version, 'live' AS mode
          FROM ended, json_array_elements(reasons) r
        UNION ALL
        SELECT id, state, r->>'rule', (r->>'version')::int, 'shadow'
          FROM ended, json_array_elements(coalesce(shadow, '[]'::json)) r
      ) fired
     GROUP BY 2, 3, 4, 5`
}

export async function forgetMinutes(db: Db, before: Date): Promise<void> {
  await db.$executeRaw`DELETE FROM signal_minute WHERE minute < ${before}`
  await db.$executeRaw`DELETE FROM rule_minute WHERE minute < ${before}`
}

export interface RuleHabit extends Habit {
  readonly rule: string
  readonly version: number
  readonly kind: string
}

/** What each rule that alarmed since `recent` did, and what it used to do since `habit`. After a brake was lifted it begins anew. */
export const readHabits = (db: Db, habit: Date, recent: Date): Promise<RuleHabit[]> =>
  db.$queryRaw<RuleHabit[]>`
    WITH fresh AS (
      SELECT r.*, greatest(${recent}, (SELECT date_trunc('minute', max(b.lifted_at)) + interval '1 minute'
                                         FROM rule_brake b WHERE b.rule = r.rule AND b.version = r.version)) AS since
        FROM rule_minute r WHERE r.minute >= ${recent}
    ), now_ AS (
      SELECT rule, version, kind, since, sum(alarms)::int AS alarms FROM fresh
       WHERE minute >= since GROUP BY rule, version, kind, since
    )
    SELECT n.rule, n.version, n.kind, n.alarms,
           (SELECT coalesce(sum(signals), 0)::int FROM signal_minute m WHERE m.kind = n.kind AND m.minute >= n.since) AS signals,
           (SELECT coalesce(sum(alarms), 0)::int FROM rule_minute u
             WHERE u.rule = n.rule AND u.version = n.version AND u.kind = n.kind
               AND u.minute >= ${habit} AND u.minute < ${recent}) AS "usualAlarms",
           (SELECT coalesce(sum(signals), 0)::int FROM signal_minute m
             WHERE m.kind = n.kind AND m.minute >= ${habit} AND m.minute < ${recent}) AS "usualSignals"
      FROM now_ n`
