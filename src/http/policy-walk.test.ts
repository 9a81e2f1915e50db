import * as given from '../../test/given/users'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { policies, roles, scopeOf, type Policy } from '../policies'
import { signatureHeaders } from '../platform/signature'
import { allRoutes, createApp } from './app'
import type { Route } from './route'
import { startApi, type RunningApi } from './server'

/**
 * Every route as everybody: each role, a source with its key, a bank with its signature, and nobody. Who may not is
 * told so (401 unknown, 403 known) before anything else is looked at; who may is refused for other reasons only.
 */
let world: TestWorld
let ctx: Context
let api: RunningApi
let key: string

const BANK_SECRET = 'shared with the bank'
const routes = (): readonly Route[] => allRoutes(world)

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  api = await startApi(world)
  const { bankId } = await given.places(ctx)
  const secretSealed = ctx.vault.seal('bank.secret', BANK_SECRET)
  await ctx.db.bank.update({ where: { id: bankId }, data: { secretSealed } })
  key = await given.apiKey(ctx, ['transaction', 'call', 'message', 'report'])
})
afterAll(() => api.close())

const BODY = '{}'
const pathOf = (route: Route): string =>
  route.path.replaceAll(/:\w+/g, () => (route.path.startsWith('/v1/dead-letters') ? '999' : ctx.ids.next()))

async function statusOf(route: Route, headers: Record<string, string>): Promise<number> {
  const hasBody = route.method !== 'get' && route.method !== 'delete'
  const type = route.kind === 'external' ? route.requestType : 'application/json'
  const answer = await fetch(`http://127.0.0.1:${api.port}${pathOf(route)}`, {
    method: route.method.toUpperCase(),
    headers: { ...headers, ...(hasBody ? { 'content-type': type } : {}) },
    ...(hasBody ? { body: BODY } : {}),
  })
  // A live stream never ends by itself.
  await answer.body?.cancel()
  return answer.status
}

/** Neither unknown nor forbidden; nor broken. */
const isLetIn = (status: number): boolean => ![401, 403, 500].includes(status)
/** Whoever is not let in without a session is unknown; a call-back that nobody signed is forged. */
const unknownOf = (access: Policy['access']): number => (access === 'twilio' ? 403 : 401)
const refusalOf = (access: Policy['access']): number => (typeof access === 'string' ? unknownOf(access) : 403)
const nameOf = ({ method, path }: Route): string => `${method} ${path}`

test('there are routes to walk', () => {
  expect(routes().length).toBeGreaterThan(20)
})

test.each(roles)('%s may what the table says, and no more', async (role) => {
  const { username } = await given.user(ctx, role)
  const app = createApp(world)
  const wrong: string[] = []
  let session = await given.signedIn(app, username)
  for (const route of routes()) {
    const { access }: Policy = policies[route.policy]
    const status = await statusOf(route, { cookie: session.cookie, 'x-csrf-token': session.csrfToken })
    const isAllowed = access === 'public' || scopeOf(route.policy, role) !== null
    const expected = isAllowed ? isLetIn(status) : status === refusalOf(access)
    if (!expected) wrong.push(`${nameOf(route)}: ${status}`)
    // What ends the session ends the walk otherwise.
    if (route.path === '/v1/session' && route.method === 'delete')
      session = await given.signedIn(app, username)
  }
  expect(wrong).toEqual([])
})

test('nobody may what is not public', async () => {
  const wrong: string[] = []
  for (const route of routes()) {
    const status = await statusOf(route, {})
    const { access }: Policy = policies[route.policy]
    // Signing in is public, and refuses whoever does not.
    const expected = access === 'public' ? isLetIn(status) : status === unknownOf(access)
    if (!expected) wrong.push(`${nameOf(route)}: ${status}`)
  }
  expect(wrong).toEqual([])
})

test('a source may send and nothing else', async () => {
  const wrong: string[] = []
  for (const route of routes()) {
    const status = await statusOf(route, { authorization: `Bearer ${key}` })
    const { access }: Policy = policies[route.policy]
    const expected =
      access === 'public' || access === 'source' ? isLetIn(status) : status === unknownOf(access)
    if (!expected) wrong.push(`${nameOf(route)}: ${status}`)
  }
  expect(wrong).toEqual([])
})

test('a bank may answer and nothing else', async () => {
  const wrong: string[] = []
  for (const route of routes()) {
    const signature = signatureHeaders(BANK_SECRET, BODY, world.clock.now())
    const status = await statusOf(route, { 'x-menshen-bank': 'GIVEN', ...signature })
    const { access }: Policy = policies[route.policy]
    const expected = access === 'public' || access === 'bank' ? isLetIn(status) : status === unknownOf(access)
    if (!expected) wrong.push(`${nameOf(route)}: ${status}`)
  }
  expect(wrong).toEqual([])
})

test('a signature of another key, of another body or of yesterday is refused', async () => {
  const now = world.clock.now()
  const bankRoutes = routes().filter((route) => policies[route.policy].access === 'bank')
  const forged = [
    signatureHeaders('another secret', BODY, now),
    signatureHeaders(BANK_SECRET, '{"a":1}', now),
    signatureHeaders(BANK_SECRET, BODY, new Date(now.getTime() - 301_000)),
    signatureHeaders(BANK_SECRET, BODY, new Date(now.getTime() + 301_000)),
  ]
  for (const route of bankRoutes) {
    for (const signature of forged)
      expect(await statusOf(route, { 'x-menshen-bank': 'GIVEN', ...signature })).toBe(401)
    expect(
      await statusOf(route, { 'x-menshen-bank': 'NONE', ...signatureHeaders(BANK_SECRET, BODY, now) }),
    ).toBe(401)
  }
  expect(bankRoutes.length).toBeGreaterThan(0)
})

test('a change by session without its CSRF token is refused, on every route', async () => {
  const { username } = await given.user(ctx, 'admin')
  const { cookie } = await given.signedIn(createApp(world), username)
  for (const route of routes().filter(
    ({ method, policy }) => method !== 'get' && scopeOf(policy, 'admin') !== null,
  ))
    expect([nameOf(route), await statusOf(route, { cookie })]).toEqual([nameOf(route), 403])
})
