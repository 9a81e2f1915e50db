import type { Express } from 'express'
import request from 'supertest'
import * as given from '../../../test/given/holds'
import { holdDesks } from '../../../test/given/hold-desks'
import { ingestOf, type GivenIngest } from '../../../test/given/ingest'
import { camt029, pacs008 } from '../../../test/given/iso20022'
import { apiKey, type SignedInAgent } from '../../../test/given/users'
import { fraudster } from '../../../test/given/warnings'
import { drain } from '../../../test/setup/deliver'
import { holdsWorker } from '../../../workers/holds'
import { systemActor, type Context } from '../../context'
import { allRoutes, createApp } from '../../http/app'
import { signatureHeaders } from '../../platform/signature'

const SOURCE = 'bank:icbc'
const BIC = 'ICBKCNBJ'

let opened: GivenIngest
let ctx: Context
let app: Express
let desks: ReturnType<typeof holdDesks>
let hold: given.HoldCase
let payersBank: string
let payeesBank: string

beforeAll(async () => {
  opened = await ingestOf()
  const { world, ingest } = opened
  ctx = world.context(systemActor('test'))
  const routes = allRoutes(world, undefined, (parsed, keyId) =>
    ingest.batcher.submit({ parsed, keyId: keyId ?? null }),
  )
  app = createApp(world, routes)
  desks = holdDesks(ctx, () => app)
  payersBank = await given.bank(ctx, false, 'PAYERS')
  await ctx.db.bank.update({ where: { id: payersBank }, data: { bic: BIC } })
  // The seeds know it already.
  const { id } = await ctx.db.bank.update({
    where: { code: fraudster.bank },
    data: { secretSealed: ctx.vault.seal('bank.secret', given.BANK_SECRET) },
  })
  payeesBank = id
})
afterAll(() => opened.ingest.close())
beforeEach(async () => {
  hold = await given.holdCase(ctx)
})

const send = async (xml: string, type = 'application/xml') => {
  const key = await apiKey(ctx, ['transaction'], SOURCE)
  return request(app)
    .post('/v1/iso20022/pacs.008')
    .set('authorization', `Bearer ${key}`)
    .set('content-type', type)
    .send(xml)
}

/** A payment that the payer's bank told by its own message, and the stop of it. */
async function stopped(): Promise<{ id: string; number: string; reference: string }> {
  const transactionId = `TX-${hold.warning.id.slice(-12)}`
  const { body, status } = await send(pacs008({ transactionId, payee: hold.account }))
  expect({ status, body }).toMatchObject({ status: 200, body: { transfers: [{ status: 200 }] } })
  await ctx.db.warningSignal.deleteMany({ where: { signalId: body.transfers[0].answer.signalId } })
  await ctx.db.warningSignal.create({
    data: {
      warningId: hold.warning.id,
      signalId: body.transfers[0].answer.signalId,
      level: 'high',
      score: 0.9,
      joinedAt: ctx.clock.now(),
    },
  })
  const { id, number } = await given.submittedStop(ctx, hold)
  const { id: reference } = await ctx.db.bankRequest.findFirstOrThrow({ where: { subjectId: id } })
  return { id, number, reference }
}

const liaisonOf = (bankId: string): Promise<SignedInAgent> => desks.as('liaison', { bankId })
const stateOf = async (id: string) => (await ctx.db.stopPayment.findUniqueOrThrow({ where: { id } })).state

test('a credit transfer is evaluated as a signal, once; one that does not fit is told by its element', async () => {
  const xml = pacs008({ transactionId: 'ONCE', payee: hold.account })
  const first = await send(xml)
  expect(first.body).toMatchObject({
    messageId: 'ICBC-20230223-1',
    checkedAgainst: null,
    transfers: [{ reference: 'ONCE', status: 200, answer: { duplicate: false }, code: null }],
  })
  expect((await send(xml)).body).toMatchObject({ transfers: [{ answer: { duplicate: true } }] })
  expect((await send(pacs008({ transactionId: 'ONCE', amount: '1.00' }))).body).toMatchObject({
    transfers: [{ status: 409, code: 'reference_conflict', answer: null }],
  })
  const dollars = await send(pacs008({ currency: 'USD' }))
  expect(dollars.status).toBe(422)
  expect(dollars.body.fields).toEqual([
    { path: 'CdtTrfTxInf.0.IntrBkSttlmAmt.@Ccy', code: 'iso20022', expected: 'an amount in CNY' },
  ])
  expect((await send('{}', 'application/json')).status).toBe(415)
  expect((await send('<a>')).status).toBe(422)
})

