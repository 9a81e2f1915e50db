import { z } from 'zod'
import { yuanView } from '../amounts'
import { dateView } from '../schema'
import { stateSchema as stopState } from '../stop-payments/schema'

export const paymentParams = z.strictObject({ id: z.uuid(), paymentId: z.uuid() })

export const paymentDraftBody = z.strictObject({
  accountName: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe('only where the payment tells no name: the bank must match it'),
  bankCode: z.string().min(1).max(40).optional().describe('only where the payment names no bank known here'),
})

export const stoppableView = z
  .object({
    id: z.uuid(),
    source: z.enum(['transaction', 'report', 'visit']).describe('who told of it'),
    account: z.string().describe('of the payee, ****4567'),
    accountName: z.string().nullable().describe('masked; null: nobody told it'),
    bank: z.string().nullable().describe('as it was told'),
    bankCode: z.string().nullable().describe('null: no bank known here, one has to be named to draft'),
    amount: yuanView,
    transferredAt: dateView,
    isPending: z.boolean().describe('it has not left yet: the payer’s bank is asked first'),
    isVictims: z.boolean().describe('the payee is the victim: no stop for that'),
    stopsTaken: z.int().describe('of the two that an account has'),
    stop: z
      .object({ id: z.uuid(), number: z.string(), state: stopState })
      .nullable()
      .describe('the latest stop of this warning on that account'),
    canDraft: z.boolean(),
  })
  .meta({ id: 'StoppablePayment' })
export const stoppableList = z.object({ items: z.array(stoppableView) })
