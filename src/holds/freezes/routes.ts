import { route } from '../../http/route'
import { toAnswer } from '../answer-body'
import { releaseFreeze } from '../endings'
import { pageFrom } from '../present'
import { answerByLiaison } from '../replies'
import { answerBody, idParams, moves, reasonBody, tag } from '../schema'
import { presentFreeze, presentFreezeFor } from './present'
import { listFreezes } from './repository'
import * as schema from './schema'
import * as service from './service'

const base = '/v1/freezes'

const reads = [
  route({
    method: 'get',
    path: base,
    policy: 'freeze.read',
    tag,
    summary: 'Freezes, newest first; a liaison sees those of the own bank',
    query: schema.listQuery,
    response: schema.freezePage,
    handle: async (ctx, { query: { cursor, limit, ...filter } }) => {
      const rows = await listFreezes(ctx, filter, { before: cursor ?? null, limit: limit + 1 })
      return pageFrom(rows, limit, (row) => presentFreeze(ctx, row))
    },
  }),
  route({
    method: 'get',
    path: `${base}/:id`,
    policy: 'freeze.read',
    tag,
    summary: 'One freeze; in full for whoever has to compare account and name',
    params: idParams,
    response: schema.freezeView,
    errors: ['not_found'],
    handle: async (ctx, { params }) => presentFreezeFor(ctx, await service.requireFreeze(ctx, params.id)),
  }),
]

const changes = [
  route({
    method: 'post',
    path: base,
    policy: 'freeze.request',
    tag,
    summary: 'Ask for a freeze of what a stop-payment holds',
    body: schema.requestBody,
    response: schema.freezeView,
    status: 201,
    errors: ['not_found', 'illegal_move', 'amount_exceeded', 'already_exists'],
    handle: async (ctx, { body }) => presentFreeze(ctx, await service.requestFreeze(ctx, body)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/approve`,
    policy: 'freeze.approve',
    tag,
    summary: 'Approve as the second person: it goes to the bank',
    params: idParams,
    response: schema.freezeView,
    errors: [...moves, 'four_eyes', 'amount_exceeded'],
    handle: async (ctx, { params }) => presentFreeze(ctx, await service.approveFreeze(ctx, params.id)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/cancel`,
    policy: 'freeze.request',
    tag,
    summary: 'Take back a request that nobody has approved',
    params: idParams,
    body: reasonBody,
    response: schema.freezeView,
    errors: moves,
    handle: async (ctx, { params, body }) =>
      presentFreeze(ctx, await service.cancelFreeze(ctx, params.id, body.reason)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/renew`,
    policy: 'freeze.renew',
    tag,
    summary: 'Ask for six months more',
    params: idParams,
    response: schema.freezeView,
    status: 202,
    errors: moves,
    handle: async (ctx, { params }) => presentFreeze(ctx, await service.renewFreeze(ctx, params.id)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/review`,
    policy: 'freeze.review',
    tag,
    summary: 'A whole-account freeze has been looked at and stays',
    params: idParams,
    body: schema.reviewBody,
    response: schema.freezeView,
    errors: moves,
    handle: async (ctx, { params, body }) =>
      presentFreeze(ctx, await service.reviewFreeze(ctx, params.id, body)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/release`,
    policy: 'freeze.release',
    tag,
    summary: 'Let the money go; the bank is told at once',
    params: idParams,
    body: reasonBody,
    response: schema.freezeView,
    errors: moves,
    handle: (ctx, { params, body }) =>
      ctx.transact(async (tx) => {
        await releaseFreeze(tx, await service.requireLockedFreeze(tx, params.id), body.reason)
        return presentFreeze(tx, await service.requireFreeze(tx, params.id))
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
    response: schema.freezeView,
    errors: moves,
    handle: (ctx, { params, body }) =>
      ctx.transact(async (tx) => {
        const { id } = await service.requireFreeze(tx, params.id)
        await answerByLiaison(tx, id, toAnswer(body))
        return presentFreeze(tx, await service.requireFreeze(tx, id))
      }),
  }),
]

export const freezeRoutes = [...reads, ...changes]
