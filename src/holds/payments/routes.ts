import { route } from '../../http/route'
import { idParams, tag } from '../schema'
import { presentStop } from '../stop-payments/present'
import { stopView } from '../stop-payments/schema'
import * as schema from './schema'
import * as service from './service'

export const paymentRoutes = [
  route({
    method: 'get',
    path: '/v1/warnings/:id/stoppable-payments',
    policy: 'proposed-stop.read',
    tag,
    summary:
      'Payments that the warning’s signals and visits tell of, each with the stop on its payee, if any',
    params: idParams,
    response: schema.stoppableList,
    errors: ['not_found'],
    handle: async (ctx, { params }) => ({ items: await service.stoppablePayments(ctx, params.id) }),
  }),
  route({
    method: 'post',
    path: '/v1/warnings/:id/stoppable-payments/:paymentId/draft',
    policy: 'stop.draft',
    tag,
    summary:
      'Draft a stop of that payment’s payee without typing the account; another officer has to approve it',
    params: schema.paymentParams,
    body: schema.paymentDraftBody,
    response: stopView,
    status: 201,
    errors: ['not_found', 'illegal_move', 'incomplete_request', 'stop_limit_reached'],
    handle: async (ctx, { params, body }) =>
      presentStop(ctx, await service.draftOfPayment(ctx, params, body)),
  }),
]
