import { z } from 'zod'

const MAX_TEXT = 100
const MAX_URL = 500
export const signalTypes = ['transaction', 'call', 'message', 'report'] as const

export const newKey = z
  .strictObject({
    source: z
      .string()
      .regex(/^[a-z0-9]+(?:[:.-][a-z0-9]+)*$/, 'a name like bank:icbc-yuecheng')
      .max(MAX_TEXT),
    label: z.string().trim().min(1).max(MAX_TEXT),
    signalTypes: z.array(z.enum(signalTypes)).min(1).max(signalTypes.length),
    bankCode: z.string().max(MAX_TEXT).nullable().default(null),
    webhookUrl: z
      .url({ protocol: /^https?$/ })
      .max(MAX_URL)
      .nullable()
      .default(null)
      .describe('where the outcomes of holds are told; https in production'),
  })
  .meta({ id: 'NewApiKey' })

export const keyView = z
  .strictObject({
    id: z.uuid(),
    source: z.string(),
    label: z.string(),
    prefix: z.string().describe('the first characters of the key'),
    signalTypes: z.array(z.enum(signalTypes)),
    bankCode: z.string().nullable(),
    webhookUrl: z.string().nullable(),
    createdAt: z.iso.datetime(),
    revokedAt: z.iso.datetime().nullable(),
    lastUsedAt: z.iso.datetime().nullable().describe('to the minute; null: never'),
    createdBy: z.string().nullable().describe('the display name of who made it'),
  })
  .meta({ id: 'ApiKey' })

export const madeKey = keyView
  .extend({
    key: z.string().describe('shown this once'),
    webhookSecret: z.string().nullable().describe('signs what we tell you; shown this once'),
  })
  .meta({ id: 'MadeApiKey' })
