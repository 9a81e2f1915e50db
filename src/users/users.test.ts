import type { Express } from 'express'
import request, { type Response } from 'supertest'
import * as given from '../../test/given/users'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { createAdmin } from '../cli/user'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import { SECOND_MS } from '../lib/duration'
import { createSourceAuthentication, type AuthenticateSource } from './index'
import { newUser } from './user-schema'

let world: TestWorld
let ctx: Context
let app: Express
let admin: given.SignedInAgent
let places: Awaited<ReturnType<typeof given.places>>

beforeAll(async () => {
  world = await testWorld({ env: { MENSHEN_TRUST_PROXY: '1' } })
  ctx = world.context(systemActor('test'))
  app = createApp(world)
  places = await given.places(ctx)
  admin = await given.signedIn(app, (await given.user(ctx, 'admin')).username)
})

const add = (user: object) => admin.agent.post('/v1/users').set('x-csrf-token', admin.csrfToken).send(user)
const change = (id: string, body: object, by = admin) =>
  by.agent.patch(`/v1/users/${id}`).set('x-csrf-token', by.csrfToken).send(body)
const person = (username: string, more: object = {}) => ({
  username,
  displayName: '某人',
  password: given.PASSWORD,
  role: 'operator',
  ...more,
})
const pathsOf = ({ body }: Response): string[] => body.fields.map(({ path }: { path: string }) => path)

describe('adding a user', () => {
  test('an officer comes with station and badge and can be found for duty', async () => {
    const { stationId } = places
    const { body } = await add(
      person('hang', { role: 'officer', stationId, badge: 'S-1', phone: '+8613800001111' }),
    ).expect(201)
    expect(body).toMatchObject({
      username: 'hang',
      role: 'officer',
      badge: 'S-1',
      hasPhone: true,
      isActive: true,
    })
    expect(JSON.stringify(body)).not.toMatch(/1380|argon2/)
    const officer = await ctx.db.officer.findUniqueOrThrow({ where: { userId: body.id } })
    expect(officer).toMatchObject({ stationId, isOnDuty: false })
    const row = await ctx.db.user.findUniqueOrThrow({ where: { id: body.id } })
    expect(ctx.vault.openSilently('app_user.phone', row.phoneSealed as Uint8Array)).toBe('+8613800001111')
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    await given.signedIn(app, 'hang')
  })

  test('texts are in Chinese unless somebody reads English; another language is refused', async () => {
    const { body } = await add(person('wu')).expect(201)
    expect(body).toMatchObject({ textLanguage: 'zh' })
    const changed = await change(body.id, { textLanguage: 'en' }).expect(200)
    expect(changed.body).toMatchObject({ textLanguage: 'en' })
    expect(pathsOf(await change(body.id, { textLanguage: 'fr' }).expect(422))).toEqual(['textLanguage'])
  })

  test('a grid worker comes with a station, and is no officer', async () => {
    const { stationId } = places
    const { body } = await add(person('sun', { role: 'grid', stationId })).expect(201)
    expect(body).toMatchObject({ role: 'grid', stationId, badge: null })
    expect(await ctx.db.officer.count({ where: { userId: body.id } })).toBe(0)
    const wanted = { data: { stationId: null }, where: { id: body.id } }
    await expect(ctx.db.user.update(wanted)).rejects.toThrow('app_user_grid_station')
  })

  test.each([
    ['an officer without a station', { role: 'officer', badge: 'S-9' }, ['stationId']],
    ['an officer without a badge', () => ({ role: 'officer', stationId: places.stationId }), ['badge']],
    ['a grid worker without a station', { role: 'grid' }, ['stationId']],
    ['a liaison without a bank', { role: 'liaison' }, ['bankId']],
    ['an operator with a bank', () => ({ bankId: places.bankId }), ['bankId']],
    ['an administrator with a district', () => ({ role: 'admin', districtCode: '330602' }), ['districtCode']],
    ['a short password', { password: 'short' }, ['password']],
    ['a name with capitals', { username: 'Admin' }, ['username']],
  ] as const)('%s is refused', async (_what, more, paths) => {
    const answer = await add(person('refused', typeof more === 'function' ? more() : more)).expect(422)
    expect(pathsOf(answer)).toEqual(paths)
  })

  test('a place that does not exist is refused', async () => {
    expect(
      (await add(person('lost', { role: 'liaison', bankId: ctx.ids.next() })).expect(422)).body.code,
    ).toBe('invalid_request')
  })

  test('a name is given once', async () => {
    await add(person('twin')).expect(201)
    expect((await add(person('twin')).expect(409)).body.code).toBe('already_exists')
  })
})

