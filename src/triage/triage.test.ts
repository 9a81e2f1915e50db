import type { Express } from 'express'
import * as givenHolds from '../../test/given/holds'
import { shippedFiles } from '../../test/given/packs'
import { ingestOf, type GivenIngest, type Wire } from '../../test/given/ingest'
import * as wire from '../../test/given/signals'
import { somebody } from '../../test/given/people'
import { farther, nearby, officer } from '../../test/given/tasks'
import { signedIn, user, type SignedInAgent } from '../../test/given/users'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import { takeFolder } from '../rulesets/import'
import { readMoney } from './money'

/** What the desk is shown of one warning, over HTTP, from signals as their sources send them. */
let given: GivenIngest
let ctx: Context
let app: Express
let desk: SignedInAgent

beforeAll(async () => {
  given = await ingestOf()
  ctx = given.world.context(systemActor('test'))
  await takeFolder(ctx, shippedFiles())
  app = createApp(given.world)
  desk = await signedIn(app, (await user(ctx, 'operator')).username)
}, 120_000)

const get = (path: string, { agent } = desk) => agent.get(path)
const post = (path: string, body: object, { agent, csrfToken } = desk) =>
  agent.post(path).set('x-csrf-token', csrfToken).send(body)
const said = { purpose: 'triage' }

/** The case of Doumen: what the false boss wrote, and the payment that followed. */
async function caseOf(more: Wire = {}) {
  const { phone, name } = somebody()
  const chat = wire.chat({ recipient: { phone, name, role: '财务' } })
  const { signalId: chatId } = await given.send(chat)
  const payer = {
    ...(wire.companyTransfer()['payer'] as object),
    account: `3305016581420${phone.slice(-7)}`,
    operator: { name, phone, role: 'finance' },
  }
  const mule = `6217001${phone.slice(-11)}`
  const payment = wire.companyTransfer({
    payer,
    payee: { account: mule, bank: 'CCB', name: '李建军', kind: 'person', openedAt: '2023-01-20' },
    ...more,
  })
  const { signalId, warningId } = await given.send(payment)
  return { id: warningId ?? '', chatId, signalId, mule, phone, name, text: chat['text'] as string }
}

const opened = async (actorId: string) => {
  const entries = await ctx.db.auditEntry.findMany({
    where: { actorId, action: 'vault.open' },
    orderBy: { seq: 'asc' },
  })
  return entries.map(({ subject, purpose }) => [subject, purpose])
}

describe('the text', () => {
  test('is opened with what the engine saw, and that it was opened is written down', async () => {
    const { id, chatId, text } = await caseOf()
    const reader = await signedIn(app, (await user(ctx, 'operator')).username)
    const { body } = await post(`/v1/warnings/${id}/signals/${chatId}/text`, said, reader).expect(200)
    expect(body).toMatchObject({ kind: 'message', text, turns: [] })
    const marked = (body.marks as { element: string; start: number; end: number }[]).map(
      ({ element, start, end }) => [element, text.slice(start, end)],
    )
    expect(marked).toEqual(expect.arrayContaining([['demand.balance', expect.stringContaining('余额')]]))
    expect(body.marks[0].label).toEqual({ zh: expect.any(String), en: expect.any(String) })
    expect(await opened(reader.id)).toEqual([['signal', 'triage']])
  })

  test('of a call is by its turns', async () => {
    const { id, phone } = await caseOf()
    const lines = [
      '你好，我是市公安局民警，你涉嫌洗钱。',
      '我没有啊。',
      '马上把钱转到安全账户，不要告诉家人。',
    ]
    const { signalId, warningId } = await given.send(
      wire.call({
        callee: phone,
        transcript: lines.map((text, i) => ({ speaker: i === 1 ? 'callee' : 'caller', text })),
      }),
    )
    expect(warningId).toBe(id)
    const { body } = await post(`/v1/warnings/${id}/signals/${signalId}/text`, said).expect(200)
    const turns = body.turns as { speaker: string; start: number; end: number }[]
    expect(turns.map(({ start, end }) => body.text.slice(start, end))).toEqual(lines)
    expect(turns.map(({ speaker }) => speaker)).toEqual(['caller', 'callee', 'caller'])
    const safe = body.marks.find((mark: { element: string }) => mark.element === 'demand.safe-account')
    expect(body.text.slice(safe.start, safe.end)).toBe('安全账户')
  })

  test('of another warning, or of a signal without one, is not there', async () => {
    const [one, other] = [await caseOf(), await caseOf({ memo: undefined })]
    await post(`/v1/warnings/${one.id}/signals/${other.chatId}/text`, said).expect(404)
    await post(`/v1/warnings/${other.id}/signals/${other.signalId}/text`, said).expect(404)
    await post(`/v1/warnings/${one.id}/signals/${one.chatId}/text`, {}).expect(422)
  })

  test('is for the desk alone', async () => {
    const { id, chatId } = await caseOf()
    const other = await signedIn(app, (await user(ctx, 'officer')).username)
    await post(`/v1/warnings/${id}/signals/${chatId}/text`, said, other).expect(403)
  })
})

