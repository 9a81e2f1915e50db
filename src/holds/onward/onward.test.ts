import type { Express } from 'express'
import * as given from '../../../test/given/holds'
import { holdDesks } from '../../../test/given/hold-desks'
import type { SignedInAgent } from '../../../test/given/users'
import { deliverTwice } from '../../../test/setup/deliver'
import { testWorld, type TestWorld } from '../../../test/setup/context'
import { holdsWorker } from '../../../workers/holds'
import { systemActor, type Context, type OnwardTransferBody } from '../../context'
import { createApp } from '../../http/app'
import { onwardTransfersOf } from '..'
import { receiveReply } from '../replies'
import { cancelStop } from '../stop-payments/service'

let world: TestWorld
let ctx: Context
let app: Express
let desks: ReturnType<typeof holdDesks>
let hold: given.HoldCase

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  app = createApp(world)
  desks = holdDesks(ctx, () => app)
})
beforeEach(async () => {
  hold = await given.holdCase(ctx, { hasGateway: false })
})

interface Proposal {
  readonly id: string
  readonly state: string
  readonly canDraft: boolean
  readonly nextStop: { readonly id: string; readonly state: string } | null
}

let accounts = 0
/** An account of this case alone. */
const fresh = (): string => `622588210000${String(++accounts).padStart(7, '0')}`
const went = (more: Partial<OnwardTransferBody> = {}): OnwardTransferBody => ({
  accountNumber: fresh(),
  accountName: '赵六',
  bank: 'CCB',
  amount: '500000.00',
  transferredAt: '2023-02-23T01:59:30.000Z',
  ...more,
})
const entry = ({ accountNumber, ...rest }: OnwardTransferBody) => ({ account: accountNumber, ...rest })
const proposals = async (operator: Awaited<ReturnType<typeof desks.as>>): Promise<Proposal[]> =>
  (await desks.get<{ items: Proposal[] }>(operator, `/v1/warnings/${hold.warning.id}/proposed-stops`)).items

async function heldInPart(transfers: readonly OnwardTransferBody[]) {
  const stop = await given.submittedStop(ctx, hold)
  const liaison = await desks.as('liaison', { bankId: hold.bankId })
  const answer = {
    outcome: 'held',
    amount: '231200.00',
    balance: '231200.00',
    at: ctx.clock.now().toISOString(),
    onward: transfers.map(entry),
  }
  await desks.post(liaison, `/v1/stop-payments/${stop.id}/answer`, answer).expect(200)
  return { stop, liaison }
}

test('held in part: where the rest went is proposed as the next stop, drafted by one call, approved by another', async () => {
  const [operator, supervisor] = [await desks.as('operator'), await desks.as('supervisor')]
  const { stop } = await heldInPart([went()])
  const [proposal] = await proposals(operator)
  expect(proposal).toMatchObject({
    state: 'proposed',
    accountName: '赵**',
    account: expect.stringMatching(/^\*{4}\d{4}$/),
    bankCode: 'CCB',
    amount: '500000.00',
    from: { stopId: stop.id },
    isVictims: false,
    canDraft: true,
    nextStop: null,
  })
  const drafted = await desks.post(operator, `/v1/proposed-stops/${proposal!.id}/draft`).expect(201)
  expect(drafted.body).toMatchObject({ state: 'drafted', canDraft: false, nextStop: { state: 'drafted' } })
  const nextId = drafted.body.nextStop.id as string
  await desks.post(operator, `/v1/stop-payments/${nextId}/approve`).expect(403)
  const next = await desks.post(supervisor, `/v1/stop-payments/${nextId}/approve`).expect(200)
  expect(next.body).toMatchObject({ state: 'submitted', amount: '500000.00', bank: { code: 'CCB' } })
  await desks.post(operator, `/v1/proposed-stops/${proposal!.id}/draft`).expect(409)
})

test('a stop that was taken back may be drafted again: nobody has to type the account', async () => {
  const operator = await desks.as('operator')
  await heldInPart([went()])
  const [proposal] = await proposals(operator)
  const first = await desks.post(operator, `/v1/proposed-stops/${proposal!.id}/draft`).expect(201)
  await cancelStop(hold.supervisor, first.body.nextStop.id as string, '先核实收款人')
  const [again] = await proposals(operator)
  expect(again).toMatchObject({ state: 'drafted', nextStop: { state: 'cancelled' }, canDraft: true })
  const second = await desks.post(operator, `/v1/proposed-stops/${proposal!.id}/draft`).expect(201)
  expect(second.body.nextStop.id).not.toBe(first.body.nextStop.id)
})

