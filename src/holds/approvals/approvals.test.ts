import type { Express } from 'express'
import * as given from '../../../test/given/holds'
import { holdDesks } from '../../../test/given/hold-desks'
import type { SignedInAgent } from '../../../test/given/users'
import { testWorld, type TestWorld } from '../../../test/setup/context'
import { systemActor, type Context } from '../../context'
import { createApp } from '../../http/app'
import { HOUR_MS, minutesAfter } from '../../lib/duration'
import { requestFreeze } from '../freezes/service'
import { requestProtection } from '../protective-holds/service'
import { draftStop } from '../stop-payments/draft'

let world: TestWorld
let ctx: Context
let app: Express
let desks: ReturnType<typeof holdDesks>
let hold: given.HoldCase
let supervisor: SignedInAgent

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  app = createApp(world)
  desks = holdDesks(ctx, () => app)
})
beforeEach(async () => {
  hold = await given.holdCase(ctx)
  supervisor = await desks.as('supervisor')
})

interface Approval {
  readonly id: string
  readonly kind: string
  readonly warningId: string
  readonly blockedBy: string | null
}
const approvals = async (by = supervisor) => {
  const { items, counts } = await desks.get<{ items: Approval[]; counts: object }>(by, '/v1/approvals')
  return { items: items.filter(({ warningId }) => warningId === hold.warning.id), counts }
}
/** As the supervisor who reads the list. */
const asReader = (): Context =>
  ctx.as({
    kind: 'user',
    id: supervisor.id,
    role: 'supervisor',
    scope: 'district',
    stationId: null,
    bankId: null,
    districtCode: null,
  })

test('all that waits for a second officer, by time left, masked, with who asked and why', async () => {
  const held = await given.heldStop(ctx, hold)
  const whole = { stopPaymentId: held.id, kind: 'whole' as const, wholeReason: '账户仅用于收取赃款' }
  const freeze = await requestFreeze(hold.operator, whole)
  const order = { warningId: hold.warning.id, bankCode: 'CCB', basis: '仍与对方联系' }
  const protection = await requestProtection(hold.operator, order)
  const stop = await given.draftedStop(hold, '1.00')
  const { items, counts } = await approvals()
  expect(items.at(-1)).toMatchObject({
    id: freeze.id,
    kind: 'whole_freeze',
    reason: whole.wholeReason,
    amount: null,
    approveBy: held.expiresAt === null ? expect.any(String) : held.expiresAt.toISOString(),
    blockedBy: null,
  })
  expect(
    items
      .slice(0, 2)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([protection.id, stop.id].sort())
  expect(items.find(({ id }) => id === stop.id)).toMatchObject({
    kind: 'stop',
    account: `****${hold.account.slice(-4)}`,
    accountName: '王**',
    stopsTaken: 1,
    approveBy: minutesAfter(stop.draftedAt, 30).toISOString(),
    askedBy: { id: stop.draftedBy },
  })
  expect(items.find(({ id }) => id === protection.id)).toMatchObject({
    kind: 'protective_hold',
    reason: order.basis,
  })
  expect(counts).toMatchObject({ open: 3, overdue: 0, fourEyes: 0 })
})

test('whoever asked is told before trying that another one has to approve', async () => {
  const { id } = await draftStop(asReader(), given.draftOf(hold))
  expect((await approvals()).items).toMatchObject([{ id, blockedBy: 'four_eyes' }])
  expect((await approvals(await desks.as('supervisor'))).items).toMatchObject([{ id, blockedBy: null }])
  await desks.post(supervisor, `/v1/stop-payments/${id}/approve`).expect(403)
})

test('an appeal waits too, and not for who entered it', async () => {
  const stop = await given.heldStop(ctx, hold)
  const filing = { subject: 'stop_payment', subjectId: stop.id, statement: '卖家:货款' }
  const filed = await desks.post(supervisor, '/v1/appeals', filing).expect(201)
  expect(filed.body).toMatchObject({ number: stop.number, account: `****${hold.account.slice(-4)}` })
  const kind = { kind: 'appeal', subject: 'stop_payment', number: stop.number }
  expect((await approvals()).items).toMatchObject([{ ...kind, blockedBy: 'four_eyes' }])
  const another = await desks.as('supervisor')
  expect((await approvals(another)).items).toMatchObject([{ ...kind, blockedBy: null }])
})

test('what has become impossible says so', async () => {
  const held = await given.heldStop(ctx, hold)
  await requestFreeze(hold.operator, { stopPaymentId: held.id, kind: 'limited' })
  const other = { ...(await given.holdCase(ctx)), account: hold.account }
  await given.draftedStop(hold, '2.00')
  await given.submittedStop(ctx, other)
  world.clock.advance(49 * HOUR_MS)
  // Sessions end meanwhile.
  supervisor = await desks.as('supervisor')
  const { items } = await approvals()
  expect(items.map(({ kind, blockedBy }) => `${kind} ${blockedBy}`).sort()).toEqual([
    'freeze stop_over',
    'stop stop_limit_reached',
  ])
  await ctx.db.warning.update({ where: { id: hold.warning.id }, data: { state: 'dismissed' } })
  const stop = (await approvals()).items.find(({ kind }) => kind === 'stop')
  expect(stop?.blockedBy).toBe('warning_dismissed')
})

test('a supervisor of another district has none of it, an operator no list', async () => {
  await given.draftedStop(hold)
  const code = '330604'
  const row = { code, name: code, lon: 120.8, lat: 30.0 }
  await ctx.db.district.upsert({ where: { code }, create: row, update: {} })
  expect((await approvals(await desks.as('supervisor', { districtCode: code }))).items).toEqual([])
  await (await desks.as('operator')).agent.get('/v1/approvals').expect(403)
})
