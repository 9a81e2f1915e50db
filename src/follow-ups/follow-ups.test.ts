import type { Express } from 'express'
import { toFollowUp } from '../../test/given/follow-ups'
import { holdDesks } from '../../test/given/hold-desks'
import { station, type GivenTask } from '../../test/given/tasks'
import { session, signedIn, user, type SignedInAgent } from '../../test/given/users'
import { shen } from '../../test/given/warnings'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { drain } from '../../test/setup/deliver'
import { tasksWorker } from '../../workers/tasks'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import { HOUR_MS, MINUTE_MS } from '../lib/duration'
import { fireDueTimers } from '../platform/sweep'
import { canBeSent, loadDispatchCandidates } from '../stations'
import { followUp } from '../tasks/service'
import { followUpLimits } from './limits'

let world: TestWorld
let ctx: Context
let app: Express
let desks: ReturnType<typeof holdDesks>
let worker: SignedInAgent

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  app = createApp(world)
  desks = holdDesks(ctx, () => app)
})
// What the case before has left behind is carried out and forgotten before this one begins.
beforeEach(async () => {
  await ctx.db.officer.updateMany({ data: { isOnDuty: false } })
  await drain(ctx, [tasksWorker])
  await ctx.db.warning.updateMany({
    where: { closedAt: null },
    data: { state: 'dismissed', closedAt: ctx.clock.now(), closedReason: 'test' },
  })
  worker = await desks.as('grid')
})

const path = ({ taskId }: GivenTask, step = ''): string => `/v1/follow-ups/${taskId}${step}`
const take = (by: SignedInAgent, task: GivenTask) => desks.post(by, path(task, '/take'))
const allIsWell = { contact: 'phoned', isInContact: false, hasPaidSince: false } as const
const read = ({ taskId }: GivenTask) => ctx.db.task.findUniqueOrThrow({ where: { id: taskId } })
const movesOf = async ({ taskId }: GivenTask): Promise<string[]> =>
  (await ctx.db.transition.findMany({ where: { subjectId: taskId }, orderBy: { id: 'asc' } })).map(
    ({ event }) => event,
  )

interface Page {
  readonly items: { readonly id: string; readonly takenBy: string | null; readonly isMine: boolean }[]
  readonly nextCursor: string | null
}
const list = (by: SignedInAgent, query = '') => desks.get<Page>(by, `/v1/follow-ups${query}`)

describe('the list', () => {
  test('has the station’s, soonest due first, and of the person no more than a mask', async () => {
    const first = await toFollowUp(ctx)
    world.clock.advance(MINUTE_MS)
    const second = await toFollowUp(ctx)
    const { items } = await list(worker)
    expect(items.map(({ id }) => id)).toEqual([first.taskId, second.taskId])
    expect(items[0]).toEqual({
      id: first.taskId,
      number: expect.stringMatching(/^HC/),
      person: { name: '沈**', phone: expect.stringMatching(/\*{4}/) },
      districtName: '越城区',
      townName: null,
      typologyName: null,
      dueAt: expect.any(String),
      takenBy: null,
      isMine: false,
    })
    const page = await list(worker, '?limit=1')
    expect(page.items.map(({ id }) => id)).toEqual([first.taskId])
    const next = await list(worker, `?limit=1&cursor=${page.nextCursor ?? ''}`)
    expect(next).toMatchObject({ items: [{ id: second.taskId }], nextCursor: null })
    await worker.agent.get('/v1/follow-ups?cursor=x').expect(422)
  })

  test('has nothing of another station, and nothing of a warning that was dismissed', async () => {
    const task = await toFollowUp(ctx)
    const stationId = await station(ctx, { code: '柯桥', lon: 120.49, lat: 30.08 })
    const other = await user(ctx, 'grid')
    await ctx.db.user.update({ where: { id: other.id }, data: { stationId } })
    const stranger = await signedIn(app, other.username)
    expect((await list(stranger)).items).toEqual([])
    await take(stranger, task).expect(404)
    await ctx.db.station.update({ where: { id: stationId }, data: { isActive: false } })

    await ctx.db.warning.update({
      where: { id: task.id },
      data: { state: 'dismissed', closedAt: ctx.clock.now(), closedReason: 'test' },
    })
    expect((await list(worker)).items).toEqual([])
    await take(worker, task).expect(404)
  })
})

