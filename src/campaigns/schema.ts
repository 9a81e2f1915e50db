import { z } from 'zod'
import { reasonSchema } from '../transitions'
import { levelSchema, stateSchema } from '../warnings'
import { campaignStates } from './machine'
import { traitKinds } from './traits'

const PAGE_DEFAULT = 50
const PAGE_MOST = 200

export const idParams = z.strictObject({ id: z.uuid() })
export const campaignStateSchema = z
  .enum(campaignStates)
  .describe('open: one of its warnings is alive; closed: none is, until one joins')

export const listQuery = z.strictObject({
  state: campaignStateSchema.default('open'),
  typology: z
    .string()
    .regex(/^[a-z-]+(?:\.[a-z-]+)?$/)
    .optional()
    .describe('with its finer ones'),
  since: z.iso
    .datetime({ offset: true })
    .transform((at) => new Date(at))
    .optional()
    .describe('grown since then'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MOST).default(PAGE_DEFAULT),
})

export const memberBody = z.strictObject({ warningId: z.uuid(), reason: reasonSchema })

export const campaignView = z.object({
  id: z.uuid(),
  number: z.string(),
  state: campaignStateSchema,
  typology: z.string(),
  victims: z.number().int().describe('people, not warnings'),
  warnings: z.number().int(),
  highestLevel: levelSchema.nullable(),
  firstAt: z.iso.datetime().nullable().describe('when its first warning was opened'),
  lastAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime(),
  mergedInto: z.object({ id: z.uuid(), number: z.string() }).nullable(),
})

export const campaignPage = z.object({ items: z.array(campaignView), nextCursor: z.string().nullable() })

export const memberView = z.object({
  warningId: z.uuid(),
  number: z.string(),
  state: stateSchema,
  level: levelSchema,
  typology: z.string(),
  districtCode: z.string().nullable(),
  openedAt: z.iso.datetime(),
  joinedAt: z.iso.datetime(),
  joinedBy: z.string().nullable().describe('who joined it by hand; null: by what it has in common'),
  reason: z.string().nullable(),
})

export const linkView = z.object({
  kind: z.enum(traitKinds),
  tail: z.string().describe('last characters of the account, phone or handle; empty for a wording'),
  warningIds: z.array(z.uuid()),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
})

export const campaignDetailView = campaignView.extend({
  members: z.array(memberView),
  links: z.array(linkView).describe('what they have in common'),
  money: z.record(z.string(), z.string()).describe('yuan by ledger account; kinds are never added up'),
})
