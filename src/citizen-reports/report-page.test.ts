import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import request, { type Response } from 'supertest'
import { levels } from '../../test/given/warnings'
import { signedIn, user } from '../../test/given/users'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import { startApi, type RunningApi } from '../http/server'
import { acknowledge, conclude } from '../warnings/service'
import { desk } from '../../test/given/warnings'
import { checkForm, typedOf } from './form'
import { reportLimits } from './limits'

let world: TestWorld
let ctx: Context
let api: RunningApi
let base: string
// The limiter counts by address: each case has one of its own, as a proxy names it.
let addresses = 0
let address: string

beforeAll(async () => {
  world = await testWorld({ env: { MENSHEN_TRUST_PROXY: '1' } })
  ctx = world.context(systemActor('test'))
  await levels(ctx)
  api = await startApi(world)
  base = `http://127.0.0.1:${api.port}`
})
afterAll(() => api.close())
beforeEach(() => {
  addresses += 1
  address = `192.0.2.${addresses}`
})

const get = (path: string) => request(base).get(path).set('x-forwarded-for', address)
const post = (path: string, fields: object) =>
  request(base).post(path).set('x-forwarded-for', address).type('form').send(fields)
const tokenIn = ({ text }: Response): string => /name="token" value="([^"]+)"/.exec(text)?.[1] ?? ''
const newToken = async (): Promise<string> => tokenIn(await get('/report').expect(200))
const receiptIn = ({ text }: Pick<Response, 'text'>) => ({
  number: /JB\d{8}-\d{6}/.exec(text)?.[0] ?? '',
  code: /<dd class="code">([^<]+)</.exec(text)?.[1] ?? '',
})

const scam = {
  kind: 'call',
  contact: '+852 5123 4567',
  said: '自称公安局，说我涉嫌洗钱，要把存款转到安全账户配合调查，不许告诉家人，下载会议软件共享屏幕',
  paid: 'no',
  amount: '',
  phone: '13857500110',
  website: '',
}
const reportOf = (number: string) => ctx.db.citizenReport.findUniqueOrThrow({ where: { number } })

test('a report is taken on, judged, and followed by number and code', async () => {
  const answer = await post('/report', { ...scam, token: await newToken() }).expect(201)
  const { number, code } = receiptIn(answer)
  const { signalId, warningId } = await reportOf(number)
  const signal = await ctx.db.signal.findFirstOrThrow({ where: { id: signalId } })
  expect(signal).toMatchObject({ type: 'report', source: 'citizen:report-page' })
  expect(answer.text).not.toContain('已经转出去了')

  const tell = async () => (await post(`/report/${number}`, { code }).expect(200)).text
  expect(await tell()).toContain('<h1>已收到</h1>')
  const operator = desk((await user(ctx, 'operator')).id)
  expect(warningId).not.toBeNull()
  await acknowledge(ctx.as(operator), warningId!)
  expect(await tell()).toContain('<h1>正在查看</h1>')
  await conclude(ctx.as(operator), warningId!, 'dismiss', '已回电核实')
  const closed = await tell()
  expect(closed).toContain('<h1>已处理</h1>')
  expect(closed).not.toContain('核实')
})

test('money has left: calling comes first, before the thanks', async () => {
  const { text } = await post('/report', {
    ...scam,
    token: await newToken(),
    paid: 'yes',
    amount: '3万',
  }).expect(201)
  const main = text.slice(text.indexOf('<main>'))
  expect(main.indexOf('马上拨打110')).toBeGreaterThan(0)
  expect(main.indexOf('马上拨打110')).toBeLessThan(main.indexOf('已收到'))
  const { signalId } = await reportOf(receiptIn({ text }).number)
  expect((await ctx.db.signal.findFirstOrThrow({ where: { id: signalId } })).amountFen).toBe(3_000_000n)
})