describe('changing a user', () => {
  test('a new role ends the sessions and is what counts from then on', async () => {
    const { body } = await add(person('climber')).expect(201)
    const before = await given.signedIn(app, 'climber')
    await before.agent.get('/v1/statistics').expect(403)
    await change(body.id, { role: 'supervisor', districtCode: '330602' }).expect(200)
    await before.agent.get('/v1/session').expect(401)
    const after = await given.signedIn(app, 'climber')
    expect((await after.agent.get('/v1/statistics').expect(200)).body.districtCode).toBe('330602')
  })

  test('who is switched off is out at once and cannot come back', async () => {
    const { body } = await add(person('leaver')).expect(201)
    const { agent } = await given.signedIn(app, 'leaver')
    await change(body.id, { isActive: false }).expect(200)
    await agent.get('/v1/session').expect(401)
    await request(app).post('/v1/session').send({ username: 'leaver', password: given.PASSWORD }).expect(401)
  })

  test('a new password opens a locked account', async () => {
    const { body } = await add(person('forgetful')).expect(201)
    const attempt = (password: string) =>
      request(app)
        .post('/v1/session')
        .set('x-forwarded-for', '10.9.9.9')
        .send({ username: 'forgetful', password })
    for (let count = 0; count < 5; count += 1) await attempt('wrong')
    await attempt(given.PASSWORD).expect(429)
    await change(body.id, { password: 'a brand new password' }).expect(200)
    await attempt('a brand new password').expect(201)
  })

  test('an officer who becomes something else is not sent out any more', async () => {
    const { stationId } = places
    const { body } = await add(person('desk-bound', { role: 'officer', stationId, badge: 'S-2' })).expect(201)
    await ctx.db.officer.update({
      where: { userId: body.id },
      data: { isOnDuty: true, lon: 120, lat: 30, positionAt: world.clock.now() },
    })
    expect(pathsOf(await change(body.id, { role: 'operator' }).expect(422))).toEqual(['stationId'])
    await change(body.id, { role: 'operator', stationId: null }).expect(200)
    const officer = await ctx.db.officer.findUniqueOrThrow({ where: { userId: body.id } })
    expect(officer).toMatchObject({ isOnDuty: false, lon: null, lat: null })
  })

  test('the last administrator stays', async () => {
    const alone = await testWorld()
    const other = createApp(alone)
    const aloneCtx = alone.context(systemActor('test'))
    const first = await given.signedIn(other, (await given.user(aloneCtx, 'admin')).username)
    expect((await change(first.id, { isActive: false }, first).expect(409)).body.code).toBe('illegal_move')
    const second = await given.signedIn(other, (await given.user(aloneCtx, 'admin')).username)
    // Both at once: one of them has to stay.
    const answers = await Promise.all([
      change(first.id, { role: 'operator' }, second),
      change(second.id, { role: 'operator' }, first),
    ])
    expect(await aloneCtx.db.user.count({ where: { role: 'admin', isActive: true } })).toBe(1)
    expect(answers.map(({ status }) => status)).toContain(200)
  })

  test('is in the audit log, with who and whom and nothing of what', async () => {
    const { body } = await add(person('watched')).expect(201)
    await change(body.id, { displayName: '新名字' }).expect(200)
    const entries = await ctx.db.auditEntry.findMany({
      where: { subjectId: body.id },
      orderBy: { seq: 'asc' },
    })
    expect(entries).toMatchObject([
      { action: 'user.manage', actorId: admin.id, subject: 'users', details: { method: 'post' } },
      { action: 'user.manage', actorId: admin.id, subject: 'users', details: { method: 'patch' } },
    ])
    expect(JSON.stringify(entries.map(({ details }) => details))).not.toMatch(/某人|新名字|battery/)
  })
})

