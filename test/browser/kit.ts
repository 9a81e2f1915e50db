import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { source, type AxeResults } from 'axe-core'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { projectRoot } from '../../src/config'
import { systemActor, type Context } from '../../src/context'
import { startApi, type RunningApi } from '../../src/http/server'
import type { Role } from '../../src/policies'
import { startWorkers } from '../../workers'
import { PASSWORD, user } from '../given/users'
import { testWorld, type TestWorld } from '../setup/context'

const executablePath = [
  process.env.MENSHEN_TEST_CHROMIUM ?? '',
  // Without the frame of a window: a fifth less work.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== '' && existsSync(path))
const isBuilt = existsSync(join(projectRoot, 'dist', 'web', 'index.html'))
const missing =
  executablePath === undefined
    ? 'no Chromium here: install it or name it in MENSHEN_TEST_CHROMIUM'
    : 'the page has not been built: npm run build'

// Limits for what hangs: a machine that is shared with others may be five times slower than one that is not.
const PATIENCE_MS = 400_000
const STEP_MS = 90_000

export interface PageOptions {
  /** Where to go first; '/' unless given. */
  readonly path?: string
  readonly language?: 'zh' | 'en'
  readonly theme?: 'light' | 'dark'
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly hasScripts?: boolean
  readonly isPhone?: boolean
  /** true: dialogs and lists move as they come; a click may then miss what has not come to rest. */
  readonly hasMotion?: boolean
}

export interface Desk {
  readonly ctx: Context
  readonly world: TestWorld
  readonly browser: Browser
  /** The address of a path of the service. */
  at(path: string): string
  /** A page of a browser of its own (its own cookies), nobody signed in. */
  page(options?: PageOptions): Promise<Page>
  /** The same, signed in through the form. */
  signedIn(username: string, options?: PageOptions): Promise<Page>
  /** A new user of that role, signed in. */
  as(role: Role, options?: PageOptions): Promise<{ page: Page; id: string; username: string }>
}

/** Fills the form that is shown, wherever it is shown. */
export async function fillSignIn(page: Page, username: string, password = PASSWORD): Promise<void> {
  const name = page.getByLabel(/^(用户名|User name)$/)
  if (await name.isEditable()) await name.fill(username)
  await page.getByLabel(/^(密码|Password)$/).fill(password)
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click()
}

/**
 * Cases in a real browser against the real service, its database and workers. After each of them nothing may have
 * thrown, broken the content security policy, or asked another machine for anything.
 */
export function inBrowser(name: string, cases: (desk: Desk) => void): void {
  if (executablePath === undefined || !isBuilt) {
    test.skip(`${name} (skipped: ${missing})`, () => undefined)
    return
  }
  jest.setTimeout(PATIENCE_MS)
  describe(name, () => cases(openDesk(executablePath)))
}

function openDesk(path: string): Desk {
  let world: TestWorld
  let ctx: Context
  let api: RunningApi
  let workers: { close(): Promise<void> }
  let browser: Browser
  const contexts: BrowserContext[] = []
  const troubles: string[] = []

  beforeAll(async () => {
    world = await testWorld()
    ctx = world.context(systemActor('test'))
    api = await startApi(world)
    workers = await startWorkers(world)
    browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] })
  })
  afterEach(async () => {
    await endShots(contexts)
    await Promise.all(contexts.splice(0).map((context) => context.close()))
    expect(troubles.splice(0)).toEqual([])
  })
  afterAll(async () => {
    await browser.close()
    await api.close()
    await workers.close()
  })

  const at = (where: string): string => `http://127.0.0.1:${api.port}${where}`
  const page = async (options: PageOptions = {}): Promise<Page> => {
    const context = await browser.newContext(contextOptions(options))
    contexts.push(context)
    context.setDefaultTimeout(STEP_MS)
    await context.addInitScript(preferring(options))
    const opened = await context.newPage()
    watch(opened, troubles, at(''))
    await opened.goto(at(options.path ?? '/'))
    return opened
  }
  const signedIn = async (username: string, options: PageOptions = {}): Promise<Page> => {
    const opened = await page(options)
    await fillSignIn(opened, username)
    await opened.getByLabel(/^(密码|Password)$/).waitFor({ state: 'detached' })
    return opened
  }
  return {
    get ctx() {
      return ctx
    },
    get world() {
      return world
    },
    get browser() {
      return browser
    },
    at,
    page,
    signedIn,
    as: async (role, options) => {
      const made = await user(ctx, role)
      return { page: await signedIn(made.username, options), ...made }
    },
  }
}

