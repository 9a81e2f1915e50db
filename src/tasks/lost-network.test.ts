import type { Express } from 'express'
import { assignedTask, arrivedTask, type GivenTask } from '../../test/given/tasks'
import { signedIn, type SignedInAgent } from '../../test/given/users'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import { forgetExpiredAnswers } from '../kept-answers'
import { DAY_MS, MINUTE_MS } from '../lib/duration'
import { readTimeline } from '../warnings/timeline'

/** What an officer's telephone sends when it has found the network again, and does not know what had arrived. */
let world: TestWorld
let ctx: Context
let app: Express
beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  app = createApp(world)
})

const visit = {
  finding: 'fraud',
  attitude: 'believes',
  checks: {
    callsAndSms: { checked: true, found: 'nothing' },
    chats: { checked: true, found: 'false-leader' },
    apps: { checked: true },
    transfers: { checked: false },
  },
  transfers: [{ payeeAccount: '6222021208001234567', amount: '5000.00', at: '2023-02-23T01:50:00Z' }],
}

async function phoneOf(task: GivenTask) {
  const { username } = await ctx.db.user.findUniqueOrThrow({ where: { id: task.officer.id } })
  return phone(await signedIn(app, username))
}

const phone = ({ agent, csrfToken }: SignedInAgent) => ({
  send: (path: string, body: object | undefined, key?: string) => {
    const call = agent.post(path).set('x-csrf-token', csrfToken)
    if (key !== undefined) call.set('idempotency-key', key)
    return body === undefined ? call : call.send(body)
  },
})

const ago = (minutes: number) => new Date(world.clock.now().getTime() - minutes * MINUTE_MS).toISOString()
const read = (id: string) => ctx.db.task.findUniqueOrThrow({ where: { id } })

test('a visit that is sent twice is one visit, and both are answered alike', async () => {
  const task = await arrivedTask(ctx)
  const { send } = await phoneOf(task)
  const key = ctx.ids.next()
  const path = `/v1/tasks/${task.taskId}/visits`

  const first = await send(path, visit, key).expect(201)
  const again = await send(path, visit, key).expect(201)

  expect(again.body).toEqual(first.body)
  expect(first.headers['idempotency-repeat']).toBeUndefined()
  expect(again.headers['idempotency-repeat']).toBe('true')
  expect(await ctx.db.visit.count({ where: { taskId: task.taskId } })).toBe(1)
  expect(await ctx.db.auditEntry.count({ where: { action: 'visit.record', subjectId: task.taskId } })).toBe(1)
})

test('of two at the same moment one is carried out', async () => {
  const task = await arrivedTask(ctx)
  const { send } = await phoneOf(task)
  const key = ctx.ids.next()
  const path = `/v1/tasks/${task.taskId}/visits`

  const answers = await Promise.all([send(path, visit, key), send(path, visit, key), send(path, visit, key)])

  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(new Set(answers.map(({ body }) => String(body.id))).size).toBe(1)
  expect(await ctx.db.visit.count({ where: { taskId: task.taskId } })).toBe(1)
})

test('something else under the same key is refused, and says which field', async () => {
  const task = await arrivedTask(ctx)
  const { send } = await phoneOf(task)
  const key = ctx.ids.next()
  await send(`/v1/tasks/${task.taskId}/visits`, visit, key).expect(201)

  const other = { ...visit, attitude: 'doubts' }
  const answer = await send(`/v1/tasks/${task.taskId}/visits`, other, key).expect(409)

  expect(answer.body).toMatchObject({
    code: 'reference_conflict',
    fields: [{ path: 'headers.idempotency-key' }],
  })
})

test('what one officer has entered is not sent by another who has signed in on the same phone', async () => {
  const [one, two] = [await assignedTask(ctx), await assignedTask(ctx)]
  const { username } = await ctx.db.user.findUniqueOrThrow({ where: { id: two.officer.id } })
  const { agent, csrfToken } = await signedIn(app, username)
  const send = (enteredBy: string) =>
    agent
      .post(`/v1/tasks/${two.taskId}/accept`)
      .set({ 'x-csrf-token': csrfToken, 'idempotency-key': ctx.ids.next(), 'x-entered-by': enteredBy })
  await send(one.officer.id).expect(401)
  expect((await read(two.taskId)).state).toBe('assigned')
  await send(two.officer.id).expect(200)
})

