import { route } from '../../http/route'
import { toAnswer } from '../answer-body'
import { releaseProtection } from '../endings'
import { pageFrom } from '../present'
import { answerByLiaison } from '../replies'
import { answerBody, idParams, moves, reasonBody, tag } from '../schema'
import { presentProtection, presentProtectionFor } from './present'
import { listProtections } from './repository'
import * as schema from './schema'
import * as service from './service'

const base = '/v1/protective-holds'

const reads = [
  route({
    method: 'get',
    path: base,
    policy: 'protective-hold.read',
    tag,
    summary: "Limits on victims' own accounts, newest first",
    query: schema.listQuery,
    response: schema.protectionPage,
    handle: async (ctx, { query: { cursor, limit, ...filter } }) => {
      const rows = await listProtections(ctx, filter, { before: cursor ?? null, limit: limit + 1 })
      return pageFrom(rows, limit, presentProtection)
    },
  }),
  route({
    method: 'get',
    path: `${base}/:id`,
    policy: 'protective-hold.read',
    tag,
    summary: 'One protective hold; in full for whoever has to match or approve it',
    params: idParams,
    response: schema.protectionView,
    errors: ['not_found'],
    handle: async (ctx, { params }) =>
      presentProtectionFor(ctx, await service.requireProtection(ctx, params.id)),
  }),
]

const changes = [
  route({
    method: 'post',
    path: base,
    policy: 'protective-hold.request',
    tag,
    summary: "Ask for a limit on the victim's own account",
    body: schema.requestBody,
    response: schema.protectionView,
    status: 201,
    errors: ['not_found', 'illegal_move', 'incomplete_request'],
    handle: async (ctx, { body }) => presentProtection(await service.requestProtection(ctx, body)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/approve`,
    policy: 'protective-hold.approve',
    tag,
    summary: 'Approve as the second person: it goes to the bank',
    params: idParams,
    response: schema.protectionView,
    errors: [...moves, 'four_eyes'],
    handle: async (ctx, { params }) => presentProtection(await service.approveProtection(ctx, params.id)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/cancel`,
    policy: 'protective-hold.request',
    tag,
    summary: 'Take back a request that nobody has approved',
    params: idParams,
    body: reasonBody,
    response: schema.protectionView,
    errors: moves,
    handle: async (ctx, { params, body }) =>
      presentProtection(await service.cancelProtection(ctx, params.id, body.reason)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/release`,
    policy: 'protective-hold.release',
    tag,
    summary: 'Lift the limit; the bank is told at once',
    params: idParams,
    body: reasonBody,
    response: schema.protectionView,
    errors: moves,
    handle: (ctx, { params, body }) =>
      ctx.transact(async (tx) => {
        await releaseProtection(tx, await service.requireProtection(tx, params.id), body.reason)
        return presentProtection(await service.requireProtection(tx, params.id))
      }),
  }),
  route({
    method: 'post',
    path: `${base}/:id/answer`,
    policy: 'bank.answer',
    tag,
    summary: 'Enter the answer of a bank that has no gateway',
    params: idParams,
    body: answerBody,
    response: schema.protectionView,
    errors: moves,
    handle: (ctx, { params, body }) =>
      ctx.transact(async (tx) => {
        const { id } = await service.requireProtection(tx, params.id)
        await answerByLiaison(tx, id, toAnswer(body))
        return presentProtection(await service.requireProtection(tx, id))
      }),
  }),
]

export const protectionRoutes = [...reads, ...changes]
