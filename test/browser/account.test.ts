import { newUser } from '../../src/users/user-schema'
import { addUser } from '../../src/users/user-service'
import { tellDesks } from '../../src/notices/tell'
import { PASSWORD, user } from '../given/users'
import { openWarning } from '../given/warnings'
import { expectAccessible, fillSignIn, inBrowser, shot } from './kit'

const NEW_PASSWORD = 'a sentence only I know'

inBrowser('one’s own account', (desk) => {
  const told = async (): Promise<string> => {
    const { id: warningId, number } = await openWarning(desk.ctx)
    const parameters = { number, level: '高', levelCode: 'high' }
    await tellDesks(desk.ctx, {
      template: 'warning.overdue',
      parameters,
      warningId,
      cause: desk.ctx.ids.next(),
    })
    return number
  }

  test('a changed password ends the session on the other machine and keeps what it shows', async () => {
    const { username } = await user(desk.ctx, 'operator')
    const there = await desk.signedIn(username, { path: '/desk/account' })
    const here = await desk.signedIn(username, { path: '/desk/account' })
    await here.getByRole('button', { name: '结束其他全部会话' }).waitFor()
    await here.getByLabel('当前密码').fill('not my password')
    await here.getByLabel('新密码', { exact: true }).fill(NEW_PASSWORD)
    await here.getByLabel('再输入一次新密码').fill('something else')
    await here.getByText('两次输入不一致').waitFor()
    await here.getByLabel('再输入一次新密码').fill(NEW_PASSWORD)
    await here.getByRole('button', { name: '修改密码' }).click()
    await here.getByText('当前密码不对').waitFor()
    await here.getByLabel('当前密码').fill(PASSWORD)
    await here.getByRole('button', { name: '修改密码' }).click()
    await here.getByText('密码已修改').waitFor()
    await here.getByText('只在本机登录').waitFor()

    await there.getByRole('link', { name: '研判台' }).click()
    await there.getByText('登录已过期').waitFor()
    await fillSignIn(there, username, NEW_PASSWORD)
    await there.getByText('登录已过期').waitFor({ state: 'detached' })
  })

  test('one session is ended from another; both languages and shades', async () => {
    const { username } = await user(desk.ctx, 'publicity')
    await desk.signedIn(username)
    for (const [language, theme, end] of [
      ['zh', 'light', /^结束 .* 上的会话$/],
      ['en', 'dark', /^End the session on /],
    ] as const) {
      const page = await desk.signedIn(username, { path: '/desk/account', language, theme })
      await page.getByRole('button', { name: end }).first().waitFor()
      await expectAccessible(page)
      await shot(page, `account-${language}-${theme}`)
      await page.getByRole('button', { name: end }).first().click()
      await page.getByText(language === 'zh' ? '会话已结束' : 'Ended', { exact: true }).waitFor()
    }
  })

  test.each([
    ['at rest', false],
    ['in motion', true],
  ] as const)('on an officer’s phone it is found in the menu, %s', async (_, hasMotion) => {
    const { page } = await desk.as('officer', { isPhone: true, hasMotion })
    await page.getByRole('button', { name: '菜单' }).click()
    await page.getByRole('menuitem', { name: '我的账号' }).click()
    await page.getByRole('heading', { name: '已登录的设备' }).waitFor()
    await expectAccessible(page)
    await shot(page, `account-phone-${hasMotion ? 'in-motion' : 'at-rest'}`)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  })

  test('whoever comes with a one-time password makes one of his own, then goes to work', async () => {
    const person = newUser.parse({ username: 'newcomer', displayName: '新来的', role: 'operator' })
    const { oneTime } = await addUser(desk.ctx, person)
    const page = await desk.page({ path: '/desk/operator' })
    await fillSignIn(page, 'newcomer', oneTime?.password ?? '')
    await page.getByRole('heading', { name: '请设置您自己的密码' }).waitFor()
    await expectAccessible(page)
    await shot(page, 'first-password')
    await page.getByLabel('当前密码').fill(oneTime?.password ?? '')
    await page.getByLabel('新密码', { exact: true }).fill(NEW_PASSWORD)
    await page.getByLabel('再输入一次新密码').fill(NEW_PASSWORD)
    await page.getByRole('button', { name: '设置并继续' }).click()
    await page.getByRole('button', { name: '领取下一条' }).waitFor()
  })

  test('what has been told is counted, read, marked, and leads to its warning', async () => {
    const { page } = await desk.as('operator')
    await page.getByRole('button', { name: /^通知/ }).waitFor()
    desk.world.clock.advance(1_000)
    const number = await told()
    await page.reload()
    await page.getByRole('button', { name: /^通知，\d+ 条未读$/ }).click()
    const drawer = page.getByRole('dialog', { name: '通知' })
    await drawer.getByText(`预警${number}（高）超时未签收`).waitFor()
    await expectAccessible(page)
    await shot(page, 'notifications')
    await drawer.getByRole('button', { name: '全部标为已读' }).click()
    await page.getByRole('button', { name: '通知，没有未读' }).waitFor({ state: 'attached' })
    await drawer.getByRole('link', { name: '查看预警' }).first().click()
    await page.getByRole('heading', { name: number }).waitFor()
  })
})
