import { z } from 'zod'
import { reasonSchema } from '../transitions'
import { levelSchema, stateSchema } from '../warnings'
import { reportKinds } from './form'
import { citizenReportMachine } from './machine'

const PAGE_DEFAULT = 50
const PAGE_MOST = 200

const { states } = citizenReportMachine
export const reportStateSchema = z.enum(states)

export const language = z
  .enum(['zh', 'en'])
  .default('zh')
  .catch('zh')
  .describe('Chinese unless said otherwise')
export type Language = z.infer<typeof language>
export const languageQuery = z.strictObject({ lang: language })

/** JB20261126-000001, as somebody types it. */
export const NUMBER = /^JB\d{8}-\d{6,}$/
const typedNumber = z
  .string()
  .max(40)
  .transform((text) => text.normalize('NFKC').trim().toUpperCase())
  .describe('"JB20261126-000001"')
export const numberParams = z.strictObject({ number: typedNumber })
export const findQuery = z.strictObject({ number: typedNumber, lang: language })
export const followFields = z.strictObject({
  code: z.string().max(64).describe('as it was shown once'),
})

export const idParams = z.strictObject({ id: z.uuid() })
export const closeBody = z.strictObject({ reason: reasonSchema })
export const listQuery = z.strictObject({
  state: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(reportStateSchema))
    .optional()
    .describe('one or several, by comma'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MOST).default(PAGE_DEFAULT),
})
export type ListQuery = z.infer<typeof listQuery>

export const citizenReportView = z
  .object({
    id: z.uuid(),
    number: z.string(),
    state: reportStateSchema.describe('of the report; what the citizen is told follows its warning'),
    kind: z.enum(reportKinds),
    hasPaid: z.boolean(),
    hasPhone: z.boolean().describe('the citizen left one: there is somebody to call back'),
    signalId: z.uuid().describe('what was said: GET /v1/signals/:id'),
    warning: z
      .object({ id: z.uuid(), number: z.string(), state: stateSchema, level: levelSchema })
      .nullable()
      .describe('that it opened or joined'),
    receivedAt: z.iso.datetime(),
    takenAt: z.iso.datetime().nullable(),
    takenBy: z.string().nullable(),
    closedAt: z.iso.datetime().nullable(),
    closedReason: z.string().nullable(),
  })
  .meta({ id: 'CitizenReport' })

export const citizenReportPage = z.object({
  items: z.array(citizenReportView),
  nextCursor: z.string().nullable(),
})
