import type { Express } from 'express'
import * as given from '../../test/given/users'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import { relayOnce } from '../platform/relay'

let world: TestWorld
let ctx: Context
let app: Express
let admin: given.SignedInAgent

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  app = createApp(world)
  admin = await given.signedIn(app, (await given.user(ctx, 'admin')).username)
})

async function deadLetter(): Promise<bigint> {
  const now = ctx.clock.now()
  const { id } = await ctx.db.outbox.create({
    data: {
      event: 'warning.opened',
      version: 1,
      consumer: 'notices',
      payload: { warningId: ctx.ids.next() },
      createdAt: now,
      enqueuedAt: now,
      sends: 1,
      failures: 5,
      lastError: 'bank_unavailable',
      deadAt: now,
    },
    select: { id: true },
  })
  return id
}

const resend = (id: bigint | string) =>
  admin.agent.post(`/v1/dead-letters/${id}/resend`).set('x-csrf-token', admin.csrfToken)

test('what could not be handled is seen and sent again, once', async () => {
  const id = await deadLetter()
  const { body } = await admin.agent.get('/v1/dead-letters').expect(200)
  expect(body.items).toMatchObject([
    { id: id.toString(), event: 'warning.opened', failures: 5, lastError: 'bank_unavailable' },
  ])
  await resend(id).expect(202)
  expect((await admin.agent.get('/v1/dead-letters').expect(200)).body.items).toEqual([])
  expect(await relayOnce({ ...world, pool: world.database.pool })).toBe(1)
  const job = await world.queues.notices.getJob(`${id}:2`)
  expect(job?.data).toEqual({ outboxId: id.toString() })
  expect((await resend(id).expect(409)).body.code).toBe('illegal_move')
})

test('one that was never there is not found', async () => {
  await resend('999999').expect(404)
  await resend('none').expect(422)
})

test('they come page by page, the oldest first', async () => {
  const ids = [await deadLetter(), await deadLetter(), await deadLetter()].map(String)
  const first = (await admin.agent.get('/v1/dead-letters?limit=2').expect(200)).body
  expect(first.items.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 2))
  const second = (await admin.agent.get(`/v1/dead-letters?limit=2&after=${first.next}`).expect(200)).body
  expect(second).toMatchObject({ items: [{ id: ids[2] }], next: null })
})

test('all of a kind are sent again at once; the others stay', async () => {
  await ctx.db.outbox.updateMany({ data: { handledAt: ctx.clock.now() } })
  await deadLetter()
  await deadLetter()
  const other = await deadLetter()
  await ctx.db.outbox.update({ where: { id: other }, data: { consumer: 'tasks' } })
  const { body } = await admin.agent.get('/v1/dead-letters/kinds').expect(200)
  expect(body.items).toMatchObject([
    { event: 'warning.opened', consumer: 'notices', count: 2, lastError: 'bank_unavailable' },
    { event: 'warning.opened', consumer: 'tasks', count: 1 },
  ])
  const answer = await admin.agent
    .post('/v1/dead-letters/resend')
    .set('x-csrf-token', admin.csrfToken)
    .send({ event: 'warning.opened', consumer: 'notices' })
    .expect(202)
  expect(answer.body).toEqual({ resent: 2 })
  const left = (await admin.agent.get('/v1/dead-letters?consumer=tasks').expect(200)).body
  expect(left.items).toMatchObject([{ id: other.toString() }])
  expect((await admin.agent.get('/v1/dead-letters?consumer=notices').expect(200)).body.items).toEqual([])
})

test('sending again is in the audit log under its number', async () => {
  const id = await deadLetter()
  await resend(id).expect(202)
  const [entry] = await ctx.db.auditEntry.findMany({
    where: { action: 'dead-letter.manage' },
    orderBy: { seq: 'desc' },
  })
  expect(entry).toMatchObject({ actorId: admin.id, details: { number: id.toString() } })
})
