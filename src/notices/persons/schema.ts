import { z } from 'zod'
import { messageMachine } from '../machine'
import { contactChannels, contactModes } from './modes'

export const idParams = z.strictObject({ id: z.uuid() })

export const contactBody = z.strictObject({
  channel: z.enum(contactChannels),
  language: z.enum(['zh', 'en']).default('zh'),
})

export const contactView = z
  .strictObject({
    id: z.uuid(),
    channel: z.enum(contactChannels),
    language: z.enum(['zh', 'en']),
    text: z.object({ zh: z.string(), en: z.string() }),
    state: z.enum(messageMachine.states),
    waitsFor: z.enum(['quiet_hours', 'number_limit', 'provider']).nullable(),
    sendAfter: z.iso.datetime().nullable(),
    outcome: z
      .enum(['reached', 'busy', 'hung_up', 'unreachable', 'no_answer', 'told_to_transfer'])
      .nullable()
      .describe('what a call came to; reached: pressed 2, told_to_transfer: pressed 1'),
    problem: z.string().nullable().describe('why it failed or was withheld: a code, ours or the service’s'),
    attempts: z.int(),
    askedBy: z.string().nullable().describe('null: sent by the level’s policy'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'AutomaticContact' })

const mode = z.enum(contactModes)
const bothLanguages = z.strictObject({ zh: z.string(), en: z.string() })

export const contactsView = z
  .strictObject({
    items: z.array(contactView),
    transport: z
      .enum(['twilio', 'recorder'])
      .describe('recorder: no message service is configured, nothing goes out'),
    hasNumber: z.boolean(),
    policy: z.strictObject({
      sms: mode,
      voice: mode,
      quietUntil: z.iso.datetime().nullable().describe('quiet hours hold now, until then'),
    }),
  })
  .meta({ id: 'AutomaticContacts' })

export const contactPolicyView = z
  .strictObject({
    level: z.enum(['low', 'medium', 'high', 'critical']),
    effectiveFrom: z.iso.date(),
    sms: mode,
    voice: mode,
    quietFrom: z.string().nullable().describe('"22:00", the city’s time; null: at any hour'),
    quietUntil: z.string().nullable(),
    mostMessages: z.int().describe('to one number within the window'),
    mostCalls: z.int(),
    windowHours: z.int(),
    source: z.string(),
    says: z
      .strictObject({ sms: bothLanguages, voice: bothLanguages })
      .describe('the templates, with {number} where the warning’s number stands'),
  })
  .meta({ id: 'ContactPolicy' })

export const contactPoliciesView = z
  .strictObject({
    transport: z.enum(['twilio', 'recorder']),
    items: z.array(contactPolicyView),
  })
  .meta({ id: 'ContactPolicies' })

const MOST_MESSAGES = 50
const MOST_HOURS = 168
const MAX_SOURCE = 200
const timeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'expected a time of the day, "22:00"')
  .nullable()

export const newContactPolicy = z
  .strictObject({
    level: z.enum(['low', 'medium', 'high', 'critical']),
    effectiveFrom: z.iso.date().describe("today or later, by the city's calendar"),
    sms: mode,
    voice: mode,
    quietFrom: timeOfDay,
    quietUntil: timeOfDay,
    mostMessages: z.int().min(0).max(MOST_MESSAGES),
    mostCalls: z.int().min(0).max(MOST_MESSAGES),
    windowHours: z.int().min(1).max(MOST_HOURS),
    source: z.string().trim().min(2).max(MAX_SOURCE).describe('which order or decision it rests on'),
  })
  .refine(({ quietFrom, quietUntil }) => (quietFrom === null) === (quietUntil === null), {
    path: ['quietUntil'],
    message: 'expected both ends of the quiet hours, or neither',
  })
  .refine(({ quietFrom, quietUntil }) => quietFrom === null || quietFrom !== quietUntil, {
    path: ['quietUntil'],
    message: 'expected another time than the beginning',
  })
  .refine(({ level, quietFrom }) => level !== 'critical' || quietFrom === null, {
    path: ['quietFrom'],
    message: 'expected null: a critical warning knows no quiet hours',
  })
  .meta({ id: 'NewContactPolicy' })
export type NewContactPolicy = z.output<typeof newContactPolicy>
