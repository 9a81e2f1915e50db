import { timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'
import { z } from 'zod'
import { AppError, errorCodes } from '../errors'
import { renderMetrics } from '../platform/metrics'
import { readReadiness } from '../platform/readiness'
import type { World } from '../platform/world'
import { rawRoute, route, type Route } from './route'

const open = { method: 'get', policy: 'public.read', tag: 'operations' } as const
const check = z.enum(['ok', 'failed', 'late'])

const healthz = route({
  ...open,
  path: '/healthz',
  summary: 'Whether the process answers at all',
  response: z.strictObject({ status: z.literal('alive') }),
  handle: () => Promise.resolve({ status: 'alive' as const }),
})

const readyz = (world: World) =>
  route({
    ...open,
    path: '/readyz',
    summary: 'Whether it can do its work: 503 without a database at its latest migration',
    response: z
      .strictObject({
        status: z.enum(['ready', 'degraded', 'unready']),
        checks: z.strictObject({
          database: check,
          migrations: check,
          redis: check,
          relay: check,
          rules: check,
        }),
        outboxLagSeconds: z.int().nullable(),
      })
      .meta({ id: 'Readiness' }),
    handle: async (_ctx, { response }) => {
      const readiness = await readReadiness(world)
      if (readiness.status === 'unready') response.status(503)
      return readiness
    },
  })

const metrics = (world: World) =>
  rawRoute({
    ...open,
    path: '/metrics',
    summary: 'For Prometheus; from this machine, or with the bearer token that is configured',
    contentType: 'text/plain',
    errors: ['forbidden'],
    handle: async (_ctx, { request, response }) => {
      if (!mayScrape(request, world.config.http.metricsToken)) throw new AppError('forbidden')
      const { contentType, text } = await renderMetrics(world)
      response.set('content-type', contentType).send(text)
    },
  })

const problem = route({
  ...open,
  path: '/problems/:code',
  summary: 'What a code of a problem means',
  params: z.object({ code: z.string() }),
  response: z.strictObject({
    code: z.string(),
    status: z.int(),
    title: z.string(),
    retry: z.enum(['never', 'later', 'reread']).describe('reread: read the current state and decide anew'),
  }),
  errors: ['not_found'],
  handle: (_ctx, { params }) => {
    const found = Object.entries(errorCodes).find(([code]) => code === params.code)
    if (found === undefined) return Promise.reject(new AppError('not_found'))
    const [code, { status, title, retry }] = found
    return Promise.resolve({ code, status, title, retry })
  },
})

export const operationsRoutes = (world: World): readonly Route[] => [
  healthz,
  readyz(world),
  metrics(world),
  problem,
]

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1']

function mayScrape(request: Request, token: string | null): boolean {
  const given = Buffer.from(request.get('authorization') ?? '')
  const expected = Buffer.from(`Bearer ${token ?? ''}`)
  if (token !== null && given.length === expected.length && timingSafeEqual(given, expected)) return true
  // A proxy on this machine comes from loopback, too; what it carries does not.
  const isForwarded = request.get('x-forwarded-for') !== undefined || request.get('forwarded') !== undefined
  return !isForwarded && LOOPBACK.includes(request.socket.remoteAddress ?? '')
}
