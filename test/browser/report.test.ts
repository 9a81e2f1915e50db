import { levels } from '../given/warnings'
import { expectAccessible, inBrowser, shot } from './kit'

inBrowser('the public’s report', (desk) => {
  test('a citizen without scripts reports a call, corrects a field, and follows the number', async () => {
    await levels(desk.ctx)
    const page = await desk.page({ path: '/report', hasScripts: false, isPhone: true })
    await page.getByLabel('可疑电话').check()
    await page.getByLabel('对方的号码、账号或网址').fill('+852 5123 4567')
    await page.getByLabel('对方说了什么').fill('自称公安局，要我把存款转到安全账户')
    await page.getByLabel('没有').check()
    await page.getByLabel('您的手机号').fill('不记得')
    await page.getByRole('button', { name: '提交' }).click()

    await page.getByText('这不像电话号码').waitFor()
    expect(await page.getByLabel('对方说了什么').inputValue()).toBe('自称公安局，要我把存款转到安全账户')
    await page.getByLabel('您的手机号').fill('')
    await page.getByRole('button', { name: '提交' }).click()

    await page.getByRole('heading', { name: '已收到，谢谢您' }).waitFor()
    await shot(page, 'report-receipt')
    const code = await page.locator('dd.code').innerText()
    await page.getByRole('link', { name: '查看进度' }).click()
    await page.getByLabel('查询码').fill('2222 2222')
    await page.getByRole('button', { name: '查询' }).click()
    await page.getByText('编号或查询码不对').waitFor()
    await page.getByLabel('查询码').fill(code)
    await page.getByRole('button', { name: '查询' }).click()
    await page.getByRole('heading', { name: '已收到', exact: true }).waitFor()
  })

  test('whose money has left is told to call first, in English too', async () => {
    const page = await desk.page({ path: '/report?lang=en', hasScripts: false })
    await page.getByText('Has money already left? Call first').waitFor()
    await page.getByLabel('I am to pay or transfer money').check()
    await page.getByLabel('What did they say?').fill('my card would be blocked unless I paid a deposit')
    await page.getByLabel('Yes, it has been transferred').check()
    await page.getByLabel('How much?').fill('30,000')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('heading', { name: 'We have it. Thank you' }).waitFor()
    const text = await page.locator('main').innerText()
    expect(text.indexOf('Call 110 at once')).toBeGreaterThanOrEqual(0)
    expect(text.indexOf('Call 110 at once')).toBeLessThan(text.indexOf('We have it'))
  })

  test('the desk reads it at once, looks into it and closes it', async () => {
    const page = await desk.page({ path: '/report', hasScripts: false })
    await page.getByLabel('其他').check()
    await page.getByLabel('对方说了什么').fill('墙上贴着刷单的二维码')
    await page.getByLabel('没有').check()
    const { page: operator } = await desk.as('operator')
    await operator.getByText('公众举报').click()
    await page.getByRole('button', { name: '提交' }).click()
    const number = await page.locator('dd.large').innerText()
    const item = operator.getByRole('listitem').filter({ hasText: number })
    await item.getByRole('button', { name: '查看内容' }).click()
    await item.getByText('墙上贴着刷单的二维码').waitFor()
    await expectAccessible(operator)
    await shot(operator, 'operator-reports')
    await item.getByRole('button', { name: '受理' }).click()
    await item.getByText('查看中').waitFor()
    await item.getByRole('button', { name: '办结' }).click()
    const dialog = operator.getByRole('dialog')
    await dialog.getByLabel('理由').fill('已通知街道清除')
    // By keyboard: a question that is still coming in may lose a click.
    await dialog.getByLabel('理由').press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })
    await item.waitFor({ state: 'detached' })
  })

  test.each([
    ['zh', ''],
    ['en', '?lang=en'],
  ])('every page of it is accessible (%s)', async (name, query) => {
    const page = await desk.page({ path: `/report${query}`, isPhone: true })
    await expectAccessible(page)
    await shot(page, `report-${name}`)
    await page.goto(desk.at(`/report/JB20261126-000001${query}`))
    await expectAccessible(page)
  })
})