test('what nobody has decided is listed over all warnings of the scope, and goes from there once it is', async () => {
  const district = { code: '330604', name: '上虞区', lon: 120.87, lat: 30.03 }
  await ctx.db.district.createMany({ data: district, skipDuplicates: true })
  const [operator, elsewhere] = [
    await desks.as('operator'),
    await desks.as('operator', { districtCode: district.code }),
  ]
  await heldInPart([went()])
  const [proposal] = await proposals(operator)
  const listed = async (by: SignedInAgent): Promise<string[]> =>
    (await desks.get<{ items: Proposal[] }>(by, '/v1/proposed-stops')).items.map(({ id }) => id)
  expect(await listed(operator)).toContain(proposal!.id)
  expect(await listed(elsewhere)).not.toContain(proposal!.id)
  await desks.post(operator, `/v1/proposed-stops/${proposal!.id}/draft`).expect(201)
  expect(await listed(operator)).not.toContain(proposal!.id)
})

test('no stop follows without a reason said', async () => {
  const operator = await desks.as('operator')
  await heldInPart([went()])
  const [proposal] = await proposals(operator)
  const path = `/v1/proposed-stops/${proposal!.id}/dismiss`
  await desks.post(operator, path, {}).expect(422)
  const dismissed = await desks.post(operator, path, { reason: '收款方为水电缴费户' }).expect(200)
  expect(dismissed.body).toMatchObject({ state: 'dismissed', dismissalReason: '收款方为水电缴费户' })
  await desks.post(operator, `/v1/proposed-stops/${proposal!.id}/draft`).expect(409)
})

test('a bank that is not known here has to be named to draft', async () => {
  const operator = await desks.as('operator')
  await heldInPart([went({ bank: '某某村镇银行' })])
  const [proposal] = await proposals(operator)
  expect(proposal).toMatchObject({ bank: '某某村镇银行', bankCode: null })
  const path = `/v1/proposed-stops/${proposal!.id}/draft`
  const refused = await desks.post(operator, path).expect(422)
  expect(refused.body).toMatchObject({ code: 'invalid_request', fields: [{ path: 'bankCode' }] })
  await desks.post(operator, path, { bankCode: 'CCB' }).expect(201)
})

test("money that came back to the victim's own account is shown, and is no case for a stop", async () => {
  const operator = await desks.as('operator')
  const own = await ctx.db.identifier.findUniqueOrThrow({ where: { id: hold.warning.payerId } })
  const accountNumber = ctx.vault.openSilently('identifier.value', own.valueSealed)
  await heldInPart([went({ accountNumber })])
  const [proposal] = await proposals(operator)
  expect(proposal).toMatchObject({ isVictims: true, canDraft: false })
  await desks.post(operator, `/v1/proposed-stops/${proposal!.id}/draft`).expect(409)
})

test('what a liaison types is looked at: the stopped account itself, and a time to come, are refused by name', async () => {
  const { liaison, stop } = await heldInPart([])
  const path = `/v1/stop-payments/${stop.id}/onward-transfers`
  const tell = async (transfer: OnwardTransferBody) =>
    (await desks.post(liaison, path, { transfers: [entry(transfer)] }).expect(422)).body as object
  expect(await tell(went({ accountNumber: hold.account }))).toMatchObject({
    fields: [{ path: 'transfers.0.account' }],
  })
  expect(await tell(went({ transferredAt: '2031-01-01T00:00:00Z' }))).toMatchObject({
    fields: [{ path: 'transfers.0.transferredAt' }],
  })
  expect(await tell(went({ accountNumber: '无' }))).toMatchObject({
    fields: [{ path: 'transfers.0.account' }],
  })
})

