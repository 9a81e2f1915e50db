import { route } from '../http/route'
import { presentDetails, presentVisit } from './present'
import * as schema from './schema'
import * as service from './service'

const tag = 'visits'

export const visitRoutes = [
  route({
    method: 'post',
    path: '/v1/tasks/:id/visits',
    policy: 'visit.record',
    tag,
    summary: 'Report what was found and done; payments already made are booked at once',
    params: schema.taskParams,
    body: schema.visitBody,
    status: 201,
    isRepeatable: true,
    response: schema.visitView,
    errors: ['not_found', 'illegal_move', 'lost_race', 'amount_exceeded'],
    handle: async (ctx, { params, body }) =>
      presentVisit(ctx, await service.reportVisit(ctx, params.id, body)),
  }),
  route({
    method: 'get',
    path: '/v1/tasks/:id/visits',
    policy: 'visit.read',
    tag,
    summary: 'The visits of a task, oldest first',
    params: schema.taskParams,
    response: schema.visitList,
    errors: ['not_found'],
    handle: async (ctx, { params }) => ({
      items: (await service.listVisits(ctx, params.id)).map((row) => presentVisit(ctx, row)),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/visits/:id/details',
    policy: 'visit.read',
    tag,
    summary: 'Open the note and the accounts that were paid; the purpose goes into the audit log',
    params: schema.visitParams,
    body: schema.detailsBody,
    response: schema.detailsView,
    errors: ['not_found'],
    handle: async (ctx, { params, body }) =>
      presentDetails(await service.openDetails(ctx, params.id, body.purpose)),
  }),
]
