import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { SECOND_MS } from '../lib/duration'
import { relayOnce, resendForgotten, type RelayWorld } from './relay'
import { fireDueTimers } from './sweep'

let world: TestWorld
let ctx: Context
let relay: RelayWorld

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  relay = { pool: world.database.pool, queues: world.queues, clock: world.clock, log: world.log }
})

beforeEach(async () => {
  await ctx.db.outbox.deleteMany({})
  await world.queues.warnings.empty()
})

const warningId = '0190a000-0000-7000-8000-000000000001'
const emit = () => ctx.transact((tx) => tx.outbox.emit(tx.db, 'warning.expiring', { warningId }))
const waiting = () => world.queues.warnings.getWaitingCount()

test('a committed event reaches its queue once', async () => {
  await emit()
  expect(await relayOnce(relay)).toBe(1)
  expect(await relayOnce(relay)).toBe(0)
  expect(await waiting()).toBe(1)
})

test('an event of a transaction that is rolled back is never sent', async () => {
  const rolledBack = ctx.transact(async (tx) => {
    await tx.outbox.emit(tx.db, 'warning.expiring', { warningId })
    throw new Error('no')
  })
  await expect(rolledBack).rejects.toThrow('no')
  expect(await relayOnce(relay)).toBe(0)
})

test('what a flushed Redis has lost is sent again', async () => {
  await emit()
  await relayOnce(relay)
  await world.queues.warnings.empty()
  world.clock.advance(3 * SECOND_MS)
  expect(await resendForgotten(relay)).toBe(1)
  await relayOnce(relay)
  expect(await waiting()).toBe(1)
})

test('what Redis still knows is left alone', async () => {
  await emit()
  await relayOnce(relay)
  world.clock.advance(3 * SECOND_MS)
  expect(await resendForgotten(relay)).toBe(0)
})

test('a crash between the mark and the queue is found', async () => {
  await emit()
  await ctx.db.outbox.updateMany({ data: { enqueuedAt: world.clock.now(), sends: 1 } })
  world.clock.advance(3 * SECOND_MS)
  expect(await resendForgotten(relay)).toBe(1)
})

test('a timer fires when it is due, not before, and once', async () => {
  const dueAt = new Date(world.clock.now().getTime() + 60 * SECOND_MS)
  await ctx.timers.set(ctx.db, 'warning.expiry', warningId, dueAt)
  world.clock.advance(59 * SECOND_MS)
  expect(await fireDueTimers(ctx)).toBe(0)
  world.clock.advance(SECOND_MS)
  expect(await fireDueTimers(ctx)).toBe(1)
  expect(await fireDueTimers(ctx)).toBe(0)
  expect(await ctx.db.outbox.findMany()).toMatchObject([
    { event: 'warning.expiring', payload: { warningId } },
  ])
})

test('setting a clock again replaces the running one; a stopped one does not fire', async () => {
  const now = world.clock.now()
  await ctx.timers.set(ctx.db, 'warning.expiry', warningId, new Date(now.getTime() + SECOND_MS))
  await ctx.timers.set(ctx.db, 'warning.expiry', warningId, new Date(now.getTime() + 10 * SECOND_MS))
  world.clock.advance(5 * SECOND_MS)
  expect(await fireDueTimers(ctx)).toBe(0)
  await ctx.timers.stop(ctx.db, 'warning.expiry', warningId)
  world.clock.advance(60 * SECOND_MS)
  expect(await fireDueTimers(ctx)).toBe(0)
})