test('a known script may be read, an imported case may not', async () => {
  const id = encodeURIComponent('authority#safe-account')
  const { body } = await get(`/v1/scripts/${id}`).expect(200)
  expect(body).toMatchObject({
    isCase: false,
    typology: 'authority',
    text: expect.stringContaining('安全账户'),
  })
  const nested = shippedFiles().find(({ path }) => /^scripts\/an\/.*police/.test(path))?.path ?? ''
  const name = /^ {2}([\w-]+):/m.exec(shippedFiles().find(({ path }) => path === nested)?.text ?? '')?.[1]
  const path = encodeURIComponent(`${nested.slice('scripts/'.length, -'.yaml'.length)}#${name}`)
  await get(`/v1/scripts/${path}`).expect(200)
  expect((await get(`/v1/scripts/${encodeURIComponent('case#3')}`).expect(200)).body).toEqual({
    id: 'case#3',
    isCase: true,
    typology: null,
    voice: null,
    text: null,
  })
  await get(`/v1/scripts/${encodeURIComponent('authority#no-such')}`).expect(404)
})

interface Node {
  readonly id: string
  readonly tier: number
  readonly tail: string | null
}
interface Edge {
  readonly from: string
  readonly to: string
  readonly status: string
  readonly amount: string
}

describe('the money', () => {
  test('goes by tiers, masked, as far as banks have told', async () => {
    const { id, mule, name } = await caseOf({ status: 'settled' })
    const second = `6228480${mule.slice(-12)}`
    await given.send(
      wire.payment({
        occurredAt: '2023-02-23T09:58:00+08:00',
        amount: '400000.00',
        payer: { account: mule, bank: 'CCB', name: '李建军', kind: 'person' },
        payee: { account: second, bank: 'ABC', name: '赵六' },
      }),
    )
    const { body, text } = await get(`/v1/warnings/${id}/money`).expect(200)
    const nodes = body.nodes as Node[]
    expect(nodes.map(({ tier }) => tier)).toEqual([0, 1, 2])
    expect(nodes[1]).toMatchObject({
      tail: `****${mule.slice(-4)}`,
      bank: 'CCB',
      holder: '李**',
      kind: 'person',
      openedOn: '2023-01-20',
      stop: null,
    })
    expect((body.edges as Edge[]).map(({ amount, status }) => [amount, status])).toEqual([
      ['731200.00', 'settled'],
      ['400000.00', 'settled'],
    ])
    for (const secret of [mule, second, name, '李建军', '赵六']) expect(text).not.toContain(secret)
  })

  test('that a report tells of again is the same payment', async () => {
    const { id, mule, phone, name } = await caseOf()
    const { warningId } = await given.send({
      type: 'report',
      source: 'desk:96110',
      sourceRef: wire.nextRef(),
      occurredAt: '2023-02-23T09:59:00+08:00',
      channel: '96110',
      victim: { name, phone },
      narrative: '我被骗了，对方自称领导让我转账。',
      transfers: [
        { payeeAccount: mule, amount: '731200.00', at: '2023-02-23T09:56:00+08:00' },
        { payeeAccount: '6230520710012345678', payeeBank: 'BOC', amount: '8000.00' },
      ],
    })
    expect(warningId).toBe(id)
    const { body } = await get(`/v1/warnings/${id}/money`).expect(200)
    const edges = body.edges as (Edge & { sources: unknown[] })[]
    expect(edges.map(({ amount, status, sources }) => [amount, status, sources.length])).toEqual([
      ['731200.00', 'reported', 2],
      ['8000.00', 'reported', 1],
    ])
    expect(edges[1]?.from).toBe('unnamed')
    expect((body.nodes as Node[]).find(({ id: node }) => node === edges[1]?.to)).toMatchObject({
      tier: 1,
      tail: '****5678',
      bank: 'BOC',
    })
  })
})

