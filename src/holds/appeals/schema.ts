import { z } from 'zod'
import { reasonSchema } from '../../transitions'
import { yuanView } from '../amounts'
import { bankView, dateView, nullableDate, pageOf, pageQuery, personView } from '../schema'
import { appealMachine } from './machine'
import { appealSubjects } from './subject'

const subjectSchema = z.enum(appealSubjects)
export const stateSchema = z.enum(appealMachine.states)

export const fileBody = z.strictObject({
  subject: subjectSchema,
  subjectId: z.uuid(),
  statement: z
    .string()
    .trim()
    .min(1)
    .max(4_000)
    .describe('who appeals, how to reach them, what they say; sealed'),
})

export const decideBody = z.strictObject({ outcome: z.enum(['grant', 'deny']), decision: reasonSchema })

export const listQuery = pageQuery
  .omit({ warningId: true })
  .extend({ state: stateSchema.optional(), subjectId: z.uuid().optional() })

export const appealView = z
  .object({
    id: z.uuid(),
    state: stateSchema,
    subject: subjectSchema,
    subjectId: z.uuid(),
    number: z.string().describe('of what it is against'),
    subjectState: z.string(),
    warningId: z.uuid(),
    warningNumber: z.string(),
    bank: bankView,
    account: z.string().describe('****4567'),
    accountName: z.string().describe('masked'),
    amount: yuanView.nullable().describe('null: the whole account'),
    expiresAt: nullableDate.describe('when what it is against ends by itself'),
    filedBy: personView,
    filedAt: dateView,
    decideBy: dateView,
    decidedBy: personView.nullable(),
    decidedAt: nullableDate,
    decision: z.string().nullable(),
    statement: z.string().nullable().describe('null in lists; opening it is audited'),
  })
  .meta({ id: 'Appeal' })
export const appealPage = pageOf(appealView)
