import { inTransaction, worker } from '../src/platform/worker'
import {
  endWithWarning,
  giveToNext,
  hurry,
  planSecondVisit,
  sendFirstVisit,
  startPlanned,
  whenDue,
} from '../src/tasks'
import { conclusionOfVisit } from '../src/visits'

/** 核查任务: somebody is sent, hurried, replaced, sent again, and called off when the warning has ended. */
export const tasksWorker = worker('tasks', {
  'warning.dispatched': inTransaction('warning.dispatched', (ctx, { warningId }) =>
    sendFirstVisit(ctx, warningId),
  ),
  'warning.raised': inTransaction('warning.raised', (ctx, { warningId }) => hurry(ctx, warningId)),
  'contact.blocked': inTransaction('contact.blocked', (ctx, { warningId }) => hurry(ctx, warningId)),
  'warning.closed': inTransaction('warning.closed', (ctx, { warningId }) => endWithWarning(ctx, warningId)),
  'visit.recorded': inTransaction('visit.recorded', async (ctx, { visitId }) => {
    const { warningId, nextVisitAt } = await conclusionOfVisit(ctx, visitId)
    if (nextVisitAt === null) return
    await planSecondVisit(ctx, { warningId, cause: `visit:${visitId}`, at: nextVisitAt })
  }),
  'task.returned': inTransaction('task.returned', (ctx, { taskId }) => giveToNext(ctx, taskId)),
  'task.due': inTransaction('task.due', (ctx, { taskId }) => whenDue(ctx, taskId)),
  'task.planned': inTransaction('task.planned', (ctx, { taskId }) => startPlanned(ctx, taskId)),
})
