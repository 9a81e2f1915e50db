import type { Express } from 'express'
import request from 'supertest'
import { z } from 'zod'
import * as given from '../../test/given/users'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { AppError, errorCodes, type ErrorCode } from '../errors'
import { createApp } from './app'
import { MAX_BODY_BYTES } from './body'
import { checkRoutes } from './mount'
import { rawRoute, route, type Route } from './route'

let world: TestWorld
let ctx: Context
let app: Express

const body = z.strictObject({
  payee: z.strictObject({ account: z.string().min(5), amounts: z.array(z.int()) }),
  kind: z.enum(['a', 'b']),
})
const open = { policy: 'public.read', tag: 'test', summary: 'test' } as const
const echo = route({
  ...open,
  method: 'post',
  path: '/echo/:id',
  params: z.object({ id: z.uuid() }),
  query: z.strictObject({ limit: z.coerce.number().int().max(5).optional() }),
  body,
  response: body,
  handle: (_ctx, input) => Promise.resolve(input.body),
})
const fails = (path: string, fail: () => Promise<never>): Route =>
  route({ ...open, method: 'get', path, handle: fail })
const ID = '01890000-0000-7000-8000-000000000000'
const good = { payee: { account: '62220', amounts: [1, 2] }, kind: 'a' }

const routes: readonly Route[] = [
  echo,
  ...Object.keys(errorCodes).map((code) =>
    fails(`/refuse/${code}`, () => Promise.reject(new AppError(code as ErrorCode, undefined, [], 7))),
  ),
  fails('/bug', () => Promise.reject(new TypeError('the secret 13800001111 is not a function'))),
  fails('/odd-bug', () =>
    Promise.reject(Object.assign(new Error('13800001111'), { status: 418, type: 'x' })),
  ),
  route({
    ...open,
    method: 'get',
    path: '/wrong-answer',
    response: z.strictObject({ a: z.string() }),
    handle: () => Promise.resolve({ a: 'x', phone: '13800001111' }),
  }),
  route({
    ...open,
    method: 'post',
    path: '/twice',
    handle: async (each) => {
      await each.db.district.create({ data: { code: '330602', name: '越城区', lon: 0, lat: 0 } })
    },
  }),
  route({
    ...open,
    method: 'get',
    path: '/text',
    query: z.strictObject({ text: z.string() }),
    handle: async (each, { query }) =>
      void (await each.db.district.findFirst({ where: { name: query.text } })),
  }),
  rawRoute({
    ...open,
    method: 'get',
    path: '/raw',
    contentType: 'text/plain',
    handle: async (_ctx, { response }) => void response.type('text').send('raw'),
  }),
  rawRoute({
    ...open,
    method: 'get',
    path: '/echo/feed',
    contentType: 'text/plain',
    handle: async (_ctx, { response }) => void response.type('text').send('feed'),
  }),
]

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  app = createApp(world, routes)
})

const post = () => request(app).post(`/echo/${ID}`)

test('what fits is answered', async () => {
  const answer = await post()
    .send(good)
    .expect(200)
    .expect('content-type', /application\/json/)
  expect(answer.body).toEqual(good)
  expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
})

test.each(Object.entries(errorCodes))(
  '%s leaves as a problem of its status',
  async (code, { status, title }) => {
    const answer = await request(app)
      .get(`/refuse/${code}`)
      .set('x-request-id', 'my-request-1')
      .expect(status)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.headers['retry-after']).toBe('7')
    expect(answer.body).toEqual({
      type: `/problems/${code}`,
      title,
      status,
      instance: `/refuse/${code}`,
      code,
      requestId: 'my-request-1',
    })
  },
)

