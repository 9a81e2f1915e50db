import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import * as given from '../../test/given/holds'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { startApi, type RunningApi } from '../http/server'
import { MINUTE_MS } from '../lib/duration'
import { createBankGateway } from '../platform/bank-gateway'
import { signatureHeaders } from '../platform/signature'
import { fireDueTimers } from '../platform/sweep'
import { readStop } from '../holds/stop-payments/repository'
import { createSender, type Sender } from './answers'
import { scenarios } from './scenarios'
import { createSimulatedBank } from './server'

/** Service and bank in two servers, everything over real HTTP and signed both ways. */
let world: TestWorld
let ctx: Context
let api: RunningApi
let bank: Server
let sender: Sender
let url: string
const notes: string[] = []
let heard: () => void = () => undefined

beforeAll(async () => {
  world = await testWorld()
  api = await startApi(world)
  const gateway = createBankGateway(world.clock)
  ctx = { ...world.context(systemActor('test')), bank: gateway }
  sender = createSender(`http://127.0.0.1:${api.port}`, world.clock, (line) => {
    notes.push(line)
    heard()
  })
  const secrets = {
    banks: [{ code: 'CCB', secret: given.BANK_SECRET }],
    outcomes: [{ code: 'ICBC', secret: 'a secret of the webhook' }],
  }
  bank = createSimulatedBank({ clock: world.clock, sender, secrets: () => secrets })
  await new Promise<void>((resolve) => bank.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(bank.address() as AddressInfo).port}`
})
afterAll(async () => {
  sender.stop()
  bank.closeAllConnections()
  await new Promise((resolve) => bank.close(resolve))
  await api.close()
})
beforeEach(() => {
  notes.length = 0
})

/** Resolves once the bank has brought that many answers. */
const answered = (count: number): Promise<void> =>
  new Promise((resolve) => {
    heard = () => {
      if (notes.length >= count) resolve()
    }
    heard()
  })

async function connectedCase() {
  const hold = await given.holdCase(ctx)
  await ctx.db.bank.update({ where: { id: hold.bankId }, data: { gatewayUrl: `${url}/banks/CCB` } })
  return hold
}
const ending = (hold: given.HoldCase, name: keyof typeof scenarios): given.HoldCase => ({
  ...hold,
  account: `${hold.account.slice(0, -6)}${scenarios[name] ?? ''}`,
})
const stopOf = async (id: string) => (await readStop(ctx, id))!
const turn = async (milliseconds: number) => {
  world.clock.advance(milliseconds)
  while ((await fireDueTimers(ctx)) > 0);
  await given.settle(ctx)
}

test('a stop goes out signed, its answer comes back signed, and the books follow', async () => {
  const hold = await connectedCase()
  const stop = await given.submittedStop(ctx, hold)
  await answered(1)
  expect(notes).toEqual([expect.stringMatching(/held \(202\)$/)])
  await given.settle(ctx)
  expect((await stopOf(stop.id)).state).toBe('held')
  expect(await given.holdings(ctx, hold.warning.id)).toEqual({ stopped: '731200.00' })
})

test('held in part', async () => {
  const hold = ending(await connectedCase(), 'partial')
  const stop = await given.submittedStop(ctx, hold)
  await answered(1)
  await given.settle(ctx)
  expect(await stopOf(stop.id)).toMatchObject({ state: 'held', heldFen: 43_872_000n })
})

test('refused for a name that does not fit', async () => {
  const hold = await connectedCase()
  const body = JSON.stringify({ holder: '王武' })
  const told = await fetch(`${url}/banks/CCB/accounts/${hold.account}`, { method: 'PUT', body })
  expect(told.status).toBe(204)
  const stop = await given.submittedStop(ctx, hold)
  await answered(1)
  await given.settle(ctx)
  expect(await stopOf(stop.id)).toMatchObject({ state: 'refused', refusalCause: 'name_mismatch' })
})

test('three times the same answer count once', async () => {
  const hold = ending(await connectedCase(), 'duplicate')
  const stop = await given.submittedStop(ctx, hold)
  await answered(3)
  await given.settle(ctx)
  expect(await stopOf(stop.id)).toMatchObject({ state: 'held', heldFen: 73_120_000n })
  expect(await ctx.db.bankReply.count({ where: { request: { subjectId: stop.id } } })).toBe(1)
})

test('acted but mute: unknown, then asked, then held', async () => {
  const hold = ending(await connectedCase(), 'mute')
  const stop = await given.submittedStop(ctx, hold)
  expect((await stopOf(stop.id)).state).toBe('unknown')
  await turn(MINUTE_MS)
  expect((await stopOf(stop.id)).state).toBe('held')
})

test('lost on the way: the bank says so when asked, and gets it again', async () => {
  const hold = ending(await connectedCase(), 'lost')
  const stop = await given.submittedStop(ctx, hold)
  expect((await stopOf(stop.id)).state).toBe('unknown')
  await turn(MINUTE_MS)
  await answered(1)
  await given.settle(ctx)
  expect((await stopOf(stop.id)).state).toBe('held')
})

test('silent: asked at its limit, still working on it, unknown', async () => {
  const hold = ending(await connectedCase(), 'silent')
  const stop = await given.submittedStop(ctx, hold)
  await turn(30 * MINUTE_MS)
  expect((await stopOf(stop.id)).state).toBe('unknown')
  expect((await given.requestOf(ctx, stop.id, 'stop')).state).toBe('sent')
})

test('a bank that cannot be reached at all leaves it unknown', async () => {
  const hold = await given.holdCase(ctx)
  await ctx.db.bank.update({ where: { id: hold.bankId }, data: { gatewayUrl: 'http://127.0.0.1:9' } })
  const stop = await given.submittedStop(ctx, hold)
  expect((await stopOf(stop.id)).state).toBe('unknown')
})

describe('nobody is believed without a signature', () => {
  const reply = { messageId: 'm', reference: '01867bff-b100-7474-86fd-957e972363fa' }

  test('the service refuses an answer signed with another key', async () => {
    const body = JSON.stringify(reply)
    const headers = {
      'content-type': 'application/json',
      'x-menshen-bank': 'CCB',
      ...signatureHeaders('another secret', body, world.clock.now()),
    }
    const response = await fetch(`http://127.0.0.1:${api.port}/v1/bank-replies`, {
      method: 'POST',
      headers,
      body,
    })
    expect(response.status).toBe(401)
  })

  test('the bank refuses a request signed with another key, and a stale one', async () => {
    const send = (secret: string, time: Date) =>
      fetch(`${url}/banks/CCB/requests`, {
        method: 'POST',
        body: '{}',
        headers: signatureHeaders(secret, '{}', time),
      })
    const now = world.clock.now()
    expect((await send('another secret', now)).status).toBe(401)
    expect((await send(given.BANK_SECRET, new Date(now.getTime() - 6 * MINUTE_MS))).status).toBe(401)
    expect((await send(given.BANK_SECRET, now)).status).toBe(422)
  })

  test('"never received" counts only from the bank itself', async () => {
    const gateway = createBankGateway(world.clock)
    const { reference } = reply
    const address = { url: `${url}/banks/CCB`, secret: given.BANK_SECRET }
    expect(await gateway.ask(address, reference)).toBeNull()
    // Somebody else's 404 is not signed by the bank.
    expect(await gateway.ask({ ...address, url: `${url}/nowhere` }, reference)).toBe('unknown')
    expect(await gateway.ask({ ...address, secret: 'another secret' }, reference)).toBe('unknown')
  })
})

test('is told the outcome of a hold, signed, and shows it to the demo', async () => {
  const body = JSON.stringify({ signalId: 's', outcome: 'confirmed' })
  const post = (secret: string) =>
    fetch(`${url}/banks/ICBC/outcomes`, {
      method: 'POST',
      body,
      headers: signatureHeaders(secret, body, world.clock.now()),
    })
  expect((await post('another secret')).status).toBe(401)
  expect((await post('a secret of the webhook')).status).toBe(204)
  const received: unknown = await (await fetch(`${url}/received`)).json()
  expect(received).toMatchObject({ items: [{ bank: 'ICBC', body: { outcome: 'confirmed' } }] })
})
