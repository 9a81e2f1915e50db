import type { Express } from 'express'
import request from 'supertest'
import { noticesWorker } from '../../../workers/notices'
import { desk, openWarning } from '../../../test/given/warnings'
import { user } from '../../../test/given/users'
import { testWorld, type TestWorld } from '../../../test/setup/context'
import { drain } from '../../../test/setup/deliver'
import { callBack, PUBLIC_URL } from '../../../test/twilio/callback'
import { ACCOUNT, FROM, FakeTwilio, TOKEN } from '../../../test/twilio/fake-twilio'
import { systemActor, type Context } from '../../context'
import { createApp } from '../../http/app'
import { SECOND_MS } from '../../lib/duration'
import { createNotifier } from '../../platform/notifier'
import { fireDueTimers } from '../../platform/sweep'
import { contactByHand } from '../persons/start'

/** The whole way: the service's own client, a server that holds it to Twilio's API, and signed call-backs. */
let twilio: FakeTwilio
let world: TestWorld
let ctx: Context
let app: Express
let operator: ReturnType<typeof desk>

beforeAll(async () => {
  twilio = await FakeTwilio.start(() => world.clock.now())
  world = await testWorld({
    env: {
      TWILIO_ACCOUNT_SID: ACCOUNT,
      TWILIO_AUTH_TOKEN: TOKEN,
      TWILIO_FROM: FROM,
      TWILIO_API_URL: twilio.url,
      MENSHEN_PUBLIC_URL: PUBLIC_URL,
    },
  })
  app = createApp(world)
  ctx = { ...world.context(systemActor('test')), notifier: createNotifier(world.config) }
  operator = desk((await user(ctx, 'operator')).id)
})
afterAll(() => twilio.close())
afterEach(() => expect(twilio.problems.splice(0)).toEqual([]))

const work = () => drain(ctx, [noticesWorker])
const later = async (seconds: number) => {
  world.clock.advance(seconds * SECOND_MS)
  await fireDueTimers(ctx)
  await work()
}
const read = (id: string) => ctx.db.notification.findUniqueOrThrow({ where: { id } })
const warningOf = (id: string) => ctx.db.warning.findUniqueOrThrow({ where: { id } })
const outcomesOf = async (warningId: string) =>
  // The hand-turned clock stands still: calls of one instant have no order.
  (await ctx.db.contactAttempt.findMany({ where: { warningId } })).map(({ outcome }) => outcome).sort()

async function started(channel: 'sms' | 'voice', level: 'medium' | 'high' = 'medium') {
  const warning = await openWarning(ctx, { level })
  const { id } = await contactByHand(ctx.as(operator), warning.id, { channel, language: 'zh' })
  await work()
  const { providerRef } = await read(id)
  return { warning, id, sid: providerRef ?? '' }
}

const textStatus = (id: string, sid: string, status: string, more: Record<string, string> = {}) =>
  callBack(app, {
    path: `/v1/twilio/messages/${id}/status`,
    fields: { MessageSid: sid, MessageStatus: status, AccountSid: ACCOUNT, ...more },
  })
const callStatus = (id: string, sid: string, status: string, more: Record<string, string> = {}) =>
  callBack(app, {
    path: `/v1/twilio/calls/${id}/status`,
    fields: { CallSid: sid, CallStatus: status, AccountSid: ACCOUNT, ...more },
  })
const key = (id: string, sid: string, digits: string) =>
  callBack(app, {
    path: `/v1/twilio/calls/${id}/key`,
    fields: { CallSid: sid, AccountSid: ACCOUNT, ...(digits === '' ? {} : { Digits: digits }) },
  })

