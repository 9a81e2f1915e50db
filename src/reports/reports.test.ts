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

/** 26 November 2026, 12:00 in the city: the month is not over. */
const NOW = '2026-11-26T04:00:00Z'
const DAY = '2026-11-10T01:00:00Z'
const LAST_YEAR = '2025-11-10T01:00:00Z'

beforeAll(async () => {
  world = await testWorld({ now: NOW })
  ctx = world.context(systemActor('test'))
  ;({ stationId } = await given.city(ctx))
  await user(ctx, 'officer')
  await month()
  city = await reader(null)
})

const reader = async (districtCode: string | null): Promise<Agent> =>
  (await signedIn(createApp(world), (await user(ctx, 'supervisor', { districtCode })).username)).agent

/** Five warnings of November, one of them folded into another, one of the other district; two of last November. */
async function month(): Promise<void> {
  const here = { at: DAY, townCode: '330602012' } as const
  // Answered the phone after 10, confirmed after 30; had paid before; stopped after 40.
  const first = await given.toldWarning(ctx, {
    ...here,
    level: 'critical',
    acknowledged: 2,
    answered: 10,
    dispatched: 12,
    arrived: 25,
    met: 30,
    paidAt: 5,
    confirmed: 30,
    submitted: 35,
    held: 40,
    money: { stopped: 1_000_000n, paid_out: 250_000n },
  })
  await given.report(ctx, {
    partyId: first.partyId,
    at: minutesAfter(new Date(DAY), 20),
    warningId: first.id,
  })
  // Met after 20, and paid after that: after 50.
  await given.toldWarning(ctx, {
    ...here,
    acknowledged: 4,
    dispatched: 6,
    met: 20,
    paidAt: 50,
    confirmed: 60,
  })
  // Called in vain.
  await given.toldWarning(ctx, { ...here, typology: 'authority', acknowledged: 6, called: 8 })
  await given.toldWarning(ctx, { ...here, folded: 3 })
  await given.toldWarning(ctx, {
    at: DAY,
    districtCode: '330603',
    townCode: '330603001',
    level: 'medium',
    answered: 100,
    dismissed: 120,
  })
  // Nobody had warned this one: the report itself opened the warning.
  const unseen = await given.person(ctx, new Date(DAY))
  const at = minutesAfter(new Date(DAY), 600)
  await given.report(ctx, { partyId: unseen, at })
  await given.report(ctx, { partyId: unseen, at: minutesAfter(at, 60) })
  await given.report(ctx, { partyId: await given.person(ctx, at), at, amountFen: null })
  // Last November: one before the same moment of the year, one after it.
  await given.toldWarning(ctx, {
    ...here,
    at: LAST_YEAR,
    answered: 10,
    confirmed: 20,
    money: { frozen: 300n },
  })
  await given.toldWarning(ctx, { ...here, at: '2025-11-27T01:00:00Z', answered: 1, confirmed: 2 })
}

interface Pair {
  readonly now: Record<string, unknown>
  readonly lastYear: Record<string, unknown>
}
const byId = (rows: readonly ({ readonly id: string } & Pair)[]): Record<string, Pair> =>
  Object.fromEntries(rows.map(({ id, now, lastYear }) => [id, { now, lastYear }]))
const share = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  share: denominator === 0 ? null : Math.round((numerator / denominator) * 10_000) / 10_000,
})
const read = async (agent: Agent, month = '2026-11') =>
  (await agent.get(`/v1/reports/month?month=${month}`).expect(200)).body

test('the month so far stands beside the same part of the month a year ago', async () => {
  const report = await read(city)
  expect(report.period).toEqual({
    from: '2026-10-31T16:00:00.000Z',
    to: '2026-11-26T04:00:00.000Z',
    asOf: '2026-11-26T04:00:00.000Z',
  })
  expect(report.lastYear).toEqual({
    from: '2025-10-31T16:00:00.000Z',
    to: '2025-11-26T04:00:00.000Z',
    asOf: '2025-11-26T04:00:00.000Z',
  })
  expect(report.recordsBegin).toBe('2025-11-10T01:00:00.000Z')
  expect([report.warnings.now.numerator, report.warnings.lastYear.numerator]).toEqual([4, 1])
})

test('rates have their numerator and denominator', async () => {
  expect(byId((await read(city)).rates)).toEqual({
    'reach-rate': { now: share(3, 4), lastYear: share(1, 1) },
    'warning-precision': { now: share(2, 3), lastYear: share(1, 1) },
    'paid-after-warning': { now: share(1, 3), lastYear: share(0, 1) },
    missed: { now: share(1, 2), lastYear: share(0, 0) },
    'submitted-within-30': { now: share(1, 2), lastYear: share(0, 0) },
    'held-within-30': { now: share(1, 2), lastYear: share(0, 0) },
  })
})

test('minutes at the 50th and 90th percentile', async () => {
  const minutes = byId((await read(city)).minutes)
  // 2, 4, 6 and 10, 20, 100.
  expect(minutes['acknowledged']?.now).toEqual({ p50: 4, p90: 5.6, measured: 3, of: 4 })
  expect(minutes['reached']?.now).toEqual({ p50: 20, p90: 84, measured: 3, of: 4 })
  expect(minutes['held']).toEqual({
    now: { p50: 40, p90: 40, measured: 1, of: 4 },
    lastYear: { p50: null, p90: null, measured: 0, of: 1 },
  })
})

