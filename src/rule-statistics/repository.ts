import type { Db } from '../context'

/** Days of the city, the first and the last included. */
export interface Days {
  readonly from: string
  readonly to: string
}

export type Mode = 'live' | 'shadow'

export interface HitRow {
  readonly rule: string
  readonly version: number
  /** First day of the step. */
  readonly day: string
  readonly hits: number
}

export interface OutcomeRow {
  readonly rule: string
  readonly version: number
  readonly day: string
  readonly outcome: 'confirmed' | 'dismissed' | 'expired'
  readonly warnings: number
}

export type Step = 'all' | 'day' | 'week'

/** Hits by rule version and step; `rule` null: of every rule. */
export const readHits = (
  db: Db,
  rule: string | null,
  mode: Mode,
  step: Step,
  { from, to }: Days,
): Promise<HitRow[]> =>
  db.$queryRaw<HitRow[]>`
    SELECT rule, version, to_char(CASE ${step} WHEN 'all' THEN ${from}::date ELSE date_trunc(${unit(step)}, day)::date END, 'YYYY-MM-DD') AS day,
           sum(hits)::float8 AS hits
      FROM rule_day
     WHERE day BETWEEN ${from}::date AND ${to}::date AND mode = ${mode} AND (${rule}::text IS NULL OR rule = ${rule}::text)
     GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`

export const readOutcomes = (
  db: Db,
  rule: string | null,
  mode: Mode,
  step: Step,
  { from, to }: Days,
): Promise<OutcomeRow[]> =>
  db.$queryRaw<OutcomeRow[]>`
    SELECT rule, version, to_char(CASE ${step} WHEN 'all' THEN ${from}::date ELSE date_trunc(${unit(step)}, day)::date END, 'YYYY-MM-DD') AS day,
           outcome, sum(warnings)::int AS warnings
      FROM rule_outcome
     WHERE day BETWEEN ${from}::date AND ${to}::date AND mode = ${mode} AND (${rule}::text IS NULL OR rule = ${rule}::text)
     GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`

const unit = (step: Step): string => (step === 'all' ? 'day' : step)

export interface ChangeRow {
  readonly version: number
  readonly day: string
  readonly level: string
  readonly toLevel: string
  readonly wouldHold: boolean
  readonly hits: number
}

/** What a rule that did not act would have changed, by day. */
export const readChanges = (db: Db, rule: string, { from, to }: Days): Promise<ChangeRow[]> =>
  db.$queryRaw<ChangeRow[]>`
    SELECT version, to_char(day, 'YYYY-MM-DD') AS day, level, to_level AS "toLevel", would_hold AS "wouldHold",
           sum(hits)::float8 AS hits
      FROM rule_day
     WHERE rule = ${rule} AND mode = 'shadow' AND day BETWEEN ${from}::date AND ${to}::date
     GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`
