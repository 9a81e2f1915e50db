import { draftForFreeze } from '../../src/stories/service'
import { frozenCase } from '../given/stories'
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

  test('two of publicity bring a story out; anybody reads it with scripts turned off', async () => {
    const given = await frozenCase(desk.ctx)
    await desk.ctx.transact((tx) => draftForFreeze(tx, given.freezeId))
    const { title, slug } = await desk.ctx.db.story.findFirstOrThrow({ where: { warningId: given.id } })
    const acts = [
      { steps: [/泄露检查/, /批\s?准/], reached: '已批准' },
      { steps: [/发\s?布/], reached: '已发布' },
    ]
    for (const { steps, reached } of acts) {
      const { page } = await desk.as('publicity')
      await page.getByRole('cell', { name: given.number }).click()
      const drawer = page.getByRole('dialog')
      for (const name of steps) await drawer.getByRole('button', { name }).click()
      await drawer.getByText(reached).first().waitFor()
    }
    const page = await desk.page({ path: '/stories', hasScripts: false })
    await page.getByRole('link', { name: title }).click()
    expect(page.url()).toContain(slug)
    await page.getByRole('heading', { name: title }).waitFor()
  })
})
