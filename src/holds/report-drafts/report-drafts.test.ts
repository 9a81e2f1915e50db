import type { Express } from 'express'
import * as given from '../../../test/given/holds'
import { holdDesks } from '../../../test/given/hold-desks'
import { somebody } from '../../../test/given/people'
import { ingestOf, type GivenIngest, type Wire } from '../../../test/given/ingest'
import { drain } from '../../../test/setup/deliver'
import { holdsWorker } from '../../../workers/holds'
import { noticesWorker } from '../../../workers/notices'
import { systemActor, type Context } from '../../context'
import { createApp } from '../../http/app'
import { MINUTE_MS } from '../../lib/duration'
import { fireDueTimers } from '../../platform/sweep'

let ingest: GivenIngest
let ctx: Context
let app: Express
let desks: ReturnType<typeof holdDesks>

beforeAll(async () => {
  ingest = await ingestOf()
  ctx = ingest.world.context(systemActor('test'))
  app = createApp(ingest.world)
  desks = holdDesks(ctx, () => app)
  await given.bank(ctx, false, 'CCB')
})

interface Draft {
  readonly id: string
  readonly state: string
  readonly missing: readonly string[]
  readonly reports: number
  readonly enterBy: string
  readonly stop: { readonly id: string; readonly state: string } | null
}

let serial = 0
const account = (): string => `621700555000${String(++serial).padStart(7, '0')}`
const transfer = (more: object = {}) => ({
  payeeAccount: account(),
  payeeBank: 'CCB',
  payeeName: '王五',
  amount: '58000.00',
  at: new Date(ctx.clock.now().getTime() - 10 * MINUTE_MS).toISOString(),
  ...more,
})
const report = (phone: string, transfers: readonly object[], more: Wire = {}): Wire => ({
  type: 'report',
  source: 'police:110',
  sourceRef: `report-${++serial}`,
  occurredAt: ctx.clock.now().toISOString(),
  channel: '110',
  victim: { name: '沈阿宝', phone },
  narrative: '对方冒充公司领导，让我把保证金转到这个账户，我已经转了，现在联系不上了',
  transfers,
  ...more,
})
const settle = () => drain(ctx, [holdsWorker, noticesWorker])
async function reported(transfers: readonly object[], more: Wire = {}, phone = somebody().phone) {
  const { warningId } = await ingest.send(report(phone, transfers, more))
  await settle()
  return { warningId: warningId ?? '', phone }
}
const draftsOf = async (warningId: string): Promise<Draft[]> =>
  (await desks.get<{ items: Draft[] }>(await desks.as('operator'), `/v1/warnings/${warningId}/report-drafts`))
    .items
async function turn(minutes: number) {
  ingest.world.clock.advance(minutes * MINUTE_MS)
  while ((await fireDueTimers(ctx)) > 0);
  await settle()
}
const toldChiefs = (warningId: string) =>
  ctx.db.notification.count({ where: { warningId, template: 'clock.not-entered' } })

test('a report drafts the stop of each account that was paid, in nobody’s name, and tells the desk', async () => {
  const { warningId } = await reported([transfer(), transfer({ amount: '12000.00' })])
  const drafts = await draftsOf(warningId)
  expect(drafts).toHaveLength(2)
  expect(drafts[0]).toMatchObject({
    state: 'open',
    account: expect.stringMatching(/^\*{4}\d{4}$/),
    accountName: '王**',
    bankCode: 'CCB',
    missing: [],
    canAdopt: true,
    decidedBy: null,
    stop: null,
  })
  expect(await ctx.db.stopPayment.count({ where: { warningId } })).toBe(0)
  expect(await ctx.db.notification.count({ where: { warningId, template: 'report.drafted' } })).toBe(1)
})

test('two named officers: who adopts it cannot approve it, another one can', async () => {
  const { warningId } = await reported([transfer()])
  const [draft] = await draftsOf(warningId)
  const [first, second] = [await desks.as('supervisor'), await desks.as('supervisor')]
  const adopted = await desks.post(first, `/v1/report-drafts/${draft!.id}/adopt`).expect(201)
  const stopId = adopted.body.stop.id as string
  await desks.post(first, `/v1/stop-payments/${stopId}/approve`).expect(403)
  await desks.post(second, `/v1/stop-payments/${stopId}/approve`).expect(200)
  const [entered] = await draftsOf(warningId)
  expect(entered).toMatchObject({
    state: 'adopted',
    enteredAt: ctx.clock.now().toISOString(),
    canAdopt: false,
  })
})

