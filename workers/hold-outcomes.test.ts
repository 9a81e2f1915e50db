import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SECOND_MS } from '../src/lib/duration'
import { isSignedBy } from '../src/platform/signature'
import { fireDueTimers } from '../src/platform/sweep'
import { conclude } from '../src/warnings/service'
import * as given from '../test/given/warnings'
import { user } from '../test/given/users'
import { testContext, type TestContext } from '../test/setup/context'
import { deliver, deliverTwice, drain } from '../test/setup/deliver'
import { noticesWorker } from './notices'

let ctx: TestContext
let operator: ReturnType<typeof given.desk>
beforeAll(async () => {
  ctx = await testContext()
  operator = given.desk((await user(ctx, 'operator')).id)
})

const told = (warningId: string) => ctx.db.notification.findMany({ where: { warningId } })

describe('a source that was told to hold', () => {
  const SECRET = 'a secret of the bank and us'
  const servers: Server[] = []
  afterEach(() => servers.splice(0).forEach((server) => server.close()))

  interface Heard {
    readonly body: string
    readonly timestamp: string
    readonly signature: string
  }

  /** A bank's own server; answers 503 as long as it is ill. */
  async function bank(source: string) {
    const heard: Heard[] = []
    const health = { isIll: false }
    const server = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        const header = (name: string) => String(request.headers[name])
        heard.push({
          body,
          timestamp: header('x-menshen-timestamp'),
          signature: header('x-menshen-signature'),
        })
        response.writeHead(health.isIll ? 503 : 204).end()
      })
    })
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await ctx.db.apiKey.create({
      data: {
        id: ctx.ids.next(),
        source,
        label: source,
        prefix: 'test',
        keyHash: randomBytes(32),
        signalTypes: ['transaction'],
        webhookUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/outcomes`,
        webhookSecretSealed: ctx.vault.seal('api_key.webhook_secret', SECRET),
        keyVersion: 1,
        createdAt: ctx.clock.now(),
      },
    })
    return { heard, health }
  }

  async function dismissed(source: string) {
    const warning = await given.openWarning(ctx, { holdSource: source })
    await conclude(ctx.as(operator), warning.id, 'dismiss', 'known supplier')
    const notice = await ctx.db.holdNotice.findFirstOrThrow({ where: { warningId: warning.id } })
    return { ...warning, holdNoticeId: notice.id }
  }
  const notice = (id: string) => ctx.db.holdNotice.findUniqueOrThrow({ where: { id } })

  test('hears the outcome once, signed', async () => {
    const { heard } = await bank('bank:well')
    const { holdNoticeId, signalIds } = await dismissed('bank:well')

    await deliverTwice(ctx, noticesWorker, 'hold-outcome.decided', { holdNoticeId })

    expect(heard).toHaveLength(1)
    const [{ body, timestamp, signature }] = heard as [Heard]
    expect(JSON.parse(body)).toEqual({
      signalId: signalIds[0],
      sourceRef: signalIds[0],
      outcome: 'dismissed',
      at: ctx.clock.now().toISOString(),
    })
    expect(isSignedBy(SECRET, { timestamp, signature, rawBody: body }, ctx.clock.now())).toBe(true)
    expect(isSignedBy(SECRET, { timestamp, signature, rawBody: `${body} ` }, ctx.clock.now())).toBe(false)
    expect(await notice(holdNoticeId)).toMatchObject({ state: 'delivered', attempts: 1 })
  })

  test('that is ill hears it when it is well again', async () => {
    const { heard, health } = await bank('bank:ill')
    const { holdNoticeId } = await dismissed('bank:ill')
    health.isIll = true
    await deliver(ctx, noticesWorker, 'hold-outcome.decided', { holdNoticeId })
    expect(await notice(holdNoticeId)).toMatchObject({ state: 'pending', attempts: 1 })

    health.isIll = false
    ctx.clock.advance(2 * SECOND_MS)
    while ((await fireDueTimers(ctx)) > 0);
    await drain(ctx, [noticesWorker])

    expect(heard.length).toBeGreaterThanOrEqual(2)
    expect(new Set(heard.map(({ body }) => body)).size).toBe(1)
    expect(await notice(holdNoticeId)).toMatchObject({ state: 'delivered' })
  })

  test('that never hears it is called by the desk', async () => {
    const { health } = await bank('bank:gone')
    health.isIll = true
    const { id, holdNoticeId } = await dismissed('bank:gone')
    for (let attempt = 0; attempt < 9; attempt += 1)
      await deliver(ctx, noticesWorker, 'hold-outcome.decided', { holdNoticeId })
    expect(await notice(holdNoticeId)).toMatchObject({ state: 'failed', attempts: 9 })
    expect((await told(id)).map(({ template }) => template)).toContain('hold-outcome.failed')
  })

  test('that has left no address is not told, and the row says so', async () => {
    const { holdNoticeId } = await dismissed('bank:silent')
    await deliverTwice(ctx, noticesWorker, 'hold-outcome.decided', { holdNoticeId })
    expect(await notice(holdNoticeId)).toMatchObject({ state: 'no_webhook' })
  })
})
