import type { Express } from 'express'
import * as given from '../../../test/given/holds'
import { holdDesks } from '../../../test/given/hold-desks'
import type { SignedInAgent } from '../../../test/given/users'
import { testWorld, type TestWorld } from '../../../test/setup/context'
import { systemActor, type Context } from '../../context'
import { createApp } from '../../http/app'
import { HOUR_MS, hoursAfter, MINUTE_MS, minutesAfter } from '../../lib/duration'
import { fireDueTimers } from '../../platform/sweep'
import { fileAppeal } from '../appeals/service'
import { requestFreeze, approveFreeze } from '../freezes/service'
import { renewStop } from '../stop-payments/service'

let world: TestWorld
let ctx: Context
let app: Express
let desks: ReturnType<typeof holdDesks>
let hold: given.HoldCase
let liaison: SignedInAgent

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  app = createApp(world)
  desks = holdDesks(ctx, () => app)
})
beforeEach(async () => {
  hold = await given.holdCase(ctx, { hasGateway: false })
  liaison = await desks.as('liaison', { bankId: hold.bankId })
})
afterEach(async () => {
  // Each case begins with nothing waiting at the bank.
  await ctx.db.bankRequest.updateMany({ data: { state: 'failed' } })
})

interface Task {
  readonly id: string
  readonly kind: string
  readonly awaits: string
  readonly number: string
  readonly account: string
  readonly respondBy: string
  readonly runsOutAt: string | null
}
interface List {
  readonly items: Task[]
  readonly counts: object
}
/** Sessions end meanwhile: whoever reads afterwards signs in again. */
const turn = async (milliseconds: number) => {
  world.clock.advance(milliseconds)
  liaison = await desks.as('liaison', { bankId: hold.bankId })
}
const list = (by: SignedInAgent = liaison) => desks.get<List>(by, '/v1/bank-tasks')
const taskOf = async (subjectId: string, kind: string): Promise<Task> => {
  const { id } = await given.requestOf(ctx, subjectId, kind as 'stop')
  return (await list()).items.find((task) => task.id === id)!
}
const answer = (task: Task, body: object) =>
  desks.post(liaison, `/v1/bank-tasks/${task.id}/answer`, { at: ctx.clock.now().toISOString(), ...body })

describe('the list', () => {
  test('by time left for the answer, then by time left of what is in force; masked', async () => {
    const held = await given.heldStop(ctx, hold)
    await turn(10 * HOUR_MS)
    const now = ctx.clock.now()
    const { id: freezeId } = await requestFreeze(hold.operator, { stopPaymentId: held.id, kind: 'limited' })
    await approveFreeze(hold.supervisor, freezeId)
    const other = await given.holdCase(ctx, { hasGateway: false })
    const stop = await given.submittedStop(ctx, other)
    await renewStop(hold.operator, held.id)
    const { items, counts } = await list()
    // The first two have the same clocks.
    const asked = items.map(({ kind, number }) => `${kind} ${number.slice(0, 2)}`)
    expect(asked.slice(0, 2).sort()).toEqual(['freeze DJ', 'renew_stop ZF'])
    expect(asked.slice(2)).toEqual(['stop ZF'])
    expect(items.every(({ account }) => /^\*{4}\d{4}$/.test(account))).toBe(true)
    expect(items.every(({ respondBy }) => respondBy === minutesAfter(now, 30).toISOString())).toBe(true)
    const lapses = hoursAfter(now, 38).toISOString()
    expect(items.map(({ runsOutAt }) => runsOutAt)).toEqual([
      lapses,
      lapses,
      hoursAfter(stop.submittedAt!, 48).toISOString(),
    ])
    expect(counts).toEqual({ liaison: 3, overdue: 0, gateway: 0, centre: 0 })
  })

  test('an overdue one is counted and stands first', async () => {
    const stop = await given.submittedStop(ctx, hold)
    world.clock.advance(31 * MINUTE_MS)
    await given.submittedStop(ctx, await given.holdCase(ctx, { hasGateway: false }))
    const { items, counts } = await list()
    expect(items[0]?.number).toBe(stop.number)
    expect(counts).toMatchObject({ liaison: 2, overdue: 1 })
  })

  test('an appeal against what the bank holds is there, and waits for the centre', async () => {
    const stop = await given.heldStop(ctx, hold)
    const filed = { subject: 'stop_payment' as const, subjectId: stop.id, statement: '卖家:货款' }
    const { appeal } = await fileAppeal(hold.operator, filed)
    const { items, counts } = await list()
    expect(items).toMatchObject([{ id: appeal.id, kind: 'appeal', awaits: 'centre', number: stop.number }])
    expect(counts).toMatchObject({ liaison: 0, centre: 1 })
    await ctx.db.appeal.deleteMany({ where: { id: appeal.id } })
  })

  test('a connected bank’s gateway answers; once it is silent the liaison may', async () => {
    const stop = await given.submittedStop(ctx, hold)
    await ctx.db.bank.update({ where: { id: hold.bankId }, data: { gatewayUrl: given.BANK_URL } })
    const task = await taskOf(stop.id, 'stop')
    expect(task.awaits).toBe('gateway')
    expect((await answer(task, { outcome: 'held' }).expect(409)).body).toMatchObject({ code: 'illegal_move' })
    world.clock.advance(31 * MINUTE_MS)
    while ((await fireDueTimers(ctx)) > 0);
    await ctx.db.bankRequest.updateMany({ where: { subjectId: stop.id }, data: { state: 'unknown' } })
    expect((await taskOf(stop.id, 'stop')).awaits).toBe('liaison')
    await answer(task, { outcome: 'held' }).expect(200)
    await ctx.db.bank.update({ where: { id: hold.bankId }, data: { gatewayUrl: null } })
  })

  test('a liaison of another bank sees nothing of it, by list or by id', async () => {
    const stop = await given.submittedStop(ctx, hold)
    const task = await taskOf(stop.id, 'stop')
    const other = await desks.as('liaison')
    expect((await list(other)).items).toEqual([])
    await other.agent.get(`/v1/bank-tasks/${task.id}`).expect(404)
    const body = { outcome: 'held', at: ctx.clock.now().toISOString() }
    await desks.post(other, `/v1/bank-tasks/${task.id}/answer`, body).expect(404)
  })
})

