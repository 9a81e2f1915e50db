import { z } from 'zod'
import { reasonSchema } from '../transitions'

const PAGE_DEFAULT = 50
const PAGE_MOST = 200

export const followUpParams = z.strictObject({ id: z.uuid().describe('of the task') })

export const followUpQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MOST).default(PAGE_DEFAULT),
})
export type FollowUpQuery = z.infer<typeof followUpQuery>

export const giveBackBody = z.strictObject({ reason: reasonSchema })

/** As little as choosing one needs: no account, no sum, nothing of what was said or found. */
export const followUpView = z
  .strictObject({
    id: z.uuid().describe('of the task'),
    number: z.string(),
    person: z.strictObject({ name: z.string().nullable(), phone: z.string().nullable() }).describe('masked'),
    districtName: z.string().nullable(),
    townName: z.string().nullable(),
    typologyName: z
      .strictObject({ zh: z.string(), en: z.string() })
      .nullable()
      .describe('what kind of fraud it was, in words'),
    dueAt: z.iso.datetime(),
    takenBy: z.string().nullable().describe('the name of who has taken it; null: it may be taken'),
    isMine: z.boolean(),
  })
  .meta({ id: 'FollowUp' })

const words = z.array(z.string()).length(3)

export const followUpDetail = followUpView
  .extend({
    opened: z
      .strictObject({
        name: z.string().nullable(),
        phones: z.array(z.string()),
        address: z.string().nullable(),
      })
      .describe('for the doorstep; each reading is audited'),
    questions: z.strictObject({ zh: words, en: words }),
  })
  .meta({ id: 'FollowUpDetail' })

export const followUpPage = z.strictObject({
  items: z.array(followUpView),
  nextCursor: z.string().nullable(),
})
