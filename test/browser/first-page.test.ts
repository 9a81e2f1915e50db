import { draftForFreeze } from '../../src/stories/service'
import { frozenCase } from '../given/stories'
import { user } from '../given/users'
import { openWarning } from '../given/warnings'
import { expectAccessible, fillSignIn, inBrowser, shot } from './kit'

inBrowser('the page', (desk) => {
  test('an operator signs in and sees a warning appear by itself, takes it, and reads it in English', async () => {
    const { page } = await desk.as('operator')
    await page.getByText('暂无').waitFor()
    const { number } = await openWarning(desk.ctx)
    await page.getByRole('cell', { name: number }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('首次收款账户').waitFor()
    await drawer.getByRole('button', { name: /签\s?收/ }).click()
    await drawer.getByText('已签收').waitFor()
    await drawer.getByRole('button', { name: /派\s?警/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('English').click()
    await page.getByRole('cell', { name: 'acknowledged' }).waitFor()
    expect(await page.getByText('沈阿宝').count()).toBe(0)
  })

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

  test('a session that ends is signed in again over the page, and what was asked for comes', async () => {
    const { page, username, id } = await desk.as('operator')
    await page.getByText('暂无').waitFor()
    await desk.ctx.db.session.deleteMany({ where: { userId: id } })
    await page.getByText('已结束').click()
    await page.getByRole('dialog', { name: '登录已过期' }).waitFor()
    await fillSignIn(page, username)
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('暂无').waitFor()
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
