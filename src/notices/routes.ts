import type { z } from 'zod'
import type { Actor, Context } from '../context'
import { AppError } from '../errors'
import { route } from '../http/route'
import { decodeCursor, encodeCursor } from '../lib/cursor'
import * as repository from './repository'
import {
  MOST_UNREAD,
  notificationPage,
  notificationQuery,
  notificationView,
  parametersSchema,
  readMark,
  unreadView,
  type NotificationQuery,
} from './schema'
import { isTemplate, word } from './templates'

export const noticeRoutes = [
  route({
    method: 'get',
    path: '/v1/notifications',
    policy: 'notification.read',
    tag: 'notifications',
    summary:
      'What the reader has been told, and at a desk what all desks of the district are told; newest first',
    query: notificationQuery,
    response: notificationPage,
    handle: (ctx, { query }) => listNotifications(ctx, query),
  }),
  route({
    method: 'get',
    path: '/v1/notifications/unread',
    policy: 'notification.read',
    tag: 'notifications',
    summary: 'How many have come since the reader marked what he had read',
    response: unreadView,
    handle: (ctx) => readUnread(ctx),
  }),
  route({
    method: 'put',
    path: '/v1/notifications/read',
    policy: 'notification.read',
    tag: 'notifications',
    summary: 'Mark as read what has come up to a time',
    body: readMark,
    response: unreadView,
    handle: async (ctx, { body }) => {
      const [upTo, now] = [new Date(body.upTo), ctx.clock.now()]
      // A clock that is ahead must not swallow what is still to come.
      await repository.markRead(ctx.db, reader(ctx).id, upTo < now ? upTo : now)
      return readUnread(ctx)
    },
  }),
]

async function readUnread(ctx: Context): Promise<z.input<typeof unreadView>> {
  const { count, readUpTo } = await repository.countUnread(ctx.db, reader(ctx), MOST_UNREAD)
  return { count, readUpTo: readUpTo?.toISOString() ?? null }
}

function reader({ actor }: Context): Extract<Actor, { kind: 'user' }> {
  if (actor.kind !== 'user') throw new AppError('forbidden')
  return actor
}

async function listNotifications(
  ctx: Context,
  query: NotificationQuery,
): Promise<z.input<typeof notificationPage>> {
  const rows = await repository.listNotifications(ctx.db, reader(ctx), query, keyOf(query.cursor))
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const isLast = rows.length <= query.limit || last === undefined
  return {
    items: page.map(presentNotification),
    nextCursor: isLast ? null : encodeCursor([last.createdAt.toISOString(), last.id]),
  }
}

function presentNotification(row: repository.NotificationRow): z.input<typeof notificationView> {
  const parameters = parametersSchema.parse(row.parameters)
  return {
    id: row.id,
    channel: notificationView.shape.channel.parse(row.channel),
    template: row.template,
    text: isTemplate(row.template) ? word(row.template, parameters) : { zh: row.template, en: row.template },
    isPersonal: row.userId !== null,
    warningId: row.warningId,
    state: notificationView.shape.state.parse(row.state),
    createdAt: row.createdAt.toISOString(),
  }
}

function keyOf(cursor: string | undefined): { createdAt: Date; id: string } | null {
  if (cursor === undefined) return null
  const [createdAt = '', id = ''] = decodeCursor(cursor, 2) ?? []
  if (Number.isNaN(Date.parse(createdAt)) || !/^[0-9a-f-]{36}$/.test(id)) {
    const field = { path: 'query.cursor', code: 'custom', expected: 'nextCursor of the page before' }
    throw new AppError('invalid_request', undefined, [field])
  }
  return { createdAt: new Date(createdAt), id }
}
