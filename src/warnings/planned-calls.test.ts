import { warningsWorker } from '../../workers/warnings'
import * as given from '../../test/given/warnings'
import { user } from '../../test/given/users'
import { testContext, type TestContext } from '../../test/setup/context'
import { drain } from '../../test/setup/deliver'
import { MINUTE_MS, minutesAfter } from '../lib/duration'
import { fireDueTimers } from '../platform/sweep'
import { recordCall } from './calls'
import { cancelPlan, openNote, planCall, readCalls } from './planned-calls'
import { conclude } from './service'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})

const operator = async () => ctx.as(given.desk((await user(ctx, 'operator')).id))
const inMinutes = (minutes: number) => minutesAfter(ctx.clock.now(), minutes).toISOString()
const reason = '家属到家后再打'
const moves = async (subjectId: string) =>
  (await ctx.db.transition.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(
    ({ event }) => event,
  )

test('a call is planned with a reason, and the time line says when its time has come', async () => {
  const desk = await operator()
  const { id } = await given.openWarning(ctx)
  const planned = await planCall(desk, id, { at: inMinutes(60), reason })
  expect(planned).toMatchObject({ state: 'planned', reason })
  expect(await moves(planned.id)).toEqual(['plan'])
  ctx.clock.advance(60 * MINUTE_MS)
  await fireDueTimers(ctx)
  await drain(ctx, [warningsWorker])
  expect(await moves(planned.id)).toEqual(['plan', 'due'])
})

test('the call about its time is the planned one, an earlier one is not', async () => {
  const desk = await operator()
  const { id } = await given.openWarning(ctx)
  const planned = await planCall(desk, id, { at: inMinutes(60), reason })
  await recordCall(desk, id, { outcome: 'no_answer' })
  expect((await readCalls(desk, id)).planned).toMatchObject([{ state: 'planned' }])
  ctx.clock.advance(45 * MINUTE_MS)
  const { call } = await recordCall(desk, id, { outcome: 'reached', note: '不再联系对方' })
  const { calls, planned: plans } = await readCalls(desk, id)
  expect(plans).toMatchObject([{ id: planned.id, state: 'done', callId: call.id }])
  expect(calls.map(({ outcome }) => outcome)).toEqual(['no_answer', 'reached'])
  expect(await ctx.db.timer.count({ where: { subjectId: planned.id, stoppedAt: null } })).toBe(0)
  expect(await openNote(desk, { warningId: id, callId: call.id }, 'triage')).toBe('不再联系对方')
})

test('one at a time; called off, there may be another', async () => {
  const desk = await operator()
  const { id } = await given.openWarning(ctx)
  const first = await planCall(desk, id, { at: inMinutes(60), reason })
  const again = planCall(desk, id, { at: inMinutes(90), reason })
  await expect(again).rejects.toMatchObject({ code: 'illegal_move' })
  await expect(cancelPlan(desk, id, first.id, '改为上门')).resolves.toMatchObject({ state: 'cancelled' })
  await expect(cancelPlan(desk, id, first.id, '改为上门')).rejects.toMatchObject({ code: 'illegal_move' })
  await planCall(desk, id, { at: inMinutes(90), reason })
})

test.each([
  ['now', 0],
  ['in 31 days', 31 * 24 * 60],
])('%s is no time for a plan', async (_, minutes) => {
  const { id } = await given.openWarning(ctx)
  const promise = planCall(await operator(), id, { at: inMinutes(minutes), reason })
  await expect(promise).rejects.toMatchObject({ code: 'invalid_request', fields: [{ path: 'at' }] })
})

test('who proved to be no victim is not called again, a confirmed one is', async () => {
  const desk = await operator()
  const [honest, victim] = [await given.openWarning(ctx), await given.openWarning(ctx)]
  for (const { id } of [honest, victim]) await planCall(desk, id, { at: inMinutes(60), reason })
  await conclude(desk, honest.id, 'dismiss', 'known supplier')
  await conclude(desk, victim.id, 'confirm', 'the bank has called back')
  expect((await readCalls(desk, honest.id)).planned).toMatchObject([{ state: 'cancelled' }])
  expect((await readCalls(desk, victim.id)).planned).toMatchObject([{ state: 'planned' }])
  await expect(recordCall(desk, honest.id, { outcome: 'reached' })).rejects.toMatchObject({
    code: 'illegal_move',
  })
  const { warning } = await recordCall(desk, victim.id, { outcome: 'busy' })
  expect(warning.state).toBe('confirmed')
})
