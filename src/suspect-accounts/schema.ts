import { z } from 'zod'
import { reasonSchema } from '../transitions'
import { suspectAppealMachine } from './appeals/machine'
import { suspectMachine } from './machine'
import { suspectLimits } from './limits'

export const idParams = z.strictObject({ id: z.uuid() })
const MOST_DAYS = 365

export const listQuery = z.strictObject({
  state: z.enum(suspectMachine.states).optional(),
  account: z.string().min(4).max(64).optional().describe('in full: looked up by its keyed hash'),
  before: z.uuid().optional().describe('id of the last one of the page before'),
})

export const addBody = z.strictObject({
  account: z.string().min(4).max(64),
  grounds: z.string().trim().min(1).max(2_000).describe('why; sealed'),
  days: z.number().int().min(1).max(MOST_DAYS).default(suspectLimits.listed.value),
})
export const endBody = z.strictObject({ reason: reasonSchema })
export const appealBody = z.strictObject({
  statement: z.string().trim().min(1).max(4_000).describe('what the holder says; sealed'),
})
export const decideBody = z.strictObject({
  isGranted: z.boolean().describe('granted: the account is taken out at once'),
  decision: reasonSchema,
})
export const openBody = z.strictObject({ purpose: z.enum(['stop-payment', 'appeal']) })

const person = z.object({ id: z.uuid(), name: z.string() })
const date = z.iso.datetime()
const appealView = z.object({
  id: z.uuid(),
  state: z.enum(suspectAppealMachine.states),
  filedBy: person,
  filedAt: date,
  decideBy: date,
  isOverdue: z.boolean(),
  decidedBy: person.nullable(),
  decidedAt: date.nullable(),
  decision: z.string().nullable(),
})

export const suspectView = z
  .object({
    id: z.uuid(),
    account: z.string().describe('****4567'),
    bank: z.string().nullable(),
    state: z.enum(suspectMachine.states),
    source: z.enum(['stop', 'freeze', 'hand']),
    warningNumber: z.string().nullable(),
    listedBy: person.nullable().describe('null: by a bank’s answer'),
    listedAt: date,
    expiresAt: date,
    endedAt: date.nullable(),
    endingReason: z.string().nullable(),
    appeal: appealView.nullable().describe('the latest'),
  })
  .meta({ id: 'SuspectAccount' })
export const suspectPage = z.object({ items: z.array(suspectView), isCut: z.boolean() })
export const openedView = z.object({
  account: z.string(),
  grounds: z.string(),
  statement: z.string().nullable(),
})

export const feedBody = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .default('0')
    .describe('the cursor of the page before; 0: from the beginning'),
})
export const feedView = z
  .object({
    items: z.array(
      z.object({
        op: z.enum(['add', 'remove']),
        hash: z.string().describe('hex HMAC-SHA-256 of the account under the bank’s feed key'),
        at: date,
        expiresAt: date.nullable().describe('of an addition: taken out then without another word'),
      }),
    ),
    cursor: z.string(),
    hasMore: z.boolean(),
  })
  .meta({ id: 'SuspectAccountFeed' })
