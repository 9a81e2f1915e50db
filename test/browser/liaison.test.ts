import type { Page } from 'playwright-core'
import { renewStop } from '../../src/holds/stop-payments/service'
import * as given from '../given/holds'
import { camt029 } from '../given/iso20022'
import { user } from '../given/users'
import { fraudster } from '../given/warnings'
import { expectAccessible, inBrowser, shot, type Desk, type PageOptions } from './kit'

const item = (page: Page, number: string) =>
  page
    .getByRole('navigation', { name: /协查请求|Requests/ })
    .getByRole('link')
    .filter({ hasText: number })
const opened = (page: Page, number: string) => page.getByRole('article', { name: number })
const answer = (page: Page) => page.getByRole('region', { name: '答复', exact: true })
const send = (page: Page) => answer(page).getByRole('button', { name: '发送答复' }).click()

/** A bank without a gateway, a warning, and its liaison at the desk. */
async function atBank(desk: Desk) {
  const hold = await given.holdCase(desk.ctx, { hasGateway: false })
  const { id, username } = await user(desk.ctx, 'liaison')
  await desk.ctx.db.user.update({ where: { id }, data: { bankId: hold.bankId } })
  return { hold, come: (options?: PageOptions) => desk.signedIn(username, options) }
}

inBrowser('the bank liaison’s desk', (desk) => {
  // Each case has the list to itself.
  beforeEach(() => desk.ctx.db.bankRequest.updateMany({ data: { state: 'failed' } }))

  test('a request arrives by itself; its fields are compared with the bank’s own; held in part, the rest had gone on', async () => {
    const { hold, come } = await atBank(desk)
    const page = await come()
    await page.getByText('没有待答复的请求').waitFor()
    await shot(page, 'liaison-nothing')
    const { id, number } = await given.submittedStop(desk.ctx, hold)
    await item(page, number).click()
    await opened(page, number).getByText('王五').waitFor()

    await page.getByLabel('本行系统显示的户名').fill('王 五')
    await page.getByLabel('本行系统显示的账号').fill(`${hold.account.slice(0, 4)} ${hold.account.slice(4)}`)
    await page.getByLabel('本行系统显示的金额').fill('731,200.00')
    await page.getByLabel('本行系统显示的转账时间').fill('2023/2/23 9:58')
    expect(await page.getByText('✓ 一致').count()).toBe(4)

    await send(page)
    await page.getByText('请选择答复').waitFor()
    await answer(page).getByText('部分止付').click()
    await answer(page).getByLabel('已止付金额（元）').fill('231200')
    await answer(page).getByLabel('资金已转往其他账户').check()
    await answer(page).getByLabel('第 1 笔账号').fill('6228480123456780009')
    await answer(page).getByLabel('第 1 笔户名').fill('赵六')
    await answer(page).getByLabel('第 1 笔开户行').fill('农业银行')
    await page.keyboard.press('Enter')
    // The list closes by itself once one is chosen.
    await page.getByRole('listbox').waitFor({ state: 'detached' })
    await answer(page).getByLabel('第 1 笔金额').fill('500000')
    await answer(page).getByText('止付 ¥231,200.00，未止付 ¥500,000.00').waitFor()
    await expectAccessible(page)
    await shot(page, 'liaison-answer')
    await send(page)

    const told = opened(page, number).getByRole('region', { name: '本行已答复' })
    await told.getByText('¥231,200.00').waitFor()
    await shot(page, 'liaison-answered')
    await told.getByText('1 笔').waitFor()
    expect(await desk.ctx.db.stopPayment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'held',
      heldFen: 23_120_000n,
    })
    const gone = await desk.ctx.db.onwardTransfer.findMany({ where: { stopPaymentId: id } })
    expect(gone).toMatchObject([{ state: 'proposed', bankName: '农业银行', amountFen: 50_000_000n }])
    await page.getByRole('region', { name: '生效中的止付' }).getByText(number).waitFor()
  })

  test('what does not match is refused with its cause, by keyboard', async () => {
    const { hold, come } = await atBank(desk)
    const { id, number } = await given.submittedStop(desk.ctx, hold)
    const page = await come()
    await item(page, number).waitFor()
    await page.keyboard.press('n')
    await page.getByLabel('本行系统显示的户名').fill('王伍')
    await page.getByText('✗ 第 2 位起不同').waitFor()
    await page.getByRole('button', { name: '按“户名不符”拒绝' }).click()
    await answer(page).getByText('户名不符').waitFor()
    await shot(page, 'liaison-refuse')
    await send(page)
    await opened(page, number).getByRole('region', { name: '本行已答复' }).getByText('户名不符').waitFor()
    expect(await desk.ctx.db.stopPayment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'refused',
      refusalCause: 'name_mismatch',
    })
    await page.keyboard.press('e')
    await page
      .getByRole('navigation', { name: '已结束' })
      .getByRole('link')
      .filter({ hasText: number })
      .waitFor()
  })

  test('another bank’s requests are not there, neither in the list nor by their address', async () => {
    const { hold, come } = await atBank(desk)
    const { id, number } = await given.submittedStop(desk.ctx, hold)
    const { id: requestId } = await given.requestOf(desk.ctx, id, 'stop')
    const { page: other } = await desk.as('liaison', { path: `/desk/liaison/requests/${requestId}` })
    await other.getByText('没有这件请求，或不属于本行').waitFor()
    expect(await other.getByText(number).count()).toBe(0)
    await item(await come(), number).waitFor()
  })

  test('as the payer’s bank it takes the camt.056, and its camt.029 answers the stop; a broken file is told by its place', async () => {
    const { hold } = await atBank(desk)
    const payersBank = await given.bank(desk.ctx, false, 'PAYERS')
    await desk.ctx.db.identifier.updateMany({
      where: { id: hold.warning.payerId },
      data: { bankCode: 'PAYERS' },
    })
    const { id, number } = await given.submittedStop(desk.ctx, { ...hold, account: fraudster.account })
    const { id: reference } = await given.requestOf(desk.ctx, id, 'stop')
    const { id: userId, username } = await user(desk.ctx, 'liaison')
    await desk.ctx.db.user.update({ where: { id: userId }, data: { bankId: payersBank } })
    const page = await desk.signedIn(username)
    await page.getByRole('button', { name: '撤销报文' }).click()
    const drawer = page.getByRole('dialog', { name: '撤销报文（ISO 20022）' })
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      drawer.getByRole('button', { name: `下载 camt.056（${number}）` }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`camt.056.001.08-${number}.xml`)
    await drawer.getByText('已下载').waitFor()
    const choose = (xml: string) =>
      drawer
        .getByLabel('选择 camt.029 文件')
        .setInputFiles({ name: 'answer.xml', mimeType: 'application/xml', buffer: Buffer.from(xml) })
    await choose('<a>')
    await drawer.getByText('应为：well-formed XML').waitFor()
    await choose(camt029(reference, { status: 'PACR', amount: '231200.00' }))
    await drawer.getByText('预览：将受理').waitFor()
    await expectAccessible(page)
    await shot(page, 'liaison-cancellations')
    await drawer.getByRole('button', { name: '提交答复' }).click()
    await drawer.getByText('已受理').waitFor()
    await given.settle(desk.ctx)
    await drawer.getByText('已答复', { exact: true }).waitFor()
    expect(await desk.ctx.db.stopPayment.findUnique({ where: { id } })).toMatchObject({
      state: 'held',
      heldFen: 23_120_000n,
    })
  })

  test('a renewal is answered by its address; what was typed stays while another is looked at; back is back', async () => {
    const { hold, come } = await atBank(desk)
    const { id, number } = await given.submittedStop(desk.ctx, hold)
    await given.bankSays(desk.ctx, id, 'stop')
    await renewStop(hold.operator, id)
    const { id: requestId } = await given.requestOf(desk.ctx, id, 'renew_stop')
    const path = `/desk/liaison/requests/${requestId}`
    const page = await come({ path, language: 'en', theme: 'dark' })
    const form = page.getByRole('region', { name: 'Answer', exact: true })
    await form.getByText('Renewed').click()
    await form.getByText('at another time').click()
    await opened(page, number)
      .getByRole('link', { name: `All about ${number}` })
      .click()
    await page.getByRole('region', { name: 'What has happened' }).getByText('To answer').waitFor()
    await expectAccessible(page)
    await shot(page, 'liaison-hold-en-dark')
    await page.goBack()
    await form.getByText('Acted at').first().waitFor()
    expect(await form.getByRole('radio', { name: /^Renewed/ }).isChecked()).toBe(true)
    await form.getByText('just now').click()
    await expectAccessible(page)
    await shot(page, 'liaison-request-en-dark')
    await page.setViewportSize({ width: 1024, height: 768 })
    await shot(page, 'liaison-request-narrow')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(1024)
    await form.getByRole('button', { name: 'Send the answer' }).dblclick()
    await page.getByRole('region', { name: 'Your bank has answered' }).getByText('Done').waitFor()
    expect(await desk.ctx.db.stopPayment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'renewed',
    })
    expect(await desk.ctx.db.bankReply.count({ where: { requestId } })).toBe(1)
  })

  test('another authority froze first: ours waits behind it, and is in force by the bank’s word', async () => {
    const { hold, come } = await atBank(desk)
    const stop = await given.heldStop(desk.ctx, hold)
    const { id, number } = await given.submittedFreeze(desk.ctx, hold, stop.id)
    const { id: requestId } = await given.requestOf(desk.ctx, id, 'freeze')
    const page = await come({ path: `/desk/liaison/requests/${requestId}` })
    await answer(page).getByText('轮候冻结（已有在先冻结）').click()
    await answer(page).getByLabel('在先冻结机关').fill('某市人民法院')
    await send(page)
    await page.getByRole('region', { name: '本行已答复' }).waitFor()
    await page
      .getByRole('link', { name: new RegExp(number) })
      .last()
      .click()
    await page.getByText('轮候于').first().waitFor()
    await page.getByText('某市人民法院').first().waitFor()
    await expectAccessible(page)
    await shot(page, 'liaison-queued')
    const stateOf = async () => (await desk.ctx.db.accountFreeze.findUniqueOrThrow({ where: { id } })).state
    expect(await stateOf()).toBe('queued')
    // Not to be lost from sight while it waits.
    await page.goto(desk.at('/desk/liaison'))
    await item(page, number).click()
    await page.getByRole('button', { name: '轮候已生效' }).click()
    await page.getByRole('button', { name: '轮候已生效' }).waitFor({ state: 'detached' })
    expect(await stateOf()).toBe('frozen')
  })
})
