import type { Express } from 'express'
import request from 'supertest'
import * as given from '../../test/given/users'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import { hoursAfter } from '../lib/duration'
import { policies, policyIds, roles, scopeOf } from '../policies'
import { createSourceAuthentication } from './index'

let world: TestWorld
let ctx: Context
let app: Express
let admin: given.SignedInAgent

beforeAll(async () => {
  world = await testWorld({ env: { MENSHEN_TRUST_PROXY: '1' } })
  ctx = world.context(systemActor('test'))
  app = createApp(world)
  await given.places(ctx)
  admin = await given.signedIn(app, (await given.user(ctx, 'admin')).username)
})

const call = (method: 'post' | 'patch' | 'delete' | 'put', path: string, body?: object, by = admin) =>
  by.agent[method](path).set('x-csrf-token', by.csrfToken).send(body)
const read = async (id: string) => (await admin.agent.get(`/v1/users/${id}`).expect(200)).body
const lastEntry = () => ctx.db.auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } })

describe('a password that is told', () => {
  const person = { displayName: '新来的', role: 'operator' }

  test('opens once: everything but a password of his own is refused', async () => {
    const { body } = await call('post', '/v1/users', { ...person, username: 'newcomer' }).expect(201)
    expect(body.oneTimePassword.password).toMatch(/^(?:[2-9a-km-z]{4}-){3}[2-9a-km-z]{4}$/)
    const session = await given.signedIn(app, 'newcomer', body.oneTimePassword.password)
    expect((await session.agent.get('/v1/session').expect(200)).body.user.mustChangePassword).toBe(true)
    expect((await session.agent.get('/v1/warnings').expect(403)).body.code).toBe('password_change_required')
    const change = (currentPassword: string, newPassword: string) =>
      call('put', '/v1/session/password', { currentPassword, newPassword }, session)
    const told = body.oneTimePassword.password
    expect((await change('wrong', 'a password of my own').expect(401)).body.fields[0].path).toBe(
      'currentPassword',
    )
    expect((await change(told, told).expect(422)).body.fields[0].path).toBe('newPassword')
    await change(told, 'a password of my own').expect(204)
    await session.agent.get('/v1/warnings').expect(200)
    await given.signedIn(app, 'newcomer', 'a password of my own')
  })

  test('opens nothing after three days, and says no more than a wrong one', async () => {
    const { body } = await call('post', '/v1/users', { ...person, username: 'latecomer' }).expect(201)
    const until = new Date(body.oneTimePassword.until)
    expect(until).toEqual(hoursAfter(world.clock.now(), 72))
    await ctx.db.user.update({ where: { id: body.id }, data: { oneTimeUntil: world.clock.now() } })
    const credentials = { username: 'latecomer', password: body.oneTimePassword.password }
    const answer = await request(app).post('/v1/session').send(credentials).expect(401)
    expect(answer.body.code).toBe('wrong_credentials')
    expect(await lastEntry()).toMatchObject({ subjectId: body.id, details: { refused: 'one_time_over' } })
  })

  test('takes the place of a forgotten one, ends the sessions and opens what failed attempts have locked', async () => {
    const { id, username } = await given.user(ctx, 'publicity')
    const before = await given.signedIn(app, username)
    const attempt = { username, password: 'wrong' }
    for (let count = 0; count < 5; count += 1)
      await request(app).post('/v1/session').set('x-forwarded-for', '10.1.1.1').send(attempt)
    expect((await read(id)).lockedUntil).not.toBeNull()
    const { body } = await call('post', `/v1/users/${id}/password-reset`).expect(200)
    await before.agent.get('/v1/session').expect(401)
    expect(
      JSON.stringify(await lastEntry(), (_, value) => (typeof value === 'bigint' ? '' : value)),
    ).not.toContain(body.password)
    await given.signedIn(app, username, body.password)
    expect((await read(id)).lockedUntil).toBeNull()
  })
})

