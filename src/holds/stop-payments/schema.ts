import { z } from 'zod'
import { yuanSchema, yuanView } from '../amounts'
import { holdFields, nullableDate, dateView, pageOf, pageQuery, personView, timeSchema } from '../schema'
import { stopMachine } from './machine'

export const draftBody = z.strictObject({
  warningId: z.uuid(),
  bankCode: z.string().min(1).max(40).describe('of the bank that holds the account, "ICBC"'),
  account: z.string().min(4).max(64).optional().describe('required: the bank must match it'),
  accountName: z.string().trim().min(1).max(100).optional().describe('required: the bank must match it'),
  amount: yuanSchema.optional().describe('required: yuan that went there, the bank must match it'),
  transferredAt: timeSchema.optional().describe('required: when it went there, the bank must match it'),
})

export const stateSchema = z.enum(stopMachine.states)
export const listQuery = pageQuery.extend({ state: stateSchema.optional() })

export const stopView = z
  .object({
    ...holdFields,
    state: stateSchema,
    accountName: z.string().describe('masked unless isOpened'),
    amount: yuanView,
    transferredAt: dateView,
    draftedBy: personView,
    draftedAt: dateView,
    heldAt: nullableDate,
    heldAmount: yuanView.nullable(),
    balance: yuanView.nullable().describe('what the bank found in the account'),
    stops: z.array(z.int()).describe('which of the two stops of the account this one has taken'),
  })
  .meta({ id: 'StopPayment' })
export const stopPage = pageOf(stopView)
