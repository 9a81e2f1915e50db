import type { Agent } from 'supertest'
import * as given from '../../test/given/months'
import { signedIn, user } from '../../test/given/users'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import { minutesAfter } from '../lib/duration'

let world: TestWorld
let ctx: Context
let city: Agent
let stationId: string
let otherStationId: string

const NOW = '2026-11-26T04:00:00Z'
const ago = (minutes: number): Date => minutesAfter(ctx.clock.now(), -minutes)

beforeAll(async () => {
  world = await testWorld({ now: NOW })
  ctx = world.context(systemActor('test'))
  ;({ stationId, otherStationId } = await given.city(ctx))
  city = await reader(null)
})

const reader = async (districtCode: string | null): Promise<Agent> =>
  (await signedIn(createApp(world), (await user(ctx, 'supervisor', { districtCode })).username)).agent

const live = async (agent: Agent) => {
  // Older than what was kept.
  world.clock.advance(2_000)
  return (await agent.get('/v1/command/live').expect(200)).body
}
const figures = async (agent: Agent, days = 30) => {
  world.clock.advance(60_000)
  return (await agent.get(`/v1/command/overview?days=${days}`).expect(200)).body
}

async function officer(more: { readonly minutesOld?: number | null; readonly isOnDuty?: boolean }) {
  const { id } = await user(ctx, 'officer')
  const { minutesOld = 1, isOnDuty = true } = more
  const point = minutesOld === null ? {} : { lon: 120.63, lat: 30.08, positionAt: ago(minutesOld) }
  await ctx.db.officer.update({ where: { userId: id }, data: { isOnDuty, ...point } })
  return id
}

test('live warnings are counted by district and town; a place that is not known is nobody’s and everybody’s', async () => {
  await given.toldWarning(ctx, { at: ago(10), level: 'critical', townCode: '330602012' })
  await given.toldWarning(ctx, { at: ago(20), dispatched: 1, townCode: '330602012' })
  await given.toldWarning(ctx, { at: ago(20), districtCode: '330603', level: 'medium' })
  await given.toldWarning(ctx, { at: ago(30), districtCode: null })
  const answer = await live(city)
  expect(answer.warnings).toEqual({
    live: 4,
    byLevel: { low: 0, medium: 1, high: 2, critical: 1 },
    byState: { open: 3, acknowledged: 0, dispatched: 1 },
    withoutDistrict: 1,
  })
  expect(
    answer.districts.map(({ code, warnings }: { code: string; warnings: number }) => [code, warnings]),
  ).toEqual([
    ['330602', 2],
    ['330603', 1],
  ])
  expect(answer.towns).toEqual([
    {
      code: '330602012',
      name: '斗门街道',
      districtCode: '330602',
      lon: 120.632,
      lat: 30.085,
      byLevel: { low: 0, medium: 0, high: 1, critical: 1 },
    },
  ])
  expect(answer.today).toMatchObject({
    since: '2026-11-25T16:00:00.000Z',
    opened: 4,
    confirmed: 0,
    dismissed: 0,
  })

  const own = await live(await reader('330603'))
  expect(own.warnings.live).toBe(2)
  expect(own.districts.map(({ code }: { code: string }) => code)).toEqual(['330603'])
  expect(own.towns).toEqual([])
})

test('officers on duty are shown where they were last seen, without a name, and only while that is fresh', async () => {
  await officer({ minutesOld: 29 })
  await officer({ minutesOld: 31 })
  await officer({ minutesOld: null })
  await officer({ isOnDuty: false })
  const answer = await live(city)
  expect(answer.officersOnDuty).toBe(3)
  expect(answer.officers).toEqual([
    { lon: 120.63, lat: 30.08, at: expect.any(String), stationId, isBusy: false },
  ])
  expect(answer.districts[0]).toMatchObject({ officersOnDuty: 3, officersFree: 3 })
})

