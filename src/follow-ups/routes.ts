import { route } from '../http/route'
import { followUpBody } from '../tasks'
import { presentDetail, presentFollowUp } from './present'
import * as schema from './schema'
import * as service from './service'

const tag = 'follow-ups'
const moves = ['not_found', 'illegal_move', 'lost_race'] as const

/** By the task's id: a follow-up is the last step of a task, taken by somebody who is not of the police. */
export const followUpRoutes = [
  route({
    method: 'get',
    path: '/v1/follow-ups',
    policy: 'follow-up.read',
    tag,
    summary: 'Who is to be asked again, of one’s station, soonest due first; masked',
    query: schema.followUpQuery,
    response: schema.followUpPage,
    errors: ['forbidden'],
    handle: async (ctx, { query }) => {
      const { rows, nextCursor } = await service.listFollowUps(ctx, query)
      return { items: await Promise.all(rows.map((row) => presentFollowUp(ctx, row))), nextCursor }
    },
  }),
  route({
    method: 'get',
    path: '/v1/follow-ups/:id',
    policy: 'follow-up.work',
    tag,
    summary:
      'For whoever has taken it: the person opened for the doorstep, which is audited, and what to ask',
    params: schema.followUpParams,
    response: schema.followUpDetail,
    errors: ['not_found'],
    handle: async (ctx, { params }) => presentDetail(ctx, await service.readTaken(ctx, params.id)),
  }),
  route({
    method: 'post',
    path: '/v1/follow-ups/:id/take',
    policy: 'follow-up.take',
    tag,
    summary: 'Take it: I ask them; a few at once',
    params: schema.followUpParams,
    isRepeatable: true,
    response: schema.followUpView,
    errors: moves,
    handle: async (ctx, { params, note }) => {
      const row = await service.take(ctx, params.id)
      note({ warningId: row.warningId })
      return presentFollowUp(ctx, row)
    },
  }),
  route({
    method: 'post',
    path: '/v1/follow-ups/:id/give-back',
    policy: 'follow-up.take',
    tag,
    summary: 'Give it back, with a reason; another one may take it',
    params: schema.followUpParams,
    body: schema.giveBackBody,
    isRepeatable: true,
    response: schema.followUpView,
    errors: moves,
    handle: async (ctx, { params, body, note }) => {
      const row = await service.giveBack(ctx, params.id, body.reason)
      note({ warningId: row.warningId })
      return presentFollowUp(ctx, row)
    },
  }),
  route({
    method: 'post',
    path: '/v1/follow-ups/:id/answer',
    policy: 'follow-up.work',
    tag,
    summary: 'What the person said; contact or payments again send an officer at once',
    params: schema.followUpParams,
    body: followUpBody,
    isRepeatable: true,
    status: 204,
    errors: moves,
    handle: async (ctx, { params, body, note }) => {
      const row = await service.answer(ctx, params.id, body)
      note({ warningId: row.warningId, isInContact: body.isInContact, hasPaidSince: body.hasPaidSince })
    },
  }),
]
