import { route } from '../../http/route'
import { pageFrom } from '../present'
import { idParams, moves, reasonBody, tag } from '../schema'
import { addClaim, changeClaim, dropClaim } from './claims'
import { decideObjection, fileObjection } from './objections/service'
import { presentReturn, presentReturnInFull } from './present'
import { returnsWhere } from './repository'
import * as schema from './schema'
import * as service from './service'

const base = '/v1/fund-returns'

const reads = [
  route({
    method: 'get',
    path: base,
    policy: 'return.read',
    tag,
    summary: 'Returns of frozen money to victims, newest first',
    query: schema.listQuery,
    response: schema.returnPage,
    handle: async (ctx, { query: { cursor, limit, ...filter } }) => {
      const before = cursor === undefined ? {} : { id: { lt: cursor } }
      const rows = await returnsWhere(ctx, { ...filter, ...before }, limit + 1)
      return pageFrom(rows, limit, (row) => presentReturn(ctx, row))
    },
  }),
  route({
    method: 'get',
    path: `${base}/:id`,
    policy: 'return.read',
    tag,
    summary: 'One return with its claims, shares, public notice and objections; opening those is audited',
    params: idParams,
    response: schema.returnView,
    errors: ['not_found'],
    handle: async (ctx, { params }) => presentReturnInFull(ctx, await service.requireReturn(ctx, params.id)),
  }),
]

const steps = [
  route({
    method: 'post',
    path: base,
    policy: 'return.draft',
    tag,
    summary: 'Gather who has a claim on what a freeze holds, and reckon the shares',
    body: schema.draftBody,
    response: schema.returnView,
    status: 201,
    errors: ['not_found', 'illegal_move', 'already_exists'],
    handle: async (ctx, { body: { freezeId, rest } }) =>
      presentReturn(ctx, await service.draftReturn(ctx, { freezeId, isRestFreed: rest === 'release' })),
  }),
  route({
    method: 'post',
    path: `${base}/:id/publish`,
    policy: 'return.draft',
    tag,
    summary: 'Begin the 30 days of public notice',
    params: idParams,
    response: schema.returnView,
    errors: moves,
    handle: async (ctx, { params }) => presentReturn(ctx, await service.publishReturn(ctx, params.id)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/approve`,
    policy: 'return.approve',
    tag,
    summary: 'Approve as the second person: the order goes to the bank, which has 3 working days',
    params: idParams,
    response: schema.returnView,
    errors: [...moves, 'four_eyes', 'incomplete_request'],
    handle: async (ctx, { params }) => presentReturn(ctx, await service.approveReturn(ctx, params.id)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/cancel`,
    policy: 'return.draft',
    tag,
    summary: 'Give it up before it has gone to the bank',
    params: idParams,
    body: reasonBody,
    response: schema.returnView,
    errors: moves,
    handle: async (ctx, { params, body }) =>
      presentReturn(ctx, await service.cancelReturn(ctx, params.id, body.reason)),
  }),
]

const claims = [
  route({
    method: 'post',
    path: `${base}/:id/claims`,
    policy: 'return.draft',
    tag,
    summary: 'Add somebody who was defrauded into this account; all shares are reckoned anew',
    params: idParams,
    body: schema.newClaimBody,
    response: schema.returnView,
    status: 201,
    errors: ['not_found', 'illegal_move', 'already_exists'],
    handle: async (ctx, { params, body }) => presentReturn(ctx, await addClaim(ctx, params.id, body)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/claims/:claimId`,
    policy: 'return.draft',
    tag,
    summary: 'Correct a claim, or say where its money is returned to; all shares are reckoned anew',
    params: schema.claimParams,
    body: schema.claimBody,
    response: schema.returnView,
    errors: ['not_found', 'illegal_move'],
    handle: async (ctx, { params, body }) =>
      presentReturn(ctx, await changeClaim(ctx, params.id, params.claimId, body)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/claims/:claimId/drop`,
    policy: 'return.draft',
    tag,
    summary: 'A claim that proved wrong; all shares are reckoned anew',
    params: schema.claimParams,
    body: reasonBody,
    response: schema.returnView,
    errors: ['not_found', 'illegal_move'],
    handle: async (ctx, { params, body }) =>
      presentReturn(ctx, await dropClaim(ctx, params.id, params.claimId, body.reason)),
  }),
]

const objections = [
  route({
    method: 'post',
    path: `${base}/:id/objections`,
    policy: 'return.object',
    tag,
    summary: 'Enter an objection against the shares',
    params: idParams,
    body: schema.objectionBody,
    response: schema.returnView,
    status: 201,
    errors: ['not_found', 'illegal_move'],
    handle: async (ctx, { params, body }) =>
      presentReturn(ctx, await fileObjection(ctx, params.id, body.statement)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/objections/:objectionId/decide`,
    policy: 'return.decide',
    tag,
    summary: 'Decide as another person; upheld, the claims are put right next',
    params: schema.objectionParams,
    body: schema.decisionBody,
    response: schema.returnView,
    errors: [...moves, 'four_eyes'],
    handle: async (ctx, { params, body: { outcome, decision } }) =>
      presentReturn(
        ctx,
        await decideObjection(ctx, params.id, params.objectionId, {
          isUpheld: outcome === 'uphold',
          decision,
        }),
      ),
  }),
]

export const returnRoutes = [...reads, ...steps, ...claims, ...objections]
