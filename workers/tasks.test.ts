import { MINUTE_MS } from '../src/lib/duration'
import { fireDueTimers } from '../src/platform/sweep'
import { handleOutboxRow } from '../src/platform/worker'
import { accept, arrive, giveBack } from '../src/tasks/service'
import { reportVisit } from '../src/visits/service'
import { visitBody } from '../src/visits/schema'
import { recordCall } from '../src/warnings/calls'
import { conclude, raise } from '../src/warnings/service'
import { arrivedTask, assignedTask, dispatchedWarning, farther, officer, station } from '../test/given/tasks'
import { places } from '../test/given/users'
import { openWarning } from '../test/given/warnings'
import { testContext, type TestContext } from '../test/setup/context'
import { deliverTwice, drain } from '../test/setup/deliver'
import { tasksWorker } from './tasks'
import { warningsWorker } from './warnings'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})
// The case before is over: its officers have gone home and its clocks stand still.
beforeEach(async () => {
  await ctx.db.officer.updateMany({ data: { isOnDuty: false } })
  const running = { firedAt: null, stoppedAt: null }
  await ctx.db.timer.updateMany({ where: running, data: { stoppedAt: ctx.clock.now() } })
})

const tasksOf = (warningId: string) =>
  ctx.db.task.findMany({ where: { warningId }, orderBy: { queuedAt: 'asc' } })
const onlyTask = async (warningId: string) => {
  const tasks = await tasksOf(warningId)
  expect(tasks).toHaveLength(1)
  return tasks[0]!
}
const running = async (subjectId: string) => {
  const where = { subjectId, firedAt: null, stoppedAt: null }
  return Object.fromEntries(
    (await ctx.db.timer.findMany({ where })).map(({ kind, dueAt }) => [kind, minutesFromNow(dueAt)]),
  )
}
const minutesFromNow = (at: Date) => (at.getTime() - ctx.clock.now().getTime()) / MINUTE_MS
const escalations = (taskId: string) =>
  ctx.db.outbox.count({
    where: { event: 'task.escalated', payload: { path: ['taskId'], equals: taskId } },
  })
const turn = async (minutes: number) => {
  ctx.clock.advance(minutes * MINUTE_MS)
  while ((await fireDueTimers(ctx)) > 0);
  await drain(ctx, [tasksWorker])
}
const looked = { checked: true, found: 'nothing' } as const
const report = (body: object) =>
  visitBody.parse({
    checks: { callsAndSms: looked, chats: looked, apps: looked, transfers: looked },
    ...body,
  })

