import type { Page } from 'playwright-core'
import { seedAll } from '../../seeds'
import * as wire from '../given/signals'
import { farther, nearby, officer } from '../given/tasks'
import { apiKey } from '../given/users'
import { expectAccessible, inBrowser, shot, type Desk } from './kit'
import { send, warningOf } from './send'

const panel = (page: Page, name: string) => page.getByRole('region', { name })

let count = 0

/** The case of Doumen, with people of its own: the chat, the payment, and what the payee paid on. */
async function doumen(desk: Desk): Promise<{ id: string; phone: string; mule: string }> {
  const sources = ['telecom:zj', 'bank:icbc-yuecheng'] as const
  const [telecom, bank] = await Promise.all(
    sources.map((source) => apiKey(desk.ctx, ['message', 'transaction'], source)),
  )
  count += 1
  const phone = `1380000777${count}`
  const mule = `621700121008000777${count}`
  const payer = { ...(wire.companyTransfer()['payer'] as object), account: `3305016581420000777${count}` }
  await warningOf(desk, telecom ?? '', wire.chat({ recipient: { phone, name: '沈阿宝', role: '财务' } }))
  const id = await warningOf(
    desk,
    bank ?? '',
    wire.companyTransfer({
      status: 'settled',
      payer: { ...payer, operator: { name: '沈阿宝', phone, role: 'finance' } },
      payee: { account: mule, bank: 'CCB', name: '李建军', kind: 'person', openedAt: '2023-01-20' },
    }),
  )
  await send(
    desk,
    bank ?? '',
    wire.payment({
      occurredAt: '2023-02-23T09:58:00+08:00',
      amount: '400000.00',
      payer: { account: mule, bank: 'CCB', name: '李建军', kind: 'person' },
      payee: { account: `622848012345678000${count}`, bank: 'ABC', name: '赵六' },
    }),
  )
  return { id, phone, mule }
}

const pathOf = (id: string): string => `/desk/operator/warnings/${id}`

