import type { z } from 'zod'
import { route, type Route } from '../http/route'
import { liftBrake, type BrakeRow } from '../rulesets'
import { readPackShadow } from './pack-shadow'
import * as schema from './schema'
import * as service from './service'

const read = { method: 'get', policy: 'rule.read', tag: 'rules' } as const

export const ruleRoutes: readonly Route[] = [
  route({
    ...read,
    path: '/v1/rules',
    summary: 'Every rule by version: hits, how the warnings it took part in ended, precision',
    query: schema.daysQuery,
    response: schema.ruleList,
    handle: (ctx, { query }) => service.listRules(ctx, service.daysOf(ctx, query)),
  }),
  route({
    ...read,
    path: '/v1/rules/:rule',
    summary: 'One rule over time, by day or week, with its brakes',
    params: schema.ruleParams,
    query: schema.seriesQuery,
    response: schema.ruleView,
    errors: ['not_found'],
    handle: async (ctx, { params, query }) => {
      const { by, ...days } = query
      const rule = await service.readRule(ctx, params.rule, by, service.daysOf(ctx, days))
      return { ...rule, brakes: rule.brakes.map(presentBrake) }
    },
  }),
  route({
    ...read,
    path: '/v1/rules/:rule/shadow',
    summary: 'What a rule in shadow, or a braked one, would have done: warnings, holds, levels, and how those warnings ended', // prettier-ignore
    params: schema.ruleParams,
    query: schema.daysQuery,
    response: schema.ruleShadowView,
    errors: ['not_found'],
    handle: (ctx, { params, query }) => service.readRuleShadow(ctx, params.rule, service.daysOf(ctx, query)),
  }),
  route({
    method: 'get',
    policy: 'ruleset.read',
    tag: 'rulesets',
    path: '/v1/rulesets/:hash/shadow',
    summary: 'What a pack in shadow would have changed: warnings, holds, levels by day, and how those warnings ended', // prettier-ignore
    params: schema.packParams,
    response: schema.packShadowView,
    errors: ['not_found'],
    handle: (ctx, { params }) => readPackShadow(ctx, params.hash),
  }),
  route({
    method: 'post',
    path: '/v1/rules/:rule/lift-brake',
    policy: 'rule.lift-brake',
    tag: 'rules',
    summary: 'Let a braked rule act again, in every process within 5 s',
    params: schema.ruleParams,
    body: schema.liftSchema,
    response: schema.brakeView,
    errors: ['not_found', 'lost_race'],
    handle: async (ctx, { params, body }) =>
      presentBrake(await liftBrake(ctx, { rule: params.rule, version: body.version }, body.reason)),
  }),
]

const presentBrake = (row: BrakeRow): z.input<typeof schema.brakeView> => ({
  id: row.id,
  rule: row.rule,
  version: row.version,
  kind: row.kind,
  hits: row.hits,
  signals: row.signals,
  habit: row.habit,
  brakedAt: row.brakedAt.toISOString(),
  liftedAt: row.liftedAt?.toISOString() ?? null,
  liftedBy: row.liftedByUser,
  liftReason: row.liftReason,
})