test('sent twice, even at once, it is one report with one receipt', async () => {
  const form = { ...scam, phone: '', token: await newToken() }
  const answers = await Promise.all([1, 2, 3].map(() => post('/report', form).expect(201)))
  const again = await post('/report', { ...form, said: '改了一句' }).expect(201)
  const receipts = [...answers, again].map(receiptIn)
  expect(new Set(receipts.map(({ number }) => number)).size).toBe(1)
  expect(new Set(receipts.map(({ code }) => code)).size).toBe(1)
})

test('what is wrong is said beside its field, and nothing typed is lost', async () => {
  const token = await newToken()
  const typed = { ...scam, kind: '', phone: '张三', paid: 'yes', amount: '很多', token }
  const { text } = await post('/report?lang=en', typed).expect(422)
  for (const field of ['kind', 'phone', 'amount']) expect(text).toContain(`id="${field}-wrong"`)
  expect(text).toMatch(/id="phone"\s+name="phone"\s+value="张三"/)
  expect(text).toMatch(/value="yes" required checked/)
  expect(text).toContain(scam.said)
  expect(text).toContain(token)
  expect(text).toContain('aria-invalid="true" aria-describedby="phone-wrong phone-hint"')
  expect(text).toContain('does not look like a phone number')
})

test('a form of yesterday, or of nobody, is shown again with what was typed', async () => {
  for (const token of ['', `${await newToken()}x`]) {
    const answer = await post('/report', { ...scam, token }).expect(409)
    expect(answer.text).toContain(scam.said)
    await post('/report', { ...scam, token: tokenIn(answer) }).expect(201)
  }
})

test('a form on another site sends nothing in a visitor’s name', async () => {
  const form = { ...scam, token: await newToken() }
  const before = await ctx.db.citizenReport.count()
  await post('/report', form).set('sec-fetch-site', 'cross-site').expect(403)
  await post('/report', form).set('origin', 'https://elsewhere.example').expect(403)
  expect(await ctx.db.citizenReport.count()).toBe(before)
  await post('/report', form).set('sec-fetch-site', 'same-origin').set('origin', 'null').expect(201)
})

test('what people leave empty and machines fill is refused, and nothing is kept', async () => {
  const before = await ctx.db.citizenReport.count()
  const { text } = await post('/report', { ...scam, token: await newToken(), website: 'x' }).expect(422)
  expect(text).toContain('id="website-wrong"')
  expect(await ctx.db.citizenReport.count()).toBe(before)
})

test('of one address only so many in a while, told as a page with whom to call', async () => {
  const { points } = reportLimits.reports
  for (let count = 0; count < points; count += 1) await post('/report', {}).expect(422)
  const { text, headers } = await post('/report?lang=en', {}).expect(429)
  expect(text).toContain('Too much was sent')
  expect(text).toContain('tel:110')
  expect(Number(headers['retry-after'])).toBeGreaterThan(0)
})

test('a text that is too long, or no form at all, is told as a page', async () => {
  await post('/report', { ...scam, said: '长'.repeat(3_001), token: await newToken() }).expect(422)
  const large = await post('/report', { said: 'x'.repeat(100_000) }).expect(413)
  expect(large.headers['content-type']).toContain('text/html')
  const json = await get('/report').then(() =>
    request(base).post('/report').set('x-forwarded-for', address).send({ kind: 'call' }).expect(415),
  )
  expect(json.text).toContain('没能读出来')
})

