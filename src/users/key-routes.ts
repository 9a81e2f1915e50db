import { z } from 'zod'
import { route, type Route } from '../http/route'
import { keyView, madeKey, newKey } from './key-schema'
import * as service from './key-service'
import { presentKey } from './present'

const list = route({
  method: 'get',
  path: '/v1/api-keys',
  policy: 'api-key.manage',
  tag: 'api keys',
  summary: 'The keys of the sources',
  response: z.strictObject({ items: z.array(keyView) }),
  handle: async (ctx) => ({ items: (await service.listKeys(ctx)).map(presentKey) }),
})

const make = route({
  method: 'post',
  path: '/v1/api-keys',
  policy: 'api-key.manage',
  tag: 'api keys',
  summary: 'Make a key for a source; key and webhook secret are shown this once',
  body: newKey,
  response: madeKey,
  status: 201,
  handle: async (ctx, { body, response, note }) => {
    note({ source: body.source, bankCode: body.bankCode, signalTypes: body.signalTypes.join(' ') })
    const { row, key, webhookSecret } = await service.makeKey(ctx, body)
    response.set('cache-control', 'no-store')
    return { ...presentKey(row), key, webhookSecret }
  },
})

const revoke = route({
  method: 'delete',
  path: '/v1/api-keys/:id',
  policy: 'api-key.manage',
  tag: 'api keys',
  summary: 'Revoke a key: within seconds nobody can send with it',
  params: z.object({ id: z.uuid() }),
  errors: ['not_found'],
  handle: (ctx, { params }) => service.revokeKey(ctx, params.id),
})

export const keyRoutes: readonly Route[] = [list, make, revoke]
