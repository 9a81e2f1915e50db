import type { Context } from '../context'
import { route, type Route } from '../http/route'
import { presentCampaign, presentDetail } from './present'
import type { CampaignRow } from './repository'
import * as schema from './schema'
import * as service from './service'

const read = { method: 'get', policy: 'campaign.read', tag: 'campaigns' } as const
const write = { method: 'post', policy: 'campaign.edit', tag: 'campaigns' } as const

export const campaignRoutes: readonly Route[] = [
  route({
    ...read,
    path: '/v1/campaigns',
    summary:
      'Warnings of different people behind which the same hand seems to be, those that grew last first',
    query: schema.listQuery,
    response: schema.campaignPage,
    handle: async (ctx, { query }) => {
      const { rows, nextCursor } = await service.listCampaigns(ctx, query)
      return { items: rows.map(presentCampaign), nextCursor }
    },
  }),
  route({
    ...read,
    path: '/v1/campaigns/:id',
    summary: 'One campaign: its warnings, what they have in common, the money by its kinds',
    params: schema.idParams,
    response: schema.campaignDetailView,
    errors: ['not_found'],
    handle: async (ctx, { params }) => detailed(ctx, await service.readCampaign(ctx, params.id)),
  }),
  route({
    ...write,
    path: '/v1/campaigns/:id/add',
    summary: 'Join a warning by hand, with all of the campaign it is in',
    params: schema.idParams,
    body: schema.memberBody,
    response: schema.campaignDetailView,
    errors: ['not_found', 'illegal_move', 'lost_race'],
    handle: async (ctx, { params, body }) =>
      detailed(ctx, await service.addWarning(ctx, params.id, body.warningId, body.reason)),
  }),
  route({
    ...write,
    path: '/v1/campaigns/:id/take-out',
    summary: 'Take a warning out by hand: it is not joined again by itself',
    params: schema.idParams,
    body: schema.memberBody,
    response: schema.campaignDetailView,
    errors: ['not_found', 'illegal_move', 'lost_race'],
    handle: async (ctx, { params, body }) =>
      detailed(ctx, await service.takeOut(ctx, params.id, body.warningId, body.reason)),
  }),
]

const detailed = async (ctx: Context, row: CampaignRow) => presentDetail(row, await service.moneyOf(ctx, row))
