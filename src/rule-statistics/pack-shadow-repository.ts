import type { Db } from '../context'

export const readProgress = (db: Db, rulesetId: string) =>
  db.shadowProgress.findUnique({ where: { rulesetId } })

export interface PackDayRow {
  readonly day: string
  readonly level: string
  readonly toLevel: string
  readonly held: boolean
  readonly toHeld: boolean
  readonly signals: number
}

export const readPackDays = (db: Db, rulesetId: string): Promise<PackDayRow[]> =>
  db.$queryRaw<PackDayRow[]>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, level, to_level AS "toLevel", held, to_held AS "toHeld", signals::float8 AS signals
      FROM shadow_day WHERE ruleset_id = ${rulesetId}::uuid ORDER BY 1, 2, 3, 4, 5`

export interface PackOutcomeRow {
  readonly who: 'both' | 'onlyLive' | 'onlyShadow'
  readonly state: string
  readonly warnings: number
}

/** Where only the shadow alarms there is no warning by that signal: one of the same person within 7 days tells whether it was right. */
export const readPackOutcomes = (db: Db, rulesetId: string): Promise<PackOutcomeRow[]> =>
  db.$queryRaw<PackOutcomeRow[]>`
    SELECT who, state, count(DISTINCT id)::int AS warnings
      FROM (
        SELECT CASE WHEN j.to_level = 'none' THEN 'onlyLive' ELSE 'both' END AS who, w.id, w.state
          FROM shadow_judgement j JOIN warning_signal ws ON ws.signal_id = j.signal_id JOIN warning w ON w.id = ws.warning_id
         WHERE j.ruleset_id = ${rulesetId}::uuid AND j.level <> 'none'
        UNION ALL
        SELECT 'onlyShadow', w.id, w.state
          FROM shadow_judgement j JOIN signal s ON s.id = j.signal_id AND s.received_at = j.received_at
          JOIN warning w ON w.party_id = s.party_id AND w.opened_at >= j.received_at AND w.opened_at < j.received_at + interval '7 days'
         WHERE j.ruleset_id = ${rulesetId}::uuid AND j.level = 'none' AND j.to_level <> 'none'
      ) ends
     GROUP BY who, state`
