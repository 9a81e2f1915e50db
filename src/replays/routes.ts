import { route, type Route } from '../http/route'
import { replayLimits } from './limits'
import { presentReplay } from './present'
import * as schema from './schema'
import * as service from './service'

const tag = 'rulesets'
const read = { method: 'get', policy: 'ruleset.read', tag } as const

/** JSON escapes the quotes of the stream's own JSON. */
const MAX_UPLOAD_BYTES = 3 * replayLimits.upload.value

export const replayRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/rulesets/:hash/replay',
    policy: 'ruleset.replay',
    tag,
    summary: 'Have a pack judge recorded signals beside another one; nothing of what it says acts',
    params: schema.hashParams,
    body: schema.requestSchema,
    maxBodyBytes: MAX_UPLOAD_BYTES,
    response: schema.replayView,
    status: 202,
    errors: ['not_found', 'replay_running', 'body_too_large'],
    handle: async (ctx, { params, body, note }) => {
      const row = await service.requestReplay(ctx, params.hash, body)
      note({ ruleset: params.hash, origin: row.origin, ...(row.hours === null ? {} : { hours: row.hours }) })
      return presentReplay(row)
    },
  }),
  route({
    ...read,
    path: '/v1/rulesets/:hash/replays',
    summary: 'Replays of a pack, the youngest first',
    params: schema.hashParams,
    response: schema.replayList,
    errors: ['not_found'],
    handle: async (ctx, { params }) => ({
      items: (await service.listReplays(ctx, params.hash)).map(presentReplay),
    }),
  }),
  route({
    ...read,
    path: '/v1/replays/:id',
    summary: 'One replay: how far it has come, and what came of it',
    params: schema.idParams,
    response: schema.replayView,
    errors: ['not_found'],
    handle: async (ctx, { params }) => presentReplay(await service.requireReplay(ctx, params.id)),
  }),
  route({
    method: 'post',
    path: '/v1/replays/:id/cancel',
    policy: 'ruleset.replay',
    tag,
    summary: 'Give a replay up',
    params: schema.idParams,
    response: schema.replayView,
    errors: ['not_found', 'illegal_move', 'lost_race'],
    handle: async (ctx, { params }) => presentReplay(await service.cancelReplay(ctx, params.id)),
  }),
]
