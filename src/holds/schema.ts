import { z } from 'zod'
import { bankOutcomes, refusalCauseSchema } from '../bank-message'
import { reasonSchema } from '../transitions'
import { yuanOrZeroSchema } from './amounts'
import { onwardEntries } from './onward/entry'

const PAGE_DEFAULT = 50
const PAGE_MOST = 200

export const tag = 'holds'
export const moves = ['not_found', 'illegal_move', 'lost_race'] as const

export const idParams = z.strictObject({ id: z.uuid() })
export const reasonBody = z.strictObject({ reason: reasonSchema })

/** Newest first; the cursor is the id of the page's last row. */
export const pageQuery = z.strictObject({
  cursor: z.uuid().optional().describe('nextCursor of the page before'),
  limit: z.coerce.number().int().min(1).max(PAGE_MOST).default(PAGE_DEFAULT),
  warningId: z.uuid().optional(),
})

export const timeSchema = z.iso.datetime({ offset: true })

/** What a liaison enters for a bank without a gateway. */
export const answerBody = z
  .strictObject({
    outcome: z.enum(bankOutcomes),
    amount: yuanOrZeroSchema.optional().describe('yuan held; all that was asked for unless given'),
    balance: yuanOrZeroSchema.optional().describe('yuan found in the account'),
    cause: refusalCauseSchema.optional().describe('of a refusal: "name_mismatch", "account_closed"'),
    at: timeSchema.describe('when the bank acted: 48 hours are counted from then'),
    onward: onwardEntries
      .optional()
      .describe('of a stop: where money had gone before it; each proposes the next stop'),
    priorFreeze: z
      .strictObject({
        authority: z.string().trim().min(1).max(100).describe('who has frozen first; never a person'),
        amount: yuanOrZeroSchema
          .optional()
          .describe('yuan that it freezes; left out: not known, or all of it'),
        until: timeSchema.optional().describe('when it ends unless it is renewed'),
      })
      .optional()
      .describe('of a freeze that is queued'),
  })
  .refine(({ outcome, priorFreeze }) => (outcome === 'queued') === (priorFreeze !== undefined), {
    path: ['priorFreeze'],
    error: 'expected with queued, and only then',
  })
  .refine(({ outcome, cause }) => outcome !== 'refused' || cause !== undefined, {
    path: ['cause'],
    error: 'expected the cause of the refusal',
  })
export type AnswerBody = z.output<typeof answerBody>

export const personView = z.object({ id: z.uuid(), name: z.string() })
export const bankView = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  isConnected: z.boolean().describe('false: its liaison enters the answers'),
})
export const dateView = z.iso.datetime()
export const nullableDate = dateView.nullable()

/** What every hold has in common. */
export const holdFields = {
  id: z.uuid(),
  number: z.string().describe('what people and banks quote, ZF20230223-000001'),
  warningId: z.uuid(),
  warningNumber: z.string(),
  bank: bankView,
  account: z.string().describe('****4567; in full for whoever has to match or approve it'),
  isOpened: z.boolean().describe('whether account and name are in full'),
  approvedBy: personView.nullable(),
  approvedAt: nullableDate,
  submittedAt: nullableDate,
  respondBy: nullableDate,
  expiresAt: nullableDate,
  refusalCause: z.string().nullable(),
  closedAt: nullableDate,
}

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
