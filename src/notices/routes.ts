import type { z } from 'zod'
import type { Context } from '../context'
import { AppError } from '../errors'
import { route } from '../http/route'
import { decodeCursor, encodeCursor } from '../lib/cursor'
import * as repository from './repository'
import {
  notificationPage,
  notificationQuery,
  notificationView,
  parametersSchema,
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
]

async function listNotifications(
  ctx: Context,
  query: NotificationQuery,
): Promise<z.input<typeof notificationPage>> {
  const { actor } = ctx
  if (actor.kind !== 'user') throw new AppError('forbidden')
  const rows = await repository.listNotifications(ctx.db, actor, query, keyOf(query.cursor))
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
