import { MINUTE_MS } from '../lib/duration'
import { warningsWorker } from '../../workers/warnings'
import * as given from '../../test/given/warnings'
import { dispatchedWarning, officer } from '../../test/given/tasks'
import { user } from '../../test/given/users'
import { testContext, type TestContext } from '../../test/setup/context'
import { drain } from '../../test/setup/deliver'
import { fireDueTimers } from '../platform/sweep'
import { recordCall } from './calls'
import { acknowledge, conclude, dispatch, raise } from './service'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})

const operator = async () => given.desk((await user(ctx, 'operator')).id)
const read = (id: string) => ctx.db.warning.findUniqueOrThrow({ where: { id } })
/** By name, however many stages ask for them. */
const eventsOf = async (warningId: string) => {
  const rows = await ctx.db.outbox.findMany({
    where: { payload: { path: ['warningId'], equals: warningId } },
    orderBy: { id: 'asc' },
  })
  return [...new Set(rows.map(({ event }) => event))]
}
const running = async (subjectId: string) =>
  (await ctx.db.timer.findMany({ where: { subjectId, firedAt: null, stoppedAt: null } })).map(
    ({ kind }) => kind,
  )

describe('taking', () => {
  test('of two operators at once one gets it', async () => {
    const { id } = await given.openWarning(ctx)
    const both = [ctx.as(await operator()), ctx.as(await operator())]

    const answers = await Promise.allSettled(both.map((each) => acknowledge(each, id)))

    const refused = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : [],
    )
    expect(refused).toHaveLength(1)
    expect(['lost_race', 'illegal_move']).toContain(refused[0])
    const moves = await ctx.db.transition.findMany({ where: { subjectId: id, event: 'acknowledge' } })
    expect(moves).toHaveLength(1)
    expect((await read(id)).acknowledgedBy).toBe(moves[0]?.actorId)
    expect(await running(id)).toEqual(['warning.expiry', 'warning.reach'])
  })

  test('a warning of another district is not there', async () => {
    const { id } = await given.openWarning(ctx)
    await ctx.db.district.create({ data: { code: '330681', name: '诸暨市', lon: 120.2, lat: 29.7 } })
    const { id: userId } = await user(ctx, 'operator', { districtCode: '330681' })
    const elsewhere = ctx.as(given.desk(userId, { districtCode: '330681' }))
    await expect(acknowledge(elsewhere, id)).rejects.toMatchObject({ code: 'not_found' })

    const nowhere = await given.openWarning(ctx, { districtCode: null })
    await expect(acknowledge(elsewhere, nowhere.id)).resolves.toMatchObject({ state: 'acknowledged' })
  })
})