describe('following', () => {
  test('a wrong code and a number that is none are the same answer; guessing ends soon', async () => {
    const { number, code } = receiptIn(await post('/report', { ...scam, phone: '', token: await newToken() }))
    const unknown = number.replace(/\d{6}$/, '999999')
    const bodyOf = async (which: string) =>
      (await post(`/report/${which}`, { code: '2222 2222' }).expect(404)).text.replaceAll(which, 'N')
    expect(await bodyOf(number)).toBe(await bodyOf(unknown))
    const page = async (which: string) =>
      (await get(`/report/${which}`).expect(200)).text.replaceAll(which, 'N')
    expect(await page(number)).toBe(await page(unknown))
    for (let count = 2; count < reportLimits.follows.points; count += 1) await bodyOf(unknown)
    await post(`/report/${number}`, { code }).expect(429)
    address = '198.51.100.1'
    await post(`/report/${number.toLowerCase()}`, { code: code.toLowerCase().replace(' ', '') }).expect(200)
  })

  test('from a number that was typed to its page', async () => {
    const answer = await get('/report/find?number=jb20261126-000001&lang=en').expect(303)
    expect(answer.headers['location']).toBe('/report/JB20261126-000001?lang=en')
  })
})

test('a desk reads, takes and closes what belongs to no warning', async () => {
  world.clock.advance(1_000)
  const { number, code } = receiptIn(
    await post('/report', { ...scam, said: '响一声就挂', phone: '', token: await newToken() }),
  )
  const { id, signalId } = await reportOf(number)
  const { agent, csrfToken } = await signedIn(createApp(world), (await user(ctx, 'operator')).username)
  const list = await agent.get('/v1/citizen-reports?state=received&limit=200').expect(200)
  expect(list.body.items[0]).toMatchObject({ id, number, warning: null, hasPhone: false })
  const { body: signal } = await agent.get(`/v1/signals/${signalId}`).expect(200)
  expect(signal.payload.narrative).toContain('响一声就挂')
  const act = (path: string, body?: object) =>
    agent.post(`/v1/citizen-reports/${id}/${path}`).set('x-csrf-token', csrfToken).send(body)
  await act('take').expect(200)
  expect((await post(`/report/${number}`, { code })).text).toContain('正在查看')
  await act('take').expect(409)
  await act('close', { reason: '号码已提交封停' }).expect(200)
  const { text } = await post(`/report/${number}`, { code })
  expect(text).toContain('已处理')
  expect(text).not.toContain('封停')
})

test('naughty strings go through every field as text, never as markup', async () => {
  const naughty = JSON.parse(
    readFileSync(join(__dirname, '../../test/fixtures/blns/blns.json'), 'utf8'),
  ) as string[]
  for (const [index, text] of naughty.entries()) {
    address = `203.0.113.${index % 250}`
    const field = (['said', 'contact', 'phone', 'amount', 'kind', 'paid', 'token'] as const)[index % 7]!
    const form = { ...scam, token: 'x', [field]: text }
    const answer = await post('/report', form)
    expect([409, 422]).toContain(answer.status)
    expect(answer.text).not.toMatch(/<script|<img|<svg|<iframe|onerror=[^&]*>/i)
  }
  // Those that a person may well send: as the words and as the number.
  for (const [index, text] of naughty.filter((each) => /\S/.test(each)).entries()) {
    if (index % 12 !== 0) continue
    address = `198.18.0.${(index % 250) + 1}`
    const form = { ...scam, said: text, contact: text.slice(0, 90), phone: '', token: await newToken() }
    await post('/report', form).expect(201)
  }
})

describe('as it is typed', () => {
  const check = (fields: Record<string, string>) => checkForm(typedOf({ ...scam, ...fields }))
  test.each([
    ['30000', '30000.00'],
    ['３万', '30000.00'],
    ['1.5万元', '15000.00'],
    ['¥30,000', '30000.00'],
  ])('%s is a sum', (amount, expected) => {
    expect(check({ paid: 'yes', amount })).toMatchObject({ ok: true, report: { amount: expected } })
  })
  test.each(['0', '-5', '1e9', '9'.repeat(20)])('%s is none', (amount) => {
    expect(check({ paid: 'yes', amount })).toMatchObject({ ok: false, errors: { amount: 'no_amount' } })
  })
  test('neither a number nor a word is nothing', () => {
    expect(check({ contact: ' ', said: '\n' })).toMatchObject({ errors: { said: 'nothing_said' } })
  })
})
