import { z } from 'zod'
import type {
  BankReplyBody,
  BankRequestBody,
  BankRequestKind,
  OnwardTransferBody,
  PayoutBody,
  PriorFreezeBody,
} from './context'

/** What is written to and read from a bank (docs/bank-api.md); both ends of the wire parse with these. */

const decimal = z
  .string()
  .regex(/^\d{1,15}\.\d{2}$/, { error: 'expected yuan with two decimals, "731200.00"' })
const time = z.iso.datetime({ offset: true })

export const bankRequestKinds = [
  'stop',
  'renew_stop',
  'release_stop',
  'freeze',
  'renew_freeze',
  'release_freeze',
  'protect',
  'release_protection',
  'return_funds',
] as const satisfies readonly BankRequestKind[]

/** More victims of one account than this are returned to in several orders. */
export const MOST_PAYOUTS = 500

const payoutSchema = z.strictObject({
  accountNumber: z.string().min(1).max(64),
  accountName: z.string().min(1).max(200),
  bank: z.string().min(1).max(100),
  amount: decimal,
}) satisfies z.ZodType<PayoutBody>

export const bankRequestSchema = z.strictObject({
  reference: z.uuid(),
  kind: z.enum(bankRequestKinds),
  accountNumber: z.string().min(1).max(64),
  accountName: z.string().max(200),
  amount: decimal.nullable(),
  transferredAt: time.nullable(),
  expiresAt: time.nullable(),
  caseNumber: z.string().min(1).max(40),
  originalReference: z.uuid().nullable(),
  payouts: z.array(payoutSchema).max(MOST_PAYOUTS).optional().describe('of a return: who is paid back'),
}) satisfies z.ZodType<BankRequestBody>

/** A code, never a sentence: what a bank writes about an account must not bring a name into our books. */
export const refusalCauseSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, { error: 'expected a code such as "name_mismatch"' })

/** What one message may tell at most: more is an account book, not an answer. */
export const MOST_ONWARD_TRANSFERS = 50

const onwardTransferSchema = z.strictObject({
  accountNumber: z
    .string()
    .max(64)
    .regex(/^[\s-]*(?:[0-9A-Za-z][\s-]*){4,40}$/, { error: 'expected 4 to 40 letters and digits' }),
  accountName: z.string().trim().min(1).max(100),
  bank: z.string().trim().min(1).max(100),
  amount: decimal.refine((text) => /[1-9]/.test(text), { error: 'expected more than 0.00' }),
  transferredAt: time,
}) satisfies z.ZodType<OnwardTransferBody>

export const bankOutcomes = ['held', 'released', 'refused', 'queued', 'returned'] as const

/** Who has frozen first; an authority, never a person. */
export const priorFreezeSchema = z.strictObject({
  authority: z.string().trim().min(1).max(100),
  amount: decimal.nullable(),
  until: time.nullable(),
}) satisfies z.ZodType<PriorFreezeBody>

export const bankReplySchema = z
  .strictObject({
    messageId: z.string().regex(/^[\w.:-]{1,100}$/),
    reference: z.uuid(),
    outcome: z.enum(bankOutcomes),
    amount: decimal.nullable(),
    balance: decimal.nullable(),
    at: time,
    cause: refusalCauseSchema.nullable(),
    onward: z
      .array(onwardTransferSchema)
      .max(MOST_ONWARD_TRANSFERS)
      .optional()
      .describe('of a stop: where money had gone before it; each proposes the next stop'),
    priorFreeze: priorFreezeSchema
      .optional()
      .describe('of a freeze that is queued (轮候): who has frozen first'),
  })
  .refine(({ outcome, cause }) => outcome !== 'refused' || cause !== null, {
    path: ['cause'],
    error: 'expected the cause of the refusal',
  })
  .refine(({ outcome, priorFreeze }) => (outcome === 'queued') === (priorFreeze !== undefined), {
    path: ['priorFreeze'],
    error: 'expected with queued, and only then',
  }) satisfies z.ZodType<BankReplyBody>

/** What a bank answers when it is asked for a reference. */
export const askedSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('pending') }),
  z.strictObject({ state: z.literal('answered'), reply: bankReplySchema }),
])

/**
 * A request to release is answered by `released`, a return by `returned`, every other one by `held`; each may be refused, and a
 * freeze may stand behind another authority's.
 */
export function isAnswerTo(kind: BankRequestKind, outcome: BankReplyBody['outcome']): boolean {
  if (outcome === 'refused') return true
  if (outcome === 'queued') return kind === 'freeze'
  if (kind === 'return_funds' || outcome === 'returned')
    return kind === 'return_funds' && outcome === 'returned'
  const isRelease = kind === 'release_stop' || kind === 'release_freeze' || kind === 'release_protection'
  return isRelease === (outcome === 'released')
}
