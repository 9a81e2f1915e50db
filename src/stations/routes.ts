import { route } from '../http/route'
import { bankRoutes } from './banks/routes'
import { dutyRoutes } from './duty/routes'
import { levelRoutes } from './levels/routes'
import { stationManagementRoutes } from './management/routes'
import * as present from './present'
import * as schema from './schema'
import { gcj02Of } from '../lib/told-point'
import * as service from './service'

const places = { method: 'get', policy: 'place.read', tag: 'places' } as const

export const stationRoutes = [
  route({
    ...places,
    path: '/v1/districts',
    summary: 'The districts of the city',
    response: schema.listOf(schema.districtView),
    handle: async (ctx) => ({ items: (await service.listDistricts(ctx)).map(present.presentDistrict) }),
  }),
  route({
    ...places,
    path: '/v1/towns',
    summary: 'Towns and streets with their points (GCJ-02)',
    query: schema.districtQuery,
    response: schema.listOf(schema.townView),
    handle: async (ctx, { query }) => ({
      items: (await service.listTowns(ctx, query)).map(present.presentTown),
    }),
  }),
  route({
    ...places,
    path: '/v1/stations',
    summary: 'Police stations (GCJ-02)',
    query: schema.stationQuery,
    response: schema.listOf(schema.stationView),
    handle: async (ctx, { query }) => {
      const isActive = query.includeInactive === 'true' ? undefined : true
      const rows = await service.listStations(ctx, { districtCode: query.districtCode, isActive })
      return { items: rows.map(present.presentStation) }
    },
  }),
  route({
    ...places,
    path: '/v1/banks',
    summary: 'Banks and payment firms, and how fast they answer',
    response: schema.listOf(schema.bankView),
    handle: async (ctx) => ({ items: (await service.listBanks(ctx)).map(present.presentBank) }),
  }),
  route({
    ...places,
    path: '/v1/typologies',
    summary: 'Patterns of fraud',
    response: schema.listOf(schema.typologyView),
    handle: async (ctx) => ({
      items: (await service.listTypologies(ctx)).map(present.presentTypology),
    }),
  }),
  route({
    ...places,
    path: '/v1/levels',
    summary: 'The minutes of each level that hold now (local configuration)',
    response: schema.listOf(schema.levelView),
    handle: async (ctx) => ({
      items: (await service.levelPoliciesAt(ctx, ctx.clock.now())).map(present.presentLevel),
    }),
  }),
  route({
    method: 'get',
    path: '/v1/officers',
    policy: 'officer.read',
    tag: 'officers',
    summary: 'Officers with duty and last position',
    response: schema.listOf(schema.officerView),
    handle: async (ctx) => {
      const now = ctx.clock.now()
      return { items: (await service.listOfficers(ctx)).map((row) => present.presentOfficer(row, now)) }
    },
  }),
  route({
    method: 'get',
    path: '/v1/officers/me',
    policy: 'officer.self',
    tag: 'officers',
    summary: 'My own duty and position',
    response: schema.officerView,
    errors: ['not_found'],
    handle: async (ctx) => present.presentOfficer(await service.readOwn(ctx), ctx.clock.now()),
  }),
  route({
    method: 'put',
    path: '/v1/officers/me/duty',
    policy: 'officer.self',
    tag: 'officers',
    summary: 'Go on or off duty; off duty forgets the position',
    body: schema.dutySchema,
    isRepeatable: true,
    response: schema.officerView,
    errors: ['not_found'],
    handle: async (ctx, { body }) =>
      present.presentOfficer(await service.changeDuty(ctx, body.onDuty), ctx.clock.now()),
  }),
  route({
    method: 'put',
    path: '/v1/officers/me/position',
    policy: 'officer.self',
    tag: 'officers',
    summary: 'Report my position, in WGS-84 unless said otherwise; on duty only',
    body: schema.positionBody,
    response: schema.officerView,
    errors: ['not_found', 'illegal_move'],
    handle: async (ctx, { body }) =>
      present.presentOfficer(await service.reportPosition(ctx, gcj02Of(body)), ctx.clock.now()),
  }),
  ...stationManagementRoutes,
  ...dutyRoutes,
  ...bankRoutes,
  ...levelRoutes,
]
