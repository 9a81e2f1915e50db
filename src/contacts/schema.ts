import { z } from 'zod'
import { normalisePhone } from '../people'
import { purposeSchema } from '../warnings'

export const contactKinds = ['relative', 'employer', 'community'] as const
/** What a call came to: they go there or speak with the person; they know; nobody answered; they will not; it is another's number. */
export const contactOutcomes = ['will_help', 'told', 'no_answer', 'refused', 'wrong_number'] as const

const MAX_NAME = 60
const MAX_PHONE = 40
const line = z.string().trim().min(1).max(MAX_NAME)

export const contactParams = z.strictObject({ id: z.uuid() })

export const newContact = z
  .strictObject({
    kind: z.enum(contactKinds),
    name: line.optional(),
    relation: line.optional().describe('女儿, 财务主管, 网格员'),
    phone: z
      .string()
      .max(MAX_PHONE)
      .transform((text, context) => {
        const phone = normalisePhone(text)
        if (phone !== null) return phone
        context.addIssue({ code: 'custom', message: 'expected a phone number' })
        return z.NEVER
      }),
  })
  .meta({ id: 'NewContact' })
export type NewContact = z.output<typeof newContact>

export const openBody = z.strictObject({ purpose: purposeSchema })
export const callBody = z.strictObject({ outcome: z.enum(contactOutcomes) })

export const contactView = z
  .object({
    id: z.uuid(),
    warningId: z.uuid(),
    kind: z.enum(contactKinds),
    name: z.string().nullable().describe('masked'),
    relation: z.string().nullable(),
    phone: z.string().describe('masked'),
    addedBy: z.string(),
    addedAt: z.iso.datetime(),
    calls: z
      .array(
        z.object({
          outcome: z.enum(contactOutcomes),
          calledBy: z.string(),
          calledAt: z.iso.datetime(),
        }),
      )
      .describe('the latest first'),
  })
  .meta({ id: 'Contact' })

export const contactList = z.object({
  items: z.array(contactView).describe('whom nobody has reached yet first'),
})
export const openedView = z.object({
  name: z.string().nullable(),
  relation: z.string().nullable(),
  phone: z.string(),
})