describe('taking', () => {
  test('tells who it is, once it is taken and to nobody else; each reading is in the audit log', async () => {
    const task = await toFollowUp(ctx)
    const other = await desks.as('grid')
    await worker.agent.get(path(task)).expect(404)
    const { body } = await take(worker, task).expect(200)
    expect(body).toMatchObject({ takenBy: worker.username, isMine: true })
    expect(JSON.stringify(body)).not.toContain(shen.name)
    expect((await list(other)).items).toMatchObject([{ takenBy: worker.username, isMine: false }])

    const opened = await desks.get<Record<string, unknown>>(worker, path(task))
    expect(opened).toMatchObject({
      opened: { name: shen.name, phones: [expect.stringMatching(/^\+86/)], address: shen.address },
      questions: { zh: expect.any(Array), en: expect.any(Array) },
    })
    await desks.get(worker, path(task))
    const audit = await ctx.db.auditEntry.findMany({
      where: { action: 'vault.open', actorId: worker.id },
    })
    expect(audit.map(({ purpose }) => purpose)).toEqual(Array(4).fill('doorstep'))
    await other.agent.get(path(task)).expect(404)
    await desks.post(other, path(task, '/answer'), allIsWell).expect(404)
    await desks.post(other, path(task, '/give-back'), { reason: '不是我的' }).expect(404)
  })

  test('of two at once one gets it', async () => {
    const task = await toFollowUp(ctx)
    const both = [worker, await desks.as('grid')]
    const answers = await Promise.all(both.map((each) => take(each, task)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const refused = answers.find(({ status }) => status === 409)
    expect(['lost_race', 'illegal_move']).toContain(refused?.body.code)
    expect((await movesOf(task)).filter((event) => event === 'follow-up-taken')).toHaveLength(1)
    const winner = both[answers.findIndex(({ status }) => status === 200)]
    expect((await read(task)).followUpTakenBy).toBe(winner?.id)
  })

  test('given back with a reason, another one may take it; the desk sees who had and who has it', async () => {
    const task = await toFollowUp(ctx)
    const other = await desks.as('grid')
    await take(worker, task).expect(200)
    await take(other, task).expect(409)
    await desks.post(worker, path(task, '/give-back'), { reason: '找 13800001111' }).expect(422)
    await desks.post(worker, path(task, '/give-back'), { reason: '外出一周' }).expect(200)
    await take(other, task).expect(200)
    const operator = await desks.as('operator')
    const seen = await desks.get<{ followUpTakenBy: string }>(operator, `/v1/tasks/${task.taskId}`)
    expect(seen.followUpTakenBy).toBe(other.username)
    const { items } = await desks.get<{ items: { event?: string; actor?: { name: string } }[] }>(
      operator,
      `/v1/warnings/${task.id}/timeline`,
    )
    const told = items.flatMap(({ event, actor }) =>
      event?.startsWith('follow-up-') === true ? [`${event}: ${actor?.name ?? ''}`] : [],
    )
    expect(told).toEqual([
      `follow-up-taken: ${worker.username}`,
      `follow-up-given-back: ${worker.username}`,
      `follow-up-taken: ${other.username}`,
    ])
  })

  test('a few at once, no list of victims', async () => {
    const most = followUpLimits.takenAtOnce.value
    for (let count = 0; count < most; count += 1) await take(worker, await toFollowUp(ctx)).expect(200)
    const { body } = await take(worker, await toFollowUp(ctx)).expect(409)
    expect(body.code).toBe('illegal_move')
  })

  test('who has moved to another work holds nothing up', async () => {
    const task = await toFollowUp(ctx)
    await take(worker, task).expect(200)
    await ctx.db.user.update({ where: { id: worker.id }, data: { isActive: false } })
    const other = await desks.as('grid')
    expect((await list(other)).items).toMatchObject([{ takenBy: null }])
    await take(other, task).expect(200)
    expect((await read(task)).followUpTakenBy).toBe(other.id)
  })
})

describe('the answer', () => {
  const second = ({ id }: GivenTask) =>
    ctx.db.task.findFirst({ where: { warningId: id, kind: 'second_visit' } })

  test('that all is well ends the task and its clock', async () => {
    const task = await toFollowUp(ctx)
    await take(worker, task).expect(200)
    await desks.post(worker, path(task, '/answer'), allIsWell).expect(204)
    expect(await read(task)).toMatchObject({ state: 'followed_up', followUpTakenBy: worker.id })
    expect(await second(task)).toBeNull()
    const move = await ctx.db.transition.findFirstOrThrow({
      where: { subjectId: task.taskId, event: 'follow-up' },
    })
    expect(move).toMatchObject({
      actorId: worker.id,
      officerId: task.officer.id,
      reason: 'phoned; no more contact; nothing paid since',
    })
    const clock = { subjectId: task.taskId, kind: 'task.follow-up' }
    expect(await ctx.db.timer.findFirst({ where: clock })).toMatchObject({ stoppedAt: ctx.clock.now() })
    expect((await list(worker)).items).toEqual([])
    await worker.agent.get(path(task)).expect(404)
  })

  test.each([
    ['they talk again', { isInContact: true, hasPaidSince: false }],
    ['they have paid again', { isInContact: false, hasPaidSince: true }],
  ])('that %s sends an officer at once', async (_what, said) => {
    const task = await toFollowUp(ctx)
    await take(worker, task).expect(200)
    await desks.post(worker, path(task, '/answer'), { contact: 'met', ...said }).expect(204)
    expect(await second(task)).toMatchObject({ state: 'queued', notBefore: ctx.clock.now() })
  })

  test('by the officer himself ends what a worker has taken', async () => {
    const task = await toFollowUp(ctx)
    await take(worker, task).expect(200)
    await followUp(ctx.as(task.officer.actor), task.taskId, allIsWell)
    expect(await read(task)).toMatchObject({ state: 'followed_up', followUpTakenBy: null })
    await desks.post(worker, path(task, '/answer'), allIsWell).expect(404)
    await take(worker, task).expect(404)
  })
})

test('taken or not, what is not done when the clock runs out is told in the same steps', async () => {
  const [taken, untaken] = [await toFollowUp(ctx), await toFollowUp(ctx)]
  await take(worker, taken).expect(200)
  world.clock.advance(73 * HOUR_MS)
  await fireDueTimers(ctx)
  await drain(ctx, [tasksWorker])
  const stepsOf = async ({ taskId }: GivenTask) =>
    (
      await ctx.db.escalation.findMany({ where: { taskId, clock: 'follow_up' }, orderBy: { step: 'asc' } })
    ).map(({ step }) => step)
  expect(await stepsOf(taken)).not.toEqual([])
  expect(await stepsOf(taken)).toEqual(await stepsOf(untaken))
})

describe('a grid worker and dispatch', () => {
  test('he is no officer, signed in or not, and one who was an officer is one no longer', async () => {
    const before = await user(ctx, 'officer')
    await ctx.db.user.update({ where: { id: before.id }, data: { role: 'grid' } })
    await session(ctx, before.id)
    const { officers } = await loadDispatchCandidates(ctx)
    for (const id of [worker.id, before.id]) {
      expect(officers.map((officer) => officer.id)).not.toContain(id)
      expect(await canBeSent(ctx, id)).toBe(false)
    }
    expect(await ctx.db.officer.count({ where: { userId: worker.id } })).toBe(0)
  })

  test('of warnings, tasks and visits he sees nothing', async () => {
    const task = await toFollowUp(ctx)
    for (const closed of [
      '/v1/warnings',
      `/v1/warnings/${task.id}`,
      `/v1/warnings/${task.id}/timeline`,
      '/v1/tasks',
      `/v1/tasks/${task.taskId}`,
      `/v1/tasks/${task.taskId}/visits`,
    ])
      await worker.agent.get(closed).expect(403)
  })
})
