import type { OutgoingMessage } from '../context'
import { ACCOUNT, FakeTwilio, FROM, TOKEN, type Fault } from '../../test/twilio/fake-twilio'
import { isDescribed, NOT_DESCRIBED } from '../../test/twilio/openapi'
import { createNotifier } from './notifier'
import { createTwilioNotifier } from './twilio/notifier'

const message: OutgoingMessage = {
  id: '0190b3a0-0000-7000-8000-000000000001',
  channel: 'sms',
  to: '+8613800000000',
  language: 'zh',
  text: '特高危任务',
  asksForKey: false,
}
const call: OutgoingMessage = { ...message, channel: 'voice', asksForKey: true }

const now = new Date('2023-02-23T02:00:00Z')
let twilio: FakeTwilio
beforeEach(async () => {
  twilio = await FakeTwilio.start(() => now)
})
afterEach(() => twilio.close())

const settings = () => ({ accountSid: ACCOUNT, authToken: TOKEN, from: FROM, apiUrl: twilio.url })
// A time-out of the test is short: the server never answers, however long anybody waits.
const notifier = (timeoutMs?: number) => createTwilioNotifier(settings(), 'https://menshen.test/', timeoutMs)
const meeting = (fault: Fault) => {
  twilio.faults.push(fault)
  return notifier(300).send(message)
}

;(isDescribed ? test : test.skip)(
  isDescribed ? "every request fits Twilio's own OpenAPI" : NOT_DESCRIBED,
  async () => {
    await notifier().send(message)
    await notifier().send(call)
    await notifier().find(message, now)
    await notifier().find(call, now)
    expect(twilio.problems).toEqual([])
    expect(twilio.requests.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)).toEqual([
      'POST Messages.json',
      'POST Calls.json',
      'GET Messages.json',
      'GET Calls.json',
    ])
  },
)

;(isDescribed ? test : test.skip)('what does not fit it is noticed', async () => {
  await notifier().send({ ...message, to: 'not a number' })
  expect(twilio.problems).toEqual(['/To must match format "phone-number"'])
})

test('a text goes out once, with sender, receiver, account, and where its fate is to be told', async () => {
  const sid = `SM${'1'.padStart(32, '0')}`
  expect(await notifier().send(message)).toEqual({ state: 'sent', providerRef: sid })

  expect(twilio.requests).toHaveLength(1)
  const [request] = twilio.requests
  expect(request?.path).toBe(`/2010-04-01/Accounts/${ACCOUNT}/Messages.json`)
  expect(Object.fromEntries(request!.form)).toEqual({
    To: '+8613800000000',
    From: FROM,
    Body: '特高危任务',
    StatusCallback: `https://menshen.test/v1/twilio/messages/${message.id}/status`,
  })
  expect(Buffer.from(request!.authorization.slice('Basic '.length), 'base64').toString()).toBe(
    `${ACCOUNT}:${TOKEN}`,
  )
})

test('a call says the text in its language, waits for one key and tells it, also that there was none', async () => {
  await notifier().send(call)
  const [request] = twilio.requests
  expect(request?.form.get('Twiml')).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><Response>' +
      '<Gather input="dtmf" numDigits="1" timeout="8" ' +
      `action="https://menshen.test/v1/twilio/calls/${call.id}/key" method="POST" actionOnEmptyResult="true">` +
      '<Say language="zh-CN">特高危任务</Say></Gather></Response>',
  )
  expect(request?.form.get('MachineDetection')).toBe('Enable')
  expect(request?.form.getAll('StatusCallbackEvent')).toEqual([
    'initiated',
    'ringing',
    'answered',
    'completed',
  ])
  await notifier().send({ ...call, language: 'en', asksForKey: false, text: 'go' })
  expect(twilio.requests[1]?.form.get('Twiml')).toContain(
    '<Response><Say language="en-US">go</Say></Response>',
  )
})

test('a number that Twilio refuses has failed for good, and says why', async () => {
  expect(await meeting({ kind: 'status', status: 400, code: 21_211 })).toEqual({
    state: 'failed',
    problem: '21211',
  })
  expect(twilio.requests).toHaveLength(1)
})

test.each<[string, Fault]>([
  ['an error of theirs', { kind: 'status', status: 500 }],
  ['a connection that breaks after the request', { kind: 'lost' }],
  ['a silence', { kind: 'silent' }],
])('%s leaves it unknown, and is not tried again by itself', async (_case, fault) => {
  expect(await meeting(fault)).toEqual({ state: 'unknown' })
  expect(twilio.requests).toHaveLength(1)
})

test.each([
  [{ 'retry-after': '17' }, 17],
  [{ 'retry-after': 'Thu, 23 Feb 2023 02:01:30 GMT', date: 'Thu, 23 Feb 2023 02:00:00 GMT' }, 90],
  [{ 'retry-after': 'soon' }, null],
  [{}, null],
])('too many requests is certainly not sent, and waits as told: %j', async (headers, retryAfterSeconds) => {
  expect(await meeting({ kind: 'status', status: 429, headers })).toEqual({
    state: 'not_sent',
    retryAfterSeconds,
  })
  expect(twilio.requests).toHaveLength(1)
})

test('no connection at all is certainly not sent, and nothing can be said when asked', async () => {
  const gone = notifier()
  await twilio.close()
  expect(await gone.send(message)).toEqual({ state: 'not_sent', retryAfterSeconds: null })
  expect(await gone.find(message, now)).toBe('no_answer')
  twilio = await FakeTwilio.start()
})

test('what went out unheard is found: the same words to the same number, since then', async () => {
  await notifier().send({ ...message, text: 'something else' })
  await notifier().send({ ...message, to: '+8613900000000' })
  expect(await notifier().find(message, now)).toEqual([])
  await meeting({ kind: 'lost' })
  const [, , lost] = twilio.messages
  expect(await notifier().find(message, now)).toEqual([
    { providerRef: lost?.sid, status: 'queued', problem: null },
  ])
  const muchLater = new Date(now.getTime() + 10 * 60_000)
  expect(await notifier().find(message, muchLater)).toEqual([])
})

test('without Twilio a message is recorded, and said to be', async () => {
  const recorder = createNotifier({ twilio: null, http: { publicUrl: 'http://menshen.test' } } as never)
  expect(recorder.transport).toBe('recorder')
  expect(await recorder.send(message)).toEqual({ state: 'recorded' })
})
