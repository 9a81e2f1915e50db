import type { Express } from 'express'
import { createApp } from '../http/app'
import { systemActor, type Context } from '../context'
import { MINUTE_MS, SECOND_MS } from '../lib/duration'
import { renderMetrics } from '../platform/metrics'
import { campaignLimits } from './limits'
import { campaignsWorker } from '../../workers/campaigns'
import { noticesWorker } from '../../workers/notices'
import {
  ingestOf,
  obedientEngine,
  openIngest,
  projectEngine,
  type GivenIngest,
  type Wire,
} from '../../test/given/ingest'
import { alarming, script, told } from '../../test/given/campaigns'
import { somebody } from '../../test/given/people'
import { call, payment } from '../../test/given/signals'
import * as users from '../../test/given/users'
import { deliver, drain } from '../../test/setup/deliver'

let given: GivenIngest
let ctx: Context
let app: Express
let operator: users.SignedInAgent

beforeAll(async () => {
  const plain = await ingestOf()
  given = await openIngest(plain.world, alarming(projectEngine(plain.world.config.rulesDir)))
  ctx = given.world.context(systemActor('test'))
  app = createApp(given.world)
  operator = await users.signedIn(app, (await users.user(ctx, 'operator')).username)
  await users.user(ctx, 'supervisor')
})

/** Sends it, and lets the campaigns take note. @returns the warning */
async function warned(signal: Wire): Promise<string> {
  const { warningId } = await given.send(signal)
  await drain(ctx, [campaignsWorker])
  if (warningId === null) throw new Error('no warning')
  return warningId
}

const campaignOf = async (warningId: string): Promise<string | null> =>
  (await ctx.db.campaignWarning.findUnique({ where: { warningId } }))?.campaignId ?? null

async function detail(id: string | null) {
  const { body, status } = await operator.agent.get(`/v1/campaigns/${id ?? ''}`)
  expect(status).toBe(200)
  return body as {
    number: string
    victims: number
    typology: string
    state: string
    members: { warningId: string; joinedBy: string | null; reason: string | null }[]
    links: { kind: string; tail: string; warningIds: string[] }[]
    money: Record<string, string>
  }
}

test('one script told to three people is one campaign, and the duty chief hears of it once', async () => {
  const first = await warned(told(script('王女士', 2231, '八万元')))
  expect(await campaignOf(first)).toBeNull()
  const second = await warned(told(script('老张', 118, '12000元')))
  const third = await warned(told(script('陈阿姨，', 9071, '全部')))
  const id = await campaignOf(first)
  expect([await campaignOf(second), await campaignOf(third)]).toEqual([id, id])
  const campaign = await detail(id)
  expect(campaign).toMatchObject({
    state: 'open',
    victims: 3,
    number: expect.stringMatching(/^CB\d{8}-\d{6}$/),
  })
  expect(campaign.links).toEqual([expect.objectContaining({ kind: 'script', tail: '' })])
  await drain(ctx, [noticesWorker])
  const notices = await ctx.db.notification.findMany({ where: { template: 'campaign.large' } })
  expect(notices).toMatchObject([{ parameters: { number: campaign.number, victims: 3, warnings: 3 } }])
  // Told again of what it knows, nothing changes.
  for (const warningId of [first, second, third])
    await deliver(ctx, campaignsWorker, 'warning.opened', { warningId })
  expect(await detail(id)).toEqual(campaign)
})

test('two people who pay the same young account are one campaign, with the account named by its last digits', async () => {
  const payee = { account: '6217009990001122', name: '吴某', kind: 'person', openedAt: '2023-02-20' }
  const pays = async (): Promise<string> => {
    const { phone, account } = somebody()
    await given.send(told(script('你', 5, '九万元'), { recipient: { phone }, text: `我是你领导王局，换号了，${phone.slice(-2)}，有笔急款你先垫付九万元，别打电话，转到我发你的私人账户，手续后补。` })) // prettier-ignore
    return warned(payment({ amount: '90000.00', payer: { account, phone, kind: 'person' }, payee }))
  }
  const [a, b] = [await pays(), await pays()]
  const id = await campaignOf(a)
  expect(id).not.toBeNull()
  expect(await campaignOf(b)).toBe(id)
  const { links, money } = await detail(id)
  expect(links).toContainEqual(
    expect.objectContaining({ kind: 'payee', tail: '1122', warningIds: expect.arrayContaining([a, b]) }),
  )
  expect(Object.keys(money)).toContain('at_risk')
})