inBrowser('one warning at the operator’s desk', (desk) => {
  beforeAll(async () => {
    await seedAll(desk.ctx, { demo: false })
  })

  test('who, what was said and where are sealed until opened for a purpose, and each opening is logged', async () => {
    const { id } = await doumen(desk)
    const { page, id: userId } = await desk.as('operator', { path: pathOf(id) })
    await panel(page, '当事人').getByText('沈**').waitFor()
    expect(await page.getByText('沈阿宝').count()).toBe(0)

    await panel(page, '当事人').getByRole('button', { name: '查看身份' }).click()
    await panel(page, '当事人').getByText('沈阿宝').waitFor()
    await panel(page, '原文与话术').getByRole('button', { name: '查看原文' }).click()
    await panel(page, '原文与话术').locator('mark', { hasText: '私人账户' }).first().waitFor()
    await panel(page, '位置').getByText('按地址 · 精确到点').waitFor()
    await panel(page, '位置').getByRole('button', { name: '显示准确位置' }).click()
    await panel(page, '位置').getByText('浙江省绍兴市越城区斗门街道世纪街1号', { exact: true }).waitFor()

    await panel(page, '资金流向').getByRole('img').waitFor()
    await expectAccessible(page)
    await shot(page, 'operator-warning')
    const opened = await desk.ctx.db.auditEntry.findMany({
      where: { actorId: userId, action: 'vault.open' },
      orderBy: { seq: 'asc' },
    })
    expect(new Set(opened.map(({ purpose }) => purpose))).toEqual(new Set(['triage']))
    expect(new Set(opened.map(({ subject }) => subject))).toEqual(new Set(['party', 'identifier', 'signal']))
  })

  test('the money by tiers, as a drawing and as a table, masked', async () => {
    const { id, mule } = await doumen(desk)
    const { page } = await desk.as('operator', { path: pathOf(id) })
    const money = panel(page, '资金流向')
    await money.getByText('2级 ABC').waitFor()
    await money
      .getByText(`****${mule.slice(-4)}`)
      .first()
      .waitFor()
    await money.getByText('表', { exact: true }).click()
    await money.getByRole('row').filter({ hasText: '73.12万元' }).waitFor()
    await money.getByRole('row').filter({ hasText: '40万元' }).waitFor()
    expect(await page.getByText(mule).count()).toBe(0)
    await expectAccessible(page)
  })

  test('a call that is cut sends the nearest patrol at once, and the next step follows', async () => {
    await desk.ctx.db.officer.updateMany({ data: { isOnDuty: false } })
    const { id: officerId } = await officer(desk.ctx, { at: nearby })
    await officer(desk.ctx, { at: farther })
    await officer(desk.ctx, { isSignedIn: false })
    const { displayName } = await desk.ctx.db.user.findUniqueOrThrow({ where: { id: officerId } })
    const { id } = await doumen(desk)
    const { page } = await desk.as('operator', { path: pathOf(id) })
    const next = page.getByRole('status', { name: '下一步' })
    await next.getByText(/未签收|没有人签收/).waitFor()
    await next.getByRole('button', { name: '签收' }).click()
    const suggestion = panel(page, '派警建议')
    await suggestion.getByText(displayName).first().waitFor()
    await suggestion.getByText(/最快到达：约[\d.]+分钟/).waitFor()
    await suggestion.getByText(/路上多[\d.]+分钟/).waitFor()
    await suggestion.getByText(/可派民警 2 人 · 不可派：.*未登录 \d+ 人/).waitFor()
    await shot(page, 'operator-suggestion')

    await page.keyboard.press('c')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('自己拨打96110').waitFor()
    await dialog.getByRole('button', { name: '记录结果' }).click()
    await dialog.getByText('请选择通话结果').waitFor()
    await dialog.getByRole('button', { name: '挂断' }).click()
    await dialog.getByText('将立即派警').waitFor()
    await dialog.getByLabel('备注（加密保存）').fill('孩子接的，说妈妈在银行')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: '记录结果' }).click()
    await dialog.waitFor({ state: 'detached' })

    await panel(page, '任务与电话').getByText(displayName).first().waitFor()
    await panel(page, '任务与电话').getByText('挂断').first().waitFor()
    await panel(page, '任务与电话').getByRole('button', { name: '看备注' }).click()
    await panel(page, '任务与电话').getByText('孩子接的，说妈妈在银行').waitFor()
    await next.getByText(`等 ${displayName} 接受任务`).waitFor()
    await panel(page, '时间线').getByText('派警').first().waitFor()
  })

  test('somebody else is sent with a reason, and a follow-up is planned', async () => {
    await desk.ctx.db.officer.updateMany({ data: { isOnDuty: false } })
    const { id } = await doumen(desk)
    const { page } = await desk.as('operator', { path: pathOf(id) })
    await page.getByRole('button', { name: '签收' }).first().click()
    await panel(page, '派警建议').getByRole('button', { name: '改派他人…' }).click()
    const sending = page.getByRole('dialog', { name: '指定派警' })
    await sending.getByRole('radio').first().check()
    await sending.getByLabel('理由').fill('离得近，熟悉情况')
    await sending.getByRole('button', { name: '派出' }).click()
    await sending.waitFor({ state: 'detached' })
    await panel(page, '任务与电话').getByText('首次见面').waitFor()

    await page.keyboard.press('p')
    const planning = page.getByRole('dialog', { name: /^计划跟进/ })
    await planning.getByRole('button', { name: '30 分钟后' }).click()
    await planning.getByLabel('理由').fill('家属到家后再打')
    await planning.getByRole('button', { name: '计划', exact: true }).click()
    await planning.waitFor({ state: 'detached' })
    await panel(page, '任务与电话').getByText('家属到家后再打').waitFor()
    expect(await desk.ctx.db.plannedCall.count({ where: { warningId: id, state: 'planned' } })).toBe(1)
  })

  test('in English and by night nothing stays Chinese but what people wrote and are called', async () => {
    const { id } = await doumen(desk)
    const { page } = await desk.as('operator', { path: pathOf(id), language: 'en', theme: 'dark' })
    await panel(page, 'Why').getByText('Probability', { exact: false }).first().waitFor()
    await panel(page, 'The money').getByText('Tier 1 CCB').waitFor()
    const why = await panel(page, 'Why').innerText()
    expect(why).not.toMatch(/[\u3400-\u9fff]/)
    await expectAccessible(page)
    await shot(page, 'operator-warning-en-dark')
  })
})