describe('a text to the person', () => {
  test('goes out once and is followed until it is delivered, in whatever order that is told', async () => {
    const { id, sid } = await started('sms')
    expect(await read(id)).toMatchObject({ state: 'sent', attempts: 1 })
    expect(twilio.messages.at(-1)?.body).toContain('96110')

    for (const status of ['delivered', 'sent', 'delivered', 'queued', 'sent'])
      await textStatus(id, sid, status).expect(200)
    expect((await read(id)).state).toBe('delivered')
    const steps = await ctx.db.transition.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
    expect(steps.map(({ event }) => event)).toEqual(['request', 'claim', 'accept', 'deliver'])
  })

  test('that does not arrive says the code of the service', async () => {
    const { id, sid } = await started('sms')
    await textStatus(id, sid, 'undelivered', { ErrorCode: '30003' }).expect(200)
    expect(await read(id)).toMatchObject({ state: 'failed', problem: '30003' })
  })

  test('whose request was not answered is not sent again: the call-back says that it went', async () => {
    twilio.faults.push({ kind: 'lost' })
    const { id } = await started('sms')
    const sent = twilio.messages.length
    expect(await read(id)).toMatchObject({ state: 'unknown', providerRef: null })
    const sid = twilio.messages.at(-1)!.sid
    await textStatus(id, sid, 'sent').expect(200)
    expect(await read(id)).toMatchObject({ state: 'sent', providerRef: sid })
    await later(120)
    expect(twilio.messages).toHaveLength(sent)
  })

  test.each(['lost', 'broken'] as const)(
    'whose connection was %s is looked up before anything is sent',
    async (kind) => {
      twilio.faults.push({ kind })
      const before = twilio.messages.length
      const { id } = await started('sms')
      expect((await read(id)).state).toBe('unknown')
      // The service itself has a fault when it is asked: nothing can be said, nothing is sent.
      twilio.faults.push({ kind: 'status', status: 500 })
      await later(60)
      expect(twilio.messages.length - before).toBe(kind === 'lost' ? 1 : 0)
      await later(60)
      await later(5)
      expect(twilio.messages.length - before).toBe(1)
      expect(await read(id)).toMatchObject({ state: 'sent', attempts: kind === 'lost' ? 1 : 2 })
    },
  )

  test('waits as long as the service says, and not less', async () => {
    twilio.faults.push({ kind: 'status', status: 429, headers: { 'retry-after': '40' } })
    const before = twilio.messages.length
    const { id } = await started('sms')
    expect(await read(id)).toMatchObject({ state: 'waiting', waitsFor: 'provider' })
    await later(39)
    expect(twilio.messages).toHaveLength(before)
    await later(1)
    expect(await read(id)).toMatchObject({ state: 'sent', waitsFor: null, attempts: 2 })
  })
})

