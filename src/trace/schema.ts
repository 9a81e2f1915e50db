import { z } from 'zod'
import { yuanSchema } from '../holds'
import { reasonSchema } from '../transitions'
import { rules, sources } from './core'
import { tracedAccountMachine } from './machine'

export const idParams = z.strictObject({ id: z.uuid() })
export const accountParams = z.strictObject({ id: z.uuid(), accountId: z.uuid() })

export const draftBody = z.strictObject({
  accountName: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe('only where nobody told it: the bank must match it'),
  bankCode: z.string().min(1).max(40).optional().describe('only where the account names no bank known here'),
})
export const dismissBody = z.strictObject({ reason: reasonSchema })

export const correctionBody = z
  .strictObject({
    transferId: z.uuid(),
    isWithdrawn: z.boolean().describe('there was no such transfer'),
    amount: yuanSchema.optional().describe('yuan, as it really was'),
    transferredAt: z.iso.datetime({ offset: true }).optional(),
    reason: reasonSchema,
  })
  .refine((body) => body.isWithdrawn !== (body.amount !== undefined && body.transferredAt !== undefined), {
    path: ['amount'],
    error: 'expected amount and time of the transfer as it was, or that there was none',
  })
export type CorrectionBody = z.output<typeof correctionBody>

const yuan = z.string().describe('yuan')
const stop = z.object({ id: z.uuid(), number: z.string(), state: z.string() })

export const stateSchema = z.enum(tracedAccountMachine.states)

const accountView = z.object({
  id: z.string(),
  tier: z.int().min(0).describe('1: paid by a victim, 2: paid by those …; 0: a victim’s own'),
  tail: z.string().nullable().describe('****4567'),
  bank: z.string().nullable(),
  bankCode: z.string().nullable().describe('null: no bank known here, one has to be named to draft'),
  holder: z.string().nullable().describe('masked'),
  isOwn: z.boolean(),
  received: yuan.describe('tainted yuan; received = sent + cashed + outOfSight + there'),
  sent: yuan,
  cashed: yuan,
  outOfSight: yuan.describe('gone, as a balance shows, and nobody knows where to'),
  there: yuan.describe('tainted, still there'),
  thereOwn: yuan.describe('of this warning’s money'),
  untracedIn: yuan.describe('clean money of unknown origin that must have come in'),
  lastTaintedAt: z.iso.datetime(),
  balance: z.object({ amount: yuan, at: z.iso.datetime() }).nullable().describe('as its bank found it'),
  freshness: z.number().min(0).max(1).describe('0.5 ^ (hours since tainted money came in / half-life)'),
  expected: yuan.describe('there x freshness: what a stop now can be expected to save'),
  notProposed: z.enum(['own', 'held', 'stop_limit', 'nothing_left']).nullable(),
  stopsTaken: z.int(),
  state: stateSchema.nullable().describe('null: not taken up yet'),
  nextStop: stop.nullable(),
  canDraft: z.boolean(),
})

const edgeView = z.object({
  id: z.string(),
  from: z.string().nullable().describe('null: of another case, or an account that nobody named'),
  to: z.string().nullable().describe('null: cash, or an account that nobody named'),
  tier: z.int().describe('of the account that was paid'),
  amount: yuan,
  tainted: yuan.describe('never more than the amount'),
  own: yuan.describe('of this warning’s money'),
  at: z.iso.datetime(),
  how: z.enum(['source', 'matched', 'pro-rata', 'first-in-first-out']),
  sources: z.array(z.enum(sources)),
  isOther: z.boolean().describe('the payment of another case'),
})

export const traceView = z
  .object({
    rule: z.enum(rules),
    matchWithinMinutes: z.int(),
    halfLifeHours: z.number(),
    at: z.iso.datetime(),
    defrauded: yuan.describe('paid by the victim, as far as it has left'),
    there: yuan.describe('of all cases in these accounts'),
    thereOwn: yuan.describe('of this warning’s money'),
    cameBack: yuan.describe('in the victim’s own accounts again'),
    heldOwn: yuan.describe('of this warning’s money, in accounts that are stopped or frozen'),
    expected: yuan.describe('what stops on all that are proposed can be expected to save'),
    otherWarnings: z
      .int()
      .describe('cases that share an account with this one; their money is followed, too'),
    accounts: z.array(accountView).describe('what is still there to save on top'),
    edges: z.array(edgeView),
    corrections: z.array(
      z.object({
        id: z.uuid(),
        reason: z.string(),
        amount: yuan.nullable().describe('null: withdrawn'),
        transferredAt: z.iso.datetime().nullable(),
        by: z.string(),
        at: z.iso.datetime(),
      }),
    ),
    isCut: z.boolean().describe('there is more than was looked at'),
  })
  .meta({ id: 'Trace' })
