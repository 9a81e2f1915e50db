import { z } from 'zod'
import { enteredAtSchema } from '../transitions'

export const findingSchema = z.enum(['fraud', 'not_fraud', 'unclear', 'not_reached'])
export const attitudeSchema = z.enum(['believes', 'doubts', 'denies', 'refuses', 'not_met'])
export type Finding = z.infer<typeof findingSchema>
export type Attitude = z.infer<typeof attitudeSchema>

const MOST_TRANSFERS = 50
const LONGEST_NOTE = 4_000

/** One of the four looks (四查看): was it looked at, and what was found; `nothing` if it was and nothing was. */
const look = <const T extends readonly [string, ...string[]]>(...findings: T) =>
  z
    .strictObject({
      checked: z.boolean(),
      found: z.enum(['nothing', 'suspicious', ...findings]).optional(),
    })
    .refine(({ checked, found }) => checked || found === undefined, {
      path: ['found'],
      message: 'expected nothing where nobody has looked',
    })

/** 四查看: calls and messages, chats, apps, transfers. */
export const checksSchema = z.strictObject({
  callsAndSms: look('foreign-call', 'long-unknown-call', 'false-official', 'diverted'),
  chats: look('false-leader', 'false-official', 'false-service', 'new-group', 'deleted'),
  apps: look('screen-sharing', 'remote-control', 'meeting', 'unknown-app'),
  transfers: look('first-payee', 'several-large', 'loan-taken', 'under-way'),
})
export type Checks = z.infer<typeof checksSchema>

/** 三询问: why the transfer, is it to a stranger, did somebody tell you to. null: not asked, or no answer. */
export const questionsSchema = z.strictObject({
  whyTransfer: z
    .enum(['told-to', 'deposit', 'refund', 'goods', 'investment', 'loan', 'help', 'own-account', 'other'])
    .nullable()
    .default(null),
  toStranger: z.boolean().nullable().default(null),
  toldByCaller: z.boolean().nullable().default(null),
})

const yuan = z.string().regex(/^\d{1,15}(?:\.\d{1,2})?$/, 'expected an amount in yuan, "731200.00"')
const name = z.string().trim().min(1).max(100)

/** A payment that has been made already; the bank needs all of it to stop the account. */
export const transferSchema = z.strictObject({
  payeeAccount: z.string().trim().min(4).max(64),
  payeeName: name.optional(),
  payeeBank: name.optional(),
  amount: yuan,
  at: z.iso.datetime({ offset: true }),
})
export type TransferReport = z.infer<typeof transferSchema>

export const visitBody = z
  .strictObject({
    finding: findingSchema,
    attitude: attitudeSchema,
    isInContact: z.boolean().nullable().default(null).describe('still in contact with the fraudster'),
    checks: checksSchema,
    questions: questionsSchema.default({ whyTransfer: null, toStranger: null, toldByCaller: null }),
    isAppRemoved: z.boolean().nullable().default(null),
    told: z
      .array(z.enum(['relatives', 'employer', 'bank', 'community']))
      .max(4)
      .default([]),
    transfers: z.array(transferSchema).max(MOST_TRANSFERS).default([]),
    protectedAmount: yuan.optional().describe('all that was about to leave in this case and stays, in yuan'),
    nextVisitAt: z.iso.datetime({ offset: true }).optional(),
    note: z.string().trim().min(1).max(LONGEST_NOTE).optional().describe('kept sealed'),
    enteredAt: enteredAtSchema,
  })
  .refine(({ finding, attitude }) => (finding === 'not_reached') === (attitude === 'not_met'), {
    path: ['attitude'],
    message: 'expected not_met exactly when nobody was reached',
  })
export type VisitReport = z.infer<typeof visitBody>

export const taskParams = z.strictObject({ id: z.uuid() })
export const visitParams = z.strictObject({ id: z.uuid() })
export const detailsBody = z.strictObject({
  purpose: z.enum(['triage', 'doorstep', 'stop-payment', 'freeze', 'appeal']),
})

export const visitView = z.object({
  id: z.uuid(),
  taskId: z.uuid(),
  warningId: z.uuid(),
  officerId: z.uuid(),
  officerName: z.string(),
  visitedAt: z.iso.datetime(),
  receivedAt: z.iso.datetime().nullable().describe('when it reached us, where that was later'),
  finding: findingSchema,
  attitude: attitudeSchema,
  isInContact: z.boolean().nullable(),
  checks: z.record(z.string(), z.object({ checked: z.boolean(), found: z.string().optional() })),
  questions: z.object({
    whyTransfer: z.string().nullable(),
    toStranger: z.boolean().nullable(),
    toldByCaller: z.boolean().nullable(),
  }),
  isAppRemoved: z.boolean().nullable(),
  told: z.array(z.string()),
  paid: z.string().describe('all that is known to have been paid in this case, in yuan'),
  protected: z.string(),
  nextVisitAt: z.iso.datetime().nullable(),
  transfers: z
    .array(z.object({ payeeAccount: z.string(), amount: z.string(), at: z.iso.datetime() }))
    .describe('those this visit has found; accounts by their last digits'),
})

export const visitList = z.object({ items: z.array(visitView) })

export const detailsView = z.object({
  note: z.string().nullable(),
  transfers: z.array(
    z.object({
      payeeAccount: z.string(),
      payeeName: z.string().nullable(),
      payeeBank: z.string().nullable(),
      amount: z.string(),
      at: z.iso.datetime(),
    }),
  ),
})
