import { z } from 'zod'
import { reasonSchema } from '../../transitions'
import { yuanOrZeroSchema, yuanSchema, yuanView } from '../amounts'
import { bankView, dateView, nullableDate, pageOf, pageQuery, personView } from '../schema'
import { returnMachine } from './machine'
import { objectionMachine } from './objections/machine'
import { returnBlocks } from './service'

export const stateSchema = z.enum(returnMachine.states)
export const listQuery = pageQuery.extend({ state: stateSchema.optional() })

export const draftBody = z.strictObject({
  freezeId: z.uuid(),
  rest: z
    .enum(['keep', 'release'])
    .default('keep')
    .describe('what becomes of money that nobody has a claim on: it stays frozen, or is released'),
})

const text = (most: number) => z.string().trim().min(1).max(most)

export const claimParams = z.strictObject({ id: z.uuid(), claimId: z.uuid() })
export const claimBody = z.strictObject({
  lost: yuanSchema.optional().describe('yuan paid towards this account'),
  traced: yuanOrZeroSchema
    .optional()
    .describe('yuan found in it by time stamp; "0.00": cannot be told apart'),
  account: z.string().min(4).max(64).optional().describe('to return to'),
  accountName: text(100).optional(),
  bank: text(100).optional(),
  reason: reasonSchema.optional().describe('required where a sum is changed'),
})
export const newClaimBody = z.strictObject({
  warningNumber: text(40),
  lost: yuanSchema,
  reason: reasonSchema,
})

export const objectionParams = z.strictObject({ id: z.uuid(), objectionId: z.uuid() })
export const objectionBody = z.strictObject({
  statement: text(4_000).describe('who objects, how to reach them, what they say; sealed'),
})
export const decisionBody = z.strictObject({ outcome: z.enum(['uphold', 'reject']), decision: reasonSchema })

const claimView = z.object({
  id: z.uuid(),
  ordinal: z.int().describe('what the public notice calls it'),
  warningId: z.uuid(),
  warningNumber: z.string(),
  lost: yuanView,
  traced: yuanView,
  tracedReason: z.string().nullable().describe('"only_claim": nobody else is known to have paid there'),
  direct: yuanView.describe('returned by time stamp'),
  proRata: yuanView.describe('in proportion to what was lost'),
  share: yuanView,
  account: z.string().nullable().describe('to return to, ****4567'),
  accountName: z.string().nullable().describe('masked'),
  bank: z.string().nullable(),
})

const objectionView = z.object({
  id: z.uuid(),
  state: z.enum(objectionMachine.states),
  filedBy: personView,
  filedAt: dateView,
  decidedBy: personView.nullable(),
  decidedAt: nullableDate,
  decision: z.string().nullable(),
  statement: z.string().nullable().describe('null in lists; opening it is audited'),
})

export const returnView = z
  .object({
    id: z.uuid(),
    number: z.string().describe('FH20230223-000001'),
    state: stateSchema,
    freezeId: z.uuid(),
    freezeNumber: z.string(),
    warningId: z.uuid(),
    warningNumber: z.string(),
    bank: bankView,
    account: z.string().describe('frozen, ****4567'),
    accountId: z.uuid().describe('the same, as the trace names it'),
    available: yuanView.describe('frozen when it was reckoned'),
    ordered: yuanView.describe('the sum of all shares'),
    rest: yuanView.describe('of what is frozen nobody has a claim on this'),
    restGoes: z.enum(['keep', 'release']),
    needsNotice: z.boolean().describe('some of it cannot be told apart: 30 days’ public notice'),
    blockedBy: z
      .enum([...returnBlocks, 'four_eyes'])
      .nullable()
      .describe('why it cannot be approved now'),
    notice: z.object({ zh: z.string(), en: z.string() }).nullable().describe('its text, without names'),
    claims: z.array(claimView),
    objections: z.array(objectionView),
    draftedBy: personView,
    draftedAt: dateView,
    publishedAt: nullableDate,
    objectionsUntil: nullableDate,
    approvedBy: personView.nullable(),
    approvedAt: nullableDate,
    submittedAt: nullableDate,
    returnBy: nullableDate.describe('3 working days of the bank'),
    returnedAt: nullableDate,
    returned: yuanView.nullable(),
    refusalCause: z.string().nullable(),
  })
  .meta({ id: 'FundReturn' })
export const returnPage = pageOf(returnView)