describe('a call to the person', () => {
  test('that is answered with 1 sends somebody at once, and tells the desk', async () => {
    const { id, sid, warning } = await started('voice')
    await callStatus(id, sid, 'ringing').expect(200)
    await callStatus(id, sid, 'in-progress').expect(200)
    const said = await key(id, sid, '1').expect(200)
    expect(said.type).toBe('text/xml')
    expect(said.text).toContain('<Say language="zh-CN">请立即停止转账')

    expect(await warningOf(warning.id)).toMatchObject({ state: 'dispatched', reachedAt: null })
    await callStatus(id, sid, 'completed', { AnsweredBy: 'human' }).expect(200)
    expect(await read(id)).toMatchObject({ state: 'ended', outcome: 'told_to_transfer' })
    expect(await outcomesOf(warning.id)).toEqual(['told_to_transfer'])
    const told = await ctx.db.notification.findMany({
      where: { warningId: warning.id, channel: 'desk', template: 'person.told' },
    })
    expect(told).toHaveLength(1)
  })

  test('that is answered with 2 has reached her, and an officer is to call within minutes', async () => {
    const { id, sid, warning } = await started('voice')
    await key(id, sid, '2').expect(200)
    await callStatus(id, sid, 'completed', { AnsweredBy: 'human' }).expect(200)
    expect((await warningOf(warning.id)).reachedAt).not.toBeNull()
    expect((await warningOf(warning.id)).state).toBe('open')
    const planned = await ctx.db.plannedCall.findMany({ where: { warningId: warning.id } })
    expect(planned).toMatchObject([{ state: 'planned', plannedBy: null }])
    expect(planned[0]!.dueAt.getTime() - world.clock.now().getTime()).toBe(180 * SECOND_MS)
  })

  test.each<[string, [string, Record<string, string>][], string, string]>([
    ['busy', [['busy', {}]], 'busy', 'dispatched'],
    ['cut while it speaks', [['completed', { AnsweredBy: 'human' }]], 'hung_up', 'dispatched'],
    ['to a telephone that is off', [['failed', { SipResponseCode: '480' }]], 'unreachable', 'dispatched'],
    ['that nobody takes', [['no-answer', {}]], 'no_answer', 'open'],
    ['taken by a machine', [['completed', { AnsweredBy: 'machine_start' }]], 'no_answer', 'open'],
  ])('%s', async (_case, told, outcome, state) => {
    const { id, sid, warning } = await started('voice')
    for (const [status, more] of told) await callStatus(id, sid, status, more).expect(200)
    expect(await outcomesOf(warning.id)).toEqual([outcome])
    expect(await read(id)).toMatchObject({ state: 'ended', outcome })
    expect(await warningOf(warning.id)).toMatchObject({ state, reachedAt: null })
  })

  test('heard to the end without a key has reached nobody', async () => {
    const { id, sid, warning } = await started('voice')
    await key(id, sid, '').expect(200)
    await callStatus(id, sid, 'completed', { AnsweredBy: 'human' }).expect(200)
    expect(await outcomesOf(warning.id)).toEqual(['no_answer'])
  })

  test('that could not be made changes the warning in nothing', async () => {
    const { id, sid, warning } = await started('voice')
    await callStatus(id, sid, 'failed', { ErrorCode: '21211' }).expect(200)
    expect(await read(id)).toMatchObject({ state: 'failed', problem: '21211', outcome: null })
    expect(await outcomesOf(warning.id)).toEqual([])
    expect((await warningOf(warning.id)).state).toBe('open')
  })

  test('told twice counts once', async () => {
    const { id, sid, warning } = await started('voice')
    for (const status of ['busy', 'busy', 'ringing', 'busy']) await callStatus(id, sid, status).expect(200)
    expect(await outcomesOf(warning.id)).toEqual(['busy'])
    const blocked = await ctx.db.outbox.findMany({
      where: { event: 'contact.blocked', payload: { path: ['warningId'], equals: warning.id } },
    })
    expect(new Set(blocked.map(({ consumer }) => consumer)).size).toBe(blocked.length)
  })

  test('whose key comes late is still hers to be heard', async () => {
    const { id, sid, warning } = await started('voice')
    await callStatus(id, sid, 'completed', { AnsweredBy: 'human' }).expect(200)
    await key(id, sid, '1').expect(200)
    expect(await read(id)).toMatchObject({ state: 'ended', outcome: 'told_to_transfer' })
    expect(await outcomesOf(warning.id)).toEqual(['hung_up', 'told_to_transfer'])
  })

  test('of a warning that is over meanwhile keeps what it came to, and no more', async () => {
    const { id, sid, warning } = await started('voice')
    await ctx.db.warning.update({ where: { id: warning.id }, data: { state: 'dismissed' } })
    await callStatus(id, sid, 'busy').expect(200)
    expect(await read(id)).toMatchObject({ state: 'ended', outcome: 'busy' })
    expect(await outcomesOf(warning.id)).toEqual([])
  })
})

describe('a call-back', () => {
  test('that is forged, or signed for something else, is refused and changes nothing', async () => {
    const { id, sid } = await started('sms')
    const path = `/v1/twilio/messages/${id}/status`
    const fields = { MessageSid: sid, MessageStatus: 'delivered' }
    await callBack(app, { path, fields, token: 'another token' }).expect(403)
    await callBack(app, { path, fields, signedFields: { ...fields, MessageStatus: 'sent' } }).expect(403)
    await request(app).post(path).type('form').send(fields).expect(403)
    await request(app).post(path).set('x-twilio-signature', 'x').send(fields).expect(403)
    expect((await read(id)).state).toBe('sent')
  })

  test('of a message that there is not, or of another channel, is not found', async () => {
    const { id, sid } = await started('sms')
    await textStatus(ctx.ids.next(), sid, 'sent').expect(404)
    await callStatus(id, `CA${'0'.repeat(32)}`, 'busy').expect(404)
  })

  test('that lacks its field is refused by name', async () => {
    const { id, sid } = await started('sms')
    const path = `/v1/twilio/messages/${id}/status`
    const answer = await callBack(app, { path, fields: { MessageSid: sid } }).expect(422)
    expect(answer.body.fields).toMatchObject([{ path: 'MessageStatus' }])
  })

  test('of another message under the same number of ours is passed over', async () => {
    const { id } = await started('sms')
    await textStatus(id, `SM${'f'.repeat(32)}`, 'failed').expect(200)
    expect((await read(id)).state).toBe('sent')
  })
})