describe('two administrators', () => {
  test('the second one, who has read it before the first one wrote, reads again', async () => {
    const { id } = await given.user(ctx, 'operator')
    const { revision } = await read(id)
    await call('patch', `/v1/users/${id}`, { displayName: '一', revision }).expect(200)
    const late = await call('patch', `/v1/users/${id}`, { displayName: '二', revision }).expect(409)
    expect(late.body.code).toBe('lost_race')
    expect((await read(id)).displayName).toBe('一')
  })

  test('at the same time: one of them', async () => {
    const { id } = await given.user(ctx, 'operator')
    const { revision } = await read(id)
    const answers = await Promise.all(
      ['supervisor', 'publicity'].map((role) => call('patch', `/v1/users/${id}`, { role, revision })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

test('another name keeps him signed in, another role does not; the log has what it was and is', async () => {
  const { id, username } = await given.user(ctx, 'operator')
  const { agent } = await given.signedIn(app, username)
  await call('patch', `/v1/users/${id}`, { displayName: '改名' }).expect(200)
  await agent.get('/v1/session').expect(200)
  expect((await lastEntry()).details).toMatchObject({ 'displayName.set': true, sessionsEnded: 0 })
  await call('patch', `/v1/users/${id}`, { role: 'supervisor' }).expect(200)
  await agent.get('/v1/session').expect(401)
  expect((await lastEntry()).details).toMatchObject({
    'role.from': 'operator',
    'role.to': 'supervisor',
    sessionsEnded: 1,
  })
})

test('a taken name and a taken badge are refused at their field', async () => {
  const { stationId } = await given.places(ctx)
  const officer = { displayName: '民警', role: 'officer', stationId }
  await call('post', '/v1/users', { ...officer, username: 'first', badge: 'B-1' }).expect(201)
  const name = await call('post', '/v1/users', { ...officer, username: 'first', badge: 'B-2' }).expect(409)
  expect(name.body.fields[0].path).toBe('username')
  const badge = await call('post', '/v1/users', { ...officer, username: 'second', badge: 'B-1' }).expect(409)
  expect(badge.body.fields[0].path).toBe('badge')
})

test('users are found by a part of their name or badge, and by where they belong', async () => {
  const { stationId } = await given.places(ctx)
  const officer = {
    displayName: '杭警官',
    role: 'officer',
    stationId,
    username: 'search-me',
    badge: 'DM-7781',
  }
  await call('post', '/v1/users', officer).expect(201)
  const names = async (query: string): Promise<[string[], number]> => {
    const { items, total } = (await admin.agent.get(`/v1/users?${query}`).expect(200)).body
    return [items.map(({ username }: { username: string }) => username), total]
  }
  for (const part of ['7781', 'RCH-M', encodeURIComponent('杭警')])
    expect(await names(`search=${part}`)).toEqual([['search-me'], 1])
  expect((await names(`stationId=${stationId}&role=officer&limit=1`))[0]).toHaveLength(1)
  expect(await names('search=nobody-of-that-name')).toEqual([[], 0])
})

test('before he is locked it is known what hangs on him; his sessions end by themselves', async () => {
  const { id, username } = await given.user(ctx, 'officer')
  const { agent } = await given.signedIn(app, username)
  expect(await read(id)).toMatchObject({ openSessions: 1, isOnDuty: false, tasksInHand: [] })
  const { body } = await call('delete', `/v1/users/${id}/sessions`).expect(200)
  expect(body).toEqual({ ended: 1 })
  await agent.get('/v1/session').expect(401)
  await call('post', `/v1/users/${id}/unlock`).expect(200)
  await call('post', `/v1/users/${ctx.ids.next()}/unlock`).expect(404)
})

test('one ends all of his other sessions and stays', async () => {
  const { username } = await given.user(ctx, 'liaison')
  const [here, there] = [await given.signedIn(app, username), await given.signedIn(app, username)]
  const { body } = await call('delete', '/v1/sessions', undefined, here).expect(200)
  expect(body).toEqual({ ended: 1 })
  await here.agent.get('/v1/session').expect(200)
  await there.agent.get('/v1/session').expect(401)
})

test('a key says when it was used last', async () => {
  const wanted = { source: 'bank:used', label: '测试', signalTypes: ['call'] }
  const { body } = await call('post', '/v1/api-keys', wanted).expect(201)
  expect(body.lastUsedAt).toBeNull()
  await createSourceAuthentication(ctx)(`Bearer ${body.key}`)
  const { items } = (await admin.agent.get('/v1/api-keys').expect(200)).body
  expect(items.find(({ id }: { id: string }) => id === body.id)).toMatchObject({
    lastUsedAt: world.clock.now().toISOString(),
    createdBy: admin.username,
  })
})

test('the table of rights is the one that calls are held to', async () => {
  const { username } = await given.user(ctx, 'publicity')
  const { agent } = await given.signedIn(app, username)
  const { body } = await agent.get('/v1/roles').expect(200)
  expect(body.roles).toEqual(roles)
  expect(body.policies.map(({ id }: { id: string }) => id)).toEqual(Object.keys(policies))
  for (const { id, scopes } of body.policies)
    for (const role of roles) expect([id, scopes[role]]).toEqual([id, scopeOf(id, role)])
  expect(policyIds).toContain('user.manage')
})
