import { z } from 'zod'
import { messageMachine } from './machine'

const PAGE_DEFAULT = 50
const PAGE_MOST = 200

export const notificationQuery = z.strictObject({
  warningId: z.uuid().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MOST).default(PAGE_DEFAULT),
})
export type NotificationQuery = z.infer<typeof notificationQuery>

export const parametersSchema = z.record(z.string(), z.union([z.string(), z.number()]))

export const notificationView = z.object({
  id: z.uuid(),
  channel: z.enum(['sms', 'voice', 'desk']),
  template: z.string(),
  text: z.object({ zh: z.string(), en: z.string() }),
  isPersonal: z.boolean().describe('addressed to the reader, not to every desk of the district'),
  warningId: z.uuid().nullable(),
  state: z
    .enum(messageMachine.states)
    .describe('recorded: kept here only, there is no message service; unknown: it may have gone out'),
  createdAt: z.iso.datetime(),
})

export const MOST_UNREAD = 100

export const unreadView = z
  .strictObject({
    count: z.int().max(MOST_UNREAD).describe(`${MOST_UNREAD}: that many or more`),
    readUpTo: z.iso.datetime().nullable(),
  })
  .meta({ id: 'UnreadNotifications' })

export const readMark = z.strictObject({
  upTo: z.iso.datetime({ offset: true }).describe('`createdAt` of the youngest one that was read'),
})

export const notificationPage = z.object({
  items: z.array(notificationView),
  nextCursor: z.string().nullable(),
})
