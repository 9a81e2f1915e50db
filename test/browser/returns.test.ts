import type { Page } from 'playwright-core'
import { draftReturn } from '../../src/holds/returns/service'
import * as given from '../given/holds'
import { reportOf } from '../given/reports'
import { openWarning } from '../given/warnings'
import { expectAccessible, inBrowser, shot } from './kit'

const opened = (page: Page, name: string) => page.getByRole('article', { name })

inBrowser('the return of frozen money', (desk) => {
  async function frozen(amount: string) {
    const hold = await given.holdCase(desk.ctx, { hasGateway: false })
    const stop = await given.heldStop(desk.ctx, hold, amount)
    const freeze = await given.submittedFreeze(desk.ctx, hold, stop.id)
    await given.bankSays(desk.ctx, freeze.id, 'freeze')
    return { hold, freeze }
  }

  test('mixed money is announced and objected to; the shares are reckoned anew when a claim is put right', async () => {
    const { hold, freeze } = await frozen('100000.00')
    const other = await openWarning(desk.ctx, { amountFen: 1n })
    await reportOf(desk.ctx, other, [
      {
        payeeAccount: hold.account,
        payeeBank: 'CCB',
        payeeName: '王五',
        amount: '50000.00',
        at: '2023-02-23T01:50:00Z',
      },
    ])
    const { page } = await desk.as('supervisor', { path: '/desk/approvals/running' })
    await page.getByRole('button', { name: `拟定返还 ${freeze.number}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: '拟定返还' }).click()
    await page.getByText('已拟定，见“审批”台“返还”').waitFor()
    await page.getByText('返还', { exact: true }).click()
    const { id, number } = await desk.ctx.db.fundReturn.findFirstOrThrow({ where: { freezeId: freeze.id } })
    await page.getByRole('link', { name: number }).click()
    await opened(page, number).getByText('66,666.67').first().waitFor()
    await page.getByRole('button', { name: '更正 1' }).click()
    const dialog = page.getByRole('dialog', { name: '更正第 1 号登记' })
    await dialog.getByLabel('返还账号').fill('6222021211001112223')
    await dialog.getByLabel('返还户名').fill('沈阿宝')
    await dialog.getByLabel('返还开户行').fill('ICBC')
    await dialog.getByRole('button', { name: '更正' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '开始公告' }).click()
    await page.getByText(/涉案冻结资金返还公告/).waitFor()
    await page.getByRole('button', { name: '登记异议' }).click()
    const objecting = page.getByRole('dialog', { name: '登记异议' })
    await objecting.getByLabel(/谁提出/).fill('李某来电：我被骗的是十万元，不是五万')
    await objecting.getByRole('button', { name: '登记异议' }).click()
    await page.getByText('李某来电：我被骗的是十万元，不是五万').waitFor()
    await expectAccessible(page)
    await shot(page, 'return-published')

    const chief = await desk.as('supervisor', {
      path: `/desk/approvals/returns/${id}`,
      language: 'en',
      theme: 'dark',
    })
    await chief.page.getByRole('button', { name: 'Uphold' }).click()
    const deciding = chief.page.getByRole('dialog', { name: 'Uphold' })
    await deciding.getByLabel('Reason').fill('补充流水属实')
    await deciding.getByRole('button', { name: 'Uphold' }).click()
    await deciding.waitFor({ state: 'detached' })
    await chief.page.getByRole('button', { name: 'Correct 2' }).click()
    const change = chief.page.getByRole('dialog', { name: 'Correct claim 2' })
    // What the trace finds is offered; it fills sum and reason.
    await change.getByText('By the trace, of this case’s money there is still there').waitFor()
    await change.getByRole('button', { name: 'Take it' }).click()
    expect(await change.getByLabel('Reason').inputValue()).toContain('By the trace')
    await change.getByLabel('Traceable').fill('')
    await change.getByLabel('Lost').fill('100000')
    await change.getByLabel('Reason').fill('异议成立')
    await change.getByRole('button', { name: 'Correct' }).click()
    await opened(chief.page, number).getByText('50,000.00').first().waitFor()
    await expectAccessible(chief.page)
    await shot(chief.page, 'return-en-dark')
    await chief.page.goto(desk.at('/desk/approvals/returns'))
    await chief.page.getByRole('link', { name: number }).waitFor()
    await shot(chief.page, 'return-list-en-dark')
  })

  test('the only claim is returned directly: approved by another, answered by the bank’s liaison', async () => {
    const { hold, freeze } = await frozen('100000.00')
    const row = await draftReturn(hold.operator, { freezeId: freeze.id, isRestFreed: false })
    const { page } = await desk.as('supervisor', { path: `/desk/approvals/returns/${row.id}` })
    await page.getByText('有被害人的返还账户、户名或开户行没有登记。').waitFor()
    await page.getByRole('button', { name: '更正 1' }).click()
    const dialog = page.getByRole('dialog', { name: '更正第 1 号登记' })
    await dialog.getByLabel('返还账号').fill('6222021211001112223')
    await dialog.getByLabel('返还户名').fill('沈阿宝')
    await dialog.getByLabel('返还开户行').fill('ICBC')
    await dialog.getByRole('button', { name: '更正' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '批准返还' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '批准返还' }).click()
    await page.getByText('已批准，送银行').waitFor()
    await given.settle(desk.ctx)
    const bank = await desk.as('liaison')
    await desk.ctx.db.user.update({ where: { id: bank.id }, data: { bankId: hold.bankId } })
    const request = await given.requestOf(desk.ctx, row.id, 'return_funds')
    await bank.page.goto(desk.at(`/desk/liaison/requests/${request.id}`))
    await bank.page.getByText('6222 0212 1100 1112 223').waitFor()
    await expectAccessible(bank.page)
    await shot(bank.page, 'return-liaison')
    await bank.page.getByText('已返还', { exact: false }).first().click()
    await bank.page.getByRole('button', { name: '发送答复' }).click()
    await bank.page.getByText('答复已发送').waitFor()
    expect(await desk.ctx.db.accountFreeze.findUniqueOrThrow({ where: { id: freeze.id } })).toMatchObject({
      state: 'returned',
    })
  })
})
