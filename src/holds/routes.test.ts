import type { Express } from 'express'
import * as given from '../../test/given/holds'
import { signedIn, user, type SignedInAgent } from '../../test/given/users'
import { fraudster } from '../../test/given/warnings'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import type { Role } from '../policies'
import { HOUR_MS, hoursAfter } from '../lib/duration'

let world: TestWorld
let ctx: Context
let app: Express
let hold: given.HoldCase

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  app = createApp(world)
})
beforeEach(async () => {
  hold = await given.holdCase(ctx, { hasGateway: false })
})

/** Somebody of that role at the keyboard. */
async function as(role: Role, place: { districtCode?: string; bankId?: string } = {}) {
  const { id, username } = await user(ctx, role, { districtCode: place.districtCode ?? null })
  if (place.bankId !== undefined) await ctx.db.user.update({ where: { id }, data: { bankId: place.bankId } })
  return signedIn(app, username)
}
const post = ({ agent, csrfToken }: SignedInAgent, path: string, body: object = {}) =>
  agent.post(path).set('x-csrf-token', csrfToken).send(body)

const four = () => ({
  warningId: hold.warning.id,
  bankCode: fraudster.bank,
  account: hold.account,
  accountName: '王五',
  amount: '731200.00',
  transferredAt: ctx.clock.now().toISOString(),
})

async function drafted(by: SignedInAgent): Promise<string> {
  const answer = await post(by, '/v1/stop-payments', four()).expect(201)
  return answer.body.id as string
}

test('a stop, from the draft to the ledger, each step by who does it in life', async () => {
  const [operator, supervisor] = [await as('operator'), await as('supervisor')]
  const liaison = await as('liaison', { bankId: hold.bankId })
  const id = await drafted(operator)
  await post(supervisor, `/v1/stop-payments/${id}/approve`).expect(200)
  const answer = { outcome: 'held', amount: '600000.00', at: ctx.clock.now().toISOString() }
  const held = await post(liaison, `/v1/stop-payments/${id}/answer`, answer).expect(200)
  expect(held.body).toMatchObject({ state: 'held', heldAmount: '600000.00', stops: [1] })
  expect(held.body.expiresAt).toBe(hoursAfter(ctx.clock.now(), 48).toISOString())

  const freeze = await post(operator, '/v1/freezes', { stopPaymentId: id }).expect(201)
  const freezeId = freeze.body.id as string
  await post(supervisor, `/v1/freezes/${freezeId}/approve`).expect(200)
  const frozen = { outcome: 'held', at: ctx.clock.now().toISOString() }
  await post(liaison, `/v1/freezes/${freezeId}/answer`, frozen).expect(200)
  await given.settle(ctx)

  const ledger = await operator.agent.get(`/v1/warnings/${hold.warning.id}/ledger`).expect(200)
  const accounts = ledger.body.accounts as { name: string; balance: string }[]
  expect(Object.fromEntries(accounts.map(({ name, balance }) => [name, balance]))).toMatchObject({
    frozen: '600000.00',
    paid_out: '131200.00',
    stopped: '0.00',
    outside: '-731200.00',
  })
  expect(ledger.body.pending).toEqual([])
  expect(ledger.body.entries.length).toBeGreaterThan(3)
  const story = await ctx.db.transition.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
  expect(story.map(({ event, actorKind }) => `${event} by ${actorKind}`)).toEqual([
    'draft by user',
    'approve by user',
    'submit by user',
    'hold by user',
    'freeze by user',
  ])
})

test('an incomplete draft names what is missing', async () => {
  const { account: _account, amount: _amount, ...rest } = four()
  const answer = await post(await as('operator'), '/v1/stop-payments', rest).expect(422)
  expect(answer.body).toMatchObject({
    code: 'incomplete_request',
    fields: [{ path: 'account' }, { path: 'amount' }],
  })
})

test.each(['0.00', '1.234', '-1', '1e3', 731200])('%s is not an amount', async (amount) => {
  const body = { ...four(), amount }
  const answer = await post(await as('operator'), '/v1/stop-payments', body).expect(422)
  expect(answer.body).toMatchObject({ code: 'invalid_request', fields: [{ path: 'amount' }] })
})

test('four eyes: who drafted is told so', async () => {
  const supervisor = await as('supervisor')
  const id = await drafted(supervisor)
  const answer = await post(supervisor, `/v1/stop-payments/${id}/approve`).expect(403)
  expect(answer.body.code).toBe('four_eyes')
})

test('an illegal move is a conflict that says which state', async () => {
  const id = await drafted(await as('operator'))
  const answer = await post(await as('supervisor'), `/v1/stop-payments/${id}/release`, { reason: '查明正常' })
  expect(answer.status).toBe(409)
  expect(answer.body).toMatchObject({ code: 'illegal_move', detail: expect.stringContaining('drafted') })
})

