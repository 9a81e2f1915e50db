import { MINUTE_MS } from '../src/lib/duration'
import { handleOutboxRow } from '../src/platform/worker'
import { accept, arrive, giveBack } from '../src/tasks/service'
import { reportVisit } from '../src/visits/service'
import { visitBody } from '../src/visits/schema'
import { conclude } from '../src/warnings/service'
import { arrivedTask, assignedTask, dispatchedWarning, farther, officer, station } from '../test/given/tasks'
import { places } from '../test/given/users'
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

  test('goes to another when whom the desk has named is busy, and says so', async () => {
    const { officer: busy } = await assignedTask(ctx)
    const free = await officer(ctx, { at: farther })
    const { id } = await dispatchedWarning(ctx, { order: { officerId: busy.id, reason: '熟悉当事人' } })
    await deliverTwice(ctx, tasksWorker, 'warning.dispatched', { warningId: id })
    const task = await onlyTask(id)
    expect(task.officerId).toBe(free.id)
    expect(JSON.stringify(task.choice)).toContain('the officer named by the desk is not free')
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
