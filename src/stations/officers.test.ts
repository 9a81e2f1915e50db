import request from 'supertest'
import * as given from '../../test/given/users'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import { present } from '../lib/assert'
import { toWgs84 } from '../lib/datum'
import { MINUTE_MS } from '../lib/duration'
import { whyNot } from './dispatch/candidates'
import { canBeSent, loadDispatchCandidates } from './dispatch/repository'

let world: TestWorld
let ctx: Context
let app: ReturnType<typeof createApp>

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  app = createApp(world)
})

const spot = { lon: 120.6312, lat: 30.0816 }
const told = { ...spot, datum: 'GCJ-02' }

async function officer() {
  const { username } = await given.user(ctx, 'officer')
  const { agent, csrfToken, id } = await given.signedIn(app, username)
  const put = (path: string, body: object) =>
    agent.put(`/v1/officers/me/${path}`).set('x-csrf-token', csrfToken).send(body)
  const signOut = () => agent.delete('/v1/session').set('x-csrf-token', csrfToken).expect(204)
  return { id, username, agent, put, signOut }
}

const candidate = async (id: string) =>
  (await loadDispatchCandidates(ctx)).officers.find((one) => one.id === id)

/** What speaks against sending him; null: nothing. */
const standing = async (id: string) => whyNot(present(await candidate(id), 'candidate'), world.clock.now())

test('on duty, on patrol, and a candidate for the next task', async () => {
  const hang = await officer()
  const onDuty = await hang.put('duty', { onDuty: true }).expect(200)
  expect(onDuty.body).toMatchObject({ id: hang.id, isOnDuty: true, position: null, isPositionFresh: false })
  expect(await standing(hang.id)).toBe('stale-position')

  const moved = await hang.put('position', told).expect(200)
  expect(moved.body).toMatchObject({
    position: { ...spot, at: world.clock.now().toISOString() },
    isPositionFresh: true,
  })
  expect(await candidate(hang.id)).toMatchObject({
    isOnDuty: true,
    isSignedIn: true,
    isBusy: false,
    point: spot,
    positionAt: world.clock.now(),
  })
  expect(await standing(hang.id)).toBeNull()
})

test('who has signed out is on duty still, and is not sent; nor is one whose session has idled away', async () => {
  const [hang, shao] = [await officer(), await officer()]
  for (const one of [hang, shao]) {
    await one.put('duty', { onDuty: true }).expect(200)
    await one.put('position', told).expect(200)
  }
  await hang.signOut()
  expect(await standing(hang.id)).toBe('signed-out')
  expect(await canBeSent(ctx, hang.id)).toBe(false)
  expect(await canBeSent(ctx, shao.id)).toBe(true)
  world.clock.advance(ctx.config.session.idleMinutes * MINUTE_MS)
  expect(await standing(shao.id)).toBe('signed-out')
  expect(await canBeSent(ctx, shao.id)).toBe(false)
})

test('a position says its datum; a phone’s, which says nothing, is WGS-84 and is kept in the datum of the map', async () => {
  const hang = await officer()
  await hang.put('duty', { onDuty: true }).expect(200)
  const { body } = await hang.put('position', toWgs84(spot)).expect(200)
  expect(body.position.lon).toBeCloseTo(spot.lon, 7)
  expect(body.position.lat).toBeCloseTo(spot.lat, 7)
  const refused = await hang.put('position', { ...spot, datum: 'BD-09' }).expect(422)
  expect(refused.body.fields[0].path).toContain('datum')
})

test('off duty no position is taken, and the last one is forgotten', async () => {
  const hang = await officer()
  const refused = await hang.put('position', told).expect(409)
  expect(refused.body.code).toBe('illegal_move')

  await hang.put('duty', { onDuty: true }).expect(200)
  await hang.put('position', told).expect(200)
  const off = await hang.put('duty', { onDuty: false }).expect(200)
  expect(off.body).toMatchObject({ isOnDuty: false, position: null })
  expect(await ctx.db.officer.findUniqueOrThrow({ where: { userId: hang.id } })).toMatchObject({
    lon: null,
    lat: null,
    positionAt: null,
  })
  await hang.put('position', told).expect(409)
})

