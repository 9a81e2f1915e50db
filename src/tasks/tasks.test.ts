import { tasksWorker } from '../../workers/tasks'
import { assignedTask, arrivedTask, dispatchedWarning, officer, station } from '../../test/given/tasks'
import { user } from '../../test/given/users'
import { desk, shen } from '../../test/given/warnings'
import { testContext, type TestContext } from '../../test/setup/context'
import { drain } from '../../test/setup/deliver'
import { presentDetail } from './present'
import { taskQuery } from './schema'
import { accept, arrive, cancel, followUp, giveBack, listTasks, readTask } from './service'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})
// What the case before has left behind is carried out before this one begins.
beforeEach(async () => {
  await ctx.db.officer.updateMany({ data: { isOnDuty: false } })
  await drain(ctx, [tasksWorker])
})

const read = (id: string) => ctx.db.task.findUniqueOrThrow({ where: { id } })
const all = taskQuery.parse({})
const idsSeenBy = async (actor: Parameters<typeof ctx.as>[0]) =>
  (await listTasks(ctx.as(actor), all)).rows.map(({ id }) => id)

/** With the station, and with none of its officers yet. */
async function unassignedTask() {
  const warning = await dispatchedWarning(ctx)
  await drain(ctx, [tasksWorker])
  const task = await ctx.db.task.findFirstOrThrow({ where: { warningId: warning.id } })
  expect(task.officerId).toBeNull()
  return { ...warning, taskId: task.id }
}

test('accepted, arrived: each step is one line of the history, with who and where', async () => {
  const { taskId, officer: near } = await arrivedTask(ctx)
  const moves = await ctx.db.transition.findMany({ where: { subjectId: taskId }, orderBy: { id: 'asc' } })
  expect(moves.map(({ event }) => event)).toEqual(['queue', 'assign', 'accept', 'arrive'])
  expect(moves.at(-1)).toMatchObject({ officerId: near.id, actorId: near.id, toState: 'arrived' })
  expect(await read(taskId)).toMatchObject({ state: 'arrived', officerId: near.id })
})

test('arriving before accepting is not possible', async () => {
  const { taskId, officer: near } = await assignedTask(ctx)
  await expect(arrive(ctx.as(near.actor), taskId)).rejects.toMatchObject({ code: 'illegal_move' })
})

test('another officer’s task is not there', async () => {
  const { taskId } = await assignedTask(ctx)
  const other = await officer(ctx)
  for (const step of [accept, arrive])
    await expect(step(ctx.as(other.actor), taskId)).rejects.toMatchObject({ code: 'not_found' })
  await expect(giveBack(ctx.as(other.actor), taskId, 'not mine')).rejects.toMatchObject({ code: 'not_found' })
})

describe('a task that is with a station', () => {
  test('goes to the officer of it who accepts; of two at once one gets it', async () => {
    const { taskId } = await unassignedTask()
    const officers = [await officer(ctx), await officer(ctx)]

    const answers = await Promise.allSettled(officers.map(({ actor }) => accept(ctx.as(actor), taskId)))

    const codes = answers.flatMap((each) =>
      each.status === 'rejected' ? [(each.reason as { code: string }).code] : [],
    )
    expect(codes).toHaveLength(1)
    expect(['lost_race', 'not_found', 'illegal_move']).toContain(codes[0])
    const task = await read(taskId)
    expect(task.state).toBe('accepted')
    expect(officers.map(({ id }) => id)).toContain(task.officerId)
  })

  test('is not for an officer who has another one running', async () => {
    const { officer: busy } = await assignedTask(ctx)
    await ctx.db.officer.updateMany({ data: { isOnDuty: false } })
    const { taskId } = await unassignedTask()
    await expect(accept(ctx.as(busy.actor), taskId)).rejects.toMatchObject({ code: 'illegal_move' })
  })

  test('is not there for an officer of another station', async () => {
    const { taskId } = await unassignedTask()
    const stationId = await station(ctx, { code: '柯桥', lon: 120.49, lat: 30.08 })
    const stranger = await officer(ctx, { stationId })
    await expect(accept(ctx.as(stranger.actor), taskId)).rejects.toMatchObject({ code: 'not_found' })
    expect(await idsSeenBy(stranger.actor)).not.toContain(taskId)
    await ctx.db.station.update({ where: { id: stationId }, data: { isActive: false } })
  })
})

test('an officer holds one running task: the database has the last word', async () => {
  const { officer: near } = await assignedTask(ctx)
  const { taskId } = await assignedTask(ctx)
  const promise = ctx.db.task.update({ where: { id: taskId }, data: { officerId: near.id } })
  await expect(promise).rejects.toThrow('Unique constraint')
})

