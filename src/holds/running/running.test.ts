import type { Express } from 'express'
import * as given from '../../../test/given/holds'
import { holdDesks } from '../../../test/given/hold-desks'
import type { SignedInAgent } from '../../../test/given/users'
import { testWorld, type TestWorld } from '../../../test/setup/context'
import { systemActor, type Context } from '../../context'
import { createApp } from '../../http/app'
import { DAY_MS, HOUR_MS } from '../../lib/duration'
import { fileAppeal } from '../appeals/service'
import { requestFreeze } from '../freezes/service'
import { renewStop } from '../stop-payments/service'

let world: TestWorld
let ctx: Context
let app: Express
let desks: ReturnType<typeof holdDesks>
let hold: given.HoldCase
let operator: SignedInAgent

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  app = createApp(world)
  desks = holdDesks(ctx, () => app)
})
beforeEach(async () => {
  hold = await given.holdCase(ctx)
  operator = await desks.as('operator')
})

interface Running {
  readonly id: string
  readonly nextStep: string | null
  readonly underWay: string[]
}
const running = async (by = operator, query = `?warningId=${hold.warning.id}`): Promise<Running[]> =>
  (await desks.get<{ items: Running[] }>(by, `/v1/running-holds${query}`)).items

/** Sessions end meanwhile: whoever reads afterwards signs in again. */
const turn = async (milliseconds: number) => {
  world.clock.advance(milliseconds)
  operator = await desks.as('operator')
}

test('what is in force, what ends first; nothing is proposed while there is time', async () => {
  const stop = await given.heldStop(ctx, hold, '731200.00', '600000.00')
  const protection = await given.submittedProtection(ctx, hold)
  await given.bankSays(ctx, protection.id, 'protect')
  expect(await running()).toMatchObject([
    { id: stop.id, subject: 'stop_payment', amount: '600000.00', stopsTaken: 1, nextStep: null },
    { id: protection.id, subject: 'protective_hold', amount: null, nextStep: null },
  ])
})

test('twelve hours before it lapses a renewal is proposed, until one is under way', async () => {
  const stop = await given.heldStop(ctx, hold)
  await turn(37 * HOUR_MS)
  expect(await running()).toMatchObject([{ nextStep: 'renew' }])
  await renewStop(hold.operator, stop.id)
  expect(await running()).toMatchObject([{ nextStep: null, underWay: ['renew_stop'] }])
  await given.settle(ctx)
  await given.bankSays(ctx, stop.id, 'renew_stop')
  await turn(40 * HOUR_MS)
  expect(await running()).toMatchObject([
    { state: 'renewed', renewals: 1, stopsTaken: 2, nextStep: 'freeze' },
  ])
  await requestFreeze(hold.operator, { stopPaymentId: stop.id, kind: 'limited' })
  expect(await running()).toMatchObject([{ nextStep: null, underWay: ['freeze_request'] }])
})

test('a whole-account freeze is reviewed before its date, by a supervisor with a reason', async () => {
  const stop = await given.heldStop(ctx, hold)
  const order = { kind: 'whole' as const, wholeReason: '账户仅用于收取赃款' }
  const freeze = await given.submittedFreeze(ctx, hold, stop.id, order)
  await given.bankSays(ctx, freeze.id, 'freeze')
  const path = `/v1/freezes/${freeze.id}/review`
  expect(await running()).toMatchObject([{ isWhole: true, nextStep: null }])
  await turn(28 * DAY_MS)
  expect(await running()).toMatchObject([{ nextStep: 'review' }])
  const supervisor = await desks.as('supervisor')
  await desks.post(operator, path, { reason: '仍需全额冻结' }).expect(403)
  await desks.post(supervisor, path, {}).expect(422)
  const late = new Date(ctx.clock.now().getTime() + 40 * DAY_MS).toISOString()
  const refused = await desks.post(supervisor, path, { reason: '仍需全额冻结', reviewAt: late }).expect(422)
  expect(refused.body).toMatchObject({ fields: [{ path: 'reviewAt' }] })
  const reviewed = await desks.post(supervisor, path, { reason: '仍需全额冻结' }).expect(200)
  expect(reviewed.body.reviewAt).toBe(new Date(ctx.clock.now().getTime() + 30 * DAY_MS).toISOString())
  expect(await running()).toMatchObject([{ nextStep: null }])
  const noted = await ctx.db.transition.findMany({ where: { subjectId: freeze.id, event: 'reviewed' } })
  expect(noted).toMatchObject([{ reason: '仍需全额冻结', actorId: supervisor.id }])
})

test('a limited freeze has no review; two weeks before its end a renewal is proposed', async () => {
  const supervisor = await desks.as('supervisor')
  const { freeze } = await given.frozen(ctx, hold)
  await desks.post(supervisor, `/v1/freezes/${freeze.id}/review`, { reason: '复核' }).expect(409)
  await turn(170 * DAY_MS)
  expect(await running()).toMatchObject([{ id: freeze.id, nextStep: 'renew' }])
})

test('an appeal that waits is named', async () => {
  const stop = await given.heldStop(ctx, hold)
  const filing = { subject: 'stop_payment' as const, subjectId: stop.id, statement: '卖家:货款' }
  const { appeal } = await fileAppeal(hold.operator, filing)
  expect(await running()).toMatchObject([{ appeal: { id: appeal.id } }])
})

test('a liaison sees the own bank’s, a desk of another district none', async () => {
  const stop = await given.heldStop(ctx, hold)
  const own = await desks.as('liaison', { bankId: hold.bankId })
  expect((await running(own, '')).map(({ id }) => id)).toContain(stop.id)
  expect(await running(await desks.as('liaison'), '')).toEqual([])
  const code = '330604'
  const row = { code, name: code, lon: 120.8, lat: 30.0 }
  await ctx.db.district.upsert({ where: { code }, create: row, update: {} })
  expect(await running(await desks.as('operator', { districtCode: code }))).toEqual([])
})
