import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Express } from 'express'
import request from 'supertest'
import { ingestOf, type GivenIngest } from '../../test/given/ingest'
import * as givenHolds from '../../test/given/holds'
import { holdDesks } from '../../test/given/hold-desks'
import * as wire from '../../test/given/signals'
import type { SignedInAgent } from '../../test/given/users'
import { deliverTwice, drain } from '../../test/setup/deliver'
import { suspectAccountsWorker } from '../../workers/suspect-accounts'
import { traceWorker } from '../../workers/trace'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import { projectRoot } from '../config'
import { DAY_MS, HOUR_MS } from '../lib/duration'
import { fireDueTimers } from '../platform/sweep'
import { sign, signatureHeaders } from '../platform/signature'
import { feedHash, feedKey } from './feed'

/** From a bank's stop to the reason in an evaluation and the line in every bank's feed, over HTTP. */
let given: GivenIngest
let ctx: Context
let app: Express
let desks: ReturnType<typeof holdDesks>
let supervisor: SignedInAgent

beforeAll(async () => {
  given = await ingestOf()
  ctx = given.world.context(systemActor('test'))
  app = createApp(given.world)
  desks = holdDesks(ctx, () => app)
  await givenHolds.bank(ctx, true, 'FEED')
}, 600_000)

// A session ends while the clock is turned by days.
beforeEach(async () => {
  supervisor = await desks.as('supervisor')
})

let accounts = 0
const fresh = (): string => `62109988700${String(++accounts).padStart(8, '0')}`
const settle = () => drain(ctx, [suspectAccountsWorker, traceWorker])

async function added(account = fresh()): Promise<{ id: string; account: string }> {
  const body = { account, grounds: '三名被害人均向该账户转账' }
  const { body: made } = await desks.post(supervisor, '/v1/suspect-accounts', body).expect(201)
  return { id: made.id as string, account }
}

const pay = (to: string) =>
  given.send(
    wire.payment({ amount: '8000.00', payee: { account: to, name: '李建军', bank: 'CCB' }, memo: undefined }),
  )
const reasonsOf = async (to: string): Promise<string[]> => {
  const { evaluation } = await pay(to)
  return evaluation.reasons.map(({ rule }) => rule)
}

const readFeed = async (after: string) => {
  const body = JSON.stringify({ after })
  const answer = await request(app)
    .post('/v1/suspect-accounts/feed')
    .set({
      'content-type': 'application/json',
      'x-menshen-bank': 'FEED',
      ...signatureHeaders(givenHolds.BANK_SECRET, body, ctx.clock.now()),
    })
    .send(body)
    .expect(200)
  return answer.body as { items: { op: string; hash: string }[]; cursor: string; hasMore: boolean }
}

/** As docs/bank-api.md tells a bank's engineer, by other code than ours. */
const hashOf = (account: string): string => {
  const key = createHmac('sha256', givenHolds.BANK_SECRET).update('menshen suspect-account feed 1').digest()
  return createHmac('sha256', key).update(account).digest('hex')
}

test('a payment to a registered account is a reason in its evaluation, until the account is out', async () => {
  const { id, account } = await added()
  expect(await reasonsOf(account)).toContain('payee.registered')
  expect(await reasonsOf(fresh())).not.toContain('payee.registered')
  await desks.post(supervisor, `/v1/suspect-accounts/${id}/end`, { reason: '已核实为误登记' }).expect(200)
  expect(await reasonsOf(account)).not.toContain('payee.registered')
})

test('what a bank has stopped is registered once, and goes when the warning was no fraud', async () => {
  const hold = await givenHolds.holdCase(ctx, { hasGateway: false })
  const stop = await givenHolds.heldStop(ctx, hold)
  await settle()
  await deliverTwice(ctx, suspectAccountsWorker, 'stop.held', { stopId: stop.id })
  const listed = await ctx.db.suspectAccount.findMany({ where: { warningId: hold.warning.id } })
  expect(listed).toMatchObject([{ state: 'listed', source: 'stop' }])
  await ctx.db.warning.update({
    where: { id: hold.warning.id },
    data: { state: 'dismissed', closedAt: ctx.clock.now(), closedReason: 'x' },
  })
  await deliverTwice(ctx, suspectAccountsWorker, 'warning.closed', { warningId: hold.warning.id })
  expect(await ctx.db.suspectAccount.findUnique({ where: { id: listed[0]!.id } })).toMatchObject({
    state: 'ended',
  })
})

