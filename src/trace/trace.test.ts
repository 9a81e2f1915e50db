import type { Express } from 'express'
import { ingestOf, type GivenIngest } from '../../test/given/ingest'
import * as givenHolds from '../../test/given/holds'
import { holdDesks } from '../../test/given/hold-desks'
import { somebody } from '../../test/given/people'
import * as wire from '../../test/given/signals'
import type { SignedInAgent } from '../../test/given/users'
import { deliverTwice, drain } from '../../test/setup/deliver'
import { holdsWorker } from '../../workers/holds'
import { traceWorker } from '../../workers/trace'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import type { traceView } from './schema'
import type { z } from 'zod'

type Trace = z.output<typeof traceView>

/** From signals as their sources send them to what the desk is shown, over HTTP. */
let given: GivenIngest
let ctx: Context
let app: Express
let desks: ReturnType<typeof holdDesks>
let desk: SignedInAgent

beforeAll(async () => {
  given = await ingestOf()
  ctx = given.world.context(systemActor('test'))
  app = createApp(given.world)
  desks = holdDesks(ctx, () => app)
  desk = await desks.as('operator')
  await givenHolds.bank(ctx, false, 'CCB')
}, 600_000)

let accounts = 0
const fresh = (): string => `62258821700${String(++accounts).padStart(8, '0')}`

/** A report of one or several payments, by somebody of its own; the warning it opened. */
async function reported(transfers: readonly { to: string; amount: string; at: string }[]) {
  const { name, phone } = somebody()
  const { warningId } = await given.send({
    type: 'report',
    source: 'report:110',
    sourceRef: wire.nextRef(),
    channel: '110',
    occurredAt: '2023-02-23T02:10:00Z',
    victim: { name, phone },
    narrative: '对方自称客服，让我转账到安全账户，已经转了。',
    transfers: transfers.map(({ to, amount, at }) => ({
      payeeAccount: to,
      payeeName: '李建军',
      payeeBank: 'CCB',
      amount,
      at,
    })),
  })
  return warningId ?? ''
}

/** A payment in a bank's message. */
const paid = (from: string, to: string, amount: string, at: string) =>
  given.send(
    wire.companyTransfer({
      occurredAt: at,
      status: 'settled',
      amount,
      payer: { account: from, bank: 'CCB', name: '李建军', kind: 'person' },
      payee: { account: to, bank: 'ABC', name: '赵六', kind: 'person' },
      memo: undefined,
    }),
  )

const traceOf = (id: string, by = desk): Promise<Trace> => desks.get<Trace>(by, `/v1/warnings/${id}/trace`)
const byTail = (trace: Trace, account: string) =>
  trace.accounts.find(({ tail }) => tail === `****${account.slice(-4)}`)
const settle = () => drain(ctx, [traceWorker, holdsWorker])

test('money is followed from the report through the stream, and what it reached is proposed', async () => {
  const [first, second] = [fresh(), fresh()]
  const id = await reported([{ to: first, amount: '500000.00', at: '2023-02-23T01:58:00Z' }])
  await paid(first, second, '200000.00', '2023-02-23T02:05:00Z')
  await settle()
  const trace = await traceOf(id)
  expect(trace).toMatchObject({
    defrauded: '500000.00',
    there: '500000.00',
    thereOwn: '500000.00',
    otherWarnings: 0,
  })
  expect(byTail(trace, first)).toMatchObject({
    tier: 1,
    received: '500000.00',
    sent: '200000.00',
    there: '300000.00',
  })
  expect(byTail(trace, second)).toMatchObject({
    tier: 2,
    there: '200000.00',
    holder: '赵**',
    state: 'proposed',
  })
  expect(trace.edges.map(({ how, tainted }) => [how, tainted])).toEqual([
    ['source', '500000.00'],
    ['pro-rata', '200000.00'],
  ])
})

test('a stop is drafted from a row; held, the account is proposed no more', async () => {
  const first = fresh()
  const id = await reported([{ to: first, amount: '80000.00', at: '2023-02-23T01:58:00Z' }])
  await settle()
  const [row] = (await traceOf(id)).accounts
  expect(row).toMatchObject({ canDraft: true, state: 'proposed', notProposed: null })
  const path = `/v1/warnings/${id}/trace/accounts/${row!.id}/draft`
  const drafted = await desks.post(desk, path).expect(201)
  expect(drafted.body.accounts[0]).toMatchObject({
    state: 'drafted',
    nextStop: { state: 'drafted' },
    notProposed: 'held',
    canDraft: false,
  })
  await desks.post(desk, path).expect(409)
  const stop = await ctx.db.stopPayment.findUniqueOrThrow({
    where: { id: drafted.body.accounts[0].nextStop.id },
  })
  expect(stop.amountFen).toBe(8_000_000n)
})

test('no stop follows without a reason said', async () => {
  const id = await reported([{ to: fresh(), amount: '9000.00', at: '2023-02-23T01:58:00Z' }])
  await settle()
  const [row] = (await traceOf(id)).accounts
  const path = `/v1/warnings/${id}/trace/accounts/${row!.id}/dismiss`
  await desks.post(desk, path, {}).expect(422)
  const { body } = await desks.post(desk, path, { reason: '收款方为水电缴费户' }).expect(200)
  expect(body.accounts[0]).toMatchObject({ state: 'dismissed', canDraft: false })
})

