import type { Express } from 'express'
import request from 'supertest'
import { assignedTask, arrivedTask, type GivenTask } from '../../test/given/tasks'
import { signedIn } from '../../test/given/users'
import { shen } from '../../test/given/warnings'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import { HOUR_MS, MINUTE_MS } from '../lib/duration'
import { accept } from '../tasks/service'
import { verificationLimits } from './limits'
import { forgetExpiredCodes } from './service'

let world: TestWorld
let ctx: Context
let app: Express
// The limiter counts by address, so each case has an application of its own address space: proxies may name one.
beforeAll(async () => {
  world = await testWorld({ env: { MENSHEN_TRUST_PROXY: '1' } })
  ctx = world.context(systemActor('test'))
  app = createApp(world)
})

let address = 0
beforeEach(() => {
  address += 1
})
const look = (path: string) => request(app).get(path).set('x-forwarded-for', `192.0.2.${address}`)

async function codeOf(task: GivenTask): Promise<{ code: string; url: string; expiresAt: string }> {
  const { username } = await ctx.db.user.findUniqueOrThrow({ where: { id: task.officer.id } })
  const { agent, csrfToken } = await signedIn(app, username)
  const answer = await agent.post(`/v1/tasks/${task.taskId}/code`).set('x-csrf-token', csrfToken).expect(201)
  return answer.body
}

test('the code says who stands there and until when, and nothing of the case or the person', async () => {
  const task = await arrivedTask(ctx)
  const { code, url } = await codeOf(task)
  expect(url.endsWith(`/verify/${code}`)).toBe(true)
  const { badge, user } = await ctx.db.officer.findUniqueOrThrow({
    where: { userId: task.officer.id },
    include: { user: true },
  })

  const page = await look(`/verify/${code}`).expect(200)

  expect(page.text).toContain('核验通过')
  expect(page.text).toContain(`民警${user.displayName}，警号尾号${badge.slice(-3)}，斗门派出所`)
  expect(page.text).toContain('10:30')
  expect(page.text).toContain('真民警绝不会')
  for (const secret of [shen.name, shen.phone, shen.address, task.number, task.taskId])
    expect(page.text).not.toContain(secret)
  expect(page.text).not.toContain('<script')
  expect(page.headers['cache-control']).toBe('no-store')
})

test('typed with spaces and small letters into the form, and in English', async () => {
  const { code } = await codeOf(await arrivedTask(ctx))
  const typed = `${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase()
  const page = await look('/verify').query({ code: typed, lang: 'en' }).expect(200)
  expect(page.text).toContain('This is a real officer')
  expect(page.text).toContain('<html lang="en">')
})

test('a wrong one, an expired one and one of a task that has ended look the same', async () => {
  const ended = await arrivedTask(ctx)
  const { code: codeOfEnded } = await codeOf(ended)
  await ctx.db.task.update({ where: { id: ended.taskId }, data: { state: 'cancelled' } })
  const { code: expired } = await codeOf(await arrivedTask(ctx))
  world.clock.advance(verificationLimits.validity.value * MINUTE_MS)

  const pages = [
    await look('/verify/AAAAAAAA'),
    await look(`/verify/${expired}`),
    await look(`/verify/${codeOfEnded}`),
  ]

  expect(pages.map(({ status }) => status)).toEqual([404, 404, 404])
  expect(new Set(pages.map(({ text }) => text)).size).toBe(1)
  expect(pages[0]?.text).toContain('拨打110')
})

test('is given to the officer of that task alone, and while he works on it', async () => {
  const task = await assignedTask(ctx)
  const { username } = await ctx.db.user.findUniqueOrThrow({ where: { id: task.officer.id } })
  const his = await signedIn(app, username)
  const ask = (as: typeof his) =>
    as.agent.post(`/v1/tasks/${task.taskId}/code`).set('x-csrf-token', as.csrfToken)
  await ask(his).expect(409)
  await accept(ctx.as(task.officer.actor), task.taskId)
  await ask(his).expect(201)

  const other = await assignedTask(ctx)
  const { username: another } = await ctx.db.user.findUniqueOrThrow({ where: { id: other.officer.id } })
  await ask(await signedIn(app, another)).expect(404)
})

test('who tries many codes is told to wait, on a page; a valid one costs nothing', async () => {
  const { code } = await codeOf(await arrivedTask(ctx))
  for (let tries = 0; tries < verificationLimits.tries.value; tries += 1) {
    await look('/verify/AAAAAAAA').expect(404)
    await look(`/verify/${code}`).expect(tries < verificationLimits.tries.value - 1 ? 200 : 429)
  }
  const page = await look(`/verify/${code}`).expect(429)
  expect(page.text).toContain('拨打110')
  expect(page.headers['content-type']).toContain('text/html')
  expect(Number(page.headers['retry-after'])).toBeGreaterThan(0)
})

test('issuing and checking are in the audit log, without the code', async () => {
  const task = await arrivedTask(ctx)
  const { code } = await codeOf(task)
  await look(`/verify/${code}`).expect(200)
  const entries = await ctx.db.auditEntry.findMany({ where: { subjectId: task.taskId } })
  const actions = entries.map(({ action }) => action)
  expect(actions).toEqual(expect.arrayContaining(['verification.issue', 'verification.check']))
  expect(
    JSON.stringify(entries, (_key, value) => (typeof value === 'bigint' ? String(value) : value)),
  ).not.toContain(code)
})

test('what a messenger hangs on the address does not make a code invalid', async () => {
  const { code } = await codeOf(await arrivedTask(ctx))
  const answer = await look(`/verify/${code}?from=singlemessage&isappinstalled=0`).expect(303)
  expect(answer.headers['location']).toBe(`/verify/${code}`)
  await look(`/verify/${'A'.repeat(100)}`)
    .expect(303)
    .expect('location', '/verify')
  await look('/verify').expect(200)
})

test('codes are forgotten a day after they have expired', async () => {
  const task = await arrivedTask(ctx)
  await codeOf(task)
  world.clock.advance(25 * HOUR_MS)
  await forgetExpiredCodes(ctx)
  expect(await ctx.db.verification.count({ where: { taskId: task.taskId } })).toBe(0)
})