test('a key is a user’s own, and a key that is none is named', async () => {
  const [one, two] = [await assignedTask(ctx), await assignedTask(ctx)]
  const key = ctx.ids.next()
  await (await phoneOf(one)).send(`/v1/tasks/${one.taskId}/accept`, undefined, key).expect(200)
  await (await phoneOf(two)).send(`/v1/tasks/${two.taskId}/accept`, undefined, key).expect(200)

  const answer = await (await phoneOf(two)).send(`/v1/tasks/${two.taskId}/arrive`, {}, 'one').expect(422)
  expect(answer.body.fields).toMatchObject([{ path: 'headers.idempotency-key' }])
})

test('what was refused keeps nothing: it may be sent again under its key', async () => {
  const task = await assignedTask(ctx)
  const { send } = await phoneOf(task)
  const key = ctx.ids.next()
  await send(`/v1/tasks/${task.taskId}/arrive`, {}, key).expect(409)
  await send(`/v1/tasks/${task.taskId}/accept`, {}).expect(200)
  await send(`/v1/tasks/${task.taskId}/arrive`, {}, key).expect(200)
})

test('what was done without network is judged by when it was done, and says when it came', async () => {
  const task = await assignedTask(ctx)
  const { send } = await phoneOf(task)
  world.clock.advance(30 * MINUTE_MS)
  const path = (step: string) => `/v1/tasks/${task.taskId}/${step}`

  await send(path('accept'), { enteredAt: ago(25) }, ctx.ids.next()).expect(200)
  await send(path('depart'), { enteredAt: ago(24) }, ctx.ids.next()).expect(200)
  await send(path('arrive'), { enteredAt: ago(15) }, ctx.ids.next()).expect(200)
  const sent = await send(path('visits'), { ...visit, enteredAt: ago(5) }, ctx.ids.next()).expect(201)

  expect(sent.body).toMatchObject({ visitedAt: ago(5), receivedAt: ago(0) })
  const row = await read(task.taskId)
  const times = [row.acceptedAt, row.departedAt, row.arrivedAt, row.reportedAt]
  expect(times.map((at) => at?.toISOString())).toEqual([ago(25), ago(24), ago(15), ago(5)])
  const moves = (await readTimeline(ctx, task.id)).filter(
    (entry) => entry.kind === 'transition' && entry.subjectId === task.taskId,
  )
  expect(moves.map((entry) => (entry.kind === 'transition' ? [entry.event, entry.receivedAt] : []))).toEqual([
    ['queue', null],
    ['assign', null],
    ['accept', ago(0)],
    ['depart', ago(0)],
    ['arrive', ago(0)],
    ['report', ago(0)],
  ])
})

test('a time in the future, or before the task was his, is refused by name and moves nothing', async () => {
  const task = await assignedTask(ctx)
  const { send } = await phoneOf(task)
  for (const enteredAt of [ago(-10), ago(10)]) {
    const answer = await send(`/v1/tasks/${task.taskId}/accept`, { enteredAt }).expect(422)
    expect(answer.body.fields).toMatchObject([{ path: 'enteredAt' }])
  }
  expect((await read(task.taskId)).state).toBe('assigned')
})

test('on the way is said once, after accepting; whoever gets it next has not left yet', async () => {
  const task = await assignedTask(ctx)
  const { send } = await phoneOf(task)
  const depart = `/v1/tasks/${task.taskId}/depart`
  await send(depart, undefined).expect(409)
  await send(`/v1/tasks/${task.taskId}/accept`, undefined).expect(200)

  const answer = await send(depart, undefined).expect(200)

  expect(answer.body).toMatchObject({ state: 'accepted', departedAt: ago(0) })
  await send(depart, undefined).expect(409)
})

test('a kept answer is forgotten in its time, and not before', async () => {
  const task = await arrivedTask(ctx)
  const { send } = await phoneOf(task)
  await send(`/v1/tasks/${task.taskId}/visits`, visit, ctx.ids.next()).expect(201)
  world.clock.advance(7 * DAY_MS)
  await forgetExpiredAnswers(ctx)
  expect(await ctx.db.keptAnswer.count({ where: { userId: task.officer.id } })).toBe(1)
  world.clock.advance(DAY_MS)
  await forgetExpiredAnswers(ctx)
  expect(await ctx.db.keptAnswer.count({ where: { userId: task.officer.id } })).toBe(0)
})