test('a transfer told wrong is corrected with a reason: the proposal falls away, what was told stays', async () => {
  const first = fresh()
  const id = await reported([
    { to: first, amount: '30000.00', at: '2023-02-23T01:58:00Z' },
    { to: fresh(), amount: '70000.00', at: '2023-02-23T01:59:00Z' },
  ])
  await settle()
  const edge = (await traceOf(id)).edges.find(({ amount }) => amount === '30000.00')
  const path = `/v1/warnings/${id}/trace/corrections`
  await desks.post(desk, path, { transferId: edge!.id, isWithdrawn: true }).expect(422)
  const word = { transferId: edge!.id, isWithdrawn: true, reason: '被害人看错流水，未转出' }
  const { body } = await desks.post(desk, path, word).expect(201)
  expect(body).toMatchObject({ defrauded: '70000.00', corrections: [{ reason: word.reason, amount: null }] })
  const rows = await ctx.db.tracedAccount.findMany({ where: { warningId: id }, include: { account: true } })
  expect(rows.find(({ account }) => account.tail === first.slice(-4))?.state).toBe('traced')
  const left = await ctx.db.transition.findFirst({ where: { warningId: id, event: 'withdraw' } })
  expect(left?.reason).toContain('did not get there')
  await expect(ctx.db.traceCorrection.deleteMany({ where: { warningId: id } })).rejects.toThrow()
})

test('cases that share an account are followed together; of the other victim nothing is shown but the sum', async () => {
  const [shared, second] = [fresh(), fresh()]
  const first = await reported([{ to: shared, amount: '60000.00', at: '2023-02-23T01:50:00Z' }])
  await settle()
  const id = await reported([{ to: shared, amount: '40000.00', at: '2023-02-23T01:52:00Z' }])
  await paid(shared, second, '50000.00', '2023-02-23T02:05:00Z')
  await settle()
  const trace = await traceOf(id)
  expect(trace).toMatchObject({
    otherWarnings: 1,
    defrauded: '40000.00',
    there: '100000.00',
    thereOwn: '40000.00',
  })
  expect(byTail(trace, second)).toMatchObject({ there: '50000.00', thereOwn: '20000.00' })
  expect(trace.edges.filter(({ isOther }) => isOther)).toMatchObject([{ from: null, own: '0.00' }])
  expect(byTail(await traceOf(first), second)).toMatchObject({ thereOwn: '30000.00', state: 'proposed' })
})

test('a payment of the stream on an account that is followed is told to its warning, by itself', async () => {
  const [first, second] = [fresh(), fresh()]
  const id = await reported([{ to: first, amount: '90000.00', at: '2023-02-23T01:58:00Z' }])
  await settle()
  await paid(first, second, '40000.00', '2023-02-23T02:05:00Z')
  const told = await ctx.db.outbox.findMany({ where: { event: 'transfer.told', handledAt: null } })
  expect(told.map(({ payload }) => payload)).toContainEqual({ warningId: id })
  await settle()
  expect(byTail(await traceOf(id), second)).toMatchObject({ state: 'proposed', there: '40000.00' })
})

test('neither a station nor a bank is shown where the money of others lies', async () => {
  const id = await reported([{ to: fresh(), amount: '60000.00', at: '2023-02-23T01:50:00Z' }])
  for (const role of ['officer', 'liaison', 'publicity'] as const) {
    const other = await desks.as(role)
    await other.agent.get(`/v1/warnings/${id}/trace`).expect(403)
  }
})

test('told again it changes nothing', async () => {
  const id = await reported([{ to: fresh(), amount: '60000.00', at: '2023-02-23T01:50:00Z' }])
  await settle()
  await deliverTwice(ctx, traceWorker, 'transfer.told', { warningId: id })
  expect(await ctx.db.tracedAccount.count({ where: { warningId: id } })).toBe(1)
  expect(await ctx.db.transition.count({ where: { warningId: id, machine: 'traced_account' } })).toBe(1)
})

test('87 accounts and 290 transfers are followed, each account and each transfer', async () => {
  const all = Array.from({ length: 87 }, fresh)
  const id = await reported([{ to: all[0]!, amount: '731200.00', at: '2023-02-22T22:58:00Z' }])
  const start = Date.parse('2023-02-22T22:59:00Z')
  for (let n = 1; n < 290; n++) {
    // Each account is reached in its turn by one before it, then they pay among themselves.
    const to = n < 87 ? n : 1 + ((n * 7) % 86)
    const when = new Date(start + n * 20_000).toISOString()
    const sum = to <= 6 ? 30_000 : to <= 42 ? 1_500 : 60
    await paid(all[Math.floor((to - 1) / 6)]!, all[to]!, String(sum + (n % 7)), when)
  }
  const trace = await traceOf(id)
  expect(trace).toMatchObject({ there: '731200.00', isCut: false, otherWarnings: 0 })
  expect([trace.accounts.length, trace.edges.length]).toEqual([87, 290])
})
