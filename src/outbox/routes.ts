import { z } from 'zod'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import { route, type Route } from '../http/route'
import { countKinds, countRow, listDead, revive, reviveKind, type DeadLetter } from './repository'

const MAX_PAGE = 200
const number = z.string().regex(/^[1-9]\d{0,17}$/, 'the number of a dead letter')

const name = z.string().regex(/^[\w.-]{1,64}$/, 'a name like warning.opened')

const kindView = z
  .strictObject({
    event: z.string(),
    consumer: z.string(),
    count: z.int(),
    oldestAt: z.iso.datetime(),
    lastError: z.string().nullable().describe('of the youngest one'),
  })
  .meta({ id: 'DeadLetterKind' })

const deadLetterView = z
  .strictObject({
    id: number,
    event: z.string(),
    consumer: z.string().describe('the queue whose stage could not handle it'),
    payload: z.record(z.string(), z.unknown()).describe('ids only'),
    createdAt: z.iso.datetime(),
    deadAt: z.iso.datetime(),
    sends: z.int(),
    failures: z.int(),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'DeadLetter' })

const list = route({
  method: 'get',
  path: '/v1/dead-letters',
  policy: 'dead-letter.manage',
  tag: 'dead letters',
  summary: 'Events that could not be handled, the oldest first',
  query: z.strictObject({
    event: name.optional(),
    consumer: name.optional(),
    after: number.optional(),
    limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
  }),
  response: z.strictObject({ items: z.array(deadLetterView), next: z.string().nullable() }),
  handle: async (ctx, { query }) => {
    const { after, limit, ...kind } = query
    const rows = await listDead(ctx, kind, BigInt(after ?? '0'), limit + 1)
    const items = rows.slice(0, limit)
    const next = rows.length > limit ? (items.at(-1)?.id.toString() ?? null) : null
    return { items: items.map((row) => presentDead(ctx, row)), next }
  },
})

const kinds = route({
  method: 'get',
  path: '/v1/dead-letters/kinds',
  policy: 'dead-letter.manage',
  tag: 'dead letters',
  summary: 'How many there are of each kind, the most first',
  response: z.strictObject({ items: z.array(kindView) }),
  handle: async (ctx) => ({
    items: (await countKinds(ctx)).map(({ oldestAt, ...kind }) => ({
      ...kind,
      oldestAt: oldestAt.toISOString(),
    })),
  }),
})

const resendKind = route({
  method: 'post',
  path: '/v1/dead-letters/resend',
  policy: 'dead-letter.manage',
  tag: 'dead letters',
  summary: 'Send all of one kind again, after their cause has been mended',
  body: z.strictObject({ event: name, consumer: name }),
  response: z.strictObject({ resent: z.int() }),
  status: 202,
  handle: async (ctx, { body, note }) => {
    const resent = await reviveKind(ctx, body)
    note({ ...body, resent })
    return { resent }
  },
})

const resend = route({
  method: 'post',
  path: '/v1/dead-letters/:id/resend',
  policy: 'dead-letter.manage',
  tag: 'dead letters',
  summary: 'Send it again, after its cause has been mended',
  params: z.object({ id: number }),
  status: 202,
  errors: ['not_found', 'illegal_move'],
  handle: async (ctx, { params }) => {
    const id = BigInt(params.id)
    if ((await revive(ctx, id)) === 1) return
    if ((await countRow(ctx, id)) === 0) throw notFound('dead letter')
    throw new AppError('illegal_move', 'it is not dead: it has been handled or sent again')
  },
})

export const deadLetterRoutes: readonly Route[] = [list, kinds, resendKind, resend]

const presentDead = (ctx: Context, row: DeadLetter): z.input<typeof deadLetterView> => ({
  id: row.id.toString(),
  event: row.event,
  consumer: row.consumer,
  payload:
    typeof row.payload === 'object' && row.payload !== null && !Array.isArray(row.payload)
      ? { ...row.payload }
      : {},
  createdAt: row.createdAt.toISOString(),
  deadAt: (row.deadAt ?? ctx.clock.now()).toISOString(),
  sends: row.sends,
  failures: row.failures,
  lastError: row.lastError,
})
