import { z } from 'zod'
import { bankView } from '../schema'

const MAX_TEXT = 200
const MAX_URL = 500
const MIN_SECRET = 16
const MAX_LIMIT_MINUTES = 48 * 60

const code = z.string().regex(/^[A-Z][A-Z0-9_-]{1,31}$/, { error: '2 to 32 capitals, digits, - or _' })
const name = z.string().regex(/^[^\p{Cc}]{2,60}$/u, { error: '2 to 60 characters' })
const source = z.string().trim().min(2).max(MAX_TEXT).describe('where the limit is known from')
const gatewayUrl = z
  .url({ protocol: /^https?$/ })
  .max(MAX_URL)
  .nullable()
const secret = z.string().min(MIN_SECRET).max(MAX_TEXT)
const phone = z
  .string()
  .trim()
  .regex(/^[+\d][\d -]{2,38}$/, { error: 'a telephone number' })
  .nullable()
const bic = z
  .string()
  // ISO 9362.
  .regex(/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/, { error: '8 or 11 capitals and digits' })
  .nullable()
const responseLimitMinutes = z
  .int()
  .min(1)
  // A stop lasts 48 hours (银发〔2016〕86号): a later answer stops nothing any more.
  .max(MAX_LIMIT_MINUTES)

export const newBank = z.strictObject({ code, name, responseLimitMinutes, source }).meta({ id: 'NewBank' })

export const bankChange = z
  .strictObject({
    name: name.optional(),
    gatewayUrl: gatewayUrl
      .optional()
      .describe('null: its liaison answers by hand. https; in a demo or on this machine http, too'),
    secret: secret.optional().describe('shared with the bank, signs both ways; written, never read'),
    responseLimitMinutes: responseLimitMinutes.optional().describe('comes with its source'),
    source: source.optional(),
    dutyPhone: phone.optional().describe('of the office to call when the gateway says nothing'),
    headOfficePhone: phone.optional().describe('whom to call then'),
    bic: bic.optional().describe('of the bank in ISO 20022 messages; null: none is written for it'),
    revision: z.int().describe('of the bank as it was read; another one by now is lost_race'),
  })
  .meta({ id: 'BankChange' })

export const bankSettingsView = bankView
  .extend({
    gatewayUrl: z.string().nullable(),
    hasSecret: z.boolean(),
    dutyPhone: z.string().nullable(),
    headOfficePhone: z.string().nullable(),
    bic: z.string().nullable(),
    liaisons: z.int().describe('who answer for it by hand'),
    openRequests: z.int().describe('sent or to be sent, and not answered'),
    updatedAt: z.iso.datetime(),
    revision: z.int(),
  })
  .meta({ id: 'BankSettings' })

export const bankConnectionView = z
  .strictObject({
    outcome: z
      .enum(['ok', 'no_answer', 'refused', 'not_signed', 'not_understood'])
      .describe('refused: the bank does not take our signature; not_signed: its own is missing or wrong'),
    status: z.int().nullable().describe('of HTTP; null: no answer within 5 s'),
    milliseconds: z.int(),
  })
  .meta({ id: 'BankConnection' })
