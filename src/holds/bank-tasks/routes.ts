import { route } from '../../http/route'
import { toAnswer } from '../answer-body'
import { answerBody, idParams, moves, tag } from '../schema'
import { presentDetail, presentRequest, presentTasks } from './present'
import * as schema from './schema'
import * as service from './service'

export const bankTaskRoutes = [
  route({
    method: 'get',
    path: '/v1/bank-tasks',
    policy: 'bank-task.read',
    tag,
    summary: 'What the liaison’s bank has not answered, and the appeals against what it holds, by time left',
    response: schema.bankTaskList,
    handle: async (ctx) => presentTasks(ctx, await service.bankTasks(ctx)),
  }),
  route({
    method: 'get',
    path: '/v1/bank-tasks/:id',
    policy: 'bank-task.read',
    tag,
    summary: 'One request with what has to match in full, which is audited; answered ones with their answer',
    params: idParams,
    response: schema.bankTaskDetail,
    errors: ['not_found'],
    handle: async (ctx, { params }) => presentDetail(ctx, await service.requireTask(ctx, params.id)),
  }),
  route({
    method: 'post',
    path: '/v1/bank-tasks/:id/answer',
    policy: 'bank.answer',
    tag,
    summary: 'The answer to this request; sent again it is refused, not taken for another one',
    params: idParams,
    body: answerBody,
    response: schema.bankTaskView,
    errors: [...moves, 'amount_exceeded'],
    handle: async (ctx, { params, body }) =>
      presentRequest(ctx, await service.answerTask(ctx, params.id, toAnswer(body))),
  }),
]
