import type { Express } from 'express'
import * as given from '../../../test/given/holds'
import { holdDesks } from '../../../test/given/hold-desks'
import type { SignedInAgent } from '../../../test/given/users'
import { fraudster } from '../../../test/given/warnings'
import { testWorld, type TestWorld } from '../../../test/setup/context'
import { systemActor, type Context } from '../../context'
import { createApp } from '../../http/app'
import { cancelStop } from '../stop-payments/service'

let world: TestWorld
let ctx: Context
let app: Express
let desks: ReturnType<typeof holdDesks>
let hold: given.HoldCase
let operator: SignedInAgent

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  app = createApp(world)
  desks = holdDesks(ctx, () => app)
})
beforeEach(async () => {
  hold = await given.holdCase(ctx, { status: 'settled' })
  operator = await desks.as('operator')
  await ctx.db.accountStop.deleteMany()
})

interface Payment {
  readonly id: string
  readonly canDraft: boolean
  readonly stop: { readonly id: string } | null
}
const path = () => `/v1/warnings/${hold.warning.id}/stoppable-payments`
const payments = async () => (await desks.get<{ items: Payment[] }>(operator, path())).items
const reported = async (transfer: object) => {
  const id = ctx.ids.next()
  const now = ctx.clock.now()
  const payload = {
    type: 'report',
    source: 'police:96110',
    sourceRef: id,
    occurredAt: now.toISOString(),
    channel: '96110',
    transfers: [transfer],
  }
  await ctx.db.signal.create({
    data: {
      id,
      receivedAt: now,
      occurredAt: now,
      source: 'police:96110',
      sourceRef: id,
      type: 'report',
      payloadSealed: ctx.vault.seal('signal.payload', JSON.stringify(payload)),
      keyVersion: ctx.vault.keyVersion,
    },
  })
  await ctx.db.warningSignal.create({
    data: { warningId: hold.warning.id, signalId: id, level: 'high', score: 0.9, joinedAt: now },
  })
}

test('the payment of the warning is drafted as a stop by one call, with its four fields', async () => {
  const [payment] = await payments()
  expect(payment).toMatchObject({
    source: 'transaction',
    account: `****${fraudster.account.slice(-4)}`,
    accountName: '王**',
    bankCode: fraudster.bank,
    amount: '731200.00',
    isPending: false,
    stop: null,
    canDraft: true,
  })
  const drafted = await desks.post(operator, `${path()}/${payment!.id}/draft`).expect(201)
  expect(drafted.body).toMatchObject({ state: 'drafted', amount: '731200.00', isOpened: false })
  const supervisor = await desks.as('supervisor')
  expect(await desks.get(supervisor, `/v1/stop-payments/${drafted.body.id}`)).toMatchObject({
    account: fraudster.account,
    accountName: fraudster.name,
  })
  expect(await payments()).toMatchObject([{ stop: { id: drafted.body.id }, canDraft: false }])
  await cancelStop(hold.supervisor, drafted.body.id as string, '重新起草')
  expect(await payments()).toMatchObject([{ stop: { state: 'cancelled' }, canDraft: true }])
})

test('the same payment in the victim’s report is one; what nobody told is asked for', async () => {
  const at = ctx.clock.now().toISOString()
  await reported({ payeeAccount: fraudster.account, amount: '731200.00', at })
  await reported({ payeeAccount: '6228480000000001234', amount: '8000.00', at })
  const [known, thin, ...more] = await payments()
  expect(more).toEqual([])
  expect(known).toMatchObject({ source: 'transaction' })
  expect(thin).toMatchObject({ source: 'report', accountName: null, bank: null, bankCode: null })
  const draft = `${path()}/${thin!.id}/draft`
  const refused = await desks.post(operator, draft, { bankCode: 'CCB' }).expect(422)
  expect(refused.body).toMatchObject({ code: 'incomplete_request', fields: [{ path: 'accountName' }] })
  const body = { bankCode: 'CCB', accountName: '孙七' }
  const drafted = await desks.post(operator, draft, body).expect(201)
  expect(drafted.body).toMatchObject({ accountName: '孙**', amount: '8000.00' })
})

test('a pending payment has left once the victim’s report says so', async () => {
  hold = await given.holdCase(ctx, { status: 'pending' })
  expect(await payments()).toMatchObject([{ source: 'transaction', isPending: true }])
  const at = ctx.clock.now().toISOString()
  await reported({ payeeAccount: fraudster.account, amount: '731200.00', at })
  expect(await payments()).toMatchObject([{ source: 'transaction', isPending: false }])
})

test('what the bank rejected never left, and another district sees nothing', async () => {
  const [payment] = await payments()
  const code = '330604'
  const row = { code, name: code, lon: 120.8, lat: 30.0 }
  await ctx.db.district.upsert({ where: { code }, create: row, update: {} })
  const elsewhere = await desks.as('operator', { districtCode: code })
  await elsewhere.agent.get(path()).expect(404)
  await desks.post(elsewhere, `${path()}/${payment!.id}/draft`).expect(404)
})
