import type { z } from 'zod'
import { route } from '../http/route'
import * as schema from './call-schema'
import { recordCall } from './calls'
import type { PlannedCallRow } from './planned-call-repository'
import * as planned from './planned-calls'
import { presentWarning } from './present'
import { pauseBody } from '../pauses'
import { pauseReach, resumeReach } from './pause'
import {
  callBody,
  callOutcomeSchema,
  callView,
  idParams,
  identityBody,
  reasonBody,
  warningView,
} from './schema'

const tag = 'warnings'
const moves = ['not_found', 'illegal_move', 'lost_race'] as const

/** Calls to the person: what they came to, and which are planned. */
export const callRoutes = [
  route({
    method: 'post',
    path: '/v1/warnings/:id/calls',
    policy: 'warning.call',
    tag,
    summary:
      'What a call to the person came to; busy, hung up, diverted or switched off sends a patrol at once',
    params: idParams,
    body: callBody,
    status: 201,
    response: callView,
    errors: moves,
    handle: async (ctx, { params, body }) => {
      const { call, warning } = await recordCall(ctx, params.id, body)
      return {
        id: call.id,
        outcome: body.outcome,
        calledAt: call.calledAt.toISOString(),
        warning: presentWarning(ctx, warning),
      }
    },
  }),
  route({
    method: 'get',
    path: '/v1/warnings/:id/calls',
    policy: 'warning.read',
    tag,
    summary: 'The calls to the person, made and planned, oldest first; notes stay sealed',
    params: idParams,
    response: schema.callsView,
    errors: ['not_found'],
    handle: async (ctx, { params }) => {
      const { calls, planned: plans } = await planned.readCalls(ctx, params.id)
      return {
        calls: calls.map(({ id, outcome, calledAt, calledByUser, noteSealed }) => ({
          id,
          outcome: callOutcomeSchema.parse(outcome),
          calledAt: calledAt.toISOString(),
          calledBy: calledByUser?.displayName ?? null,
          hasNote: noteSealed !== null,
        })),
        planned: plans.map(presentPlan),
      }
    },
  }),
  route({
    method: 'post',
    path: '/v1/warnings/:id/calls/:callId/note',
    policy: 'warning.open-evidence',
    tag,
    summary: 'Open what was noted of a call; the purpose goes into the audit log',
    params: schema.callParams,
    body: identityBody,
    response: schema.noteView,
    errors: ['not_found'],
    handle: async (ctx, { params: { id, callId }, body }) => ({
      note: await planned.openNote(ctx, { warningId: id, callId }, body.purpose),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/warnings/:id/reach/pause',
    policy: 'warning.call',
    tag,
    summary:
      'Let the clock to reach the person stand still until a time; of a critical warning by the duty chief alone',
    params: idParams,
    body: pauseBody,
    response: warningView,
    errors: moves,
    handle: async (ctx, { params, body }) => presentWarning(ctx, await pauseReach(ctx, params.id, body)),
  }),
  route({
    method: 'post',
    path: '/v1/warnings/:id/reach/resume',
    policy: 'warning.call',
    tag,
    summary: 'Let the clock to reach the person run on before its pause is over',
    params: idParams,
    response: warningView,
    errors: moves,
    handle: async (ctx, { params }) => presentWarning(ctx, await resumeReach(ctx, params.id)),
  }),
  route({
    method: 'post',
    path: '/v1/warnings/:id/planned-calls',
    policy: 'warning.call',
    tag,
    summary: 'Plan the next call to the person; one at a time',
    params: idParams,
    body: schema.planBody,
    status: 201,
    response: schema.plannedCallView,
    errors: moves,
    handle: async (ctx, { params, body }) => presentPlan(await planned.planCall(ctx, params.id, body)),
  }),
  route({
    method: 'post',
    path: '/v1/warnings/:id/planned-calls/:callId/cancel',
    policy: 'warning.call',
    tag,
    summary: 'Call off a planned call',
    params: schema.callParams,
    body: reasonBody,
    response: schema.plannedCallView,
    errors: moves,
    handle: async (ctx, { params: { id, callId }, body }) =>
      presentPlan(await planned.cancelPlan(ctx, id, callId, body.reason)),
  }),
]

const presentPlan = (row: PlannedCallRow): z.input<typeof schema.plannedCallView> => ({
  id: row.id,
  state: schema.plannedCallView.shape.state.parse(row.state),
  dueAt: row.dueAt.toISOString(),
  reason: row.reason,
  plannedBy: row.plannedByUser?.displayName ?? null,
  plannedAt: row.plannedAt.toISOString(),
  callId: row.callId,
})