describe('a dispatched warning', () => {
  test('goes to the nearest officer on duty, and why is kept', async () => {
    const near = await officer(ctx)
    const second = await officer(ctx, { at: farther })
    const { id, number } = await dispatchedWarning(ctx)

    await deliverTwice(ctx, tasksWorker, 'warning.dispatched', { warningId: id })

    const task = await onlyTask(id)
    expect(task).toMatchObject({ state: 'assigned', officerId: near.id, kind: 'first_visit', round: 1 })
    expect(task.number).toBe(`HC${number.slice(2)}-1`)
    expect(task.choice).toMatchObject({ rule: 'nearest-officer', officerId: near.id })
    expect(JSON.stringify(task.choice)).toContain(second.id)
    expect(await running(task.id)).toEqual({ 'task.accept': 15 })
  })

  test('goes to the station when nobody is free', async () => {
    const { stationId } = await places(ctx)
    const { id } = await dispatchedWarning(ctx)
    await deliverTwice(ctx, tasksWorker, 'warning.dispatched', { warningId: id })
    expect(await onlyTask(id)).toMatchObject({ state: 'assigned', officerId: null, stationId })
  })

  test('goes to whom the desk has named, though another is nearer', async () => {
    await officer(ctx)
    const named = await officer(ctx, { at: farther })
    const { id } = await dispatchedWarning(ctx, { order: { officerId: named.id, reason: '熟悉当事人' } })
    await deliverTwice(ctx, tasksWorker, 'warning.dispatched', { warningId: id })
    const task = await onlyTask(id)
    expect(task.officerId).toBe(named.id)
    expect(task.choice).toMatchObject({ rule: 'directed' })
  })

  test('goes to an officer of the station the desk has named', async () => {
    const stationId = await station(ctx, { code: '塔山', lon: 120.58, lat: 30.0 })
    await officer(ctx)
    const ofStation = await officer(ctx, { at: farther, stationId })
    const { id } = await dispatchedWarning(ctx, { order: { stationId, reason: '辖区' } })
    await deliverTwice(ctx, tasksWorker, 'warning.dispatched', { warningId: id })
    expect(await onlyTask(id)).toMatchObject({ officerId: ofStation.id, stationId })
    await ctx.db.station.update({ where: { id: stationId }, data: { isActive: false } })
  })

  test('of somebody whose place is not known goes to a station of the district', async () => {
    await officer(ctx)
    const { id } = await dispatchedWarning(ctx, { address: null, location: null })
    await ctx.db.party.updateMany({
      where: { warningsPartyId: { some: { id } } },
      data: { profileSealed: null },
    })
    await deliverTwice(ctx, tasksWorker, 'warning.dispatched', { warningId: id })
    expect(await onlyTask(id)).toMatchObject({ officerId: null, state: 'assigned' })
  })

  test('that is one of two for the only officer: one gets him, the other the next', async () => {
    const near = await officer(ctx)
    const next = await officer(ctx, { at: farther })
    const warnings = [await dispatchedWarning(ctx), await dispatchedWarning(ctx)]
    const rows = await ctx.db.outbox.findMany({
      where: {
        event: 'warning.dispatched',
        OR: warnings.map(({ id }) => ({ payload: { path: ['warningId'], equals: id } })),
      },
    })
    expect(rows).toHaveLength(2)

    await Promise.allSettled(rows.map(({ id }) => handleOutboxRow(ctx, tasksWorker, id)))
    await drain(ctx, [tasksWorker])

    const officers = await Promise.all(warnings.map(async ({ id }) => (await onlyTask(id)).officerId))
    expect(officers.sort()).toEqual([near.id, next.id].sort())
  })

  test('that was taken back meanwhile sends nobody', async () => {
    const { id, operator } = await dispatchedWarning(ctx)
    await conclude(ctx.as(operator), id, 'dismiss', 'known supplier')
    await deliverTwice(ctx, tasksWorker, 'warning.dispatched', { warningId: id })
    expect(await tasksOf(id)).toEqual([])
  })
})

