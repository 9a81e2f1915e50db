import { route } from '../http/route'
import { enteredBody } from '../transitions'
import { pauseBody } from '../pauses'
import { pauseTask, resumeTask } from './pause'
import { presentDetail, presentTask } from './present'
import * as schema from './schema'
import { planByDesk } from './plan'
import * as service from './service'

const tag = 'tasks'
const moves = ['not_found', 'illegal_move', 'lost_race'] as const

export const taskRoutes = [
  route({
    method: 'get',
    path: '/v1/tasks',
    policy: 'task.read',
    tag,
    summary: 'Tasks, newest first: an officer’s own and his station’s, or the desk’s district',
    query: schema.taskQuery,
    response: schema.taskPage,
    handle: async (ctx, { query }) => {
      const { rows, nextCursor } = await service.listTasks(ctx, query)
      return { items: rows.map((row) => presentTask(ctx, row)), nextCursor }
    },
  }),
  route({
    method: 'get',
    path: '/v1/tasks/:id',
    policy: 'task.read',
    tag,
    summary: 'One task; for its officer the person is opened for the doorstep, which is audited',
    params: schema.taskParams,
    response: schema.taskDetailView,
    errors: ['not_found'],
    handle: async (ctx, { params }) => presentDetail(ctx, await service.readTask(ctx, params.id)),
  }),
  route({
    method: 'post',
    path: '/v1/tasks/:id/accept',
    policy: 'task.work',
    tag,
    summary: 'Accept: I am going',
    params: schema.taskParams,
    body: enteredBody,
    isRepeatable: true,
    response: schema.taskView,
    errors: moves,
    handle: async (ctx, { params, body }) => presentTask(ctx, await service.accept(ctx, params.id, body)),
  }),
  route({
    method: 'post',
    path: '/v1/tasks/:id/depart',
    policy: 'task.work',
    tag,
    summary: 'On my way; a remark on the accepted task, once',
    params: schema.taskParams,
    body: enteredBody,
    isRepeatable: true,
    response: schema.taskView,
    errors: moves,
    handle: async (ctx, { params, body }) => presentTask(ctx, await service.depart(ctx, params.id, body)),
  }),
  route({
    method: 'post',
    path: '/v1/tasks/:id/arrive',
    policy: 'task.work',
    tag,
    summary: 'Arrived where the person should be',
    params: schema.taskParams,
    body: enteredBody,
    isRepeatable: true,
    response: schema.taskView,
    errors: moves,
    handle: async (ctx, { params, body }) => presentTask(ctx, await service.arrive(ctx, params.id, body)),
  }),
  route({
    method: 'post',
    path: '/v1/tasks/:id/return',
    policy: 'task.work',
    tag,
    summary: 'Give it back; the next officer gets it',
    params: schema.taskParams,
    body: schema.returnBody,
    isRepeatable: true,
    response: schema.taskView,
    errors: moves,
    handle: async (ctx, { params, body }) =>
      presentTask(ctx, await service.giveBack(ctx, params.id, body.reason, body)),
  }),
  route({
    method: 'post',
    path: '/v1/tasks/:id/follow-up',
    policy: 'task.work',
    tag,
    summary: 'What the person said some days later; contact or payments again send somebody at once',
    params: schema.taskParams,
    body: schema.followUpBody,
    isRepeatable: true,
    response: schema.taskView,
    errors: moves,
    handle: async (ctx, { params, body }) => presentTask(ctx, await service.followUp(ctx, params.id, body)),
  }),
  route({
    method: 'post',
    path: '/v1/tasks/:id/pause',
    policy: 'clock.pause',
    tag,
    summary:
      'Let the running clock stand still until a time, for a reason; of a critical task by the duty chief alone',
    params: schema.taskParams,
    body: pauseBody,
    response: schema.taskView,
    errors: moves,
    handle: async (ctx, { params, body }) => presentTask(ctx, await pauseTask(ctx, params.id, body)),
  }),
  route({
    method: 'post',
    path: '/v1/tasks/:id/resume',
    policy: 'clock.pause',
    tag,
    summary: 'Let the clock run on before its pause is over',
    params: schema.taskParams,
    response: schema.taskView,
    errors: moves,
    handle: async (ctx, { params }) => presentTask(ctx, await resumeTask(ctx, params.id)),
  }),
  route({
    method: 'post',
    path: '/v1/tasks/:id/cancel',
    policy: 'task.cancel',
    tag,
    summary: 'Call it off',
    params: schema.taskParams,
    body: schema.reasonBody,
    response: schema.taskView,
    errors: moves,
    handle: async (ctx, { params, body }) =>
      presentTask(ctx, await service.cancel(ctx, params.id, body.reason)),
  }),
  route({
    method: 'post',
    path: '/v1/warnings/:id/second-visits',
    policy: 'task.plan',
    tag,
    summary: 'Plan that somebody goes to the person again; one at a time',
    params: schema.warningParams,
    body: schema.secondVisitBody,
    status: 201,
    response: schema.taskView,
    errors: moves,
    handle: async (ctx, { params, body }) => presentTask(ctx, await planByDesk(ctx, params.id, body)),
  }),
]
