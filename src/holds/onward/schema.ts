import { z } from 'zod'
import { yuanView } from '../amounts'
import { bankView, dateView, nullableDate, personView } from '../schema'
import { stateSchema as stopState } from '../stop-payments/schema'
import { onwardEntries } from './entry'
import { proposalMachine } from './machine'

export const tellBody = z.strictObject({ transfers: onwardEntries.min(1) })
export const toldView = z.object({
  told: z.int().describe('how many of them were not known yet; the same told again is harmless'),
})

export const draftBody = z.strictObject({
  bankCode: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .describe('of a bank known here; required when the one that was told is not'),
})

export const stateSchema = z.enum(proposalMachine.states)
const namedStop = z.object({ id: z.uuid(), number: z.string(), state: stopState })

export const proposalView = z
  .object({
    id: z.uuid(),
    state: stateSchema,
    warningId: z.uuid(),
    warningNumber: z.string(),
    from: z
      .object({ stopId: z.uuid(), number: z.string(), bank: bankView, account: z.string() })
      .describe('the stop whose account the money had left'),
    account: z.string().describe('****4567'),
    accountName: z.string().describe('masked'),
    bank: z.string().describe('as the bank that told it says'),
    bankCode: z.string().nullable().describe('null: no bank known here, one has to be named to draft'),
    amount: yuanView,
    transferredAt: dateView,
    toldAt: dateView,
    isVictims: z
      .boolean()
      .describe('the account is the victim’s own, or of the company whose money it is: no stop for that'),
    stopsTaken: z.int().describe('of the two that an account has'),
    otherStop: namedStop
      .nullable()
      .describe('another stop of this warning on that account, under way or in force'),
    nextStop: namedStop.nullable().describe('what was drafted of it'),
    canDraft: z.boolean(),
    decidedBy: personView.nullable(),
    decidedAt: nullableDate,
    dismissalReason: z.string().nullable(),
  })
  .meta({ id: 'ProposedStop' })
export const proposalList = z.object({ items: z.array(proposalView) })
export const undecidedList = proposalList.extend({
  isCut: z.boolean().describe('there are more than are listed'),
})
