import { expectAccessible, inBrowser, shot } from './kit'

const ACCOUNT = '6217001210066668888'

inBrowser('the registry of suspect accounts', (desk) => {
  test('registered with grounds, appealed against, decided by another supervisor: out at once', async () => {
    const path = '/desk/suspects'
    const { page } = await desk.as('supervisor', { path })
    await page.getByText('没有涉案账户').waitFor()
    await page.getByRole('button', { name: '登记账户' }).click()
    const dialog = page.getByRole('dialog', { name: '登记账户' })
    await dialog.getByLabel('账号').fill(ACCOUNT)
    await dialog.getByLabel('依据').fill('三名被害人均向该账户转账')
    await dialog.getByRole('button', { name: '登记账户' }).click()
    const row = page.getByRole('row').filter({ hasText: '****8888' })
    await row.getByText('人工').waitFor()

    await row.getByRole('button', { name: /登记申诉/ }).click()
    const appeal = page.getByRole('dialog', { name: /登记申诉/ })
    await appeal.getByLabel('申诉内容').fill('本人为二手车商，收的是车款')
    await appeal.getByRole('button', { name: '登记申诉' }).click()
    await row.getByText('待裁决').waitFor()
    expect(await row.getByRole('button', { name: /支持申诉/ }).count()).toBe(0)
    await shot(page, 'suspects-zh-light')
    await expectAccessible(page)

    const { page: other } = await desk.as('supervisor', { path, language: 'en', theme: 'dark' })
    const same = other.getByRole('row').filter({ hasText: '****8888' })
    await same.getByRole('button', { name: /Open number/ }).click()
    const opened = other.getByRole('dialog', { name: /Open number/ })
    await opened.getByRole('button', { name: 'Open number and grounds' }).click()
    await opened.getByText(ACCOUNT).waitFor()
    await opened.getByText('本人为二手车商，收的是车款').waitFor()
    await shot(other, 'suspects-opened-en-dark')
    await opened.locator('.ant-btn-primary').click()
    await same.getByRole('button', { name: /^Grant/ }).click()
    const decision = other.getByRole('dialog', { name: /^Grant/ })
    await decision.getByLabel('Decision').fill('交易真实，予以移除')
    await decision.getByRole('button', { name: 'Grant' }).click()
    await other.getByText('No suspect accounts').waitFor()
  })
})