test('what is missing is shown, kept, refused by field, and can be completed', async () => {
  const { warningId } = await reported([{ payeeAccount: account(), amount: '58000.00' }])
  const [draft] = await draftsOf(warningId)
  expect(draft?.missing).toEqual(['accountName', 'transferredAt', 'bankCode'])
  const operator = await desks.as('operator')
  const path = `/v1/report-drafts/${draft!.id}`
  const refused = await desks.post(operator, `${path}/adopt`, { bankCode: 'CCB' }).expect(422)
  expect(refused.body.fields.map((field: { path: string }) => field.path)).toEqual([
    'accountName',
    'transferredAt',
  ])
  const kept = await desks.post(operator, `${path}/complete`, { accountName: '王五' }).expect(200)
  expect(kept.body.missing).toEqual(['transferredAt', 'bankCode'])
  const rest = { bankCode: 'CCB', transferredAt: ctx.clock.now().toISOString() }
  await desks.post(operator, `${path}/adopt`, rest).expect(201)
})

test('the 30 minutes run from the report: the duty chief is told once, however often the clock is looked at', async () => {
  const { warningId } = await reported([transfer()])
  await turn(29)
  expect(await toldChiefs(warningId)).toBe(0)
  await turn(1)
  const chiefs = await ctx.db.user.count({ where: { role: 'supervisor', isActive: true } })
  expect(await toldChiefs(warningId)).toBe(chiefs)
  await turn(60)
  expect(await toldChiefs(warningId)).toBe(chiefs)
})

test('a draft that was adopted and not approved is as late as one that nobody touched', async () => {
  const { warningId } = await reported([transfer()])
  const [draft] = await draftsOf(warningId)
  await desks.post(await desks.as('operator'), `/v1/report-drafts/${draft!.id}/adopt`).expect(201)
  await turn(30)
  expect(await toldChiefs(warningId)).toBeGreaterThan(0)
})

test('entered in time, by whomever: nobody is told', async () => {
  const paid = transfer()
  const { warningId } = await reported([paid])
  const [operator, supervisor] = [await desks.as('operator'), await desks.as('supervisor')]
  const stop = await desks
    .post(operator, '/v1/stop-payments', {
      warningId,
      bankCode: 'CCB',
      account: paid.payeeAccount,
      accountName: paid.payeeName,
      amount: paid.amount,
      transferredAt: paid.at,
    })
    .expect(201)
  const [draft] = await draftsOf(warningId)
  expect(draft).toMatchObject({ state: 'open', canAdopt: false, stop: { id: stop.body.id } })
  await desks.post(operator, `/v1/report-drafts/${draft!.id}/adopt`).expect(409)
  await desks.post(supervisor, `/v1/stop-payments/${stop.body.id}/approve`).expect(200)
  await turn(31)
  expect(await toldChiefs(warningId)).toBe(0)
})

test('the bank reports the same case: one warning, one draft, which learns the name', async () => {
  const paid = transfer({ payeeName: undefined })
  const { warningId, phone } = await reported([paid])
  const again = await reported(
    [{ ...paid, payeeName: '王五' }],
    { source: 'bank:icbc', channel: 'bank' },
    phone,
  )
  expect(again.warningId).toBe(warningId)
  const drafts = await draftsOf(warningId)
  expect(drafts).toHaveLength(1)
  expect(drafts[0]).toMatchObject({ reports: 2, missing: [] })
})

test('a stop that was taken back may be adopted again; one that is dismissed may not', async () => {
  const { warningId } = await reported([transfer()])
  const [draft] = await draftsOf(warningId)
  const operator = await desks.as('operator')
  const path = `/v1/report-drafts/${draft!.id}`
  const { body } = await desks.post(operator, `${path}/adopt`).expect(201)
  await desks.post(operator, `/v1/stop-payments/${body.stop.id}/cancel`, { reason: '金额有误' }).expect(200)
  await desks.post(operator, `${path}/adopt`, { amount: '57000.00' }).expect(201)
  const other = (await draftsOf((await reported([transfer()])).warningId))[0]!
  await desks
    .post(operator, `/v1/report-drafts/${other.id}/dismiss`, { reason: '已核实为本人账户' })
    .expect(200)
  await desks.post(operator, `/v1/report-drafts/${other.id}/adopt`).expect(409)
})