const contextOptions = ({
  viewport,
  hasScripts = true,
  isPhone = false,
  hasMotion = false,
  language,
}: PageOptions) => ({
  locale: language === 'en' ? 'en-GB' : 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  viewport: viewport ?? (isPhone ? { width: 390, height: 844 } : { width: 1440, height: 900 }),
  javaScriptEnabled: hasScripts,
  reducedMotion: hasMotion ? ('no-preference' as const) : ('reduce' as const),
  ...(isPhone ? { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {}),
})

/** Chosen before the page starts; what the reader chooses in it later stays. */
function preferring({ language = 'zh', theme = 'light' }: PageOptions): string {
  const preferred = { 'menshen.language': language, 'menshen.theme': theme }
  // A frame in a sandbox has no storage.
  return `if (window === window.top) for (const [key, value] of Object.entries(${JSON.stringify(preferred)}))
    if (localStorage.getItem(key) === null) localStorage.setItem(key, value)`
}

/** Refusals (4xx) are part of the work; what the browser itself complains about is not. */
function watch(page: Page, troubles: string[], origin: string): void {
  page.on('pageerror', (error) => troubles.push(`thrown: ${error.message}`))
  page.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) troubles.push(message.text())
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(data|blob|about):/.test(url)) troubles.push(`asked elsewhere: ${url}`)
  })
}

const BAD = ['serious', 'critical']

/** Resolves when no colour is on its way from one to another; what turns for ever is not waited for. */
const STILL = `Promise.allSettled(
  document.getAnimations()
    .filter((one) => one.playState === 'running' && one.effect?.getComputedTiming().iterations !== Infinity)
    .map((one) => one.finished)
).then(() => undefined)`

/** No serious or critical finding of axe-core on what is shown. */
export async function expectAccessible(page: Page): Promise<void> {
  // Paler while it waits for an answer: that it is so for a moment is no finding.
  await page.locator('.ant-btn-loading').first().waitFor({ state: 'detached' })
  await page.evaluate(STILL)
  await page.evaluate(source)
  const { violations } = await page.evaluate<AxeResults>("axe.run(document, { resultTypes: ['violations'] })")
  const found = violations.map(({ id, impact, nodes }) => ({
    id,
    impact: impact ?? '',
    where: nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)),
    why: nodes.slice(0, 3).flatMap(({ any }) => any.map(({ message }) => message)),
  }))
  expect(found.filter(({ impact }) => BAD.includes(impact))).toEqual([])
}

/** For a person to look at: kept where MENSHEN_TEST_SCREENSHOTS says, if it says. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.MENSHEN_TEST_SCREENSHOTS
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** What each page showed when its test ended: of one that failed, why. */
async function endShots(contexts: readonly BrowserContext[]): Promise<void> {
  const name = (expect.getState().currentTestName ?? 'test').replace(/[^\p{L}\p{N}]+/gu, '-')
  const pages = contexts.flatMap((context) => context.pages())
  for (const [index, page] of pages.entries())
    await shot(page, `end-${name}-${index + 1}`).catch(() => undefined)
}

const POLL_MS = 100
const MOST_POLLS = 200

/** Polls the database: the workers run for real. */
export async function until<T>(read: () => Promise<T | null>): Promise<T> {
  for (let polls = 0; polls < MOST_POLLS; polls += 1) {
    const found = await read()
    if (found !== null) return found
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  throw new Error('it has not come')
}
