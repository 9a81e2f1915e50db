import { route, type Route } from '../http/route'
import type { Context } from '../context'
import type { PolicyId } from '../policies'
import { fileOfPack } from './contents'
import { importChanges, importPack } from './import'
import * as lifecycle from './lifecycle'
import { rulesetLimits } from './limits'
import { presentRuleset } from './present'
import type { RulesetRow } from './repository'
import * as schema from './schema'
import * as service from './service'
import { studioRoutes } from './studio-routes'

const tag = 'rulesets'
const read = { method: 'get', policy: 'ruleset.read', tag } as const

/** JSON escapes at most double a YAML text, and a Chinese one stays as it is. */
const MAX_UPLOAD_BYTES = 2 * rulesetLimits.packBytes.value

const stepErrors = ['not_found', 'illegal_move', 'lost_race', 'four_eyes', 'ruleset_refused'] as const

const step = (
  name: string,
  policy: PolicyId,
  summary: string,
  work: (ctx: Context, hash: string) => Promise<RulesetRow>,
): Route =>
  route({
    method: 'post',
    path: `/v1/rulesets/:hash/${name}`,
    policy,
    tag,
    summary,
    params: schema.hashParams,
    response: schema.rulesetView,
    errors: stepErrors,
    handle: async (ctx, { params }) => presentRuleset(await work(ctx, params.hash)),
  })

export const rulesetRoutes: readonly Route[] = [
  route({
    ...read,
    path: '/v1/rulesets',
    summary: 'Rule packs, the youngest first',
    query: schema.listQuery,
    response: schema.rulesetList,
    handle: async (ctx, { query }) => ({
      items: (await service.listPacks(ctx, query.limit)).map(presentRuleset),
    }),
  }),
  route({
    ...read,
    path: '/v1/rulesets/:hash',
    summary: 'One rule pack',
    params: schema.hashParams,
    response: schema.rulesetView,
    errors: ['not_found'],
    handle: async (ctx, { params }) => presentRuleset(await service.readPack(ctx, params.hash)),
  }),
  route({
    ...read,
    path: '/v1/rulesets/:hash/files',
    summary: 'Its files; together they have its hash. One of them, if named',
    params: schema.hashParams,
    query: schema.filesQuery,
    response: schema.filesView,
    errors: ['not_found'],
    handle: async (ctx, { params, query: { path: only } }) => {
      if (only !== undefined)
        return { items: [{ path: only, content: await fileOfPack(ctx, params.hash, only) }] }
      const files = await service.filesOfPack(ctx, params.hash)
      return { items: files.map(({ path, text }) => ({ path, content: text })) }
    },
  }),
  route({
    ...read,
    path: '/v1/rulesets/:hash/difference',
    summary: 'What it would change of the live pack: files, and fields of rules',
    params: schema.hashParams,
    response: schema.differenceView,
    errors: ['not_found'],
    handle: async (ctx, { params }) => {
      const { live, files, rules } = await service.differenceFromLive(ctx, params.hash)
      return { live, files: [...files], rules: rules.map((one) => ({ ...one, fields: [...one.fields] })) }
    },
  }),
  route({
    method: 'post',
    path: '/v1/rulesets',
    policy: 'ruleset.import',
    tag,
    summary: 'Bring a pack, or changes of one, as a draft; one that does not check is refused with file, line and column of every problem', // prettier-ignore
    body: schema.uploadSchema,
    maxBodyBytes: MAX_UPLOAD_BYTES,
    response: schema.rulesetView,
    status: 201,
    errors: ['not_found', 'ruleset_refused', 'body_too_large'],
    handle: async (ctx, { body }) => {
      const files = body.files.map(({ path, content }) => ({ path, text: content }))
      const { base, removed, note, replaces = null } = body
      if (base === undefined) return presentRuleset(await importPack(ctx, files, note, replaces))
      return presentRuleset(await importChanges(ctx, base, { files, removed }, { note, replaces }))
    },
  }),
  step('review', 'ruleset.review', 'A second person has read it', lifecycle.reviewPack),
  step('shadow', 'ruleset.publish', 'Judge by it beside the live pack', lifecycle.shadowPack),
  step('publish', 'ruleset.publish', 'Judge by it, in every process within 5 s', lifecycle.publishPack),
  step('retire', 'ruleset.publish', 'Give it up', lifecycle.retirePack),
  route({
    method: 'post',
    path: '/v1/rulesets/:hash/rollback',
    policy: 'ruleset.publish',
    tag,
    summary: 'Make a pack live again that was live before',
    params: schema.hashParams,
    body: schema.rollbackSchema,
    response: schema.rulesetView,
    errors: stepErrors,
    handle: async (ctx, { params, body: { reason = null } }) =>
      presentRuleset(await lifecycle.rollBack(ctx, params.hash, reason)),
  }),
  ...studioRoutes,
]
