import type { Page } from 'playwright-core'
import { draftedCase, knownKinds } from '../given/stories'
import { shen } from '../given/warnings'
import { expectAccessible, inBrowser, shot } from './kit'

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const pathOf = (id: string): string => `/desk/publicity/${id}`
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const step = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })

inBrowser('the publicity desk', (desk) => {
  beforeAll(() => knownKinds(desk.ctx))

  test('a name and an exact sum are marked and keep it from approval until mended as offered', async () => {
    const { storyId } = await draftedCase(desk.ctx)
    const { page } = await desk.as('publicity', { path: pathOf(storyId) })
    await page.getByText('没有发现可识别信息').waitFor()
    const body = page.getByLabel('正文', { exact: true })
    const before = await body.inputValue()
    await body.fill(`${shen.name}女士被骗731,200元。\n\n${before}`)
    const findings = page.getByRole('list', { name: '检查出的问题' })
    await findings.getByText('姓名、名称').waitFor()
    await findings.getByText('金额未取整').waitFor()
    await page.locator('.pub-mirror mark', { hasText: shen.name }).waitFor()
    await button(page, '保存').first().click()
    await page.getByText('与已保存的一致').waitFor()
    await button(page, /^检\s*查$/).click()
    await page.getByText('2 处须修改').first().waitFor()
    expect(await button(page, '审核通过').isDisabled()).toBe(true)
    await step(page, '第一人审核').getByText('先改好检查出的问题').waitFor()
    await expectAccessible(page)
    await shot(page, 'publicity-findings-zh')

    await findings.getByRole('button', { name: '改为“沈女士”' }).click()
    await findings.getByRole('button', { name: '改为“73万余元”' }).click()
    await page.getByText('没有发现可识别信息').waitFor()
    expect(await body.inputValue()).toBe(`沈女士被骗73万余元。\n\n${before}`)
  })

  test('two persons release it, it is read and counted, and withdrawn it is gone', async () => {
    const { storyId } = await draftedCase(desk.ctx)
    const one = await desk.as('publicity', { path: pathOf(storyId) })
    await button(one.page, /^检\s*查$/).click()
    await button(one.page, '审核通过').click()
    await step(one.page, '第二人发布').getByText('您已审核，须由另一人发布').waitFor()
    expect(await button(one.page, /^发\s*布$/).isDisabled()).toBe(true)
    const two = await desk.as('supervisor', { path: pathOf(storyId), language: 'en', theme: 'dark' })
    await button(two.page, 'Release').click()
    await two.page.getByText('Nobody has read it yet.').waitFor()

    const { slug } = await desk.ctx.db.story.findUniqueOrThrow({ where: { id: storyId } })
    const look = () => fetch(desk.at(`/stories/${slug}`), { headers: { 'user-agent': BROWSER } })
    expect((await look()).status).toBe(200)
    await two.page.locator('.pub-total').getByText('1', { exact: true }).waitFor()
    await expectAccessible(two.page)
    await shot(two.page, 'publicity-released-en-dark')

    await button(one.page, /^撤\s*回$/).click()
    const dialog = one.page.getByRole('dialog')
    await dialog.getByLabel('理由').fill('当事人请求撤回')
    await dialog.getByRole('button', { name: /^撤\s*回$/ }).click()
    await one.page.getByText('理由：当事人请求撤回').waitFor()
    expect((await look()).status).toBe(410)
  })

  test('another who saved meanwhile is said, and nothing typed is lost; leaving asks first', async () => {
    const { storyId } = await draftedCase(desk.ctx)
    const { page } = await desk.as('publicity', { path: '/desk/publicity' })
    await page.goto(desk.at(pathOf(storyId)))
    const title = page.getByLabel('标题', { exact: true })
    await title.fill('我写的标题')
    const other = await desk.as('publicity', { path: pathOf(storyId) })
    await other.page.getByLabel('标题', { exact: true }).fill('别人的标题')
    await button(other.page, '保存').first().click()
    await page.getByText('已先保存了第 2 稿').waitFor()
    expect(await title.inputValue()).toBe('我写的标题')
    await page.getByRole('link', { name: '全部案例' }).click()
    await button(page, '留下继续写').click()
    expect(await title.inputValue()).toBe('我写的标题')
    await button(page, '以我的为准，继续修改').click()
    await button(page, '保存').first().click()
    await page.getByRole('heading', { name: '我写的标题', level: 1 }).waitFor()
    await page.getByRole('link', { name: '全部案例' }).click()
    await page.getByRole('link', { name: '我写的标题' }).waitFor()
    await expectAccessible(page)
    await shot(page, 'publicity-list-zh')
    await page.goBack()
    await title.waitFor()
  })

  test('the preview of the article has inline styles and no class; the column is as the public sees it', async () => {
    const { storyId } = await draftedCase(desk.ctx)
    const { page } = await desk.as('publicity', { path: `${pathOf(storyId)}?show=article` })
    const article = page.frameLocator('iframe')
    await article.locator('h2').first().waitFor()
    expect(await article.locator('[class]').count()).toBe(0)
    expect(await article.locator('p[style]').count()).toBeGreaterThan(0)
    await shot(page, 'publicity-article-zh')
    await page.getByText('栏目页', { exact: true }).click()
    await article.getByText('怎么识破').first().waitFor()
    await shot(page, 'publicity-column-zh')
  })
})
