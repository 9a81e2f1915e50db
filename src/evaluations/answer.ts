import { z } from 'zod'
import type { Row } from '../lib/sql'
import type { EvaluationRecord } from './repository'
import type { EvaluationRow } from './statements'

/** What a source is told: DESIGN §3. */
export const evaluationView = z
  .object({
    level: z.enum(['none', 'low', 'medium', 'high', 'critical']),
    score: z.number().min(0).max(1).describe('probability of fraud'),
    typology: z.string(),
    action: z.enum(['allow', 'review', 'hold']),
    holdUntil: z.iso.datetime().nullable().describe('of a hold: until when; the outcome is told before'),
    reasons: z.array(
      z.object({
        rule: z.string(),
        version: z.int(),
        weight: z.number().describe('log-odds; negative speaks against a fraud'),
        text: z.string(),
        evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
      }),
    ),
    similar: z.array(z.object({ script: z.string(), similarity: z.number() })),
    ruleset: z.string().describe('sha256:… of the rules that judged'),
  })
  .meta({ id: 'Evaluation' })

export const presentEvaluation = (record: EvaluationRecord): z.output<typeof evaluationView> =>
  evaluationView.parse({
    ...record,
    holdUntil: record.holdUntil?.toISOString() ?? null,
    similar: record.similarScripts,
  })

/** The evaluation's part of the answer as JSON text: put together by hand, since reasons and scripts are texts already. */
export function evaluationText(row: EvaluationRow): string {
  const { level, score, typology, action, ruleset } = row.evaluation
  const holdUntil = row.holdUntil === null ? 'null' : `"${row.holdUntil.toISOString()}"`
  return compose({
    level,
    score,
    typology,
    action,
    ruleset,
    holdUntil,
    reasons: row.reasonsText,
    similar: row.similarText,
  })
}

/** The same of a stored one. */
export function storedText(row: Row): { signalId: string; warningId: string | null; text: string } {
  const { signal_id, warning_id, hold_until, reasons, similar_scripts, ...rest } = storedRow.parse(row)
  const holdUntil = hold_until === null ? 'null' : `"${hold_until.toISOString()}"`
  const text = compose({ ...rest, holdUntil, reasons, similar: similar_scripts })
  return { signalId: signal_id, warningId: warning_id, text }
}

const storedRow = z.object({
  signal_id: z.string(),
  warning_id: z.string().nullable(),
  level: z.string(),
  score: z.number(),
  typology: z.string(),
  action: z.string(),
  hold_until: z.date().nullable(),
  reasons: z.string(),
  similar_scripts: z.string(),
  ruleset: z.string(),
})

interface Parts {
  readonly level: string
  readonly score: number
  readonly typology: string
  readonly action: string
  /** These three are JSON. */
  readonly holdUntil: string
  readonly reasons: string
  readonly similar: string
  readonly ruleset: string
}

/** Level, typology, action and rule set are names of the rule pack: nothing in them needs escaping. */
const compose = ({ level, score, typology, action, holdUntil, reasons, similar, ruleset }: Parts): string =>
  `{"level":"${level}","score":${score},"typology":"${typology}","action":"${action}","holdUntil":${holdUntil},"reasons":${reasons},"similar":${similar},"ruleset":"${ruleset}"}`
