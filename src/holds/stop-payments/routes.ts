import { route } from '../../http/route'
import { releaseStop } from '../endings'
import { pageFrom } from '../present'
import { answerByLiaison } from '../replies'
import { answerBody, idParams, moves, reasonBody, tag } from '../schema'
import { toAnswer } from '../answer-body'
import { draftStop } from './draft'
import { presentStop, presentStopFor } from './present'
import { listStops } from './repository'
import * as schema from './schema'
import * as service from './service'

const base = '/v1/stop-payments'

const reads = [
  route({
    method: 'get',
    path: base,
    policy: 'stop.read',
    tag,
    summary: 'Stop-payments, newest first; a liaison sees those of the own bank',
    query: schema.listQuery,
    response: schema.stopPage,
    handle: async (ctx, { query: { cursor, limit, ...filter } }) => {
      const rows = await listStops(ctx, filter, { before: cursor ?? null, limit: limit + 1 })
      return pageFrom(rows, limit, (row) => presentStop(ctx, row))
    },
  }),
  route({
    method: 'get',
    path: `${base}/:id`,
    policy: 'stop.read',
    tag,
    summary: 'One stop-payment; in full for whoever has to compare account and name',
    params: idParams,
    response: schema.stopView,
    errors: ['not_found'],
    handle: async (ctx, { params }) => presentStopFor(ctx, await service.requireStop(ctx, params.id)),
  }),
]

const changes = [
  route({
    method: 'post',
    path: base,
    policy: 'stop.draft',
    tag,
    summary: 'Draft a stop-payment: account, name, amount and time must be there',
    body: schema.draftBody,
    response: schema.stopView,
    status: 201,
    errors: ['not_found', 'illegal_move', 'incomplete_request', 'stop_limit_reached'],
    handle: async (ctx, { body }) => presentStop(ctx, await draftStop(ctx, body)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/approve`,
    policy: 'stop.approve',
    tag,
    summary: 'Approve as the second person: it goes to the bank',
    params: idParams,
    response: schema.stopView,
    errors: [...moves, 'four_eyes', 'stop_limit_reached'],
    handle: async (ctx, { params }) => presentStop(ctx, await service.approveStop(ctx, params.id)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/cancel`,
    policy: 'stop.draft',
    tag,
    summary: 'Take back a draft',
    params: idParams,
    body: reasonBody,
    response: schema.stopView,
    errors: moves,
    handle: async (ctx, { params, body }) =>
      presentStop(ctx, await service.cancelStop(ctx, params.id, body.reason)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/renew`,
    policy: 'stop.renew',
    tag,
    summary: 'Ask for the second and last stop of the account',
    params: idParams,
    response: schema.stopView,
    status: 202,
    errors: [...moves, 'stop_limit_reached'],
    handle: async (ctx, { params }) => presentStop(ctx, await service.renewStop(ctx, params.id)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/release`,
    policy: 'stop.release',
    tag,
    summary: 'Let the money go; the bank is told at once',
    params: idParams,
    body: reasonBody,
    response: schema.stopView,
    errors: moves,
    handle: (ctx, { params, body }) =>
      ctx.transact(async (tx) => {
        await releaseStop(tx, await service.requireLockedStop(tx, params.id), body.reason)
        return presentStop(tx, await service.requireStop(tx, params.id))
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
    response: schema.stopView,
    errors: moves,
    handle: (ctx, { params, body }) =>
      ctx.transact(async (tx) => {
        const { id } = await service.requireStop(tx, params.id)
        await answerByLiaison(tx, id, toAnswer(body))
        return presentStop(tx, await service.requireStop(tx, id))
      }),
  }),
]

export const stopRoutes = [...reads, ...changes]