describe('the clocks', () => {
  test('not accepted in time: the next officer, then the station, nobody twice, the duty chief each time', async () => {
    const { taskId, officer: first, id } = await assignedTask(ctx)
    const second = await officer(ctx, { at: farther })

    await turn(15)
    expect(await onlyTask(id)).toMatchObject({ state: 'assigned', officerId: second.id, round: 2 })
    expect(await escalations(taskId)).toBe(1)

    await turn(15)
    expect(await onlyTask(id)).toMatchObject({ state: 'assigned', officerId: null, round: 3 })
    const given = await ctx.db.transition.findMany({
      where: { subjectId: taskId, event: 'assign' },
      orderBy: { id: 'asc' },
    })
    expect(given.map(({ officerId }) => officerId)).toEqual([first.id, second.id, null])
  })

  test('and after the last round it stays with the station, in the hands of the duty chief', async () => {
    const { taskId, id } = await assignedTask(ctx)
    for (let round = 0; round < 10; round += 1) await turn(15)
    expect(await onlyTask(id)).toMatchObject({ state: 'assigned', officerId: null, round: 6 })
    expect(await escalations(taskId)).toBe(6)
    expect(await running(taskId)).toEqual({})
  })

  test('not arrived, not reported, not followed up in time: the duty chief is told, the officer keeps it', async () => {
    const { taskId, id, officer: near } = await assignedTask(ctx)
    const asOfficer = ctx.as(near.actor)
    await accept(asOfficer, taskId)
    expect(await running(taskId)).toEqual({ 'task.arrive': 30 })
    await turn(30)
    expect(await escalations(taskId)).toBe(1)

    await arrive(asOfficer, taskId)
    expect(await running(taskId)).toEqual({ 'task.report': 60 })
    await turn(60)
    expect(await escalations(taskId)).toBe(2)

    await reportVisit(asOfficer, taskId, report({ finding: 'fraud', attitude: 'believes' }))
    expect(await running(taskId)).toEqual({ 'task.follow-up': 72 * 60 })
    await turn(72 * 60)
    expect(await escalations(taskId)).toBe(3)
    expect(await onlyTask(id)).toMatchObject({ state: 'reported', officerId: near.id })
  })

  test('a clock that rings twice, or late, does nothing more', async () => {
    const { taskId, id } = await assignedTask(ctx)
    const second = await officer(ctx, { at: farther })
    ctx.clock.advance(15 * MINUTE_MS)
    await deliverTwice(ctx, tasksWorker, 'task.due', { taskId })
    expect(await onlyTask(id)).toMatchObject({ officerId: second.id, round: 2 })
    expect(await escalations(taskId)).toBe(1)
  })

  test('a blocked call makes them run as one level higher, and never slower', async () => {
    const { taskId, id, operator } = await assignedTask(ctx)
    await recordCall(ctx.as(operator), id, { outcome: 'busy' })
    await deliverTwice(ctx, tasksWorker, 'contact.blocked', { warningId: id })
    expect(await onlyTask(id)).toMatchObject({ level: 'critical' })
    expect(await running(taskId)).toEqual({ 'task.accept': 5 })

    ctx.clock.advance(2 * MINUTE_MS)
    await deliverTwice(ctx, tasksWorker, 'contact.blocked', { warningId: id })
    expect(await running(taskId)).toEqual({ 'task.accept': 3 })
  })

  test('a busy line before anybody was sent: the task starts with the shorter minutes', async () => {
    await officer(ctx)
    const { operator } = await dispatchedWarning(ctx)
    const { id } = await openWarning(ctx)
    await recordCall(ctx.as(operator), id, { outcome: 'hung_up' })
    await drain(ctx, [tasksWorker])
    const task = await onlyTask(id)
    expect(task.level).toBe('critical')
    expect(await running(task.id)).toEqual({ 'task.accept': 5 })
  })

  test('a raised warning shortens the clock that runs', async () => {
    const { taskId, id, operator, officer: near } = await assignedTask(ctx)
    await accept(ctx.as(near.actor), taskId)
    await raise(ctx.as(operator), id, { level: 'critical', reason: '银行来电' })
    await deliverTwice(ctx, tasksWorker, 'warning.raised', { warningId: id })
    expect(await running(taskId)).toEqual({ 'task.arrive': 10 })
  })
})

describe('given back', () => {
  test('the next one gets it, once', async () => {
    const { taskId, id, officer: first } = await assignedTask(ctx)
    const second = await officer(ctx, { at: farther })
    await giveBack(ctx.as(first.actor), taskId, '车辆故障')
    expect(await running(taskId)).toEqual({})
    await deliverTwice(ctx, tasksWorker, 'task.returned', { taskId })
    expect(await onlyTask(id)).toMatchObject({ state: 'assigned', officerId: second.id, round: 2 })
  })
})