test("the payer's bank takes the camt.056, with what its own message said; another bank does not", async () => {
  const { number, reference } = await stopped()
  const liaison = await liaisonOf(payersBank)
  const list = await desks.get<{ items: object[] }>(liaison, '/v1/cancellation-requests')
  expect(list.items[0]).toMatchObject({
    id: reference,
    number,
    bank: { code: fraudster.bank },
    account: `****${hold.account.slice(-4)}`,
    takenAt: null,
    isAnswered: false,
  })
  const path = `/v1/cancellation-requests/${reference}/file`
  const { body } = await desks.post(liaison, path, { version: 'camt.056.001.10' }).expect(200)
  expect(body).toMatchObject({ name: `camt.056.001.10-${number}.xml`, checkedAgainst: null })
  for (const part of [
    'FRAD',
    `TX-${hold.warning.id.slice(-12)}`,
    hold.account,
    BIC,
    reference.replaceAll('-', ''),
  ])
    expect(body.xml).toContain(part)
  expect(
    (await desks.get<{ items: { takenAt: string }[] }>(liaison, '/v1/cancellation-requests')).items[0]
      ?.takenAt,
  ).not.toBeNull()

  const other = await liaisonOf(payeesBank)
  await desks.post(other, path, {}).expect(404)
  expect(await desks.get(other, '/v1/cancellation-requests')).toEqual({ items: [] })
})

test('a camt.029 answers the stop: looked into, tried, held, and the same again changes nothing', async () => {
  const { id, number, reference } = await stopped()
  const liaison = await liaisonOf(payersBank)
  const answer = async (xml: string, isTrial = false) =>
    (await desks.post(liaison, '/v1/cancellation-answers/file', { xml, isTrial }).expect(200)).body.rows
  const held = camt029(reference, { status: 'PACR', amount: '231200.00' })

  expect(await answer(camt029(reference, { status: 'PDCR' }))).toMatchObject([{ number, result: 'pending' }])
  expect(await answer(held, true)).toMatchObject([{ result: 'taken' }])
  expect(await stateOf(id)).toBe('submitted')
  expect(await answer(held)).toMatchObject([{ number, status: 'PECR', result: 'taken' }])
  await drain(ctx, [holdsWorker])
  expect(await ctx.db.stopPayment.findUnique({ where: { id } })).toMatchObject({
    state: 'held',
    heldFen: 23_120_000n,
  })
  expect(await answer(held)).toMatchObject([{ result: 'already' }])
  expect(await answer(camt029(reference, { status: 'RJCR' }))).toMatchObject([{ result: 'refused' }])
  expect(await answer(camt029(hold.warning.id, { status: 'CNCL' }))).toMatchObject([
    { number: null, result: 'refused', expected: 'the case of a request that your bank sent or got' },
  ])
})

test("the payee's bank's system sends it signed; a refusal has its cause; a forged one is refused", async () => {
  const { id, reference } = await stopped()
  const xml = camt029(reference, { status: 'RJCR', reason: 'AC04' })
  const post = (secret: string) =>
    request(app)
      .post('/v1/iso20022/camt.029')
      .set('content-type', 'application/xml')
      .set('x-menshen-bank', fraudster.bank)
      .set(signatureHeaders(secret, xml, ctx.clock.now()))
      .send(xml)
  expect((await post('another secret of that length')).status).toBe(401)
  const { body } = await post(given.BANK_SECRET)
  expect(body).toMatchObject({ checkedAgainst: null, rows: [{ reference, result: 'taken' }] })
  await drain(ctx, [holdsWorker])
  expect(await ctx.db.stopPayment.findUnique({ where: { id } })).toMatchObject({
    state: 'refused',
    refusalCause: 'account_closed',
  })
})

test('a payment whose bank nobody told, or within one bank, has nobody to ask', async () => {
  await given.submittedStop(ctx, hold)
  expect(
    await ctx.db.cancellationRequest.count({ where: { stopPayment: { warningId: hold.warning.id } } }),
  ).toBe(0)
})
