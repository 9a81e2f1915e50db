import { z } from 'zod'
import { bankRequestKinds } from '../../bank-message'
import { yuanView } from '../amounts'
import { appealSubjects } from '../appeals/subject'
import { bankView, dateView, nullableDate } from '../schema'
import { nextSteps } from './next-step'

export const runningQuery = z.strictObject({ warningId: z.uuid().optional() })

export const runningView = z
  .object({
    id: z.uuid(),
    subject: z.enum(appealSubjects),
    number: z.string(),
    state: z.string(),
    warningId: z.uuid(),
    warningNumber: z.string(),
    bank: bankView,
    account: z.string().describe('****4567'),
    accountName: z.string().describe('masked'),
    amount: yuanView.nullable().describe('yuan held or frozen; null: no sum, the account is limited'),
    isWhole: z.boolean().describe('a freeze of the whole account'),
    since: dateView,
    expiresAt: dateView.describe('lapses by itself then'),
    reviewAt: nullableDate.describe('of a whole-account freeze'),
    renewals: z.int(),
    stopsTaken: z.int().describe('of the two that the account has'),
    underWay: z.array(z.enum([...bankRequestKinds, 'freeze_request'])).describe('asked for and not answered'),
    nextStep: z.enum(nextSteps).nullable().describe('proposed before it ends by itself'),
    appeal: z.object({ id: z.uuid(), decideBy: dateView }).nullable(),
  })
  .meta({ id: 'RunningHold' })

export const runningList = z.object({
  items: z.array(runningView).describe('what ends first'),
  isCut: z.boolean().describe('there are more than are listed'),
})
