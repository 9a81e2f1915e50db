import { z } from 'zod'
import { reasonSchema } from '../../transitions'
import { yuanSchema, yuanView } from '../amounts'
import { dateView, holdFields, nullableDate, pageOf, pageQuery, personView, timeSchema } from '../schema'
import { freezeMachine } from './machine'

export const requestBody = z.strictObject({
  stopPaymentId: z.uuid(),
  kind: z.enum(['limited', 'whole']).default('limited'),
  amount: yuanSchema.optional().describe('yuan, never more than the stop holds; all it holds unless given'),
  wholeReason: reasonSchema
    .optional()
    .describe('required for a whole account: why a limited freeze is not enough'),
  reviewAt: timeSchema
    .optional()
    .describe('when a whole-account freeze is looked at again; 30 days unless given'),
})

export const reviewBody = z.strictObject({
  reason: reasonSchema.describe('why the whole account has to stay frozen'),
  reviewAt: timeSchema.optional().describe('when it is looked at again; 30 days from now unless given'),
})

export const stateSchema = z.enum(freezeMachine.states)
export const listQuery = pageQuery.extend({
  state: stateSchema.optional(),
  stopPaymentId: z.uuid().optional(),
})

export const freezeView = z
  .object({
    ...holdFields,
    state: stateSchema,
    stopPaymentId: z.uuid(),
    stopPaymentNumber: z.string(),
    kind: z.enum(['limited', 'whole']),
    accountName: z.string().describe('masked unless isOpened'),
    amount: yuanView.describe('yuan of tainted money'),
    frozenAmount: yuanView.nullable(),
    wholeReason: z.string().nullable(),
    reviewAt: nullableDate,
    requestedBy: personView,
    requestedAt: dateView,
    frozenAt: nullableDate,
    renewals: z.int(),
    queuedAt: nullableDate.describe('since when it stands behind an earlier one (轮候)'),
    prior: z
      .object({ authority: z.string(), amount: yuanView.nullable(), until: nullableDate })
      .nullable()
      .describe('who has frozen first, as the bank says'),
  })
  .meta({ id: 'Freeze' })
export const freezePage = pageOf(freezeView)