test('every field that is wrong is named, unknown ones by their own path, and no value comes back', async () => {
  const answer = await request(app)
    .post('/echo/not-an-id?limit=99&offset=3')
    .send({ payee: { account: '666', amounts: [1, 'two'], holder: '沈女士' }, kind: 'z', extra: 1 })
    .expect(422)
  expect(answer.body.code).toBe('invalid_request')
  expect(answer.body.fields.map(({ path }: { path: string }) => path).sort()).toEqual(
    [
      'extra',
      'kind',
      'params.id',
      'payee.account',
      'payee.amounts.1',
      'payee.holder',
      'query.limit',
      'query.offset',
    ].sort(),
  )
  expect(JSON.stringify(answer.body.fields)).not.toMatch(/666|沈女士|two|not-an-id|99/)
  expect(answer.body.fields).toContainEqual({ path: 'params.id', code: 'invalid_format', expected: 'uuid' })
})

test.each<[string, string, string, number, ErrorCode]>([
  ['half a body', '{"kind":', 'application/json', 400, 'malformed_json'],
  ['no body', '', 'application/json', 422, 'invalid_request'],
  ['null', 'null', 'application/json', 422, 'invalid_request'],
  ['a number', '5', 'application/json', 422, 'invalid_request'],
  ['a prototype', '{"__proto__":{"kind":"a"}}', 'application/json', 422, 'invalid_request'],
  ['a form', 'kind=a', 'application/x-www-form-urlencoded', 415, 'unsupported_media_type'],
  ['plain text', '{}', 'text/plain', 415, 'unsupported_media_type'],
  ['an odd charset', '{}', 'application/json; charset=gbk', 415, 'unsupported_media_type'],
  ['far too much', `{"kind":"${'a'.repeat(MAX_BODY_BYTES)}"}`, 'application/json', 413, 'body_too_large'],
])('%s is refused', async (_what, text, type, status, code) => {
  const answer = await post().set('content-type', type).send(text).expect(status)
  expect(answer.body.code).toBe(code)
})

test('a body that says it is compressed and is not, or in a way we do not know, is refused', async () => {
  const gzip = await post().set('content-type', 'application/json').set('content-encoding', 'gzip').send('{}')
  expect([gzip.status, gzip.body.code]).toEqual([400, 'malformed_json'])
  const odd = await post().set('content-type', 'application/json').set('content-encoding', 'zip').send('{}')
  expect([odd.status, odd.body.code]).toEqual([415, 'unsupported_media_type'])
})

test('a path that is none is 404, a known one with another method 405 with what is allowed', async () => {
  expect((await request(app).get('/nowhere').expect(404)).body.code).toBe('not_found')
  expect((await request(app).get('/echo/%E0%A4%A').expect(404)).body.code).toBe('not_found')
  const refused = await request(app).put(`/echo/${ID}`).expect(405)
  expect(refused.body.code).toBe('method_not_allowed')
  expect(refused.headers['allow']).toBe('POST, OPTIONS')
  expect((await request(app).delete('/raw').expect(405)).headers['allow']).toBe('GET, HEAD, OPTIONS')
  await request(app).options(`/echo/${ID}`).expect(204).expect('allow', 'POST, OPTIONS')
  await request(app).head('/raw').expect(200)
})

test('a written-out path is asked before one with a parameter', async () => {
  expect((await request(app).get('/echo/feed').expect(200)).text).toBe('feed')
})

test.each(['/bug', '/odd-bug'])('a bug behind %s tells nothing but that it is one', async (path) => {
  const answer = await request(app).get(path).expect(500)
  expect(answer.body).toMatchObject({ code: 'internal', status: 500 })
  expect(answer.text).not.toMatch(/secret|1380|function|at /)
})

test('an answer with more than its schema has is a bug, found before it leaves', async () => {
  const answer = await request(app).get('/wrong-answer').expect(500)
  expect(answer.text).not.toContain('1380')
})

test('what is there already is 409, a text that cannot be stored 422', async () => {
  await request(app).post('/twice').expect(204)
  expect((await request(app).post('/twice').expect(409)).body.code).toBe('already_exists')
  expect((await request(app).get('/text?text=%00').expect(422)).body.code).toBe('invalid_request')
})

