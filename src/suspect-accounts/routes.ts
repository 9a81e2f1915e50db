import { route, type Route } from '../http/route'
import { readFeed } from './feed'
import { presentSuspect } from './present'
import * as schema from './schema'
import * as service from './service'

const base = '/v1/suspect-accounts'
const tag = 'suspect accounts'
const moves = ['not_found', 'illegal_move', 'lost_race'] as const

export const suspectRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: base,
    policy: 'suspect-account.read',
    tag,
    summary: 'Accounts known to have taken fraud money, newest first; masked',
    query: schema.listQuery,
    response: schema.suspectPage,
    handle: async (ctx, { query }) => {
      const { rows, isCut } = await service.listSuspects(ctx, query)
      return { items: rows.map((row) => presentSuspect(ctx, row)), isCut }
    },
  }),
  route({
    method: 'post',
    path: base,
    policy: 'suspect-account.list',
    tag,
    summary: 'Register an account by hand, with grounds and an end',
    body: schema.addBody,
    response: schema.suspectView,
    status: 201,
    errors: ['illegal_move'],
    handle: async (ctx, { body }) => presentSuspect(ctx, await service.addByHand(ctx, body)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/open`,
    policy: 'suspect-account.open',
    tag,
    summary: 'Open the account and its grounds; the purpose goes into the audit log',
    params: schema.idParams,
    body: schema.openBody,
    response: schema.openedView,
    errors: ['not_found'],
    handle: (ctx, { params, body }) => service.openSuspect(ctx, params.id, body.purpose),
  }),
  route({
    method: 'post',
    path: `${base}/:id/end`,
    policy: 'suspect-account.list',
    tag,
    summary: 'Take it out, with a reason; banks are told by the feed',
    params: schema.idParams,
    body: schema.endBody,
    response: schema.suspectView,
    errors: moves,
    handle: async (ctx, { params, body }) =>
      presentSuspect(ctx, await service.endSuspect(ctx, params.id, body.reason)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/appeal`,
    policy: 'suspect-account.appeal',
    tag,
    summary: 'Enter what the holder objects; undecided in its time, the account is out until it is decided',
    params: schema.idParams,
    body: schema.appealBody,
    response: schema.suspectView,
    status: 201,
    errors: ['not_found', 'illegal_move'],
    handle: async (ctx, { params, body }) =>
      presentSuspect(ctx, await service.fileAppeal(ctx, params.id, body.statement)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/decide`,
    policy: 'suspect-account.decide',
    tag,
    summary: 'Decide the appeal as another person; granted means out at once',
    params: schema.idParams,
    body: schema.decideBody,
    response: schema.suspectView,
    errors: [...moves, 'four_eyes'],
    handle: async (ctx, { params, body }) =>
      presentSuspect(ctx, await service.decideAppeal(ctx, params.id, body)),
  }),
  route({
    method: 'post',
    path: `${base}/feed`,
    policy: 'suspect-account.feed',
    tag,
    summary:
      'What has changed since the cursor, as hashes under the key of the bank that asks (docs/bank-api.md)',
    body: schema.feedBody,
    response: schema.feedView,
    handle: (ctx, { body }) => readFeed(ctx, body.after),
  }),
]
