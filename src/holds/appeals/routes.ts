import { route } from '../../http/route'
import { pageFrom } from '../present'
import { idParams, moves, tag } from '../schema'
import { presentAppeal, presentAppealInFull, presentAppeals } from './present'
import { listAppeals } from './repository'
import * as schema from './schema'
import { decideAppeal, fileAppeal, requireAppeal } from './service'

const base = '/v1/appeals'

export const appealRoutes = [
  route({
    method: 'get',
    path: base,
    policy: 'appeal.read',
    tag,
    summary: 'Appeals, newest first',
    query: schema.listQuery,
    response: schema.appealPage,
    handle: async (ctx, { query: { cursor, limit, ...filter } }) => {
      const rows = await listAppeals(ctx, filter, { before: cursor ?? null, limit: limit + 1 })
      const { items, nextCursor } = pageFrom(rows, limit, (row) => row)
      return { items: await presentAppeals(ctx, items), nextCursor }
    },
  }),
  route({
    method: 'get',
    path: `${base}/:id`,
    policy: 'appeal.read',
    tag,
    summary: 'One appeal with what was said',
    params: idParams,
    response: schema.appealView,
    errors: ['not_found'],
    handle: async (ctx, { params }) => presentAppealInFull(ctx, (await requireAppeal(ctx, params.id)).appeal),
  }),
  route({
    method: 'post',
    path: base,
    policy: 'appeal.file',
    tag,
    summary: 'Enter an appeal against a stop, a freeze or a protective hold',
    body: schema.fileBody,
    response: schema.appealView,
    status: 201,
    errors: ['not_found', 'illegal_move'],
    handle: async (ctx, { body }) => presentAppeal(ctx, (await fileAppeal(ctx, body)).appeal),
  }),
  route({
    method: 'post',
    path: `${base}/:id/decide`,
    policy: 'appeal.decide',
    tag,
    summary: 'Decide as another person; granted means released at once',
    params: idParams,
    body: schema.decideBody,
    response: schema.appealView,
    errors: [...moves, 'four_eyes'],
    handle: async (ctx, { params, body: { outcome, decision } }) =>
      presentAppeal(
        ctx,
        (await decideAppeal(ctx, params.id, { isGranted: outcome === 'grant', decision })).appeal,
      ),
  }),
]