test('a lost database is 503, and worth trying again', async () => {
  const lost = await testWorld()
  const other = createApp(lost, routes)
  await lost.database.pool.query('SELECT 1')
  await lost.database.close()
  const answer = await request(other).get('/text?text=x').expect(503)
  expect(answer.body.code).toBe('database_unavailable')
  expect(answer.headers['retry-after']).toBe('1')
})

describe('a route is not mounted', () => {
  const get = (path: string, more: object = {}): Route => ({
    ...route({ ...open, method: 'get', path, handle: () => Promise.resolve() }),
    ...more,
  })

  test('without a policy that is known', () => {
    expect(() => checkRoutes([get('/x', { policy: undefined })])).toThrow('no policy')
    expect(() => checkRoutes([get('/x', { policy: 'whatever' })])).toThrow('no policy')
    expect(() => checkRoutes([get('/x', { policy: 'toString' })])).toThrow('no policy')
  })
  test('twice, under whatever name of the parameter', () => {
    expect(() => checkRoutes([get('/x/:id'), get('/x/:name')])).toThrow('twice')
  })
  test('with a body or query that takes anything', () => {
    expect(() => checkRoutes([get('/x', { query: z.object({}) })])).toThrow('strict')
    expect(() => checkRoutes([get('/x', { body: z.looseObject({}) })])).toThrow('strict')
  })
  test('as a change that would answer before it is committed', () => {
    expect(() => checkRoutes([get('/x', { kind: 'raw', method: 'post' })])).toThrow('commit')
  })
})

describe("a user's change", () => {
  const districts = ['330602', '330603']
  const slow = route({
    method: 'post',
    path: '/swap/:order',
    policy: 'place.write',
    tag: 'test',
    summary: 'takes two rows in the order that is asked for',
    params: z.object({ order: z.enum(['up', 'down']) }),
    handle: async (each, { params }) => {
      const codes = params.order === 'up' ? districts : [...districts].reverse()
      for (const code of codes) {
        await each.db.district.update({ where: { code }, data: { name: params.order } })
        await each.db.$queryRaw`SELECT pg_sleep(0.2)::text`
      }
    },
  })
  const refused = route({
    method: 'post',
    path: '/refused/:id',
    policy: 'place.write',
    tag: 'test',
    summary: 'writes and is refused then',
    params: z.object({ id: z.uuid() }),
    handle: async (each) => {
      await each.db.district.create({ data: { code: '999999', name: 'x', lon: 0, lat: 0 } })
      throw new AppError('four_eyes')
    },
  })

  test('is written down with it, or not done; a refused attempt is written down, too', async () => {
    const changing = createApp(world, [...routes, slow, refused])
    const { agent, csrfToken, id } = await signedInAdmin(changing)
    await agent.post(`/refused/${ID}`).set('x-csrf-token', csrfToken).expect(403)
    expect(await ctx.db.district.count({ where: { code: '999999' } })).toBe(0)
    const entries = await ctx.db.auditEntry.findMany({ where: { actorId: id, action: 'place.write' } })
    expect(entries).toMatchObject([
      { subject: 'test', subjectId: ID, details: { refused: 'four_eyes', path: '/refused/:id' } },
    ])
  })

  test('that meets another in the other order is done all the same', async () => {
    for (const code of districts)
      await ctx.db.district.upsert({
        where: { code },
        create: { code, name: code, lon: 0, lat: 0 },
        update: {},
      })
    const changing = createApp(world, [...routes, slow])
    const { agent, csrfToken, id } = await signedInAdmin(changing)
    const orders = ['up', 'down', 'up']
    await Promise.all(
      orders.map((order) => agent.post(`/swap/${order}`).set('x-csrf-token', csrfToken).expect(204)),
    )
    expect(await ctx.db.auditEntry.count({ where: { actorId: id, action: 'place.write' } })).toBe(3)
  })

  async function signedInAdmin(changing: Express) {
    const { username } = await given.user(ctx, 'admin')
    const { cookie, csrfToken, id } = await given.signedIn(createApp(world), username)
    return { agent: request.agent(changing).set('cookie', cookie), csrfToken, id }
  }
})