test('users are listed by name, page by page', async () => {
  for (const name of ['list-a', 'list-b', 'list-c'])
    await add(person(name, { role: 'publicity' })).expect(201)
  const first = await admin.agent.get('/v1/users?role=publicity&limit=2').expect(200)
  expect(first.body.items.map(({ username }: { username: string }) => username)).toEqual(['list-a', 'list-b'])
  const second = await admin.agent
    .get(`/v1/users?role=publicity&limit=2&after=${first.body.next}`)
    .expect(200)
  expect(second.body).toMatchObject({ items: [{ username: 'list-c' }], next: null })
})

test('the first administrator comes from the command line, once', async () => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true)
  jest.spyOn(process.stderr, 'write').mockReturnValue(true)
  const user = newUser.parse(person('root', { role: 'admin' }))
  expect(await createAdmin(ctx, user)).toBe(0)
  expect(await createAdmin(ctx, user)).toBe(1)
  jest.restoreAllMocks()
  await given.signedIn(app, 'root')
})

describe('keys of sources', () => {
  const make = (body: object) =>
    admin.agent.post('/v1/api-keys').set('x-csrf-token', admin.csrfToken).send(body)
  const wanted = {
    source: 'bank:given-city',
    label: '测试',
    signalTypes: ['transaction'],
    bankCode: 'GIVEN',
    webhookUrl: 'https://bank.example/hook',
  }
  let authenticate: AuthenticateSource

  beforeAll(() => {
    authenticate = createSourceAuthentication(ctx)
  })

  test('a key is shown once and kept as a hash; it says who sends and what he may', async () => {
    const { body } = await make(wanted).expect(201)
    expect(body).toMatchObject({
      source: 'bank:given-city',
      bankCode: 'GIVEN',
      key: expect.stringMatching(/^msk_[\w-]{43}$/),
    })
    expect(body.key.startsWith(body.prefix)).toBe(true)
    const listed = await admin.agent.get('/v1/api-keys').expect(200)
    expect(listed.text).not.toContain(body.key)
    expect(listed.text).not.toContain(body.webhookSecret)
    const row = await ctx.db.apiKey.findUniqueOrThrow({ where: { id: body.id } })
    expect(ctx.vault.openSilently('api_key.webhook_secret', row.webhookSecretSealed as Uint8Array)).toBe(
      body.webhookSecret,
    )
    await expect(authenticate(`Bearer ${body.key}`)).resolves.toEqual({
      kind: 'source',
      id: body.id,
      source: 'bank:given-city',
      signalTypes: ['transaction'],
    })
  })

  test('a revoked key is refused within seconds, also where it was known', async () => {
    const { body } = await make(wanted).expect(201)
    await authenticate(`Bearer ${body.key}`)
    await admin.agent.delete(`/v1/api-keys/${body.id}`).set('x-csrf-token', admin.csrfToken).expect(204)
    world.clock.advance(2 * SECOND_MS)
    await expect(authenticate(`Bearer ${body.key}`)).rejects.toMatchObject({ code: 'not_signed_in' })
    await admin.agent.delete(`/v1/api-keys/${body.id}`).set('x-csrf-token', admin.csrfToken).expect(404)
  })

  test('a thousand calls at once ask the database once', async () => {
    const { body } = await make(wanted).expect(201)
    const asked = jest.spyOn(ctx.db.apiKey, 'findFirst')
    const fresh = createSourceAuthentication(ctx)
    await Promise.all(Array.from({ length: 1_000 }, () => fresh(`Bearer ${body.key}`)))
    expect(asked).toHaveBeenCalledTimes(1)
    asked.mockRestore()
  })

  test.each([
    undefined,
    '',
    'Bearer',
    'Bearer short',
    `Basic ${'x'.repeat(43)}`,
    `Bearer msk_${'x'.repeat(43)}`,
  ])('a header like %s is nobody', async (header) => {
    await expect(authenticate(header)).rejects.toMatchObject({ code: 'not_signed_in' })
  })

  test.each([
    [{ bankCode: 'NONE' }, 'bankCode'],
    [{ webhookUrl: 'javascript:alert(1)' }, 'webhookUrl'],
    [{ signalTypes: ['gossip'] }, 'signalTypes.0'],
    [{ source: 'A bank' }, 'source'],
  ])('%j is refused', async (more, path) => {
    expect(pathsOf(await make({ ...wanted, ...more }).expect(422))).toEqual([path])
  })
})
