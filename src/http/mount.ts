import type { Express, Request, RequestHandler, Response } from 'express'
import { z } from 'zod'
import { AppError } from '../errors'
import { assert } from '../lib/assert'
import { policies, type Policy } from '../policies'
import { createRateLimiter, type RateLimiter } from '../platform/rate-limit'
import type { World } from '../platform/world'
import { createAuthentication, type Authenticate } from './auth'
import { carryOut } from './carry-out'
import { parseInput } from './input'
import { toAppError } from './problem'
import type { JsonRoute, RawRoute, Route } from './route'

type MountedRoute = JsonRoute | RawRoute

const FIRST_FAILURE = 400
/** Ours, and logged. */
const FIRST_FAULT = 500

/** Mounts every route, then the 405 of every path. @throws when a route has no known policy, or one is there twice */
export function mount(app: Express, world: World, routes: readonly Route[]): void {
  checkRoutes(routes)
  const authenticate = createAuthentication(world)
  const mounted = routes.filter((route) => route.kind !== 'external').sort(bySpecificity)
  for (const route of mounted) app[route.method](route.path, serve(world, authenticate, route))
  for (const path of [...new Set(mounted.map((route) => route.path)), ...externalPaths(routes)])
    app.all(path, refuseMethod(methodsOf(routes, path)))
}

export function checkRoutes(routes: readonly Route[]): void {
  const known = new Set<string>()
  for (const route of routes) {
    const name = nameOf(route)
    assert(Object.hasOwn(policies, route.policy), `${name} has no policy`)
    assert(!known.has(name), `${name} is there twice`)
    assert(
      route.kind !== 'raw' || (route.method === 'get') === (route.form === undefined),
      `${name}: a change answers JSON after its commit, unless a page's form asks for it`,
    )
    assert(!isForm(route) || hasNoSession(route), `${name}: a form has no CSRF token`)
    assert(refusesUnknownFields(route.query), `${name}: the query must be a strictObject`)
    assert(refusesUnknownFields(route.body), `${name}: the body must be a strictObject`)
    known.add(name)
  }
}

const hasNoSession = ({ policy }: Route): boolean => {
  const { access }: Policy = policies[policy]
  return access === 'public' || access === 'twilio'
}

const isForm = (route: Route): boolean => route.kind === 'raw' && route.form !== undefined

/** Parameters by whatever name are the same path. */
const nameOf = (route: Route): string => `${route.method} ${route.path.replaceAll(/:\w+/g, ':')}`

const refusesUnknownFields = (schema: z.ZodType | undefined): boolean =>
  !(schema instanceof z.ZodObject) || schema.def.catchall instanceof z.ZodNever

/** `/stories/feed.json` is asked before `/stories/:slug`. */
const bySpecificity = (a: Route, b: Route): number => wildness(a.path).localeCompare(wildness(b.path))
const wildness = (path: string): string =>
  path
    .split('/')
    .map((part) => (part.startsWith(':') ? '~' : '-'))
    .join('')

function serve(world: World, authenticate: Authenticate, route: MountedRoute): RequestHandler {
  const limiter = limiterOf(world, route)
  const isChange = route.method !== 'get'
  return async (request, response) => {
    response.locals['route'] = route.path
    const actor = await authenticate(route.policy, request, isChange)
    await inItsForm(route, request, response, () =>
      withinLimit(limiter, route, request, response, async () => {
        const input = await parseInput(route, request, response)
        await carryOut(world, actor, route, input)
      }),
    )
  }
}

async function inItsForm(
  route: MountedRoute,
  request: Request,
  response: Response,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    const refuse = route.kind === 'raw' ? route.refuse : undefined
    const refusal = toAppError(error)
    if (refuse === undefined || refusal.status >= FIRST_FAULT) throw error
    if (refusal.retryAfterSeconds !== undefined)
      response.set('retry-after', String(refusal.retryAfterSeconds))
    refuse(refusal, request, response.status(refusal.status))
  }
}

const limiterOf = (world: World, { limit }: Route): RateLimiter | null =>
  limit === undefined ? null : createRateLimiter(world.redis, world.config.redis.prefix, limit)

async function withinLimit(
  limiter: RateLimiter | null,
  { limit }: Route,
  request: Request,
  response: Response,
  work: () => Promise<void>,
): Promise<void> {
  if (limiter === null) return work()
  const key = request.ip ?? 'unknown'
  const waitSeconds = await limiter.take(key)
  if (waitSeconds !== null) throw new AppError('rate_limited', undefined, [], waitSeconds)
  await work()
  // A page that says "not valid" has failed as much as a problem has.
  if (limit?.counts !== 'all' && response.statusCode < FIRST_FAILURE) await limiter.giveBack(key)
}

const externalPaths = (routes: readonly Route[]): string[] => [
  ...new Set(routes.filter(({ kind }) => kind === 'external').map(({ path }) => path)),
]

function methodsOf(routes: readonly Route[], path: string): string[] {
  const methods = routes.filter((route) => route.path === path).map(({ method }) => method.toUpperCase())
  return methods.includes('GET') ? [...methods, 'HEAD'] : methods
}

function refuseMethod(methods: readonly string[]): (request: Request, response: Response) => void {
  const allow = [...methods, 'OPTIONS'].join(', ')
  return (request, response) => {
    response.locals['route'] = 'method_not_allowed'
    response.set('allow', allow)
    if (request.method !== 'OPTIONS') throw new AppError('method_not_allowed', `allowed: ${allow}`)
    response.status(204).end()
  }
}