test('who sees it: its officer, the desks of its district, nobody else', async () => {
  const { taskId, officer: near, operator } = await assignedTask(ctx)
  const other = await officer(ctx)
  await ctx.db.district.create({ data: { code: '330624', name: '新昌县', lon: 120.9, lat: 29.5 } })
  const elsewhere = await user(ctx, 'operator', { districtCode: '330624' })

  expect(await idsSeenBy(near.actor)).toContain(taskId)
  expect(await idsSeenBy(operator)).toContain(taskId)
  expect(await idsSeenBy(other.actor)).not.toContain(taskId)
  expect(await idsSeenBy(desk(elsewhere.id, { districtCode: '330624' }))).not.toContain(taskId)
})

test('page after page, each task once', async () => {
  const operator = ctx.as(desk((await user(ctx, 'operator')).id))
  const whole = (await listTasks(operator, { ...all, limit: 200 })).rows.map(({ id }) => id)
  const paged: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listTasks>> = await listTasks(operator, {
      ...all,
      limit: 2,
      cursor: cursor ?? undefined,
    })
    paged.push(...page.rows.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor !== null)
  expect(whole.length).toBeGreaterThan(4)
  expect(paged).toEqual(whole)
})

describe('the person', () => {
  test('is opened for the officer at the door, and every reading is in the audit log', async () => {
    const { taskId, officer: near } = await assignedTask(ctx)
    const asOfficer = ctx.as(near.actor)

    const seen = await presentDetail(asOfficer, await readTask(asOfficer, taskId))

    expect(seen.opened).toMatchObject({ name: shen.name, address: shen.address })
    expect(seen.firstWords.zh).toHaveLength(3)
    expect(seen.way).toMatchObject({ from: 'officer', roadFactor: 1.4 })
    const { straightMeters = 0, routeMeters = 0 } = seen.way ?? {}
    expect(straightMeters).toBeGreaterThan(50)
    expect(Math.abs(routeMeters - straightMeters * 1.4)).toBeLessThan(1)
    const opened = await ctx.db.auditEntry.findMany({ where: { action: 'vault.open', actorId: near.id } })
    expect(opened.map(({ purpose }) => purpose)).toEqual(['doorstep', 'doorstep'])
  })

  test('is masked for the desk, and for the officer once he has given it back', async () => {
    const { taskId, officer: near, operator } = await assignedTask(ctx)
    const atDesk = await presentDetail(ctx.as(operator), await readTask(ctx.as(operator), taskId))
    expect(atDesk.opened).toBeNull()
    expect(atDesk.person.name).toBe('沈**')

    await giveBack(ctx.as(near.actor), taskId, '车辆故障')
    const after = await presentDetail(ctx.as(near.actor), await readTask(ctx.as(near.actor), taskId))
    expect(after.opened).toBeNull()
  })
})

describe('the follow-up', () => {
  async function reported() {
    const task = await arrivedTask(ctx)
    await ctx.db.task.update({ where: { id: task.taskId }, data: { state: 'reported' } })
    return task
  }
  const second = (warningId: string) => ctx.db.task.findFirst({ where: { warningId, kind: 'second_visit' } })

  test('ends the task', async () => {
    const { id, taskId, officer: near } = await reported()
    const answer = { contact: 'phoned', isInContact: false, hasPaidSince: false } as const
    await followUp(ctx.as(near.actor), taskId, answer)
    expect((await read(taskId)).state).toBe('followed_up')
    expect(await second(id)).toBeNull()
    const move = await ctx.db.transition.findFirstOrThrow({
      where: { subjectId: taskId, event: 'follow-up' },
    })
    expect(move.reason).toBe('phoned; no more contact; nothing paid since')
  })

  test('that finds them talking again sends somebody at once', async () => {
    const { id, taskId, officer: near } = await reported()
    const answer = { contact: 'met', isInContact: true, hasPaidSince: false } as const
    await followUp(ctx.as(near.actor), taskId, answer)
    expect(await second(id)).toMatchObject({ state: 'queued', notBefore: ctx.clock.now() })
  })
})

test('a task that is called off is over; the officer is told by an event of its own', async () => {
  const { taskId, operator } = await assignedTask(ctx)
  await cancel(ctx.as(operator), taskId, '误派')
  expect(await read(taskId)).toMatchObject({ state: 'cancelled', closedReason: '误派' })
  const told = { event: 'task.cancelled', payload: { path: ['taskId'], equals: taskId } }
  expect(await ctx.db.outbox.count({ where: told })).toBe(1)
  await expect(cancel(ctx.as(operator), taskId, '误派')).rejects.toMatchObject({ code: 'illegal_move' })
})
