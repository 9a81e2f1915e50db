import { z } from 'zod'
import { bankOutcomes, bankRequestKinds } from '../../bank-message'
import { yuanView } from '../amounts'
import { appealSubjects } from '../appeals/subject'
import { dateView, nullableDate, personView } from '../schema'

export const taskKinds = [...bankRequestKinds, 'appeal'] as const

/** Who has to act: the liaison, the bank's gateway, or the centre that decides an appeal. */
export const awaited = ['liaison', 'gateway', 'centre'] as const

export const bankTaskView = z
  .object({
    id: z.uuid().describe('of the request, or of the appeal'),
    kind: z.enum(taskKinds),
    awaits: z.enum(awaited),
    isAnswered: z.boolean(),
    subject: z.enum([...appealSubjects, 'fund_return']),
    subjectId: z.uuid(),
    number: z.string().describe('of the stop, freeze or protective hold: what people and banks quote'),
    warningNumber: z.string(),
    subjectState: z.string(),
    askedAt: dateView,
    respondBy: dateView.describe('the bank’s limit for its answer; of an appeal when it is decided'),
    runsOutAt: nullableDate.describe(
      'of a stop 48 h after the asking; of a freeze or a renewal when what is in force ends; null: no such time',
    ),
    account: z.string().describe('****4567; in full when isOpened'),
    accountName: z.string().describe('masked unless isOpened'),
    isOpened: z.boolean(),
    amount: yuanView.nullable().describe('null: the whole account'),
    transferredAt: nullableDate,
  })
  .meta({ id: 'BankTask' })

const answered = z.object({
  outcome: z.enum(bankOutcomes),
  amount: yuanView.nullable(),
  balance: yuanView.nullable(),
  cause: z.string().nullable(),
  at: dateView,
  receivedAt: dateView,
  onward: z.int().describe('how many transfers it told of'),
})

export const bankTaskDetail = bankTaskView
  .extend({
    until: nullableDate.describe('of a freeze, a renewal or a protection: until when'),
    why: z
      .string()
      .nullable()
      .describe('of a whole-account freeze, a protection or a release: the centre’s reason'),
    approvedBy: personView.nullable(),
    stops: z.array(z.int()).describe('of a stop: which of the account’s two it is'),
    payouts: z
      .array(
        z.object({ accountNumber: z.string(), accountName: z.string(), bank: z.string(), amount: yuanView }),
      )
      .describe('of a return: who is paid back'),
    answer: answered.nullable(),
  })
  .meta({ id: 'BankTaskDetail' })

export const bankTaskList = z.object({
  items: z.array(bankTaskView).describe('by time left for the answer, then by time left of what is in force'),
  counts: z.object({
    liaison: z.int().describe('that the liaison has to answer'),
    overdue: z.int().describe('of those, past the bank’s limit'),
    gateway: z.int(),
    centre: z.int(),
  }),
  isCut: z.boolean().describe('there are more than are listed'),
})
