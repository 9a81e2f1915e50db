import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dispatchedWarning, farther, nearby, officer } from '../../test/given/tasks'
import { testContext, type TestContext } from '../../test/setup/context'
import { deliverTwice, drain } from '../../test/setup/deliver'
import { tasksWorker } from '../../workers/tasks'
import { toWgs84 } from '../lib/datum'
import { readWarning } from '../warnings'
import { giveBack } from './service'
import { suggestFor } from './suggest'

/** A routing service for which what is near is far by road, and the other way round. */
const asked: string[] = []
let isDown = false
let server: Server
let ctx: TestContext

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '')
    asked.push(path)
    if (isDown) {
      response.writeHead(503).end('busy')
      return
    }
    const sources = (/driving\/(.*)\?/.exec(path)?.[1] ?? '').split(';').slice(0, -1)
    const isFar = (place: string) => Number(place.split(',')[0]) < toWgs84(farther).lon - 0.005
    const durations = sources.map((place) => [isFar(place) ? 1_800 : 240])
    const distances = sources.map((place) => [isFar(place) ? 15_000 : 2_500])
    response.end(JSON.stringify({ code: 'Ok', durations, distances }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  ctx = await testContext({ env: { MENSHEN_OSRM_URL: `http://127.0.0.1:${port}` } })
})
afterAll(() => {
  server.close()
})
beforeEach(async () => {
  await ctx.db.officer.updateMany({ data: { isOnDuty: false } })
  await drain(ctx, [tasksWorker])
  asked.length = 0
  isDown = false
})

const onlyTask = (warningId: string) => ctx.db.task.findFirstOrThrow({ where: { warningId } })

test('the one who is there sooner by road goes, and the way is kept with the choice', async () => {
  const near = await officer(ctx, { at: nearby })
  const other = await officer(ctx, { at: farther })
  const { id } = await dispatchedWarning(ctx)
  await deliverTwice(ctx, tasksWorker, 'warning.dispatched', { warningId: id })
  const task = await onlyTask(id)
  expect(task.officerId).toBe(other.id)
  expect(task.choice).toMatchObject({
    rule: 'nearest-officer',
    way: { minutes: 4, meters: 2_500, by: 'osrm' },
    runnersUp: [{ officerId: near.id, way: { minutes: 30, by: 'osrm' }, why: { cause: 'farther' } }],
    eligible: 2,
  })
})

test('it is asked in its own datum, about both officers at once', async () => {
  await officer(ctx, { at: nearby })
  await officer(ctx, { at: farther })
  const { id } = await dispatchedWarning(ctx)
  await suggestFor(ctx, await readWarning(ctx, id))
  const [path = ''] = asked
  const { lon, lat } = toWgs84(nearby)
  expect(path).toContain(`${lon.toFixed(6)},${lat.toFixed(6)}`)
  expect(path).toContain('sources=0;1&destinations=2')
})

test('it does not answer: the estimate decides, and the reason says so', async () => {
  isDown = true
  const near = await officer(ctx, { at: nearby })
  await officer(ctx, { at: farther })
  const { id } = await dispatchedWarning(ctx)
  await deliverTwice(ctx, tasksWorker, 'warning.dispatched', { warningId: id })
  const task = await onlyTask(id)
  expect(task.officerId).toBe(near.id)
  expect(JSON.stringify(task.choice)).toContain('导航服务未答复')
})

test('who handed the task back is not asked about again, and is counted', async () => {
  const near = await officer(ctx, { at: nearby })
  const { id } = await dispatchedWarning(ctx)
  await drain(ctx, [tasksWorker])
  const { id: taskId } = await onlyTask(id)
  const next = await officer(ctx, { at: farther })
  await giveBack(ctx.as(near.actor), taskId, '车辆故障')
  asked.length = 0
  await drain(ctx, [tasksWorker])
  expect(asked).toHaveLength(1)
  expect(asked[0]).toContain('sources=0&destinations=1')
  expect(await onlyTask(id)).toMatchObject({
    officerId: next.id,
    choice: { runnersUp: [], eligible: 1, notEligible: { 'handed-back': 1 } },
  })
})

describe('nobody is sent who is not at work', () => {
  test('signed out or off duty, near as he may be: the station gets it', async () => {
    await officer(ctx, { isSignedIn: false })
    await officer(ctx, { isOnDuty: false })
    const { id } = await dispatchedWarning(ctx)
    await deliverTwice(ctx, tasksWorker, 'warning.dispatched', { warningId: id })
    expect(await onlyTask(id)).toMatchObject({
      officerId: null,
      choice: { eligible: 0, notEligible: { 'signed-out': expect.any(Number) } },
    })
    expect(asked).toEqual([])
  })

  test.each([
    ['signed out', { isSignedIn: false }],
    ['off duty', { isOnDuty: false }],
  ])('not even when the desk names him: %s', async (state, options) => {
    const named = await officer(ctx, options)
    const free = await officer(ctx, { at: farther })
    const { id } = await dispatchedWarning(ctx, { order: { officerId: named.id, reason: '熟悉当事人' } })
    await deliverTwice(ctx, tasksWorker, 'warning.dispatched', { warningId: id })
    const task = await onlyTask(id)
    expect(task.officerId).toBe(free.id)
    expect(JSON.stringify(task.choice)).toContain(`the officer named by the desk is ${state}`)
  })

  test('who has just reported from another door rests first', async () => {
    const resting = await officer(ctx)
    const { id: before } = await dispatchedWarning(ctx)
    await drain(ctx, [tasksWorker])
    await ctx.db.task.updateMany({
      where: { warningId: before },
      data: { state: 'reported', acceptedAt: ctx.clock.now(), reportedAt: ctx.clock.now() },
    })
    const rested = await officer(ctx, { at: farther })
    const { id } = await dispatchedWarning(ctx)
    await drain(ctx, [tasksWorker])
    const task = await onlyTask(id)
    expect(task.officerId).toBe(rested.id)
    expect(task.choice).toMatchObject({ notEligible: { resting: 1 } })
    // Now the other has something to do: a tired patrol is better than none.
    const { id: next } = await dispatchedWarning(ctx)
    await drain(ctx, [tasksWorker])
    expect((await onlyTask(next)).officerId).toBe(resting.id)
  })
})
