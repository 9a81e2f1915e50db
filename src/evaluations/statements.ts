import type { Evaluation } from '../engine'
import { doubles, jsons, texts, times, uuids } from '../lib/pg-array'
import type { Statement } from '../lib/sql'

/** An evaluation as it is stored and answered; the texts are JSON, written once for both. */
export interface EvaluationRow {
  readonly signalId: string
  readonly evaluatedAt: Date
  readonly evaluation: Evaluation
  readonly holdUntil: Date | null
  readonly reasonsText: string
  readonly similarText: string
  readonly warningId: string | null
}

export const insertEvaluations = (rows: readonly EvaluationRow[]): Statement => ({
  name: 'evaluations.insert',
  text: `INSERT INTO evaluation (signal_id, evaluated_at, level, score, typology, action, hold_until, reasons, similar_scripts, shadow, trace, ruleset, warning_id)
         SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::float8[], $5::text[], $6::text[], $7::timestamptz[], $8::json[], $9::json[], $10::json[], $11::json[], $12::text[], $13::uuid[])`,
  values: [
    uuids(rows.map(({ signalId }) => signalId)),
    times(rows.map(({ evaluatedAt }) => evaluatedAt)),
    texts(rows.map(({ evaluation }) => evaluation.level)),
    doubles(rows.map(({ evaluation }) => evaluation.score)),
    texts(rows.map(({ evaluation }) => evaluation.typology)),
    texts(rows.map(({ evaluation }) => evaluation.action)),
    times(rows.map(({ holdUntil }) => holdUntil)),
    jsons(rows.map(({ reasonsText }) => reasonsText)),
    jsons(rows.map(({ similarText }) => similarText)),
    jsons(rows.map(({ evaluation: { shadow } }) => (shadow.length === 0 ? null : JSON.stringify(shadow)))),
    jsons(rows.map(({ evaluation }) => JSON.stringify(evaluation.trace))),
    texts(rows.map(({ evaluation }) => evaluation.ruleset)),
    uuids(rows.map(({ warningId }) => warningId)),
  ],
})

/** The evaluations of signals that are here already; pruned by the time their ids carry. */
export const findEvaluations = (
  signals: readonly { readonly id: string; readonly at: Date }[],
): Statement => ({
  name: 'evaluations.stored',
  text: `SELECT e.signal_id, e.level, e.score, e.typology, e.action, e.hold_until, e.reasons::text, e.similar_scripts::text, e.ruleset, e.warning_id
           FROM unnest($1::uuid[], $2::timestamptz[]) AS asked(signal_id, evaluated_at)
           JOIN evaluation e USING (signal_id, evaluated_at)`,
  values: [uuids(signals.map(({ id }) => id)), times(signals.map(({ at }) => at))],
})
