import { z } from 'zod'
import { route, type Route } from '../http/route'
import { presentUser } from './present'
import { newUser, userChange, userPage, userQuery, userView } from './user-schema'
import * as service from './user-service'

const list = route({
  method: 'get',
  path: '/v1/users',
  policy: 'user.manage',
  tag: 'users',
  summary: 'Users by name',
  query: userQuery,
  response: userPage,
  handle: async (ctx, { query }) => {
    const { items, next } = await service.listUsers(ctx, query)
    return { items: items.map(presentUser), next }
  },
})

const add = route({
  method: 'post',
  path: '/v1/users',
  policy: 'user.manage',
  tag: 'users',
  summary: 'Add a user; an officer comes with station and badge, a liaison with a bank',
  body: newUser,
  response: userView,
  status: 201,
  errors: ['already_exists'],
  handle: async (ctx, { body }) => presentUser(await service.addUser(ctx, body)),
})

const change = route({
  method: 'patch',
  path: '/v1/users/:id',
  policy: 'user.manage',
  tag: 'users',
  summary: "Change role, scope, phone or password, or switch a user off; ends the user's sessions",
  params: z.object({ id: z.uuid() }),
  body: userChange,
  response: userView,
  errors: ['not_found', 'already_exists', 'illegal_move'],
  handle: async (ctx, { params, body }) => presentUser(await service.changeUser(ctx, params.id, body)),
})

export const managementRoutes: readonly Route[] = [list, add, change]