test('what is overdue is listed, the longest first; a clock of a closed warning runs no more', async () => {
  const { id: warningId } = await given.toldWarning(ctx, { at: ago(300), dispatched: 1 })
  const queuedAt = ago(300)
  await given.task(ctx, { warningId, queuedAt, stationId, state: 'accepted', arriveBy: ago(12) })
  await given.task(ctx, { warningId, queuedAt, stationId, state: 'reported', followUpBy: ago(90) })
  const running = { ...(await given.toldWarning(ctx, { at: ago(50), dispatched: 1 })), queuedAt }
  await given.task(ctx, { warningId: running.id, queuedAt, stationId, state: 'assigned', acceptBy: ago(-3) })
  const closed = await given.toldWarning(ctx, { at: ago(300), confirmed: 10 })
  await given.task(ctx, { warningId: closed.id, queuedAt, stationId, state: 'accepted', arriveBy: ago(200) })
  const dismissed = await given.toldWarning(ctx, { at: ago(300), dismissed: 10 })
  await given.task(ctx, {
    warningId: dismissed.id,
    queuedAt,
    stationId,
    state: 'reported',
    followUpBy: ago(100),
  })
  const elsewhere = await given.toldWarning(ctx, { at: ago(300), districtCode: '330603', dispatched: 1 })
  await given.task(ctx, { warningId: elsewhere.id, queuedAt, stationId: otherStationId, state: 'arrived', reportBy: ago(5) }) // prettier-ignore
  const answer = await live(city)
  const seen = (rows: readonly { clock: string; overdueMinutes: number; stationName: string }[]) =>
    rows.map(({ clock, overdueMinutes, stationName }) => [clock, overdueMinutes, stationName])
  expect(seen(answer.overdue)).toEqual([
    ['follow-up', 90, '斗门派出所'],
    ['arrive', 12, '斗门派出所'],
    ['report', 5, '柯桥派出所'],
  ])
  expect(answer.tasks).toEqual({ running: 4, waiting: 0, overdue: 3 })
  expect(seen((await live(await reader('330603'))).overdue)).toEqual([['report', 5, '柯桥派出所']])
})

test('campaigns with a live warning are shown with their people', async () => {
  const members = [1, 2, 3].map(() => given.toldWarning(ctx, { at: ago(40) }))
  const campaign = (number: string, warnings: readonly { readonly id: string }[]) =>
    ctx.db.campaign.create({
      data: {
        id: ctx.ids.next(),
        number,
        state: 'open',
        typology: 'authority',
        createdAt: ago(40),
        updatedAt: ago(30),
        warnings: { create: warnings.map(({ id }) => ({ warningId: id, joinedAt: ago(40) })) },
      },
    })
  await campaign('CB-live', await Promise.all(members))
  await campaign('CB-over', [await given.toldWarning(ctx, { at: ago(400), confirmed: 10 })])
  const { campaigns } = await live(city)
  expect(campaigns).toEqual([expect.objectContaining({ number: 'CB-live', victims: 3, live: 3 })])
  expect((await live(await reader('330603'))).campaigns).toEqual([])
})

test('the funnel counts each stage of all and of the stage before, with its minutes', async () => {
  const district = { districtCode: '330699' }
  await ctx.db.district.create({ data: { code: '330699', name: '新区', lon: 120.4, lat: 30.1 } })
  const at = '2026-11-20T00:00:00Z'
  const paid = { stopped: 1n, paid_out: 5n }
  await given.toldWarning(ctx, {
    ...district,
    at,
    answered: 10,
    confirmed: 30,
    held: 50,
    money: paid,
    returned: 110,
  })
  await given.toldWarning(ctx, { ...district, at, answered: 20, confirmed: 40, money: { paid_out: 7n } })
  await given.toldWarning(ctx, { ...district, at, answered: 30, dismissed: 40, typology: 'authority' })
  await given.toldWarning(ctx, { ...district, at: '2026-10-01T00:00:00Z', answered: 10, confirmed: 30 })
  const answer = await figures(await reader('330699'))
  const stages = answer.funnel.map(({ id, count, ofPrevious }: StageRow) => [
    id,
    count,
    ofPrevious.numerator,
    ofPrevious.denominator,
  ])
  expect(stages).toEqual([
    ['warned', 3, 3, 3],
    ['reached', 3, 3, 3],
    ['confirmed', 2, 2, 3],
    ['stopped', 1, 1, 2],
    ['returned', 1, 1, 1],
  ])
  const [, reached, confirmed, stopped, returned] = answer.funnel
  expect(reached.sinceWarned).toEqual({ p50: 20, p90: 28, measured: 3, of: 3 })
  expect(confirmed.sincePrevious).toEqual({ p50: 20, p90: 20, measured: 2, of: 3 })
  expect(stopped.sinceWarned).toEqual({ p50: 50, p90: 50, measured: 1, of: 3 })
  expect(returned.sincePrevious).toEqual({ p50: 60, p90: 60, measured: 1, of: 1 })
  expect(answer.typologies.days).toHaveLength(30)
  const day = answer.typologies.days.indexOf('2026-11-20')
  expect(answer.typologies.series.map(({ nameZh, counts }: Series) => [nameZh, counts[day]])).toEqual([
    ['冒充领导、熟人', 2],
    ['冒充公检法', 1],
  ])
})

interface StageRow {
  readonly id: string
  readonly count: number
  readonly ofPrevious: { readonly numerator: number; readonly denominator: number }
}
interface Series {
  readonly nameZh: string
  readonly counts: readonly number[]
}

test('an answer is kept for seconds, and says how old it is', async () => {
  const first = await live(city)
  await given.toldWarning(ctx, { at: ago(0) })
  world.clock.advance(1_000)
  const again = (await city.get('/v1/command/live').expect(200)).body
  expect(again).toEqual(first)
  const { warnings } = await live(city)
  expect(warnings).toMatchObject({ live: Number(first.warnings.live) + 1 })
})
