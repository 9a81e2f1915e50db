import { z } from 'zod'
import { yuanSchema, yuanView } from '../amounts'
import { dateView, nullableDate, personView, timeSchema } from '../schema'
import { stateSchema as stopState } from '../stop-payments/schema'
import { reportDraftMachine } from './machine'
import { neededFields } from './plan'

export const completionBody = z.strictObject({
  bankCode: z.string().min(1).max(40).optional().describe('of a bank known here, "ICBC"'),
  account: z.string().min(4).max(64).optional(),
  accountName: z.string().trim().min(1).max(100).optional(),
  amount: yuanSchema.optional().describe('yuan that went there'),
  transferredAt: timeSchema.optional().describe('when it went there'),
})

export const stateSchema = z.enum(reportDraftMachine.states)

export const reportDraftView = z
  .object({
    id: z.uuid(),
    state: stateSchema,
    warningId: z.uuid(),
    warningNumber: z.string(),
    account: z.string().nullable().describe('****4567; null: nobody has told it yet'),
    accountName: z.string().nullable().describe('masked'),
    bank: z.string().nullable().describe('as it was told'),
    bankCode: z.string().nullable().describe('null: no bank known here'),
    amount: yuanView.nullable(),
    transferredAt: nullableDate,
    missing: z
      .array(z.enum(neededFields))
      .describe('what a bank needs and nobody has told: it cannot be adopted without'),
    reports: z.int().describe('how many reports have told of it'),
    reportedAt: dateView,
    enterBy: dateView.describe('30 minutes after the report: a bank is to be asked by then'),
    enteredAt: nullableDate.describe('when a bank was asked; null: not yet'),
    isVictims: z.boolean().describe('the account is the victim’s own: no stop for that'),
    stopsTaken: z.int().describe('of the two that an account has'),
    stop: z
      .object({ id: z.uuid(), number: z.string(), state: stopState })
      .nullable()
      .describe('the stop of this warning on that account, whoever drafted it'),
    canAdopt: z.boolean(),
    decidedBy: personView.nullable(),
    decidedAt: nullableDate,
    dismissalReason: z.string().nullable(),
  })
  .meta({ id: 'ReportDraft' })
export const reportDraftList = z.object({ items: z.array(reportDraftView) })
export const waitingList = reportDraftList.extend({
  isCut: z.boolean().describe('there are more than are listed'),
})
