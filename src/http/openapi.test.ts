import { Validator } from '@seriousme/openapi-schema-validator'
import request from 'supertest'
import { z } from 'zod'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { errorCodes, type ErrorCode } from '../errors'
import { allRoutes, createApp } from './app'
import { openApiOf, refusalCodesOf } from './openapi'
import { createSchemaBook } from './openapi-schemas'
import { route, type Route } from './route'

interface OpenApi {
  readonly openapi: string
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { readonly schemas: Record<string, unknown> }
}

interface Operation {
  readonly operationId: string
  readonly security: Record<string, string[]>[]
  readonly responses: Record<string, { content?: Record<string, { schema: unknown }> }>
}

let world: TestWorld
let document: OpenApi
let routes: readonly Route[]

beforeAll(async () => {
  world = await testWorld()
  routes = allRoutes(world)
  document = (await request(createApp(world)).get('/openapi.json').expect(200)).body
})

const operationOf = (each: Route) =>
  document.paths[each.path.replaceAll(/:(\w+)/g, '{$1}')]?.[each.method] as Operation

test('the document is valid OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document) as never)
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
  expect(document.openapi).toMatch(/^3\.1\./)
})

test('every reference leads somewhere', () => {
  const names = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target)
  expect(names.length).toBeGreaterThan(0)
  const unresolved = names.filter(
    (target) =>
      !Object.keys(document.components.schemas).includes(target?.replace('#/components/schemas/', '') ?? ''),
  )
  expect(unresolved).toEqual([])
})

test('every route is in it, under a name of its own, with every refusal as a problem', () => {
  for (const each of routes) {
    const operation = operationOf(each)
    for (const code of refusalCodesOf(each))
      expect(Object.keys(operation.responses[errorCodes[code].status]?.content ?? {})).toEqual([
        'application/problem+json',
      ])
  }
  const ids = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  )
  expect(new Set(ids).size).toBe(routes.length)
})

test('every code is a refusal of some route, of paths that are none, or of a call to the outside', () => {
  const elsewhere = ['not_found', 'method_not_allowed', 'bank_unavailable'] as const
  const reachable = new Set<ErrorCode>([...routes.flatMap(refusalCodesOf), ...elsewhere])
  const silent = Object.keys(errorCodes).filter((code) => !reachable.has(code as ErrorCode))
  expect(silent).toEqual([])
})

test('a session, a key or a signature is asked for where it is needed', () => {
  const securities = routes.map((each) => Object.keys(operationOf(each).security[0] ?? {}).join('+'))
  expect(new Set(securities)).toEqual(
    new Set([
      '',
      'session',
      'session+csrfToken',
      'apiKey',
      'bank+bankTimestamp+bankSignature',
      'twilioSignature',
    ]),
  )
})

test('a schema that means something else when sent is named apart', () => {
  const inner = z.strictObject({ count: z.number().default(1) }).meta({ id: 'Inner' })
  const outer = z.strictObject({ inner }).meta({ id: 'Outer' })
  const same = z.strictObject({ text: z.string() }).meta({ id: 'Same' })
  const body = z.strictObject({ outer, same })
  const each = route({
    method: 'post',
    path: '/x',
    policy: 'public.read',
    tag: 'x',
    summary: 'x',
    body,
    response: body,
    handle: (_ctx, input) => Promise.resolve(input.body),
  })
  const { components } = openApiOf([each], '1') as unknown as OpenApi
  expect(Object.keys(components.schemas)).toEqual(
    ['Inner', 'InnerInput', 'Outer', 'OuterInput', 'Problem', 'Same'].sort(),
  )
  expect(JSON.stringify(components.schemas['OuterInput'])).toContain('#/components/schemas/InnerInput')
})

test('two schemas of one name are refused', () => {
  const book = createSchemaBook()
  book.of(z.strictObject({ a: z.string() }).meta({ id: 'Twin' }), 'output')
  expect(() => book.of(z.strictObject({ b: z.string() }).meta({ id: 'Twin' }), 'output')).toThrow('Twin')
})

test('the page comes from here alone, under the policy that says so', async () => {
  const app = createApp(world)
  const page = await request(app)
    .get('/docs')
    .expect(200)
    .expect('content-type', /text\/html/)
  expect(page.headers['content-security-policy']).toContain("script-src 'self'")
  expect(page.text).not.toMatch(/https?:\/\//)
  for (const [, path] of page.text.matchAll(/(?:src|href)="([^"]+)"/g))
    await request(app)
      .get(path ?? '')
      .expect(200)
  await request(app).get('/docs/package.json').expect(404)
  await request(app).get('/docs/..%2Fpackage.json').expect(404)
})
