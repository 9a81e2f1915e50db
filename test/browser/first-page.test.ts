import { user } from '../given/users'
import { expectAccessible, fillSignIn, inBrowser, shot } from './kit'

inBrowser('the page', (desk) => {
  test('a wrong password is said in words, in both languages and shades', async () => {
    const { username } = await user(desk.ctx, 'operator')
    for (const [language, theme, words] of [
      ['zh', 'light', '用户名或密码不对'],
      ['en', 'dark', 'Wrong user name or password'],
    ] as const) {
      const page = await desk.page({ language, theme })
      await fillSignIn(page, username, 'wrong')
      await page.getByText(words).waitFor()
      await expectAccessible(page)
      await shot(page, `sign-in-${language}-${theme}`)
    }
  })

  test('what is not there, or not for the role, says so', async () => {
    const { page } = await desk.as('liaison', { path: '/desk/admin' })
    await page.getByText('没有这个页面').waitFor()
    await expectAccessible(page)
  })
})
