import type { Page } from 'playwright-core'
import { requestFreeze } from '../../src/holds/freezes/service'
import { tellOnward } from '../../src/holds/onward/service'
import { fileAppeal } from '../../src/holds/appeals/service'
import * as given from '../given/holds'
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
