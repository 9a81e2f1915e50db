import { route } from '../http/route'
import { callRoutes } from './call-routes'
import { presentDetail, presentWarning } from './present'
import * as schema from './schema'
import * as service from './service'
import { takeNext, takeOver } from './take'
import { readTimeline, timelineView } from './timeline'

const tag = 'warnings'
const moves = ['not_found', 'illegal_move', 'lost_race'] as const

const readRoutes = [
  route({
    method: 'get',
    path: '/v1/warnings',
    policy: 'warning.read',
    tag,
    summary: 'Warnings by level, then by the clock that runs out first',
    query: schema.listQuery,
    response: schema.warningPage,
    handle: async (ctx, { query }) => {
      const { rows, ...page } = await service.listWarnings(ctx, query)
      return { items: rows.map((row) => presentWarning(ctx, row)), ...page }
    },
  }),
  route({
    method: 'get',
    path: '/v1/warnings/:id',
    policy: 'warning.read',
    tag,
    summary: 'One warning with its signals; the person is masked',
    params: schema.idParams,
    response: schema.warningDetailView,
    errors: ['not_found'],
    handle: async (ctx, { params }) => {
      const { warning, signals, rules } = await service.readDetail(ctx, params.id)
      return presentDetail(ctx, warning, signals, rules)
    },
  }),
  route({
    method: 'get',
    path: '/v1/warnings/:id/timeline',
    policy: 'warning.read',
    tag,
    summary: 'All that happened: transitions, signals, visits, notifications, outcomes told',
    params: schema.idParams,
    response: timelineView,
    errors: ['not_found'],
    handle: async (ctx, { params }) => ({ items: await readTimeline(ctx, params.id) }),
  }),
  route({
    method: 'post',
    path: '/v1/warnings/:id/identity',
    policy: 'warning.open-identity',
    tag,
    summary: 'Open who it is and how to reach them; the purpose goes into the audit log',
    params: schema.idParams,
    body: schema.identityBody,
    response: schema.identityView,
    errors: ['not_found', 'forbidden'],
    handle: (ctx, { params, body }) => service.openIdentity(ctx, params.id, body.purpose),
  }),
]

const takeRoutes = [
  route({
    method: 'post',
    path: '/v1/warnings/take-next',
    policy: 'warning.acknowledge',
    tag,
    summary: 'Take the most urgent open warning, the first of the list; null: none is open',
    response: schema.warningView.nullable(),
    errors: ['lost_race'],
    handle: async (ctx) => {
      const row = await takeNext(ctx)
      return row === null ? null : presentWarning(ctx, row)
    },
  }),
  route({
    method: 'post',
    path: '/v1/warnings/:id/take-over',
    policy: 'warning.take-over',
    tag,
    summary: 'Take what a colleague has taken, with a reason; its clocks run on',
    params: schema.idParams,
    body: schema.reasonBody,
    response: schema.warningView,
    errors: moves,
    handle: async (ctx, { params, body }) => presentWarning(ctx, await takeOver(ctx, params.id, body.reason)),
  }),
]

const moveRoutes = [
  route({
    method: 'post',
    path: '/v1/warnings/:id/acknowledge',
    policy: 'warning.acknowledge',
    tag,
    summary: 'Take a warning',
    params: schema.idParams,
    response: schema.warningView,
    errors: moves,
    handle: async (ctx, { params }) => presentWarning(ctx, await service.acknowledge(ctx, params.id)),
  }),
  route({
    method: 'post',
    path: '/v1/warnings/:id/dispatch',
    policy: 'warning.dispatch',
    tag,
    summary: 'Send a patrol; station or officer by hand only with a reason',
    params: schema.idParams,
    body: schema.dispatchBody,
    response: schema.warningView,
    errors: moves,
    handle: async (ctx, { params, body }) =>
      presentWarning(ctx, await service.dispatch(ctx, params.id, body)),
  }),
  route({
    method: 'post',
    path: '/v1/warnings/:id/raise',
    policy: 'warning.raise',
    tag,
    summary: 'Raise the level; its clocks run faster from now on',
    params: schema.idParams,
    body: schema.raiseBody,
    response: schema.warningView,
    errors: moves,
    handle: async (ctx, { params, body }) => presentWarning(ctx, await service.raise(ctx, params.id, body)),
  }),
  route({
    method: 'post',
    path: '/v1/warnings/:id/confirm',
    policy: 'warning.confirm',
    tag,
    summary: 'It is a fraud: close it as confirmed',
    params: schema.idParams,
    body: schema.reasonBody,
    response: schema.warningView,
    errors: moves,
    handle: async (ctx, { params, body }) =>
      presentWarning(ctx, await service.conclude(ctx, params.id, 'confirm', body.reason)),
  }),
  route({
    method: 'post',
    path: '/v1/warnings/:id/dismiss',
    policy: 'warning.dismiss',
    tag,
    summary: 'It is no fraud: close it as dismissed',
    params: schema.idParams,
    body: schema.reasonBody,
    response: schema.warningView,
    errors: moves,
    handle: async (ctx, { params, body }) =>
      presentWarning(ctx, await service.conclude(ctx, params.id, 'dismiss', body.reason)),
  }),
]

export const warningRoutes = [...readRoutes, ...takeRoutes, ...moveRoutes, ...callRoutes]
