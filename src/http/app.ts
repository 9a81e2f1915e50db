import { join } from 'node:path'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import { publicReportRoutes } from '../citizen-reports/public-routes'
import type { SubmitSignal } from '../citizen-reports/service'
import { commandRoutes } from '../command/routes'
import { projectRoot } from '../config'
import { systemActor } from '../context'
import { creditTransferRoutes } from '../ingest/credit-transfers'
import { AppError } from '../errors'
import { SECOND_MS } from '../lib/duration'
import { createLiveFeed, type LiveFeed } from '../live'
import { liveRoutes } from '../live/routes'
import { observeRequest } from '../platform/metrics'
import type { World } from '../platform/world'
import { createViewCounter, type ViewCounter } from '../stories'
import { publicStoryRoutes } from '../stories/routes'
import { docsRoutes } from './docs'
import { mount } from './mount'
import { operationsRoutes } from './operations'
import { problemBody, PROBLEM_TYPE, toAppError } from './problem'
import { requestIdOf } from './request'
import type { Route } from './route'
import { routes } from './routes'
import { securityHeaders } from './security'
import { mountWeb } from './web'

/** The desks' page, as the build leaves it. */
const WEB_FOLDER = join(projectRoot, 'dist', 'web')

/** Every route there is: the nouns', and those that need what the process holds open. */
export function allRoutes(
  world: World,
  feed: LiveFeed = liveFeedOf(world),
  submit: SubmitSignal = withoutIngest,
  views: ViewCounter = viewCounterOf(world),
): readonly Route[] {
  const all: readonly Route[] = [
    ...routes,
    ...publicStoryRoutes(views),
    ...liveRoutes(feed),
    ...publicReportRoutes(submit),
    ...creditTransferRoutes(submit),
    ...commandRoutes(),
    ...operationsRoutes(world),
    ...docsRoutes(() => all),
  ]
  return all
}

/** Whoever closes the process flushes it. */
export const viewCounterOf = (world: World): ViewCounter =>
  createViewCounter(world.context(systemActor('stories')))

/** It starts with the first listener and stops with the last. */
export const liveFeedOf = (world: World): LiveFeed =>
  createLiveFeed(world.context(systemActor('live')), (channel, onNotice) =>
    world.database.listen(channel, onNotice),
  )

const withoutIngest: SubmitSignal = () => Promise.reject(new AppError('overloaded'))

/** The Express application: everything but the hot path. */
export function createApp(world: World, mounted: readonly Route[] = allRoutes(world)): Express {
  const app = express()
  app.set('trust proxy', world.config.http.trustProxy)
  app.set('etag', false)
  app.disable('x-powered-by')
  app.use(nameRequest(world), securityHeaders(world.config), observe(world))
  mount(app, world, mounted)
  mountWeb(app, WEB_FOLDER)
  app.use(() => {
    throw new AppError('not_found', 'there is nothing at this path')
  })
  app.use(refuse(world))
  return app
}

function nameRequest(world: World): RequestHandler {
  return (request, response, next) => {
    request.requestId = requestIdOf(request.get('x-request-id'), world.ids)
    response.set('x-request-id', request.requestId)
    // Clocks that run out are shown by the service's time, whatever the reader's machine thinks.
    response.set('x-menshen-time', world.clock.now().toISOString())
    next()
  }
}

function observe(world: World): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    response.on('close', () => {
      const seconds = (performance.now() - startedAt) / SECOND_MS
      const { requestId, method } = request
      const answered = { method, route: routeOf(response.locals), status: response.statusCode, seconds }
      observeRequest(answered)
      world.log.debug({ requestId, ...answered }, 'request')
    })
    next()
  }
}

const routeOf = (locals: Record<string, unknown>): string => {
  const { route } = locals
  return typeof route === 'string' ? route : 'unknown'
}

/** The last handler: every error leaves as a problem, and a bug is logged without what the request held. */
function refuse(world: World): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const refusal = toAppError(error)
    if (refusal.status >= 500) logFailure(world, refusal, error, request.requestId)
    if (response.headersSent) {
      response.destroy()
      return
    }
    if (refusal.retryAfterSeconds !== undefined)
      response.set('retry-after', String(refusal.retryAfterSeconds))
    response
      .status(refusal.status)
      .type(PROBLEM_TYPE)
      .send(JSON.stringify(problemBody(refusal, request.originalUrl, request.requestId)))
  }
}

function logFailure(world: World, refusal: AppError, error: unknown, requestId: string): void {
  const kind = error instanceof Error ? error.name : typeof error
  // The first line of a stack is the message, which may quote a value.
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^ +at /.test(line)) : []
  world.log.error({ requestId, code: refusal.code, kind, frames: frames.slice(0, 8) }, 'a request failed')
}