describe('dispatching', () => {
  test('before somebody has taken it is not possible', async () => {
    const { id } = await given.openWarning(ctx)
    await expect(dispatch(ctx.as(await operator()), id, {})).rejects.toMatchObject({ code: 'illegal_move' })
  })

  test('names station and officer by hand', async () => {
    const { id: officerId } = await officer(ctx)
    const order = { officerId, reason: '熟悉当事人' }
    const { id } = await dispatchedWarning(ctx, { order })
    expect(await read(id)).toMatchObject({ state: 'dispatched', directedOfficerId: officerId })
    expect(await eventsOf(id)).toEqual(['warning.dispatched'])
  })

  test('of an officer or station that there is not is refused', async () => {
    const missing = ctx.ids.next()
    for (const order of [{ officerId: missing }, { stationId: missing }]) {
      const promise = dispatchedWarning(ctx, { order: { ...order, reason: 'nearest' } })
      await expect(promise).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  test('again is possible once nobody is on the way any more', async () => {
    const { id, operator: desk } = await dispatchedWarning(ctx)
    await expect(dispatch(ctx.as(desk), id, { reason: 'again' })).resolves.toMatchObject({
      state: 'dispatched',
    })
    const moves = await ctx.db.transition.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
    expect(moves.map(({ event }) => event)).toEqual(['open', 'acknowledge', 'dispatch', 'dispatch-again'])
  })
})

describe('raising', () => {
  test('shortens the clock to acknowledge and says why', async () => {
    const { id } = await given.openWarning(ctx, { level: 'medium' })
    ctx.clock.advance(10 * MINUTE_MS)

    await raise(ctx.as(await operator()), id, { level: 'critical', reason: '银行来电' })

    const warning = await read(id)
    expect(warning.level).toBe('critical')
    expect(warning.acknowledgeBy).toEqual(new Date(ctx.clock.now().getTime() + 5 * MINUTE_MS))
    expect(await eventsOf(id)).toEqual(['warning.raised'])
    ctx.clock.advance(5 * MINUTE_MS)
    await fireDueTimers(ctx)
    expect(await eventsOf(id)).toContain('warning.overdue')
  })

  test.each(['low', 'high'] as const)('from high to %s is not raising', async (level) => {
    const { id } = await given.openWarning(ctx, { level: 'high' })
    const promise = raise(ctx.as(await operator()), id, { level, reason: 'no reason' })
    await expect(promise).rejects.toMatchObject({ code: 'illegal_move' })
  })

  test('a closed one is not raised', async () => {
    const { id } = await given.openWarning(ctx)
    const desk = ctx.as(await operator())
    await conclude(desk, id, 'dismiss', 'known supplier')
    await expect(raise(desk, id, { level: 'critical', reason: 'late' })).rejects.toMatchObject({
      code: 'illegal_move',
    })
  })
})

describe('calling', () => {
  test.each(['busy', 'hung_up', 'diverted'] as const)(
    '%s: the fraudster is on the line, go now',
    async (outcome) => {
      const { id } = await given.openWarning(ctx)

      await recordCall(ctx.as(await operator()), id, { outcome, note: '打了六次' })

      expect((await read(id)).state).toBe('dispatched')
      expect(await eventsOf(id)).toEqual(['warning.dispatched', 'contact.blocked'])
      const [call] = await ctx.db.contactAttempt.findMany({ where: { warningId: id } })
      expect(call?.outcome).toBe(outcome)
      expect(Buffer.from(call!.noteSealed!).toString()).not.toContain('打了六次')
      const dispatched = await ctx.db.transition.findFirstOrThrow({
        where: { subjectId: id, event: 'dispatch' },
      })
      expect(dispatched.reason).toContain(outcome.replace('_', ' '))
    },
  )

  test.each(['reached', 'no_answer'] as const)('%s sends nobody', async (outcome) => {
    const { id } = await given.openWarning(ctx)
    await recordCall(ctx.as(await operator()), id, { outcome })
    expect((await read(id)).state).toBe('open')
    expect(await eventsOf(id)).toEqual([])
  })

  test('what has been written of a call stays', async () => {
    const { id } = await given.openWarning(ctx)
    await recordCall(ctx.as(await operator()), id, { outcome: 'reached' })
    await expect(ctx.db.contactAttempt.updateMany({ data: { outcome: 'busy' } })).rejects.toThrow()
  })
})

describe('closing', () => {
  test.each(['confirm', 'dismiss'] as const)('%s stops the clocks and owes the outcome', async (event) => {
    const { id, signalIds } = await given.openWarning(ctx)

    await conclude(ctx.as(await operator()), id, event, 'the bank has called back')

    expect(await running(id)).toEqual([])
    const [notice] = await ctx.db.holdNotice.findMany({ where: { warningId: id } })
    const told = { payload: { path: ['holdNoticeId'], equals: notice!.id } }
    expect(await ctx.db.outbox.count({ where: told })).toBe(1)
    const outcome = event === 'confirm' ? 'confirmed' : 'dismissed'
    expect(notice).toMatchObject({ signalId: signalIds[0], source: 'bank:given', outcome, state: 'pending' })
    expect(await eventsOf(id)).toEqual(['warning.closed'])
  })

  test('nobody is owed an outcome who was not told to hold', async () => {
    const { id } = await given.openWarning(ctx, { holdSource: null })
    await conclude(ctx.as(await operator()), id, 'dismiss', 'known supplier')
    expect(await ctx.db.holdNotice.count({ where: { warningId: id } })).toBe(0)
    expect(await eventsOf(id)).toEqual(['warning.closed'])
  })

  test('its clocks turned by hand: overdue after its minutes, expired after its hours', async () => {
    const { id } = await given.openWarning(ctx, { level: 'high' })

    ctx.clock.advance(15 * MINUTE_MS)
    await fireDueTimers(ctx)
    await drain(ctx, [warningsWorker])
    expect((await read(id)).state).toBe('open')
    expect(await ctx.db.transition.count({ where: { subjectId: id, event: 'overdue' } })).toBe(1)

    ctx.clock.advance(48 * 60 * MINUTE_MS)
    await fireDueTimers(ctx)
    await drain(ctx, [warningsWorker])
    expect((await read(id)).state).toBe('expired')
    expect(await running(id)).toEqual([])
  })
})