describe('one request', () => {
  test('the four fields are in full, as they went out, and the opening is audited', async () => {
    const stop = await given.submittedStop(ctx, hold)
    const task = await taskOf(stop.id, 'stop')
    const detail = await desks.get<object>(liaison, `/v1/bank-tasks/${task.id}`)
    expect(detail).toMatchObject({
      account: hold.account,
      accountName: '王五',
      amount: '731200.00',
      transferredAt: '2023-02-23T01:58:00.000Z',
      isOpened: true,
      stops: [1],
      answer: null,
    })
    const opened = await ctx.db.auditEntry.findMany({
      where: { action: 'vault.open', subjectId: stop.id, actorId: liaison.id },
    })
    expect(opened).toMatchObject([{ purpose: 'stop-payment', subject: 'stop_payment' }])
  })

  test('answered in part, with the balance; what was answered can be read again', async () => {
    const stop = await given.submittedStop(ctx, hold)
    const task = await taskOf(stop.id, 'stop')
    const body = { outcome: 'held', amount: '231200.00', balance: '231200.00' }
    expect((await answer(task, body).expect(200)).body).toMatchObject({
      isAnswered: true,
      subjectState: 'held',
    })
    expect((await list()).items).toEqual([])
    expect(await desks.get<object>(liaison, `/v1/bank-tasks/${task.id}`)).toMatchObject({
      answer: { outcome: 'held', amount: '231200.00', balance: '231200.00', onward: 0 },
    })
  })

  test('sent twice, the second is told that it is answered, and no other request of the account is touched', async () => {
    const stop = await given.submittedStop(ctx, hold)
    const task = await taskOf(stop.id, 'stop')
    await answer(task, { outcome: 'held' }).expect(200)
    await renewStop(hold.operator, stop.id)
    const again = await answer(task, { outcome: 'held' }).expect(409)
    expect(again.body).toMatchObject({ code: 'illegal_move', detail: expect.stringContaining('answered') })
    expect((await list()).items.map(({ kind }) => kind)).toEqual(['renew_stop'])
  })

  test('two at the same moment: one is taken', async () => {
    const stop = await given.submittedStop(ctx, hold)
    const task = await taskOf(stop.id, 'stop')
    const answers = await Promise.all([
      answer(task, { outcome: 'held', amount: '1.00' }),
      answer(task, { outcome: 'refused', cause: 'name_mismatch' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test.each([
    [{ outcome: 'held', amount: '7312000.00' }, 409, 'amount_exceeded', 'amount'],
    [{ outcome: 'held', amount: '600.00', balance: '500.00' }, 422, 'invalid_request', 'balance'],
    [{ outcome: 'held', at: '2031-01-01T00:00:00Z' }, 422, 'invalid_request', 'at'],
    [{ outcome: 'refused' }, 422, 'invalid_request', 'cause'],
    [{ outcome: 'released' }, 422, 'invalid_request', 'outcome'],
  ])('%j is not an answer', async (body, status, code, path) => {
    const stop = await given.submittedStop(ctx, hold)
    const refused = await answer(await taskOf(stop.id, 'stop'), body)
    expect(refused.status).toBe(status)
    expect(refused.body).toMatchObject({ code, fields: [{ path }] })
  })

  test('a release tells why the centre let it go', async () => {
    const supervisor = await desks.as('supervisor')
    const stop = await given.heldStop(ctx, hold)
    const reason = '查明为正常货款'
    await desks.post(supervisor, `/v1/stop-payments/${stop.id}/release`, { reason }).expect(200)
    const task = await taskOf(stop.id, 'release_stop')
    expect(await desks.get<object>(liaison, `/v1/bank-tasks/${task.id}`)).toMatchObject({ why: reason })
    await answer(task, { outcome: 'released' }).expect(200)
  })
})
