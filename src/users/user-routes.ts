import { z } from 'zod'
import { route, type Route } from '../http/route'
import { presentOneTime, presentUser, presentUserDetail } from './present'
import * as access from './user-access'
import {
  addedUser,
  newUser,
  oneTimePassword,
  userChange,
  userDetail,
  userPage,
  userQuery,
  userView,
} from './user-schema'
import * as service from './user-service'

const managed = { policy: 'user.manage', tag: 'users' } as const

const list = route({
  method: 'get',
  path: '/v1/users',
  policy: 'user.manage',
  tag: 'users',
  summary: 'Users by name',
  query: userQuery,
  response: userPage,
  handle: async (ctx, { query }) => {
    const { items, ...page } = await service.listUsers(ctx, query)
    return { items: items.map(presentUser), ...page }
  },
})

const add = route({
  method: 'post',
  path: '/v1/users',
  policy: 'user.manage',
  tag: 'users',
  summary:
    'Add a user; an officer comes with station and badge, a grid worker with a station, a liaison with a bank',
  body: newUser,
  response: addedUser,
  status: 201,
  errors: ['already_exists'],
  handle: async (ctx, { body, note, response }) => {
    const { user, oneTime } = await service.addUser(ctx, body)
    note({ role: user.role, stationId: user.stationId, bankId: user.bankId, districtCode: user.districtCode })
    response.set('cache-control', 'no-store')
    return { ...presentUser(user), oneTimePassword: oneTime === null ? null : presentOneTime(oneTime) }
  },
})

const read = route({
  ...managed,
  method: 'get',
  path: '/v1/users/:id',
  summary: 'A user and what hangs on him: open sessions, duty, tasks in hand',
  params: z.object({ id: z.uuid() }),
  response: userDetail,
  errors: ['not_found'],
  handle: async (ctx, { params }) => {
    const { user, footing } = await service.readUser(ctx, params.id)
    return presentUserDetail(user, footing)
  },
})

const change = route({
  method: 'patch',
  path: '/v1/users/:id',
  policy: 'user.manage',
  tag: 'users',
  summary: "Change a user, or switch him off; another role, scope or password ends the user's sessions",
  params: z.object({ id: z.uuid() }),
  body: userChange,
  response: userView,
  errors: ['not_found', 'already_exists', 'illegal_move'],
  handle: async (ctx, { params, body, note }) => {
    const { user, changes } = await service.changeUser(ctx, params.id, body)
    note(changes)
    return presentUser(user)
  },
})

const reset = route({
  ...managed,
  method: 'post',
  path: '/v1/users/:id/password-reset',
  summary: 'Make a password that opens once, shown this once; ends the sessions of the user',
  params: z.object({ id: z.uuid() }),
  response: oneTimePassword,
  errors: ['not_found'],
  handle: async (ctx, { params, note, response }) => {
    const { oneTime, sessionsEnded } = await access.resetPassword(ctx, params.id)
    note({ sessionsEnded })
    response.set('cache-control', 'no-store')
    return presentOneTime(oneTime)
  },
})

const unlock = route({
  ...managed,
  method: 'post',
  path: '/v1/users/:id/unlock',
  summary: 'Let in again whom failed sign-ins keep out',
  params: z.object({ id: z.uuid() }),
  response: userView,
  errors: ['not_found'],
  handle: async (ctx, { params }) => presentUser(await access.unlock(ctx, params.id)),
})

const endSessions = route({
  ...managed,
  method: 'delete',
  path: '/v1/users/:id/sessions',
  summary: 'End all sessions of a user',
  params: z.object({ id: z.uuid() }),
  response: z.strictObject({ ended: z.int() }),
  errors: ['not_found'],
  handle: async (ctx, { params, note }) => {
    const ended = await access.endSessionsOf(ctx, params.id)
    note({ ended })
    return { ended }
  },
})

export const managementRoutes: readonly Route[] = [list, read, add, change, reset, unlock, endSessions]
