import { MINUTE_MS } from '../src/lib/duration'
import { fireDueTimers } from '../src/platform/sweep'
import { accept, arrive } from '../src/tasks/service'
import { reportVisit } from '../src/visits/service'
import { visitBody } from '../src/visits/schema'
import { recordCall } from '../src/warnings/calls'
import { raise } from '../src/warnings/service'
import { assignedTask, dispatchedWarning, farther, officer } from '../test/given/tasks'
import { openWarning } from '../test/given/warnings'
import { testContext, type TestContext } from '../test/setup/context'
import { deliverTwice, drain } from '../test/setup/deliver'
import { tasksWorker } from './tasks'

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
const escalations = (taskId: string) => ctx.db.escalation.count({ where: { taskId, step: 'duty_chief' } })
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
