import { z } from 'zod'
import type { FactDeclaration } from '../expression/value'

export const SUBJECT_PARTS = ['person', 'payer', 'payee'] as const

/** Fields an observation may carry; `where` and `field` of a measure are checked against them. */
export const OBSERVATION_FACTS: readonly FactDeclaration[] = [
  { name: 'obs.kind', type: 'string' },
  { name: 'obs.amountFen', type: 'int' },
  { name: 'obs.payer', type: 'string' },
  { name: 'obs.payee', type: 'string' },
  { name: 'obs.newPayee', type: 'bool' },
  { name: 'obs.held', type: 'bool' },
  { name: 'obs.undone', type: 'bool' },
  { name: 'obs.minutes', type: 'double' },
  { name: 'obs.foreign', type: 'bool' },
  { name: 'obs.score', type: 'double' },
  { name: 'obs.textFraud', type: 'double' },
  { name: 'obs.typology', type: 'string' },
  { name: 'obs.elements', type: 'string' },
]

export const windowKeySchema = z.strictObject({
  kind: z.string().regex(/^[a-z]+$/),
  /** Which subject keys make it up; a signal without one of them has no such window. */
  of: z.array(z.enum(SUBJECT_PARTS)).min(1),
  /** Bound on observations per key; with a resolution the number of buckets is the bound. */
  keep: z.number().int().min(1).max(1_000).optional(),
  horizon: z.string(),
  /** Keep one observation per bucket of this length: the one whose `greatest` field is greatest. */
  resolution: z.string().optional(),
  greatest: z.string().optional(),
  /** Nothing of an observation is kept but this field: a window with a long horizon costs what it keeps. */
  only: z.string().optional(),
  /** Only signals of these kinds are recorded; all that name the subject when absent. */
  signals: z.array(z.enum(['transaction', 'call', 'message', 'report'])).optional(),
  /** Payments that were rejected or held are recorded as well, marked `undone`. */
  undone: z.boolean().default(false),
})
export type WindowKey = z.infer<typeof windowKeySchema>

export const MEASURES = [
  'count',
  'sum',
  'max',
  'distinct',
  'union',
  'lastMinutes',
  'lastDays',
  'firstDays',
  'valueAtMax',
] as const

export const measureSchema = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  key: z.string(),
  /** Read the window of another subject, e.g. key `payee` of the payer: what came into the paying account. */
  ofSubject: z.enum(SUBJECT_PARTS).optional(),
  /** Read the window of the pair the other way round: what the payee has paid the payer. */
  reversed: z.boolean().optional(),
  measure: z.enum(MEASURES),
  field: z.string().optional(),
  /** For `valueAtMax`: the field whose maximum chooses the observation. */
  by: z.string().optional(),
  where: z.string().optional(),
  horizon: z.string().optional(),
  /** Leave out what is younger than this: the habit before today. */
  olderThan: z.string().optional(),
})
export type MeasureSpec = z.infer<typeof measureSchema>

export const windowsFileSchema = z.strictObject({
  keys: z.array(windowKeySchema).min(1),
  measures: z.array(measureSchema),
  /** When a payee counts as new to a payer; recorded with the payment, so that sums over new payees need no second look. */
  newPayeeWhen: z.string(),
  /** Conditions over the facts of a signal; those that hold are recorded with it as `mark.<name>` among its elements. */
  marks: z.record(z.string().regex(/^[a-z][a-z-]*$/), z.string()).default({}),
})
export type WindowsFile = z.infer<typeof windowsFileSchema>
