import type { Express } from 'express'
import request from 'supertest'
import * as given from '../../test/given/users'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import { HOUR_MS, MINUTE_MS } from '../lib/duration'

let world: TestWorld
let ctx: Context
let app: Express

beforeAll(async () => {
  // Behind a proxy, so that every test can come from an address of its own.
  world = await testWorld({ env: { MENSHEN_TRUST_PROXY: '1' } })
  ctx = world.context(systemActor('test'))
  app = createApp(world)
})

let address = 0
beforeEach(() => (address += 1))
const signIn = (username: string, password: string) =>
  request(app).post('/v1/session').set('x-forwarded-for', `10.0.0.${address}`).send({ username, password })

test('signing in gives a cookie that scripts and other sites cannot use, and a CSRF token', async () => {
  const { username } = await given.user(ctx, 'operator')
  const answer = await signIn(username, given.PASSWORD).expect(201)
  expect(answer.body).toMatchObject({ user: { username, role: 'operator' }, csrfToken: expect.any(String) })
  expect(answer.headers['set-cookie']?.[0]).toMatch(
    /^menshen_session=[\w-]{43};.*Path=\/;.*HttpOnly; SameSite=Strict$/,
  )
})

test('only the hash of the token is kept', async () => {
  const { username } = await given.user(ctx, 'operator')
  const { cookie } = await given.signedIn(app, username)
  const token = cookie.split('=')[1] ?? ''
  const rows = await world.database.pool.query(
    `SELECT * FROM session WHERE position($1 in row_to_json(session)::text) > 0`,
    [token],
  )
  expect(rows.rowCount).toBe(0)
})

test('a change needs the CSRF token, a look does not', async () => {
  const { username } = await given.user(ctx, 'operator')
  const { agent, csrfToken } = await given.signedIn(app, username)
  await agent.get('/v1/session').expect(200)
  const refused = await agent.delete('/v1/session').expect(403)
  expect(refused.body.code).toBe('csrf_token_missing')
  await agent.delete('/v1/session').set('x-csrf-token', 'x'.repeat(43)).expect(403)
  await agent.delete('/v1/session').set('x-csrf-token', csrfToken).expect(204)
  await agent.get('/v1/session').expect(401)
})

test('five failures lock the account for a quarter of an hour, also for the right password', async () => {
  const { username } = await given.user(ctx, 'operator')
  for (let attempt = 0; attempt < 5; attempt++)
    expect((await signIn(username, 'wrong').expect(401)).body.code).toBe('wrong_credentials')
  const locked = await signIn(username, given.PASSWORD).expect(429)
  expect(locked.body.code).toBe('locked_out')
  expect(Number(locked.headers['retry-after'])).toBe(15 * 60)
  world.clock.advance(15 * MINUTE_MS)
  await signIn(username, 'wrong').expect(401)
  await signIn(username, given.PASSWORD).expect(201)
})

test('guesses at the same time count as guesses one after the other', async () => {
  const { username } = await given.user(ctx, 'operator')
  const answers = await Promise.all(Array.from({ length: 8 }, () => signIn(username, 'wrong')))
  const codes = answers.map(({ body }) => body.code).sort()
  expect(codes.filter((code) => code === 'wrong_credentials')).toHaveLength(5)
  expect(codes.filter((code) => code === 'locked_out')).toHaveLength(3)
})

test('a success forgets the failures before it', async () => {
  const { username } = await given.user(ctx, 'operator')
  for (const round of [1, 2]) {
    for (let attempt = 0; attempt < 4; attempt++) await signIn(username, `wrong ${round}`).expect(401)
    await signIn(username, given.PASSWORD).expect(201)
  }
})

test('one address may fail twenty times a minute', async () => {
  const quiet = await testWorld()
  // Until Redis is there each process counts for itself.
  await quiet.redis.ping()
  const other = createApp(quiet)
  const attempt = () => request(other).post('/v1/session').send({ username: 'nobody', password: 'wrong' })
  for (let count = 0; count < 20; count++) await attempt().expect(401)
  const refused = await attempt().expect(429)
  expect(refused.body.code).toBe('rate_limited')
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
})

test('it may not fail more often while Redis is away', async () => {
  const cut = await testWorld()
  cut.redis.disconnect()
  const other = createApp(cut)
  const attempt = () => request(other).post('/v1/session').send({ username: 'nobody', password: 'wrong' })
  for (let count = 0; count < 20; count++) await attempt().expect(401)
  expect((await attempt().expect(429)).body.code).toBe('rate_limited')
})

test('signing in well does not use up the limit of an address', async () => {
  const quiet = await testWorld()
  const { username } = await given.user(quiet.context(systemActor('test')), 'operator')
  const other = createApp(quiet)
  for (let count = 0; count < 22; count++) await given.signedIn(other, username)
})

test('an unused session ends after an hour, a used one after twelve', async () => {
  const { username } = await given.user(ctx, 'operator')
  const unused = await given.signedIn(app, username)
  world.clock.advance(HOUR_MS + MINUTE_MS)
  await unused.agent.get('/v1/session').expect(401)
  const used = await given.signedIn(app, username)
  for (let half = 1; half <= 23; half++) {
    world.clock.advance(HOUR_MS / 2)
    await used.agent.get('/v1/session').expect(200)
  }
  world.clock.advance(HOUR_MS / 2)
  await used.agent.get('/v1/session').expect(401)
})

test("one's sessions are listed and ended, nobody else's", async () => {
  const { username } = await given.user(ctx, 'operator')
  const [here, there] = [await given.signedIn(app, username), await given.signedIn(app, username)]
  const stranger = await given.signedIn(app, (await given.user(ctx, 'operator')).username)
  const { items } = (await here.agent.get('/v1/sessions').expect(200)).body
  expect(items).toHaveLength(2)
  const other = items.find((each: { isCurrent: boolean }) => !each.isCurrent)
  await stranger.agent.delete(`/v1/sessions/${other.id}`).set('x-csrf-token', stranger.csrfToken).expect(404)
  await here.agent.delete(`/v1/sessions/${other.id}`).set('x-csrf-token', here.csrfToken).expect(204)
  await there.agent.get('/v1/session').expect(401)
  await here.agent.get('/v1/session').expect(200)
})

test('a new password ends the other sessions and is the only one that opens', async () => {
  const { username } = await given.user(ctx, 'operator')
  const [here, there] = [await given.signedIn(app, username), await given.signedIn(app, username)]
  const change = (currentPassword: string) =>
    here.agent
      .put('/v1/session/password')
      .set('x-csrf-token', here.csrfToken)
      .send({ currentPassword, newPassword: 'another horse battery' })
  expect((await change('wrong').expect(401)).body.code).toBe('wrong_credentials')
  await change(given.PASSWORD).expect(204)
  await there.agent.get('/v1/session').expect(401)
  await here.agent.get('/v1/session').expect(200)
  await signIn(username, given.PASSWORD).expect(401)
  await signIn(username, 'another horse battery').expect(201)
})

test('signing in and failing to is in the audit log', async () => {
  const { id, username } = await given.user(ctx, 'operator')
  await signIn(username, 'wrong').expect(401)
  await signIn(username, given.PASSWORD).expect(201)
  const entries = await ctx.db.auditEntry.findMany({
    where: { action: 'session.open', OR: [{ subjectId: id }, { actorId: id }] },
    orderBy: { seq: 'asc' },
  })
  expect(entries).toMatchObject([
    { actorKind: 'system', subjectId: id, details: { refused: 'wrong_password' } },
    { actorKind: 'user', actorId: id },
  ])
})
