import { z } from 'zod'
import { yuanView } from '../amounts'
import { appealSubjects } from '../appeals/subject'
import { bankView, dateView, nullableDate, personView } from '../schema'
import { blocks } from './blocked'

export const approvalKinds = ['stop', 'freeze', 'whole_freeze', 'protective_hold', 'appeal'] as const

export const approvalView = z
  .object({
    id: z.uuid().describe('of the stop, freeze, protective hold or appeal'),
    kind: z.enum(approvalKinds),
    subject: z.enum(appealSubjects).describe('what it is; of an appeal what it is against'),
    subjectId: z.uuid(),
    number: z.string(),
    warningId: z.uuid(),
    warningNumber: z.string(),
    warningState: z.string(),
    bank: bankView,
    account: z.string().describe('****4567; in full by its own route, which is audited'),
    accountName: z.string().describe('masked'),
    amount: yuanView.nullable().describe('null: the whole account'),
    transferredAt: nullableDate,
    reason: z.string().nullable().describe('of a whole-account freeze or a protective hold'),
    stopsTaken: z.int().describe('of the two that the account has'),
    askedBy: personView,
    askedAt: dateView,
    approveBy: dateView.describe('a freeze has until its stop ends, an appeal 24 h, the others 30 min'),
    blockedBy: z.enum(blocks).nullable().describe('why the one who asks may not approve; null: may'),
  })
  .meta({ id: 'Approval' })

export const approvalList = z.object({
  items: z.array(approvalView).describe('by time left'),
  counts: z.object({
    open: z.int().describe('that the one who asks may decide'),
    overdue: z.int().describe('of those'),
    fourEyes: z.int().describe('that wait for somebody else'),
  }),
  isCut: z.boolean().describe('there are more than are listed'),
})