test('money by kind, never added up', async () => {
  const money = byId((await read(city)).money)
  const none = { amount: '0.00', pending: '0.00', warnings: 0 }
  expect(money['stopped']?.now).toEqual({ amount: '10000.00', pending: '0.00', warnings: 1, of: 4 })
  expect(money['paid_out']?.now).toEqual({ amount: '2500.00', pending: '0.00', warnings: 1, of: 4 })
  expect(money['frozen']).toEqual({
    now: { ...none, of: 4 },
    lastYear: { amount: '3.00', pending: '0.00', warnings: 1, of: 1 },
  })
})

test('levels, typologies and towns are shares of the same warnings', async () => {
  const { levels, typologies, towns } = await read(city)
  const counts = (rows: readonly { warnings: Pair; confirmed: Pair }[]) =>
    rows.map(({ warnings, confirmed }) => [warnings.now['numerator'], confirmed.now['numerator']])
  expect(counts(levels)).toEqual([[1, 1], [2, 1], [1, 0], [0, 0]]) // prettier-ignore
  expect(counts(typologies)).toEqual([[3, 2], [1, 0]]) // prettier-ignore
  expect(towns.map(({ name }: { name: string }) => name)).toEqual(['斗门街道', '柯桥街道'])
  expect(counts(towns)).toEqual([[3, 2], [1, 0]]) // prettier-ignore
})

test('a town’s index is what its formula says', async () => {
  const { towns, index } = await read(city)
  // Of three towns all confirmed and all money are here: three times the average. Nobody was late. The missed report
  // belongs to no town.
  expect(towns[0].index.now).toEqual({ index: 100 * (0.4 * 3 + 0.3 * 3), isFew: false })
  expect(towns[1].index.now).toEqual({ index: 0, isFew: true })
  expect(index.formula.zh).toContain('0.4 × 确认被骗预警数 ÷ 街镇平均')
  expect(index.terms.map(({ average }: { average: string }) => average)).toEqual(['0.67', '833.33', '0', '0'])
})

test('stations are ranked by what they finish in time', async () => {
  const { id } = await given.toldWarning(ctx, { at: '2026-10-03T00:00:00Z', dispatched: 1 })
  const queuedAt = new Date('2026-10-03T00:00:00Z')
  const at = (minutes: number): Date => minutesAfter(queuedAt, minutes)
  const clocks = { warningId: id, queuedAt, stationId, acceptBy: at(5), arriveBy: at(30), reportBy: at(90) }
  const taken = { acceptedAt: at(4), arrivedAt: at(20) }
  await given.task(ctx, { ...clocks, ...taken, state: 'reported', reportedAt: at(80) })
  await given.task(ctx, { ...clocks, ...taken, state: 'followed_up', reportedAt: at(91) })
  await given.task(ctx, { ...clocks, state: 'cancelled' })
  await given.task(ctx, { warningId: id, queuedAt, stationId, state: 'expired', acceptBy: minutesAfter(world.clock.now(), 5) }) // prettier-ignore
  await ctx.db.transition.create({
    data: { machine: 'task', subjectId: id, warningId: id, event: 'lapse', fromState: 'assigned', toState: 'returned', stationId, actorKind: 'system', at: at(5) },
  }) // prettier-ignore
  const { stations } = await read(city, '2026-10')
  expect(stations).toHaveLength(1)
  expect(stations[0]).toMatchObject({
    name: '斗门派出所',
    inTime: { now: share(1, 3), lastYear: share(0, 0) },
  })
})

test('a district sees its own', async () => {
  const report = await read(await reader('330603'))
  expect(report.districtCode).toBe('330603')
  expect(report.warnings.now).toEqual(share(1, 1))
  expect(report.towns.map(({ name }: { name: string }) => name)).toEqual(['柯桥街道'])
})

test('the table for a spreadsheet says the same, and holds no formula', async () => {
  await ctx.db.town.update({ where: { code: '330602012' }, data: { name: '=1+1' } })
  const answer = await city.get('/v1/reports/month.csv?month=2026-11').buffer(true)
  await ctx.db.town.update({ where: { code: '330602012' }, data: { name: '斗门街道' } })
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(answer.headers['content-disposition']).toBe('attachment; filename="menshen-2026-11.csv"')
  const lines = answer.text.split('\r\n')
  expect(lines[0]?.startsWith('\uFEFF类别,代码,指标')).toBe(true)
  const reach = lines.find((line) => line.includes(',reach-rate,'))
  expect(reach).toMatch(/^比率,reach-rate,触达成功率,占比（0–1）,3,4,0.75,1,1,1,/)
  expect(lines.find((line) => line.includes(',stopped,'))).toMatch(/,元,1,4,10000.00,0,1,0.00,/)
  expect(lines.filter((line) => line.includes("'=1+1"))).toHaveLength(3)
  expect(lines.some((line) => /(^|,)"?=/.test(line))).toBe(false)
})

test('a month that has not begun, or is none, is refused', async () => {
  for (const month of ['2026-12', '2026-13', 'now']) {
    const { status, body } = await city.get(`/v1/reports/month?month=${month}`)
    expect([status, body.fields[0].path]).toEqual([422, 'query.month'])
  }
})