describe('after a visit', () => {
  const visited = async (body: object) => {
    const task = await arrivedTask(ctx)
    const { id: visitId } = await reportVisit(ctx.as(task.officer.actor), task.taskId, report(body))
    await deliverTwice(ctx, tasksWorker, 'visit.recorded', { visitId })
    return { ...task, second: (await tasksOf(task.id)).find(({ kind }) => kind === 'second_visit') ?? null }
  }

  test.each([
    ['nobody was reached', { finding: 'not_reached', attitude: 'not_met' }, 60],
    ['she denies it', { finding: 'not_fraud', attitude: 'denies' }, 1_440],
    [
      'she denies it and is still in contact',
      { finding: 'fraud', attitude: 'denies', isInContact: true },
      240,
    ],
    ['it is not clear', { finding: 'unclear', attitude: 'doubts' }, 1_440],
  ] as const)('%s: somebody goes again', async (_case, body, minutes) => {
    const { second, number } = await visited(body)
    expect(second).toMatchObject({ state: 'queued', number: `HC${number.slice(2)}-2` })
    expect(minutesFromNow(second!.notBefore!)).toBe(minutes)
    expect(await running(second!.id)).toEqual({ 'task.start': minutes })
  })

  test('the officer’s own date holds', async () => {
    const nextVisitAt = new Date(ctx.clock.now().getTime() + 90 * MINUTE_MS).toISOString()
    const { second } = await visited({ finding: 'unclear', attitude: 'doubts', nextVisitAt })
    expect(minutesFromNow(second!.notBefore!)).toBe(90)
  })

  test('she believes it: nobody needs to', async () => {
    expect((await visited({ finding: 'fraud', attitude: 'believes' })).second).toBeNull()
  })

  test('when its time comes it is given to somebody', async () => {
    const { second } = await visited({ finding: 'unclear', attitude: 'doubts' })
    ctx.clock.advance(1_440 * MINUTE_MS)
    const again = await officer(ctx)
    await deliverTwice(ctx, tasksWorker, 'task.planned', { taskId: second!.id })
    const task = await ctx.db.task.findUniqueOrThrow({ where: { id: second!.id } })
    expect(task).toMatchObject({ state: 'assigned', officerId: again.id, round: 1 })
  })

  test('a confirmed victim who denies it is visited again although the warning is closed', async () => {
    const { id, second } = await visited({ finding: 'fraud', attitude: 'refuses' })
    await drain(ctx, [warningsWorker, tasksWorker])
    expect((await ctx.db.warning.findUniqueOrThrow({ where: { id } })).state).toBe('confirmed')
    expect(await ctx.db.task.findUniqueOrThrow({ where: { id: second!.id } })).toMatchObject({
      state: 'queued',
    })
  })
})

describe('a closed warning', () => {
  test('calls off what nobody has started, and stops its clocks', async () => {
    const { taskId, id, operator } = await assignedTask(ctx)
    await conclude(ctx.as(operator), id, 'dismiss', 'known supplier')
    await deliverTwice(ctx, tasksWorker, 'warning.closed', { warningId: id })
    expect(await onlyTask(id)).toMatchObject({ state: 'cancelled', closedReason: 'the warning is dismissed' })
    expect(await running(taskId)).toEqual({})
  })

  test('lets an officer who is on the way to a confirmed victim go on', async () => {
    const { taskId, id, operator, officer: near } = await assignedTask(ctx)
    await accept(ctx.as(near.actor), taskId)
    await conclude(ctx.as(operator), id, 'confirm', 'her superior has called')
    await deliverTwice(ctx, tasksWorker, 'warning.closed', { warningId: id })
    expect(await onlyTask(id)).toMatchObject({ state: 'accepted' })
    expect(await running(taskId)).toEqual({})
    await arrive(ctx.as(near.actor), taskId)
    await reportVisit(ctx.as(near.actor), taskId, report({ finding: 'fraud', attitude: 'believes' }))
    expect(await onlyTask(id)).toMatchObject({ state: 'reported' })
  })

  test('that has expired expires what nobody took', async () => {
    const { id } = await assignedTask(ctx)
    await deliverTwice(ctx, warningsWorker, 'warning.expiring', { warningId: id })
    await deliverTwice(ctx, tasksWorker, 'warning.closed', { warningId: id })
    expect(await onlyTask(id)).toMatchObject({ state: 'expired' })
  })

  test('that is open after all changes nothing', async () => {
    const { id } = await assignedTask(ctx)
    await deliverTwice(ctx, tasksWorker, 'warning.closed', { warningId: id })
    expect(await onlyTask(id)).toMatchObject({ state: 'assigned' })
  })
})
