import type { Page } from 'playwright-core'
import { requestFreeze } from '../../src/holds/freezes/service'
import { tellOnward } from '../../src/holds/onward/service'
import { fileAppeal } from '../../src/holds/appeals/service'
import * as given from '../given/holds'
import { reportOf } from '../given/reports'
import { deliverTwice } from '../setup/deliver'
import { ledgerWorker } from '../../workers/ledger'
import { expectAccessible, inBrowser, shot } from './kit'

const list = (page: Page) => page.getByRole('navigation', { name: /^(审批|Approvals)$/ })
const item = (page: Page, number: string) => list(page).getByRole('link').filter({ hasText: number })
const opened = (page: Page, name: string) => page.getByRole('article', { name })

inBrowser('the approvals desk', (desk) => {
  test('a stop drafted from the warning comes to the supervisor, who sees all of it and approves', async () => {
    const hold = await given.holdCase(desk.ctx, { hasGateway: false })
    const { page, id: userId } = await desk.as('supervisor', { path: '/desk/approvals' })
    const { id, number } = await given.draftedStop(hold)
    await item(page, number).click()
    await opened(page, number).getByText('王五').waitFor()
    await opened(page, number)
      .getByRole('link', { name: `打开预警 ${hold.warning.number}` })
      .waitFor()
    await expectAccessible(page)
    await shot(page, 'approvals-stop')

    await page.keyboard.press('a')
    await page.getByRole('dialog').getByRole('button', { name: '批准' }).click()
    await page.getByText('已批准，送银行').waitFor()
    await item(page, number).waitFor({ state: 'detached' })
    const stop = await desk.ctx.db.stopPayment.findUniqueOrThrow({ where: { id } })
    expect(stop).toMatchObject({ approvedBy: userId })
    expect(['approved', 'submitted']).toContain(stop.state)
    await page.goto(desk.at(`/desk/approvals/stops/${id}`))
    await page.getByText('这件事项已处理').waitFor()
  })

  test('what one asks for oneself waits for another, and one can take it back', async () => {
    const hold = await given.holdCase(desk.ctx, { hasGateway: false })
    const { page } = await desk.as('supervisor', { path: `/desk/operator/warnings/${hold.warning.id}` })
    await page.getByRole('button', { name: /^止付与冻结/ }).click()
    const panel = page.getByRole('dialog', { name: '止付与冻结' })
    await panel.getByRole('button', { name: '申请保护性止付' }).waitFor()
    await shot(page, 'operator-holds')
    await panel.getByRole('button', { name: '申请保护性止付' }).click()
    const asking = page.getByRole('dialog', { name: '限制受害人本人的账户' })
    await asking.getByLabel('依据').fill('见面时仍与对方联系')
    await asking.getByLabel('开户行').click()
    await page.keyboard.type('CCB')
    await page.keyboard.press('Enter')
    await asking.getByRole('button', { name: '申请保护性止付' }).click()
    await asking.waitFor({ state: 'detached' })
    const { number } = await desk.ctx.db.protectiveHold.findFirstOrThrow({
      where: { warningId: hold.warning.id },
    })
    await page.goto(desk.at('/desk/approvals'))
    await list(page).getByRole('region', { name: '您提出的，须由他人审批' }).getByText(number).click()
    await opened(page, number).getByText('这是您本人提出的').waitFor()
    expect(await page.getByRole('button', { name: '批准', exact: false }).last().isDisabled()).toBe(true)
    await expectAccessible(page)
    await shot(page, 'approvals-own')
    await page.keyboard.press('x')
    const back = page.getByRole('dialog', { name: `撤回 ${number}` })
    await back.getByLabel('理由').fill('本人已到所')
    await back.getByRole('button', { name: '撤回' }).click()
    await item(page, number).waitFor({ state: 'detached' })
  })

  test('where a bank says the money had gone is drafted as the next stop, and a freeze is refused with a reason', async () => {
    const hold = await given.holdCase(desk.ctx, { hasGateway: false })
    const stop = await given.heldStop(desk.ctx, hold)
    const liaison = desk.ctx.as(await given.person(desk.ctx, 'liaison', { bankId: hold.bankId }))
    await tellOnward(liaison, stop.id, [
      {
        account: '6228480123456781234',
        accountName: '赵六',
        bank: 'CCB',
        amount: 50_000_000n,
        transferredAt: '2023-02-23T01:59:30Z',
      },
    ])
    const freeze = await requestFreeze(hold.operator, {
      stopPaymentId: stop.id,
      kind: 'whole',
      wholeReason: '多名受害人资金混同，无法分清',
    })
    const { page } = await desk.as('supervisor', { path: '/desk/approvals', language: 'en', theme: 'dark' })
    await list(page).getByRole('link').filter({ hasText: '****1234' }).click()
    await page
      .getByRole('article', { name: 'Proposed stop' })
      .getByRole('button', { name: /^Draft a stop/ })
      .click()
    await page.getByText('Drafted; it waits for approval').waitFor()

    await item(page, freeze.number).click()
    await opened(page, freeze.number).getByText('多名受害人资金混同').waitFor()
    await expectAccessible(page)
    await shot(page, 'approvals-freeze-en-dark')
    await page.keyboard.press('x')
    const refusing = page.getByRole('dialog', { name: `Refuse ${freeze.number}` })
    await refusing.getByLabel('Reason').fill('限额冻结已足够')
    await refusing.getByRole('button', { name: 'Refuse' }).click()
    await item(page, freeze.number).waitFor({ state: 'detached' })
    expect(await desk.ctx.db.accountFreeze.findUniqueOrThrow({ where: { id: freeze.id } })).toMatchObject({
      state: 'cancelled',
    })
  })

  test('an account of a report is completed and adopted by one, and approved by another', async () => {
    const hold = await given.holdCase(desk.ctx, { hasGateway: false })
    await reportOf(desk.ctx, hold.warning, [
      { payeeAccount: hold.account, payeeBank: 'CCB', amount: '58000.00' },
    ])
    const { page } = await desk.as('operator', { path: `/desk/operator/warnings/${hold.warning.id}` })
    await page.getByRole('button', { name: /^止付与冻结/ }).click()
    const drafts = page.getByRole('region', { name: '报案：一级账户止付草稿' })
    await drafts.getByText('缺：户名、转账时间').waitFor()
    await expectAccessible(page)
    await shot(page, 'report-drafts')
    await drafts.getByRole('button', { name: /^补齐/ }).click()
    const dialog = page.getByRole('dialog', { name: '补齐四要素' })
    await dialog.getByLabel('户名').fill('王五')
    await dialog.getByRole('button', { name: '先保存' }).click()
    await drafts.getByText('缺：转账时间').waitFor()
    await drafts.getByRole('button', { name: /^补齐/ }).click()
    await dialog.getByLabel('转账时间').fill('2023-02-23T09:50:00')
    await shot(page, 'report-drafts-complete')
    await dialog.getByRole('button', { name: '认领起草' }).click()
    await page.getByText('已认领，等待另一人批准').waitFor()
    await drafts.getByText(/该账户已有 ZF/).waitFor()

    const chief = await desk.as('supervisor', { path: '/desk/approvals', language: 'en', theme: 'dark' })
    const { id, number } = await desk.ctx.db.stopPayment.findFirstOrThrow({
      where: { warningId: hold.warning.id },
    })
    const reports = list(chief.page).getByRole('region', { name: 'From reports: first-tier accounts' })
    await reports
      .getByRole('link')
      .filter({ hasText: hold.account.slice(-4) })
      .click()
    await opened(chief.page, 'Stop drafted from a report').waitFor()
    await expectAccessible(chief.page)
    await shot(chief.page, 'report-draft-en-dark')
    await item(chief.page, number).click()
    await opened(chief.page, number).waitFor()
    await chief.page.keyboard.press('a')
    await chief.page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
    await chief.page.getByText('Approved; it goes to the bank').waitFor()
    await item(chief.page, number).waitFor({ state: 'detached' })
    expect((await desk.ctx.db.stopPayment.findUniqueOrThrow({ where: { id } })).submittedAt).not.toBeNull()
  })

  test('a bank’s statement is tried, kept and explained; an entry is corrected by two persons', async () => {
    const hold = await given.holdCase(desk.ctx, { hasGateway: false, status: 'settled' })
    const { number } = await given.heldStop(desk.ctx, hold)
    await desk.ctx.db.bank.update({ where: { id: hold.bankId }, data: { name: '建设银行' } })
    desk.world.clock.advance(60_000)
    const { page } = await desk.as('supervisor', { path: '/desk/approvals/books' })
    const statements = page.getByRole('region', { name: '银行对账' })
    await statements.getByRole('combobox', { name: '银行' }).click()
    await page.getByTitle('建设银行 CCB').click()
    await statements.getByLabel(/^选择对账单/).setInputFiles({
      name: 'statement.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`文书编号,金额\n${number},1.00\n`),
    })
    await statements.getByText('金额不符').waitFor()
    await statements.getByRole('button', { name: '保存对账结果' }).click()
    await statements.getByRole('button', { name: '说明原因' }).first().click()
    await page.getByRole('dialog').getByLabel('理由').fill('银行系统次日更新')
    await page.getByRole('dialog').getByRole('button', { name: '说明原因' }).click()
    await statements.getByText('银行系统次日更新').waitFor()
    await expectAccessible(page)

    await page.goto(desk.at(`/desk/operator/warnings/${hold.warning.id}`))
    await page.getByRole('button', { name: /^止付与冻结/ }).click()
    await page
      .getByRole('button', { name: /^更正第/ })
      .last()
      .click()
    const asking = page.getByRole('dialog', { name: '提出更正' })
    await asking.getByLabel('理由').fill('银行重复回执')
    await asking.getByRole('button', { name: '提出更正' }).click()
    await asking.waitFor({ state: 'detached' })
    const { page: other } = await desk.as('supervisor', { path: '/desk/approvals/books' })
    const corrections = other.getByRole('region', { name: '台账更正' })
    await corrections.getByText('银行重复回执').waitFor()
    await shot(other, 'approvals-books')
    await corrections.getByRole('button', { name: '同意更正' }).click()
    await other.getByRole('dialog').getByLabel('理由').fill('已核实')
    await other.getByRole('dialog').getByRole('button', { name: '同意更正' }).click()
    await corrections.getByText('已更正').waitFor()
  })

  test('what nobody holds any more is booked as lost, with a reason', async () => {
    const { warning } = await given.holdCase(desk.ctx, { hasGateway: false, status: 'settled' })
    await deliverTwice(desk.ctx, ledgerWorker, 'signal.joined', {
      warningId: warning.id,
      signalId: warning.signalIds[0]!,
    })
    await desk.ctx.db.warning.update({ where: { id: warning.id }, data: { state: 'confirmed' } })
    const { page } = await desk.as('supervisor', { path: `/desk/operator/warnings/${warning.id}` })
    await page.getByRole('button', { name: /^止付与冻结/ }).click()
    await page.getByRole('button', { name: '认定损失' }).click()
    const asking = page.getByRole('dialog', { name: '认定损失' })
    await asking.getByLabel('理由').fill('账户已空，去向已查尽')
    await asking.getByRole('button', { name: '认定损失' }).click()
    await page.getByText(/已转出 → 损失/).waitFor()
    await expectAccessible(page)
    await shot(page, 'loss-booked')
  })

  test('what ends within the coming day is told from all that is in force', async () => {
    const hold = await given.holdCase(desk.ctx, { hasGateway: false })
    const ending = await given.heldStop(desk.ctx, hold)
    desk.world.clock.advance(30 * 3_600_000)
    const fresh = await given.heldStop(desk.ctx, await given.holdCase(desk.ctx, { hasGateway: false }))
    const { page } = await desk.as('supervisor', { path: '/desk/approvals/running' })
    const row = (number: string) => page.getByRole('row').filter({ hasText: number })
    await row(fresh.number).waitFor()
    await page.getByText('24 小时内到期').click()
    await row(fresh.number).waitFor({ state: 'detached' })
    await row(ending.number).waitFor()
    await expectAccessible(page)
    await shot(page, 'running-coming')
  })

  test('an appeal is decided by its address; granted, the bank is asked to release at once', async () => {
    const hold = await given.holdCase(desk.ctx, { hasGateway: false })
    const stop = await given.heldStop(desk.ctx, hold)
    const { appeal } = await fileAppeal(hold.operator, {
      subject: 'stop_payment',
      subjectId: stop.id,
      statement: '卖家来电：是货款，有合同',
    })
    const { page } = await desk.as('supervisor', { path: `/desk/approvals/appeals/${appeal.id}` })
    await page.getByText('卖家来电：是货款，有合同').waitFor()
    await shot(page, 'approvals-appeal')
    await page.getByRole('button', { name: '支持申诉' }).click()
    const granting = page.getByRole('dialog', { name: `支持对 ${stop.number} 的申诉` })
    await granting.getByLabel('裁决理由').fill('合同与发货单属实')
    await granting.getByRole('button', { name: '支持申诉' }).click()
    await granting.waitFor({ state: 'detached' })
    expect(await desk.ctx.db.stopPayment.findUniqueOrThrow({ where: { id: stop.id } })).toMatchObject({
      state: 'released',
    })
    await page.getByText('生效中', { exact: true }).click()
    await page.getByRole('heading', { name: '生效中' }).waitFor()
    await expectAccessible(page)
    await shot(page, 'approvals-running')
    await page.goBack()
    await list(page).or(page.getByText('没有待审批的事项')).first().waitFor()
  })
})
