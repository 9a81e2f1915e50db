import { z } from 'zod'
import { route } from '../../http/route'
import { listOf } from '../schema'
import { dutyEnd, dutyView } from './schema'
import * as service from './service'

export const dutyRoutes = [
  route({
    method: 'get',
    path: '/v1/duty',
    policy: 'duty.read',
    tag: 'officers',
    summary: 'Who is on duty, station by station; without positions',
    response: listOf(dutyView),
    handle: async (ctx) => {
      const now = ctx.clock.now()
      return { items: (await service.readDuty(ctx)).map((row) => service.presentDuty(row, now)) }
    },
  }),
  route({
    method: 'post',
    path: '/v1/officers/:id/off-duty',
    policy: 'duty.end',
    tag: 'officers',
    summary: 'Set an officer off duty, with a reason; his position is forgotten, his task stays his',
    params: z.object({ id: z.uuid() }),
    body: dutyEnd,
    response: dutyView,
    errors: ['not_found', 'illegal_move'],
    handle: async (ctx, { params, body }) =>
      service.presentDuty(await service.endDuty(ctx, params.id, body.reason), ctx.clock.now()),
  }),
]