test('told later, and told twice: each transfer is there once; two equal payments of one message are two', async () => {
  const operator = await desks.as('operator')
  const { liaison, stop } = await heldInPart([])
  const path = `/v1/stop-payments/${stop.id}/onward-transfers`
  const twice = entry(went())
  const told = { transfers: [twice, twice, entry(went({ amount: '1.00' }))] }
  expect((await desks.post(liaison, path, told).expect(200)).body).toEqual({ told: 3 })
  expect((await desks.post(liaison, path, told).expect(200)).body).toEqual({ told: 0 })
  expect(await proposals(operator)).toHaveLength(3)
  const other = await desks.as('liaison')
  await desks.post(other, path, told).expect(404)
})

test('a signed reply tells of it too, delivered twice as once; a later one adds what it knows', async () => {
  const operator = await desks.as('operator')
  const stop = await given.submittedStop(ctx, hold)
  const request = await given.requestOf(ctx, stop.id, 'stop')
  const reply = {
    messageId: `${request.id}-1`,
    reference: request.id,
    outcome: 'held' as const,
    amount: '231200.00',
    balance: '231200.00',
    at: ctx.clock.now().toISOString(),
    cause: null,
    onward: [went()],
  }
  const bank = ctx.as({ kind: 'bank', id: hold.bankId })
  expect(await receiveReply(bank, hold.bankId, reply)).toEqual({ isDuplicate: false })
  const row = await ctx.db.bankReply.findFirstOrThrow({ where: { requestId: request.id } })
  await deliverTwice(ctx, holdsWorker, 'bank.replied', { replyId: row.id })
  expect(await proposals(operator)).toHaveLength(1)
  expect(await receiveReply(bank, hold.bankId, reply)).toEqual({ isDuplicate: true })
  const other = { ...reply, onward: [went()] }
  await expect(receiveReply(bank, hold.bankId, other)).rejects.toMatchObject({ code: 'reference_conflict' })

  const later = { ...reply, messageId: `${request.id}-2`, onward: [...reply.onward, went()] }
  await receiveReply(bank, hold.bankId, later)
  await given.settle(ctx)
  expect(await proposals(operator)).toHaveLength(2)
})

test('only a stop is answered with where the money went', async () => {
  const stop = await given.heldStop(ctx, hold)
  const freeze = await given.submittedFreeze(ctx, hold, stop.id)
  const liaison = await desks.as('liaison', { bankId: hold.bankId })
  const answer = { outcome: 'held', at: ctx.clock.now().toISOString(), onward: [entry(went())] }
  const refused = await desks.post(liaison, `/v1/freezes/${freeze.id}/answer`, answer).expect(422)
  expect(refused.body).toMatchObject({ fields: [{ path: 'onward' }] })
})

test('a desk of another district sees none of it, and the bank does not decide on it', async () => {
  const operator = await desks.as('operator')
  const { liaison } = await heldInPart([went()])
  const [proposal] = await proposals(operator)
  const code = '330604'
  const row = { code, name: code, lon: 120.8, lat: 30.0 }
  await ctx.db.district.upsert({ where: { code }, create: row, update: {} })
  const elsewhere = await desks.as('operator', { districtCode: code })
  await elsewhere.agent.get(`/v1/warnings/${hold.warning.id}/proposed-stops`).expect(404)
  await desks.post(elsewhere, `/v1/proposed-stops/${proposal!.id}/draft`).expect(404)
  await desks.post(liaison, `/v1/proposed-stops/${proposal!.id}/draft`).expect(403)
})

test('for the drawing of the money: from account to account, in the order in which it went', async () => {
  const { stop } = await heldInPart([
    went({ transferredAt: '2023-02-23T01:59:50.000Z', amount: '2.00' }),
    went({ amount: '1.00' }),
  ])
  const drawn = await onwardTransfersOf(ctx, hold.warning.id)
  expect(drawn).toMatchObject([
    { fromAccountId: stop.accountId, amountFen: 100n, holder: '赵六', bank: 'CCB' },
    { fromAccountId: stop.accountId, amountFen: 200n },
  ])
})

test('nothing of it stands readable in the time line or the audit log', async () => {
  const told = went({ accountName: '欧阳不平' })
  const { stop } = await heldInPart([told])
  const written = JSON.stringify(
    [
      await ctx.db.transition.findMany({ where: { warningId: stop.warningId } }),
      await ctx.db.auditEntry.findMany({ where: { subjectId: stop.id } }),
    ],
    (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  )
  expect(written).not.toContain(told.accountName)
  expect(written).not.toContain(told.accountNumber)
})