const most = campaignLimits.ordinaryPayers.value
test.each([
  { payers: most + 1, memo: '[none] 水费', isLink: false },
  { payers: most, memo: '[none] 水费', isLink: true },
  { payers: most + 1, memo: '[high] 保证金', isLink: true },
])(
  'an account that $payers paid a week before, "$memo": a link: $isLink',
  async ({ payers, memo, isLink }) => {
    const obedient = await openIngest(given.world, obedientEngine(projectEngine(given.world.config.rulesDir)))
    const payee = { account: somebody().account, name: '绍兴某某服务部' }
    const pay = (more: Wire): Wire => {
      const { account, phone } = somebody()
      return payment({ payer: { account, phone, kind: 'person' }, payee, ...more })
    }
    for (let n = 0; n < payers; n++)
      await obedient.send(pay({ memo, occurredAt: '2023-02-16T09:00:00+08:00' }))
    const [a, b] = [await warned(pay({ amount: '90000.00' })), await warned(pay({ amount: '80000.00' }))]
    const id = await campaignOf(a)
    expect([id !== null, await campaignOf(b)]).toEqual([isLink, id])
  },
)

test('one number that calls two people joins them; a public number that is borrowed does not', async () => {
  const called = (caller: string, text: string): Promise<string> =>
    warned(
      call({
        caller,
        callee: somebody().phone,
        direction: 'inbound',
        transcript: [{ speaker: 'caller', text }],
      }),
    )
  const one =
    '我是医保局稽查科，你的医保卡在外地盗刷涉嫌骗保，现在转接公安，把钱转到安全账户核查，不许告诉任何人'
  const two =
    '这里是检察院，你涉嫌非法集资，逮捕令已经签发，今天必须把名下资金转入国家安全账户清查，对家人也要保密'
  const a = await called('+8617012345678', one)
  const b = await called('+8617012345678', two)
  expect(await campaignOf(b)).toBe(await campaignOf(a))
  expect(await campaignOf(a)).not.toBeNull()
  const other =
    '你是机主吧，通管局的，你名下号码群发诈骗短信，两小时后停机，接线民警要你把存款转到安全账户证明清白'
  expect(await campaignOf(await called('+8695588', other))).not.toBe(await campaignOf(a))
})

test('a message that joins a running warning without raising it is compared at once', async () => {
  const phone = somebody().phone
  const first = await warned(
    told('王总说今天的会改到下午三点，麻烦你先把会议室订好。', { recipient: { phone } }),
  )
  const story = (n: number): string =>
    `${n}号客服您好，您的百万保障服务今晚到期将每月扣费八百，请下载云会议并打开屏幕共享，我教您关闭，验证码报给我。`
  const other = await warned(told(story(1)))
  expect(await campaignOf(first)).toBeNull()
  expect(await warned(told(story(2), { recipient: { phone } }))).toBe(first)
  expect(await campaignOf(first)).not.toBeNull()
  expect(await campaignOf(first)).toBe(await campaignOf(other))
})

test('what shows again later than the setting says is another hand', async () => {
  const short = await ingestOf({ env: { MENSHEN_CAMPAIGN_HOURS: '1' } })
  const hasty = await openIngest(short.world, alarming(projectEngine(short.world.config.rulesDir)))
  const there = short.world.context(systemActor('test'))
  const at = async (time: string): Promise<string | null> => {
    const { warningId } = await hasty.send(told(script('你', 7, '五万元'), { occurredAt: `2023-02-23T${time}:00+08:00` })) // prettier-ignore
    await drain(there, [campaignsWorker])
    const member = await there.db.campaignWarning.findUnique({ where: { warningId: warningId ?? '' } })
    return member?.campaignId ?? null
  }
  expect([await at('07:00'), await at('08:01')]).toEqual([null, null])
  expect(await at('09:00')).not.toBeNull()
})

test('an operator takes one out and it stays out, or joins one, with a reason', async () => {
  const story = (n: number): string =>
    `退税通知${n}：您有个人所得税退税款未领取，请马上点击 tax-${n}.top 填写银行卡号、密码和验证码领取，逾期作废并冻结账户。`
  const [a, b, c] = [await warned(told(story(1))), await warned(told(story(2))), await warned(told(story(3)))]
  const id = await campaignOf(a)
  const body = { warningId: b, reason: '事主说是自己朋友开玩笑' }
  const { status } = await operator.agent
    .post(`/v1/campaigns/${id ?? ''}/take-out`)
    .set('x-csrf-token', operator.csrfToken)
    .send(body)
  expect(status).toBe(200)
  await deliver(ctx, campaignsWorker, 'warning.raised', { warningId: b })
  expect([await campaignOf(a), await campaignOf(b), await campaignOf(c)]).toEqual([id, null, id])
  const back = await operator.agent
    .post(`/v1/campaigns/${id ?? ''}/add`)
    .set('x-csrf-token', operator.csrfToken)
    .send({ warningId: b, reason: '核实为同一伙人' })
  expect(back.body).toMatchObject({ victims: 3 })
  expect((await detail(id)).members.find(({ warningId }) => warningId === b)).toMatchObject({
    reason: '核实为同一伙人',
    joinedBy: expect.any(String),
  })
})

