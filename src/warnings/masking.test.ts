import type { Express } from 'express'
import { tasksWorker } from '../../workers/tasks'
import { noticesWorker } from '../../workers/notices'
import { warningsWorker } from '../../workers/warnings'
import { arrivedTask, type GivenTask } from '../../test/given/tasks'
import { signedIn, user, type SignedInAgent } from '../../test/given/users'
import { company, fraudster, shen } from '../../test/given/warnings'
import { testWorld } from '../../test/setup/context'
import { drain } from '../../test/setup/deliver'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'

/** Who sees what of a person, over HTTP, role by role: the whole body of every answer is searched. */
const PHONE = '+8613857599001'
const ACCOUNT = '1211012009200990017'
const NOTE = '她说对方是张总'
const secrets = [
  shen.name,
  PHONE,
  PHONE.slice(3),
  ACCOUNT,
  shen.address,
  company.name,
  fraudster.account,
  NOTE,
]

let ctx: Context
let app: Express
let given: GivenTask
let officer: SignedInAgent
let operator: SignedInAgent

beforeAll(async () => {
  const world = await testWorld()
  ctx = world.context(systemActor('test'))
  app = createApp(world)
  given = await arrivedTask(ctx, { phone: PHONE, account: ACCOUNT, isCompanyMoney: true })
  officer = await signedIn(app, await usernameOf(given.officer.id))
  operator = await signedIn(app, (await user(ctx, 'operator')).username)
  await post(officer, `/v1/tasks/${given.taskId}/visits`, {
    finding: 'unclear',
    attitude: 'denies',
    checks: Object.fromEntries(
      ['callsAndSms', 'chats', 'apps', 'transfers'].map((look) => [look, { checked: true }]),
    ),
    transfers: [
      {
        payeeAccount: fraudster.account,
        payeeName: '王五',
        amount: '100.00',
        at: '2023-02-23T10:00:00+08:00',
      },
    ],
    note: NOTE,
  }).expect(201)
  await post(operator, `/v1/warnings/${given.id}/calls`, { outcome: 'busy', note: NOTE }).expect(201)
  await drain(ctx, [warningsWorker, tasksWorker, noticesWorker])
})

const usernameOf = async (id: string) => (await ctx.db.user.findUniqueOrThrow({ where: { id } })).username
const post = ({ agent, csrfToken }: SignedInAgent, path: string, body: object) =>
  agent.post(path).set('x-csrf-token', csrfToken).send(body)

const reads = () => [
  '/v1/warnings',
  '/v1/warnings?state=open,acknowledged,dispatched,confirmed&level=high,critical',
  `/v1/warnings/${given.id}`,
  `/v1/warnings/${given.id}/timeline`,
  '/v1/tasks',
  `/v1/tasks/${given.taskId}`,
  `/v1/tasks/${given.taskId}/visits`,
  '/v1/notifications',
]
const leaksIn = (text: string) => secrets.filter((secret) => text.includes(secret))

test.each(['operator', 'supervisor'] as const)(
  'a %s sees 沈**, 138****9001 and ****0017, nothing else',
  async (role) => {
    const reader = await signedIn(app, (await user(ctx, role)).username)
    for (const path of reads()) {
      const answer = await reader.agent.get(path)
      expect([path, answer.status, leaksIn(answer.text)]).toEqual([path, 200, []])
    }
    const warning = await reader.agent.get(`/v1/warnings/${given.id}`)
    expect(warning.body.person).toMatchObject({ name: '沈**', phone: '138****9001', kind: 'person' })
    expect(warning.body.organisation).toMatchObject({ name: '绍兴**', accounts: ['****0017'] })
  },
)

test('its officer sees the person masked, too, once the visit is reported', async () => {
  for (const path of reads()) {
    const answer = await officer.agent.get(path)
    expect([path, answer.status, leaksIn(answer.text)]).toEqual([path, 200, []])
  }
})

test('another officer of the station sees the warning masked, and not the task', async () => {
  const other = await signedIn(app, (await user(ctx, 'officer')).username)
  const warning = await other.agent.get(`/v1/warnings/${given.id}`).expect(200)
  expect(leaksIn(warning.text)).toEqual([])
  await other.agent.get(`/v1/tasks/${given.taskId}`).expect(404)
  const refused = await post(other, `/v1/warnings/${given.id}/identity`, { purpose: 'doorstep' }).expect(403)
  expect(refused.body.code).toBe('forbidden')
})

test.each(['liaison', 'publicity', 'admin'] as const)('a %s sees none of it', async (role) => {
  const reader = await signedIn(app, (await user(ctx, role)).username)
  for (const path of reads().filter((each) => each !== '/v1/notifications')) {
    const answer = await reader.agent.get(path)
    expect([path, answer.status, leaksIn(answer.text)]).toEqual([path, 403, []])
  }
  expect((await reader.agent.get('/v1/notifications').expect(200)).body.items).toEqual([])
})

test('opening names a purpose and is in the audit log', async () => {
  const path = `/v1/warnings/${given.id}/identity`
  await post(operator, path, {}).expect(422)
  const opened = await post(operator, path, { purpose: 'triage' }).expect(200)
  expect(opened.body).toEqual({
    name: shen.name,
    phones: [PHONE],
    address: shen.address,
    organisation: { name: company.name, address: shen.address },
  })
  const entries = await ctx.db.auditEntry.findMany({ where: { actorId: operator.id, action: 'vault.open' } })
  expect(entries.map(({ purpose }) => purpose)).toEqual(['triage', 'triage', 'triage'])
  const text = JSON.stringify(await ctx.db.auditEntry.findMany(), (key, value) =>
    typeof value === 'bigint' || key === 'hash' || key === 'prevHash' ? null : value,
  )
  expect(leaksIn(text)).toEqual([])
})

test('a reason with somebody’s number in it is refused', async () => {
  for (const reason of ['打了13857599001没人接', '账户 6222 0212 1100 1234 567 已核实']) {
    const answer = await post(operator, `/v1/warnings/${given.id}/confirm`, { reason }).expect(422)
    expect(answer.body).toMatchObject({ code: 'invalid_request', fields: [{ path: 'reason' }] })
    expect(answer.text).not.toContain('13857599001')
  }
})

test('queues carry ids only', async () => {
  const rows = await ctx.db.outbox.findMany()
  expect(rows.length).toBeGreaterThan(3)
  expect(leaksIn(JSON.stringify(rows.map(({ payload }) => payload)))).toEqual([])
})
