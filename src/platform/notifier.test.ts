import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AppError } from '../errors'
import { createNotifier } from './notifier'

// The shape of https://www.twilio.com/docs/messaging/api/message-resource, spoken to by Twilio's own client.
const ACCOUNT = `AC${'0'.repeat(32)}`
const message = {
  id: '0190b3a0-0000-7000-8000-000000000001',
  channel: 'sms',
  to: '+8613800000000',
  text: '特高危任务',
} as const

interface Received {
  readonly path: string
  readonly authorization: string
  readonly form: URLSearchParams
}

type Answer = { status: number; body: object } | 'silence'

async function fakeTwilio(answer: Answer): Promise<{ url: string; received: Received[]; server: Server }> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      received.push({
        path: `${request.method ?? ''} ${request.url ?? ''}`,
        authorization: request.headers.authorization ?? '',
        form: new URLSearchParams(body),
      })
      if (answer === 'silence') return request.socket.destroy()
      response
        .writeHead(answer.status, { 'content-type': 'application/json' })
        .end(JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received, server }
}

const servers: Server[] = []
afterEach(() => servers.splice(0).forEach((server) => server.close()))

async function notifierFor(answer: Answer) {
  const { url, received, server } = await fakeTwilio(answer)
  servers.push(server)
  const notifier = createNotifier({
    accountSid: ACCOUNT,
    authToken: 'a-token-of-the-test',
    from: '+8657596110',
    apiUrl: url,
  })
  return { notifier, received, server, url }
}

test('a text goes out once, with sender, receiver and account', async () => {
  const { notifier, received } = await notifierFor({ status: 201, body: { sid: 'SM1', status: 'queued' } })

  expect(await notifier.send(message)).toEqual({ state: 'sent', providerRef: 'SM1' })

  expect(received).toHaveLength(1)
  expect(received[0]?.path).toBe(`POST /2010-04-01/Accounts/${ACCOUNT}/Messages.json`)
  expect(Object.fromEntries(received[0]!.form)).toEqual({
    To: '+8613800000000',
    From: '+8657596110',
    Body: '特高危任务',
  })
  expect(Buffer.from(received[0]!.authorization.slice('Basic '.length), 'base64').toString()).toBe(
    `${ACCOUNT}:a-token-of-the-test`,
  )
})

test('a call says the text in Chinese', async () => {
  const { notifier, received } = await notifierFor({ status: 201, body: { sid: 'CA1', status: 'queued' } })

  expect(await notifier.send({ ...message, channel: 'voice' })).toEqual({ state: 'sent', providerRef: 'CA1' })

  expect(received[0]?.path).toBe(`POST /2010-04-01/Accounts/${ACCOUNT}/Calls.json`)
  expect(received[0]?.form.get('Twiml')).toContain('<Say language="zh-CN">特高危任务</Say>')
})

test('a number that Twilio refuses has failed for good', async () => {
  const { notifier, received } = await notifierFor({
    status: 400,
    body: { code: 21211, message: 'Invalid To', status: 400 },
  })
  expect(await notifier.send(message)).toEqual({ state: 'failed', providerRef: null })
  expect(received).toHaveLength(1)
})

test.each<[string, Answer]>([
  ['an error of theirs', { status: 503, body: { message: 'down', status: 503 } }],
  ['a connection that breaks after the request', 'silence'],
])('%s leaves it unknown, and is not tried again by itself', async (_case, answer) => {
  const { notifier, received } = await notifierFor(answer)
  expect(await notifier.send(message)).toEqual({ state: 'unknown', providerRef: null })
  expect(received).toHaveLength(1)
})

test('too many requests, or no connection at all: certainly not sent, may be tried again', async () => {
  const { notifier } = await notifierFor({ status: 429, body: { code: 20429, message: 'slow', status: 429 } })
  await expect(notifier.send(message)).rejects.toEqual(new AppError('notifier_unavailable'))

  const gone = await notifierFor({ status: 201, body: {} })
  await new Promise((resolve) => gone.server.close(resolve))
  await expect(gone.notifier.send(message)).rejects.toEqual(new AppError('notifier_unavailable'))
})

test('without Twilio a message is recorded', async () => {
  expect(await createNotifier(null).send(message)).toEqual({ state: 'recorded', providerRef: null })
})
