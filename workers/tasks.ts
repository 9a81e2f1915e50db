import type { EventPayload } from '../src/events'
import type { Context } from '../src/context'
import { inTransaction, outside, worker } from '../src/platform/worker'
import {
  endWithWarning,
  giveToNext,
  hurry,
  planSecondVisit,
  routeAhead,
  sendFirstVisit,
  startPlanned,
  whenDue,
  type Looking,
  type Routed,
} from '../src/tasks'
import { conclusionOfVisit } from '../src/visits'

/** Gives a task to somebody: the routing service is asked before the transaction in which one is chosen. */
const sends = <N extends 'warning.dispatched' | 'task.returned' | 'task.due' | 'task.planned'>(
  name: N,
  act: (tx: Context, payload: EventPayload<N>, routed: Routed) => Promise<void>,
) =>
  outside<N, Looking, Routed>(name, {
    prepare: (_ctx, payload) => Promise.resolve(payload),
    call: routeAhead,
    settle: (tx, _looking, routed, payload) => act(tx, payload, routed),
  })

/** 核查任务: somebody is sent, hurried, replaced, sent again, and called off when the warning has ended. */
export const tasksWorker = worker('tasks', {
  'warning.dispatched': sends('warning.dispatched', (ctx, { warningId }, routed) =>
    sendFirstVisit(ctx, warningId, routed),
  ),
  'warning.raised': inTransaction('warning.raised', (ctx, { warningId }) => hurry(ctx, warningId)),
  'contact.blocked': inTransaction('contact.blocked', (ctx, { warningId }) => hurry(ctx, warningId)),
  'warning.closed': inTransaction('warning.closed', (ctx, { warningId }) => endWithWarning(ctx, warningId)),
  'visit.recorded': inTransaction('visit.recorded', async (ctx, { visitId }) => {
    const { warningId, nextVisitAt } = await conclusionOfVisit(ctx, visitId)
    if (nextVisitAt === null) return
    await planSecondVisit(ctx, { warningId, cause: `visit:${visitId}`, at: nextVisitAt })
  }),
  'task.returned': sends('task.returned', (ctx, { taskId }, routed) => giveToNext(ctx, taskId, routed)),
  'task.due': sends('task.due', (ctx, { taskId }, routed) => whenDue(ctx, taskId, routed)),
  'task.planned': sends('task.planned', (ctx, { taskId }, routed) => startPlanned(ctx, taskId, routed)),
})
