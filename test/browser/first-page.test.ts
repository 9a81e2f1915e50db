import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { projectRoot } from '../../src/config'
import { systemActor, type Context } from '../../src/context'
import { startApi, type RunningApi } from '../../src/http/server'
import { draftForFreeze } from '../../src/stories/service'
import { frozenCase } from '../given/stories'
import { PASSWORD, user } from '../given/users'
import { openWarning } from '../given/warnings'
import { testWorld } from '../setup/context'

const executablePath = [
  process.env.MENSHEN_TEST_CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== '' && existsSync(path))
const isBuilt = existsSync(join(projectRoot, 'dist', 'web', 'index.html'))
const missing =
  executablePath === undefined
    ? 'no Chromium here: install it or name it in MENSHEN_TEST_CHROMIUM'
    : 'the page has not been built: npm run build'

// A browser that starts beside other tests takes its time.
jest.setTimeout(90_000)

if (executablePath === undefined || !isBuilt) {
  test.skip(`the page in a browser (skipped: ${missing})`, () => undefined)
} else {
  describe('the page in a browser', () => inBrowser(executablePath))
}

function inBrowser(path: string): void {
  let ctx: Context
  let api: RunningApi
  let browser: Browser

  beforeAll(async () => {
    const world = await testWorld()
    ctx = world.context(systemActor('test'))
    api = await startApi(world)
    browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser.close()
    await api.close()
  })

  const open = async (language = 'zh-CN'): Promise<{ page: Page; crashes: string[] }> => {
    const page = await browser.newPage({ locale: language })
    const crashes: string[] = []
    page.on('pageerror', (error) => crashes.push(error.message))
    return { page, crashes }
  }
  const signIn = async (page: Page, username: string): Promise<void> => {
    await page.goto(`http://127.0.0.1:${api.port}/`)
    await page.getByLabel('用户名').fill(username)
    await page.getByLabel('密码').fill(PASSWORD)
    await page.getByRole('button', { name: /登\s?录/ }).click()
    await page.getByText('实时').waitFor()
  }

  test('an operator signs in and sees a warning appear by itself, takes it, and reads it in English', async () => {
    const { username } = await user(ctx, 'operator')
    const { page, crashes } = await open()
    await signIn(page, username)
    await page.getByText('暂无').waitFor()
    const { number } = await openWarning(ctx)
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
    expect(crashes).toEqual([])
    await page.close()
  })

  test('a wrong password is said in words', async () => {
    const { username } = await user(ctx, 'operator')
    const { page } = await open()
    await page.goto(`http://127.0.0.1:${api.port}/`)
    await page.getByLabel('用户名').fill(username)
    await page.getByLabel('密码').fill('wrong')
    await page.getByRole('button', { name: /登\s?录/ }).click()
    await page.getByText('用户名或密码不对').waitFor()
    await page.close()
  })

  test('two of publicity bring a story out; anybody reads it with scripts turned off', async () => {
    const given = await frozenCase(ctx)
    await ctx.transact((tx) => draftForFreeze(tx, given.freezeId))
    const { title, slug } = await ctx.db.story.findFirstOrThrow({ where: { warningId: given.id } })
    const acts = [
      { steps: [/泄露检查/, /批\s?准/], reached: '已批准' },
      { steps: [/发\s?布/], reached: '已发布' },
    ]
    for (const { steps, reached } of acts) {
      const { username } = await user(ctx, 'publicity')
      const context = await browser.newContext()
      const page = await context.newPage()
      await signIn(page, username)
      await page.getByRole('cell', { name: given.number }).click()
      const drawer = page.getByRole('dialog')
      for (const name of steps) await drawer.getByRole('button', { name }).click()
      await drawer.getByText(reached).first().waitFor()
      await context.close()
    }
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`http://127.0.0.1:${api.port}/stories`)
    await page.getByRole('link', { name: title }).click()
    expect(page.url()).toContain(slug)
    await page.getByRole('heading', { name: title }).waitFor()
    await context.close()
  })
}