test('the feed tells each change in order, as a bank can hash it; the same cursor says the same again', async () => {
  const start = (await readFeed('0')).cursor
  const { id, account } = await added()
  const first = await readFeed(start)
  expect(first).toMatchObject({ items: [{ op: 'add', hash: hashOf(account) }], hasMore: false })
  expect(await readFeed(start)).toEqual(first)
  await desks.post(supervisor, `/v1/suspect-accounts/${id}/end`, { reason: '已核实' }).expect(200)
  expect((await readFeed(first.cursor)).items).toMatchObject([{ op: 'remove', hash: hashOf(account) }])
})

test('an appeal is decided by another person; granted the account is out at once', async () => {
  const { id } = await added()
  const path = `/v1/suspect-accounts/${id}`
  await desks.post(supervisor, `${path}/appeal`, { statement: '本人为二手车商，收的是车款' }).expect(201)
  await desks.post(supervisor, `${path}/appeal`, { statement: '再次申诉' }).expect(409)
  const decision = { isGranted: true, decision: '交易真实，予以移除' }
  await desks.post(supervisor, `${path}/decide`, decision).expect(403)
  const { body } = await desks.post(await desks.as('supervisor'), `${path}/decide`, decision).expect(200)
  expect(body).toMatchObject({ state: 'ended', appeal: { state: 'granted' } })
})

test('nobody decides in time: the account is out until somebody does; denied it is back', async () => {
  const { id, account } = await added()
  const path = `/v1/suspect-accounts/${id}`
  await desks.post(supervisor, `${path}/appeal`, { statement: '账户被盗用' }).expect(201)
  given.world.clock.advance(72 * HOUR_MS)
  await fireDueTimers(ctx)
  await settle()
  expect(await ctx.db.suspectAccount.findUnique({ where: { id } })).toMatchObject({ state: 'suspended' })
  const other = await desks.as('supervisor')
  const { body } = await desks
    .post(other, `${path}/decide`, { isGranted: false, decision: '与三起案件资金流水吻合' })
    .expect(200)
  expect(body).toMatchObject({ state: 'listed', appeal: { state: 'denied' } })
  expect(
    (await readFeed('0')).items.filter(({ hash }) => hash === hashOf(account)).map(({ op }) => op),
  ).toEqual(['add', 'remove', 'add'])
})

test('its time runs out by itself', async () => {
  const { id } = await added()
  given.world.clock.advance(181 * DAY_MS)
  await fireDueTimers(ctx)
  await settle()
  expect(await ctx.db.suspectAccount.findUnique({ where: { id } })).toMatchObject({ state: 'expired' })
})

test('the number is opened for a purpose only, and nobody but the desk sees the list', async () => {
  const reader = await desks.as('supervisor')
  const { id, account } = await added()
  const listed = await desks.get<{ items: { account: string }[] }>(
    reader,
    `/v1/suspect-accounts?account=${account}`,
  )
  expect(listed.items).toMatchObject([{ account: `****${account.slice(-4)}` }])
  const { body } = await desks
    .post(reader, `/v1/suspect-accounts/${id}/open`, { purpose: 'appeal' })
    .expect(200)
  expect(body).toMatchObject({ account, grounds: '三名被害人均向该账户转账' })
  const liaison = await desks.as('liaison')
  await liaison.agent.get('/v1/suspect-accounts').expect(403)
})

test('the example of docs/bank-api.md is right', () => {
  const page = readFileSync(join(projectRoot, 'docs/bank-api.md'), 'utf8')
  const key = feedKey('example-shared-key')
  expect(page).toContain(key.toString('hex'))
  expect(page).toContain(feedHash(key, '6217001210088888888'))
  expect(page).toContain(sign('example-shared-key', '1677117600', '{"after":"0"}'))
})
