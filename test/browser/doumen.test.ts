import type { Page } from 'playwright-core'
import { holdings } from '../given/holds'
import * as wire from '../given/signals'
import { nearby, officer } from '../given/tasks'
import { apiKey } from '../given/users'
import { levels } from '../given/warnings'
import { inBrowser, shot } from './kit'
import { send, warningOf } from './send'

const panel = (page: Page, name: string) => page.getByRole('region', { name })
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).first().click()
const choose = (page: Page, group: string, name: string) =>
  page.getByRole('group', { name: group }).getByRole('radio', { name, exact: true }).press('Space')

/** The second person: opens what waits, reads it, and says yes. */
async function approve(page: Page, what: string): Promise<void> {
  await page.getByRole('link').filter({ hasText: what }).first().click()
  await page.getByRole('button', { name: /^批准/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '批准' }).click()
  await page.getByText('已批准，送银行').waitFor()
}

/** The bank's word on what it was asked. */
async function answer(page: Page, what: string, outcome: string): Promise<void> {
  await page
    .getByRole('link', { name: new RegExp(what) })
    .first()
    .click()
  await page.getByText(outcome, { exact: false }).first().click()
  await page.getByRole('button', { name: /^发送答复/ }).click()
  await page.getByText('答复已发送').waitFor()
}

const boss = (text: string) =>
  wire.chat({
    sender: { handle: 'boss', claimedName: '张总', claimedRole: 'chairman' },
    recipient: { phone: wire.shen.phone, name: wire.shen.name, role: 'finance' },
    group: { name: '项目沟通群', memberCount: 4, createdAt: '2023-02-23T09:30:00+08:00' },
    text,
  })

const pending = wire.companyTransfer({
  amount: '731200.00',
  payee: {
    account: wire.fraudAccount,
    bank: 'GIVEN',
    name: '李建军',
    kind: 'person',
    openedAt: '2023-01-20',
  },
})

/** 23 February 2023 as it went from desk to desk; every step is what somebody does on a screen. */
inBrowser('the case of Doumen', (desk) => {
  test('five people hand it on, and her company loses nothing', async () => {
    await levels(desk.ctx)
    await desk.ctx.db.officer.updateMany({ data: { isOnDuty: false } })
    const hang = await officer(desk.ctx, { at: nearby })
    const { username } = await desk.ctx.db.user.findUniqueOrThrow({ where: { id: hang.id } })
    const operator = (await desk.as('operator')).page
    const phone = await desk.signedIn(username, { isPhone: true })

    const telecom = await apiKey(desk.ctx, ['message'], 'telecom:zj')
    const bank = await apiKey(desk.ctx, ['transaction'], 'bank:icbc-yuecheng')
    await send(desk, telecom, boss('小沈，公司账户上现在余额还有多少？报给我。'))
    await send(desk, telecom, boss('保证金要马上退回去，先转到这个个人账户，很急，审批手续后面补。'))
    const warningId = await warningOf(desk, bank, pending)
    const { number } = await desk.ctx.db.warning.findUniqueOrThrow({ where: { id: warningId } })

    await operator.getByRole('row').filter({ hasText: number }).waitFor()
    await press(operator, '领取下一条')
    await operator.getByRole('heading', { name: number, exact: true }).waitFor()
    await operator.getByText('您在处理').waitFor()
    await shot(operator, 'doumen-1-operator')
    await panel(operator, '派警建议').getByRole('button', { name: '派出' }).click()
    await panel(operator, '任务与电话').getByText('首次见面').waitFor()

    await phone.getByRole('link', { name: /HC20230223/ }).tap()
    await phone.getByText('见面先说这三句').waitFor()
    await shot(phone, 'doumen-2-officer')
    for (const step of ['接受任务', '出发', '已到达', '填写反馈']) await press(phone, step)
    await choose(phone, '核查结果', '确为诈骗')
    await choose(phone, '当事人态度', '相信民警')
    await press(phone, '四项都看过，无异常')
    await choose(phone, '聊天记录', '冒充领导熟人')
    await choose(phone, '还在和骗子联系吗', '否')
    await choose(phone, '已经付款了吗', '已付款')
    await phone.getByLabel('金额（元）').fill('731200')
    await phone.getByLabel('收款账号').fill(wire.fraudAccount)
    await phone.getByLabel('付款时间').fill('2023-02-23T09:58')
    await press(phone, '提交')
    await phone.getByText(/全部已发送/).waitFor()

    await panel(operator, '时间线').getByText('确认诈骗').first().waitFor()
    await operator.keyboard.press('h')
    const holds = operator.getByRole('dialog', { name: '止付与冻结' })
    await holds.getByText('已知付款').waitFor()
    await shot(operator, 'doumen-3-holds')
    await holds
      .getByRole('button', { name: /^起草止付 / })
      .first()
      .click()
    await operator.getByText('已起草，等待批准').waitFor()
    await holds.getByText('待批准').first().waitFor()

    const supervisor = (await desk.as('supervisor', { path: '/desk/approvals' })).page
    await approve(supervisor, '紧急止付')
    const liaison = (await desk.as('liaison')).page
    await answer(liaison, '紧急止付', '全额止付')

    await holds.getByRole('button', { name: '申请冻结' }).click()
    const asking = operator.getByRole('dialog', { name: /^对 .* 申请冻结$/ })
    await asking.getByLabel(/^冻结金额/).fill('731200.00')
    await asking.getByRole('button', { name: '申请冻结' }).click()
    await approve(supervisor, '冻结')
    await answer(liaison, '冻结', '已按申请金额冻结')
    await holds.getByText('已冻结').first().waitFor()
    await shot(operator, 'doumen-3-frozen')
    expect(await holdings(desk.ctx, warningId)).toMatchObject({ frozen: '731200.00' })

    const publicity = (await desk.as('publicity')).page
    await publicity.getByRole('row').filter({ hasText: number }).getByRole('link').first().click()
    await press(publicity, '检查')
    await press(publicity, '审核通过')
    await publicity.getByText('您已审核，须由另一人发布').waitFor()
    await supervisor.goto(publicity.url())
    await press(supervisor, '发布')
    await supervisor.getByText('已发布').first().waitFor()

    const anybody = await desk.page({ path: '/stories', hasScripts: false })
    const { title } = await desk.ctx.db.story.findFirstOrThrow({ where: { warningId } })
    await anybody.getByRole('link', { name: title }).first().click()
    await anybody.getByRole('heading', { name: title, level: 1 }).waitFor()
    await shot(anybody, 'doumen-4-story')
    const told = await anybody.locator('body').innerText()
    for (const secret of [wire.shen.name, wire.fraudAccount, '731200', '731,200'])
      expect(told).not.toContain(secret)
  })
})
