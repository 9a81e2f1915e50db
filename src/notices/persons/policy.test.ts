import type { Express } from 'express'
import * as given from '../../../test/given/users'
import { testWorld, type TestWorld } from '../../../test/setup/context'
import { systemActor, type Context } from '../../context'
import { createApp } from '../../http/app'
import { contactPolicyAt } from './policy'

let world: TestWorld
let ctx: Context
let app: Express
let admin: given.SignedInAgent
beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  app = createApp(world)
  admin = await given.signedIn(app, (await given.user(ctx, 'admin')).username)
})

const wanted = {
  level: 'medium',
  effectiveFrom: '2023-03-01',
  sms: 'at_once',
  voice: 'none',
  quietFrom: '21:30',
  quietUntil: '08:00',
  mostMessages: 1,
  mostCalls: 0,
  windowHours: 48,
  source: 'order of the centre',
} as const
const publish = (change: object = {}) =>
  admin.agent
    .post('/v1/contact-policies')
    .set('x-csrf-token', admin.csrfToken)
    .send({ ...wanted, ...change })

test('what is published holds from its day on, and stands in the audit log', async () => {
  const { body } = await publish().expect(201)
  expect(body).toMatchObject({ ...wanted, says: { sms: { zh: expect.stringContaining('{number}') } } })
  const before = await contactPolicyAt(ctx, 'medium', new Date('2023-02-28T15:59:00Z'))
  expect(before).toMatchObject({ sms: 'by_hand', quietFrom: 1_320 })
  // Midnight in Shaoxing.
  const after = await contactPolicyAt(ctx, 'medium', new Date('2023-02-28T16:00:00Z'))
  expect(after).toMatchObject({ sms: 'at_once', quietFrom: 1_290, quietUntil: 480, mostCalls: 0 })
  const [entry] = await ctx.db.auditEntry.findMany({ where: { action: 'level.manage' } })
  expect(entry?.details).toMatchObject({ level: 'medium', effectiveFrom: '2023-03-01', sms: 'at_once' })
})

test('what holds is never written over, and yesterday stays as it was', async () => {
  await publish({ level: 'low' }).expect(201)
  await publish({ level: 'low', sms: 'none' }).expect(409)
  const { body } = await publish({ level: 'low', effectiveFrom: '2023-02-22' }).expect(422)
  expect(body.fields).toMatchObject([{ path: 'effectiveFrom', code: 'past' }])
})

test.each([
  ['one end of the quiet hours', { quietUntil: null }, 'quietUntil'],
  ['quiet hours without length', { quietUntil: '21:30' }, 'quietUntil'],
  ['quiet hours of a critical warning', { level: 'critical' }, 'quietFrom'],
  ['a time that is none', { quietFrom: '25:00' }, 'quietFrom'],
  ['more than anybody reads', { mostMessages: 51 }, 'mostMessages'],
  ['no source', { source: ' ' }, 'source'],
])('%s is refused by name', async (_case, change, path) => {
  const { body } = await publish(change).expect(422)
  expect(body.fields).toMatchObject([{ path }])
})

test('the desk reads it, and says whether anything goes out at all', async () => {
  const { agent } = await given.signedIn(app, (await given.user(ctx, 'operator')).username)
  const { body } = await agent.get('/v1/contact-policies').expect(200)
  expect(body.transport).toBe('recorder')
  expect(body.items.map(({ level }: { level: string }) => level)).toEqual([
    'low',
    'medium',
    'high',
    'critical',
  ])
})