describe('who sees what', () => {
  test('account and name are in full for the supervisor and the own bank, masked for the rest', async () => {
    const operator = await as('operator')
    const id = await drafted(operator)
    const masked = { account: `****${hold.account.slice(-4)}`, accountName: '王**', isOpened: false }
    const opened = { account: hold.account, accountName: '王五', isOpened: true }
    const seen = async (by: SignedInAgent) => (await by.agent.get(`/v1/stop-payments/${id}`).expect(200)).body
    expect(await seen(operator)).toMatchObject(masked)
    expect(await seen(await as('supervisor'))).toMatchObject(opened)
    expect(await seen(await as('liaison', { bankId: hold.bankId }))).toMatchObject(opened)
    const audited = await ctx.db.auditEntry.findMany({ where: { action: 'vault.open', subjectId: id } })
    expect(audited.map(({ purpose }) => purpose)).toEqual(Array(4).fill('stop-payment'))
  })

  test('a liaison sees the own bank only, in the list and by id', async () => {
    const id = await drafted(await as('operator'))
    const other = await as('liaison')
    await other.agent.get(`/v1/stop-payments/${id}`).expect(404)
    const list = await other.agent.get('/v1/stop-payments').expect(200)
    expect(list.body.items).toEqual([])
    const own = await as('liaison', { bankId: hold.bankId })
    const items = (await own.agent.get('/v1/stop-payments').expect(200)).body.items as { id: string }[]
    expect(items.map((item) => item.id)).toContain(id)
    const answer = { outcome: 'held', at: ctx.clock.now().toISOString() }
    await post(other, `/v1/stop-payments/${id}/answer`, answer).expect(404)
  })

  test('a desk of another district sees none of it', async () => {
    const id = await drafted(await as('operator'))
    const elsewhere = await as('operator', { districtCode: await district('330604') })
    await elsewhere.agent.get(`/v1/stop-payments/${id}`).expect(404)
    await elsewhere.agent.get(`/v1/warnings/${hold.warning.id}/ledger`).expect(404)
    await post(elsewhere, '/v1/stop-payments', four()).expect(404)
  })

  test('an officer may draft for a warning that the station works on, for others not', async () => {
    const officer = await as('officer')
    await post(officer, '/v1/stop-payments', four()).expect(404)
    const { stationId } = await ctx.db.officer.findUniqueOrThrow({ where: { userId: officer.id } })
    const now = ctx.clock.now()
    const id = ctx.ids.next()
    await ctx.db.task.create({
      data: {
        id,
        number: id,
        warningId: hold.warning.id,
        kind: 'first_visit',
        state: 'queued',
        level: 'high',
        stationId,
        queuedAt: now,
        updatedAt: now,
      },
    })
    await post(officer, '/v1/stop-payments', four()).expect(201)
  })

  test('pages follow each other without gap or repetition', async () => {
    const operator = await as('operator')
    // Made within one millisecond of the test's clock, so in any order among themselves.
    const ids = [await drafted(operator), await drafted(operator), await drafted(operator)].sort().reverse()
    const page = async (cursor: string | null) =>
      (
        await operator.agent
          .get('/v1/stop-payments')
          .query({ warningId: hold.warning.id, limit: 2, ...(cursor === null ? {} : { cursor }) })
          .expect(200)
      ).body as { items: { id: string }[]; nextCursor: string | null }
    const first = await page(null)
    const second = await page(first.nextCursor)
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids)
    expect(second.nextCursor).toBeNull()
  })
})

test('protective hold and appeal over HTTP', async () => {
  const [operator, supervisor] = [await as('operator'), await as('supervisor')]
  const liaison = await as('liaison', { bankId: hold.bankId })
  const order = { warningId: hold.warning.id, bankCode: fraudster.bank, basis: '仍与对方联系' }
  const asked = await post(operator, '/v1/protective-holds', order).expect(201)
  const id = asked.body.id as string
  await post(supervisor, `/v1/protective-holds/${id}/approve`).expect(200)
  const at = ctx.clock.now().toISOString()
  const active = await post(liaison, `/v1/protective-holds/${id}/answer`, { outcome: 'held', at }).expect(200)
  expect(active.body).toMatchObject({ state: 'active' })
  const filing = { subject: 'protective_hold', subjectId: id, statement: '沈女士:急需支付医药费' }
  const filed = await post(liaison, '/v1/appeals', filing).expect(201)
  expect(filed.body).toMatchObject({
    state: 'filed',
    statement: null,
    decideBy: new Date(Date.parse(filed.body.filedAt) + 24 * HOUR_MS).toISOString(),
  })
  const appealId = filed.body.id as string
  const read = await supervisor.agent.get(`/v1/appeals/${appealId}`).expect(200)
  expect(read.body.statement).toBe(filing.statement)
  const other = await as('liaison')
  await other.agent.get(`/v1/appeals/${appealId}`).expect(404)
  expect((await other.agent.get('/v1/appeals').expect(200)).body.items).toEqual([])
  const decision = { outcome: 'grant', decision: '情况属实' }
  await post(supervisor, `/v1/appeals/${appealId}/decide`, decision).expect(200)
  const released = await operator.agent.get(`/v1/protective-holds/${id}`).expect(200)
  expect(released.body.state).toBe('released')
  const list = await operator.agent.get('/v1/appeals').query({ state: 'granted' }).expect(200)
  expect((list.body.items as { id: string }[]).map((item) => item.id)).toContain(appealId)
})

async function district(code: string): Promise<string> {
  const row = { code, name: code, lon: 120.8, lat: 30.0 }
  await ctx.db.district.upsert({ where: { code }, create: row, update: {} })
  return code
}
