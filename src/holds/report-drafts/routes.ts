import { route } from '../../http/route'
import { idParams, moves, reasonBody, tag } from '../schema'
import { presentDraft, presentDrafts } from './present'
import * as schema from './schema'
import * as service from './service'

const base = '/v1/report-drafts'

const reads = [
  route({
    method: 'get',
    path: base,
    policy: 'proposed-stop.read',
    tag,
    summary:
      'Accounts that reports tell of and that no bank has been asked to stop, whose 30 minutes end first',
    response: schema.waitingList,
    handle: async (ctx) => {
      const { rows, isCut } = await service.waiting(ctx)
      return { items: await presentDrafts(ctx, rows), isCut }
    },
  }),
  route({
    method: 'get',
    path: '/v1/warnings/:id/report-drafts',
    policy: 'proposed-stop.read',
    tag,
    summary: 'Stops drafted from the reports of a warning, with what is missing and the time left',
    params: idParams,
    response: schema.reportDraftList,
    errors: ['not_found'],
    handle: async (ctx, { params }) => ({
      items: await presentDrafts(ctx, await service.draftsOf(ctx, params.id)),
    }),
  }),
]

const changes = [
  route({
    method: 'post',
    path: `${base}/:id/complete`,
    policy: 'proposed-stop.decide',
    tag,
    summary: 'Keep what has been found out of it; it need not be all',
    params: idParams,
    body: schema.completionBody,
    response: schema.reportDraftView,
    errors: ['not_found', 'illegal_move'],
    handle: async (ctx, { params, body }) =>
      presentDraft(ctx, await service.completeDraft(ctx, params.id, body)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/adopt`,
    policy: 'proposed-stop.decide',
    tag,
    summary: 'Draft the stop in the own name; another officer has to approve it',
    params: idParams,
    body: schema.completionBody,
    response: schema.reportDraftView,
    status: 201,
    errors: [...moves, 'incomplete_request', 'stop_limit_reached'],
    handle: async (ctx, { params, body }) =>
      presentDraft(ctx, await service.adoptDraft(ctx, params.id, body)),
  }),
  route({
    method: 'post',
    path: `${base}/:id/dismiss`,
    policy: 'proposed-stop.decide',
    tag,
    summary: 'Say why no stop follows',
    params: idParams,
    body: reasonBody,
    response: schema.reportDraftView,
    errors: moves,
    handle: async (ctx, { params, body }) =>
      presentDraft(ctx, await service.dismissDraft(ctx, params.id, body.reason)),
  }),
]

export const reportDraftRoutes = [...reads, ...changes]