test('saying twice that one is on duty loses no position', async () => {
  const hang = await officer()
  await hang.put('duty', { onDuty: true }).expect(200)
  await hang.put('position', told).expect(200)
  const again = await hang.put('duty', { onDuty: true }).expect(200)
  expect(again.body.position).toMatchObject(spot)
})

test('after 30 minutes without a report the position is stale', async () => {
  const hang = await officer()
  await hang.put('duty', { onDuty: true }).expect(200)
  await hang.put('position', told).expect(200)
  world.clock.advance(30 * MINUTE_MS)
  expect((await hang.agent.get('/v1/officers/me').expect(200)).body.isPositionFresh).toBe(true)
  world.clock.advance(1)
  expect((await hang.agent.get('/v1/officers/me').expect(200)).body.isPositionFresh).toBe(false)
})

test.each([
  ['longitude and latitude swapped', { lon: spot.lat, lat: spot.lon }],
  ['a text', { lon: '120.63', lat: 30.08 }],
  ['a field of its own', { ...spot, accuracy: 5 }],
  ['half of it', { lon: spot.lon }],
])('a position with %s is refused', async (_case, body) => {
  const hang = await officer()
  await hang.put('duty', { onDuty: true }).expect(200)
  expect((await hang.put('position', body).expect(422)).body.code).toBe('invalid_request')
})

test('the desk sees the officers of its district, everybody else none', async () => {
  const hang = await officer()
  const listFor = async (role: 'operator' | 'liaison', districtCode: string | null = null) => {
    const { username } = await given.user(ctx, role, { districtCode })
    const { agent } = await given.signedIn(app, username)
    return agent.get('/v1/officers')
  }
  const whole = await listFor('operator')
  expect(whole.body.items.map(({ id }: { id: string }) => id)).toContain(hang.id)
  const own = await listFor('operator', '330602')
  expect(own.body.items).toHaveLength(whole.body.items.length)
  await ctx.db.district.create({ data: { code: '330624', name: '新昌县', lon: 120.903866, lat: 29.499831 } })
  expect((await listFor('operator', '330624')).body.items).toEqual([])
  expect((await listFor('liaison')).status).toBe(403)
  await request(app).get('/v1/officers').expect(401)
})

test('an officer with a running task is busy, one whose account is closed is no candidate', async () => {
  const hang = await officer()
  await hang.put('duty', { onDuty: true }).expect(200)
  await hang.put('position', told).expect(200)
  await ctx.db.user.update({ where: { id: hang.id }, data: { isActive: false } })
  expect(await candidate(hang.id)).toBeUndefined()
  await ctx.db.user.update({ where: { id: hang.id }, data: { isActive: true } })
  await runningTask(hang.id)
  expect(await candidate(hang.id)).toMatchObject({ isBusy: true })
})

/** The least of a case that gives an officer something to do. */
async function runningTask(officerId: string): Promise<void> {
  const now = world.clock.now()
  const party = { id: ctx.ids.next(), kind: 'person', createdAt: now, updatedAt: now }
  await ctx.db.party.create({ data: party })
  const warningId = ctx.ids.next()
  await ctx.db.warning.create({
    data: {
      id: warningId,
      number: `YJ-${warningId.slice(-6)}`,
      state: 'dispatched',
      partyId: party.id,
      level: 'high',
      score: 0.9,
      typology: 'leader-acquaintance',
      firstSignalId: ctx.ids.next(),
      openedAt: now,
      acknowledgeBy: now,
      updatedAt: now,
    },
  })
  await ctx.db.task.create({
    data: {
      id: ctx.ids.next(),
      number: `HC-${warningId.slice(-6)}`,
      warningId,
      kind: 'first_visit',
      state: 'accepted',
      level: 'high',
      officerId,
      queuedAt: now,
      updatedAt: now,
    },
  })
}