test('with one warning left it is none', async () => {
  const story =
    '您的快递丢失，我们按三倍理赔，请下载会议软件打开屏幕共享，按客服提示把备用金转到理赔中心账户，否则扣款两千。'
  const [a, b] = [await warned(told(story)), await warned(told(`${story}谢谢`))]
  const id = await campaignOf(a)
  const out = await operator.agent
    .post(`/v1/campaigns/${id ?? ''}/take-out`)
    .set('x-csrf-token', operator.csrfToken)
    .send({ warningId: b, reason: '并非同一案' })
  expect(out.body).toMatchObject({ state: 'dissolved', warnings: 0 })
  expect(await campaignOf(a)).toBeNull()
  const again = await operator.agent
    .post(`/v1/campaigns/${id ?? ''}/add`)
    .set('x-csrf-token', operator.csrfToken)
    .send({ warningId: b, reason: '再次并入' })
  expect(again.body).toMatchObject({ code: 'illegal_move' })
})

test('it is closed when none of its warnings is alive, and open again with one that joins', async () => {
  const story = (n: number): string =>
    `${n}号贷款专员：您申请的低息贷款已批，因卡号填错被银监冻结，需先交八千元解冻金到指定账户，到账后一并退还，逾期影响征信。`
  const ended = [await warned(told(story(1))), await warned(told(story(2)))]
  const id = await campaignOf(ended[0] ?? '')
  const listed = async (query: string): Promise<boolean> => {
    const { body } = await operator.agent.get(`/v1/campaigns${query}`)
    return (body.items as { id: string }[]).some((one) => one.id === id)
  }
  const end = (warningId: string | undefined) =>
    ctx.db.warning.update({ where: { id: warningId ?? '' }, data: { state: 'confirmed' } })
  await end(ended[0])
  expect([(await detail(id)).state, await listed('')]).toEqual(['open', true])
  await end(ended[1])
  expect([(await detail(id)).state, await listed(''), await listed('?state=closed')]).toEqual([
    'closed',
    false,
    true,
  ])
  const shown = await operator.agent.get(`/v1/warnings/${ended[0] ?? ''}`)
  expect(shown.body.campaign).toMatchObject({ id, state: 'closed' })
  await warned(told(story(3)))
  expect([(await detail(id)).state, await listed('?state=open'), await listed('?state=closed')]).toEqual([
    'open',
    true,
    false,
  ])
})

test('two that come at the same moment find each other', async () => {
  const story = (n: number): string =>
    `${n}老同学是我，手机丢了借了个号，家里老人急病要做手术，先借我三万转到医生账户，周五一定还你，千万别跟别人说。`
  const sent = await Promise.all([1, 2, 3, 4].map((n) => given.send(told(story(n)))))
  const ids = sent.flatMap(({ warningId }) => warningId ?? [])
  await Promise.all(ids.map((warningId) => deliver(ctx, campaignsWorker, 'warning.opened', { warningId })))
  const campaigns = new Set(await Promise.all(ids.map(campaignOf)))
  expect(ids).toHaveLength(4)
  expect(campaigns.size).toBe(1)
  expect([...campaigns]).not.toContain(null)
})

test('the list has those that grew last first, by typology and page', async () => {
  const { body } = await operator.agent.get('/v1/campaigns?limit=1')
  expect(body.items).toHaveLength(1)
  const next = await operator.agent.get(`/v1/campaigns?limit=1&cursor=${body.nextCursor}`)
  expect(next.body.items[0].updatedAt <= body.items[0].updatedAt).toBe(true)
  const none = await operator.agent.get('/v1/campaigns?typology=other-fraud.romance')
  expect(none.body.items).toEqual([])
  const wrong = await operator.agent.get('/v1/campaigns?cursor=x')
  expect(wrong.body).toMatchObject({ code: 'invalid_request' })
})

test('metrics: how many are open, and how long a warning took to join', async () => {
  const { world } = given
  const measured = async (name: string): Promise<number> => {
    world.clock.advance(2 * MINUTE_MS)
    const { text } = await renderMetrics(world)
    const line = text.split('\n').find((one) => one.startsWith(`${name} `))
    return Number(line?.slice(name.length))
  }
  const open = await measured('menshen_campaigns_open')
  const [count, sum] = ['menshen_campaign_join_seconds_count', 'menshen_campaign_join_seconds_sum'] as const
  const before = [await measured(count), await measured(sum)]
  const story =
    '我们是退役军人事务局，您有一笔补助今天到期，请添加工作人员微信，先交两千元保证金激活账户后发放。'
  await warned(told(story))
  world.clock.advance(30 * SECOND_MS)
  await warned(told(`${story}收到请回复`))
  const after = [await measured(count), await measured(sum)]
  expect(after.map((value, i) => value - (before[i] ?? 0))).toEqual([2, 30])
  expect(await measured('menshen_campaigns_open')).toBe(open + 1)
})
