import { route } from '../../http/route'
import { idParams, moves, reasonBody, tag } from '../schema'
import { presentProposal, presentProposals } from './present'
import * as schema from './schema'
import * as service from './service'

export const onwardRoutes = [
  route({
    method: 'get',
    path: '/v1/proposed-stops',
    policy: 'proposed-stop.read',
    tag,
    summary: 'Proposed next stops that nobody has decided, what was told last on top',
    response: schema.undecidedList,
    handle: async (ctx) => {
      const { rows, isCut } = await service.undecided(ctx)
      return { items: await presentProposals(ctx, rows), isCut }
    },
  }),
  route({
    method: 'get',
    path: '/v1/warnings/:id/proposed-stops',
    policy: 'proposed-stop.read',
    tag,
    summary: 'Where banks say the money went on to, each as a proposed next stop',
    params: idParams,
    response: schema.proposalList,
    errors: ['not_found'],
    handle: async (ctx, { params }) => ({
      items: await presentProposals(ctx, await service.proposalsOf(ctx, params.id)),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/proposed-stops/:id/draft',
    policy: 'proposed-stop.decide',
    tag,
    summary: 'Draft the stop; another officer has to approve it',
    params: idParams,
    body: schema.draftBody,
    response: schema.proposalView,
    status: 201,
    errors: [...moves, 'stop_limit_reached'],
    handle: async (ctx, { params, body }) =>
      presentProposal(ctx, await service.draftProposal(ctx, params.id, body)),
  }),
  route({
    method: 'post',
    path: '/v1/proposed-stops/:id/dismiss',
    policy: 'proposed-stop.decide',
    tag,
    summary: 'Say why no stop follows',
    params: idParams,
    body: reasonBody,
    response: schema.proposalView,
    errors: moves,
    handle: async (ctx, { params, body }) =>
      presentProposal(ctx, await service.dismissProposal(ctx, params.id, body.reason)),
  }),
  route({
    method: 'post',
    path: '/v1/stop-payments/:id/onward-transfers',
    policy: 'bank.answer',
    tag,
    summary: 'Where the money had gone before the stop, found after the answer; each proposes the next stop',
    params: idParams,
    body: schema.tellBody,
    response: schema.toldView,
    errors: ['not_found', 'illegal_move'],
    handle: async (ctx, { params, body }) => ({
      told: await service.tellOnward(ctx, params.id, body.transfers),
    }),
  }),
]