test('where a stopped account had paid on is the next tier', async () => {
  const hold = await givenHolds.holdCase(ctx)
  const stop = await givenHolds.submittedStop(ctx, hold)
  const onward = {
    accountNumber: '6225882100009990001',
    accountName: '赵六',
    bank: 'ABC',
    amount: '500000.00',
    transferredAt: '2023-02-23T01:59:30.000Z',
  }
  await givenHolds.bankSays(ctx, stop.id, 'stop', {
    amount: '231200.00',
    balance: '231200.00',
    onward: [onward],
  })
  const { nodes, edges } = await readMoney(hold.operator, hold.warning.id)
  const paidOn = edges.find(({ amount }) => amount === '500000.00')
  expect(paidOn).toMatchObject({ status: 'settled', sources: [{ kind: 'bank' }] })
  const stopped = nodes.find(({ id }) => id === paidOn?.from)
  expect(stopped).toMatchObject({ tier: 1, stop: { state: 'held', held: '231200.00' } })
  expect(nodes.find(({ id }) => id === paidOn?.to)).toMatchObject({
    tier: 2,
    tail: '****0001',
    holder: '赵**',
  })
})

describe('who would be sent', () => {
  test('is named with the reason, and who comes next with distance and age of the position', async () => {
    await ctx.db.officer.updateMany({ data: { isOnDuty: false } })
    const [near, far] = [await officer(ctx, { at: nearby }), await officer(ctx, { at: farther })]
    const { id } = await caseOf()
    const { body, text } = await get(`/v1/warnings/${id}/suggestion`).expect(200)
    expect(body.choice).toMatchObject({ officerId: near.id, rule: 'nearest-officer', positionMinutes: 0 })
    expect(body.choice.reason.zh).toContain('最快到达')
    expect(body.choice.way).toMatchObject({ by: 'estimate', minutes: expect.any(Number) })
    expect(body.runnersUp).toHaveLength(1)
    expect(body.runnersUp[0]).toMatchObject({ officerId: far.id, officerName: expect.any(String) })
    expect(body.runnersUp[0].why).toMatchObject({ cause: 'farther' })
    expect(body.eligible).toBe(2)
    expect(body.notEligible['off-duty']).toBeGreaterThan(0)
    expect(body.runnersUp[0].distanceMeters).toBeGreaterThan(body.choice.distanceMeters)
    expect(body.officers.map(({ officerId }: { officerId: string }) => officerId)).toEqual([near.id, far.id])
    expect(body.stations.length).toBeGreaterThan(0)
    expect(body.place).toMatchObject({
      of: 'organisation',
      precision: 'location',
      town: { name: '斗门街道' },
    })
    expect(text).not.toContain('世纪街')
    expect(body.place).not.toHaveProperty('point')
  })

  test('where the person is, is opened with a purpose', async () => {
    const { id } = await caseOf()
    const reader = await signedIn(app, (await user(ctx, 'operator')).username)
    await post(`/v1/warnings/${id}/whereabouts`, {}, reader).expect(422)
    const { body } = await post(`/v1/warnings/${id}/whereabouts`, said, reader).expect(200)
    expect(body).toEqual({
      point: { lon: 120.63, lat: 30.08 },
      source: 'address',
      precision: 'location',
      how: 'exact',
      others: [],
      apartMeters: expect.any(Number),
      village: null,
      of: 'organisation',
      address: expect.stringContaining('世纪街'),
    })
    expect(await opened(reader.id)).toEqual([['party', 'triage']])
    const stranger = await signedIn(app, (await user(ctx, 'officer')).username)
    await post(`/v1/warnings/${id}/whereabouts`, said, stranger).expect(404)
  })
})

test('elements have names in both languages, and reasons the title of their rule', async () => {
  const { body } = await get('/v1/lexicon/elements').expect(200)
  expect(body.items).toContainEqual({
    element: 'demand.safe-account',
    kind: 'demand',
    label: { zh: '转入安全账户', en: 'To a "safe account"' },
  })
  const { id } = await caseOf()
  const warning = await get(`/v1/warnings/${id}`).expect(200)
  const [signal] = warning.body.signals as { reasons: { title: { en: string } | null }[] }[]
  expect(signal?.reasons[0]?.title?.en).toMatch(/[a-z]/)
})

test('the words for the telephone and the door', async () => {
  const { body } = await get('/v1/typologies/leader-acquaintance.boss/words').expect(200)
  expect(body.call.map(({ step }: { step: string }) => step)).toEqual(['who', 'stop', 'ask', 'tell', 'keep'])
  expect(body.door.zh).toHaveLength(3)
})
