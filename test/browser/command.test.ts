import type { Page } from 'playwright-core'
import type { Context } from '../../src/context'
import * as months from '../given/months'
import { user } from '../given/users'
import * as given from '../given/warnings'
import { expectAccessible, inBrowser, shot } from './kit'

const NEVER_MS = 30_000
const WALL = { path: '/desk/command', viewport: { width: 1920, height: 1080 } } as const

inBrowser('the command desk', (desk) => {
  beforeAll(async () => {
    await months.city(desk.ctx)
    await given.openWarning(desk.ctx, { level: 'critical' })
    await officerOnDuty(desk.ctx)
    // Some ended last month, so that there is something to count.
    const at = new Date(desk.ctx.clock.now().getTime() - 3 * 86_400_000)
    await months.toldWarning(desk.ctx, { at, acknowledged: 1, answered: 12, dispatched: 3, met: 30, confirmed: 31, submitted: 35, held: 44, townCode: '330602012', money: { stopped: 43_000_000n } }) // prettier-ignore
    await months.toldWarning(desk.ctx, { at, acknowledged: 2, called: 5, dismissed: 60 })
  })

  const liveCount = (page: Page) =>
    page.locator('.wall-kpi', { hasText: /在办预警|Live warnings/ }).locator('strong')

  test('shows a new warning by itself, fits the screen, and says how old it is', async () => {
    const { page } = await desk.as('supervisor', WALL)
    await liveCount(page).filter({ hasText: /^1$/ }).waitFor()
    // What was kept for two seconds is too old now: the service's clock is turned by hand.
    desk.world.clock.advance(3_000)
    await given.openWarning(desk.ctx, { phone: '+8613857599999', name: '王小芳' })
    await liveCount(page).filter({ hasText: /^2$/ }).waitFor({ timeout: NEVER_MS })
    expect(await page.evaluate('document.documentElement.scrollHeight <= window.innerHeight')).toBe(true)
    await page.getByText(/前更新/).waitFor()
    // Nobody's name is on the wall, and it is dark whatever the other desks are.
    expect(await page.locator('body').innerText()).not.toMatch(/沈|王小芳/)
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    await page.locator('.leaflet-interactive').first().waitFor({ state: 'attached' })
    await page.locator('.wall-chart canvas').waitFor()
    await expectAccessible(page)
    await shot(page, 'command')
  })

  test('says across the wall that the connection is lost', async () => {
    const { page } = await desk.as('supervisor', WALL)
    await liveCount(page).filter({ hasText: /^2$/ }).waitFor()
    await page.getByText(/前更新/).waitFor()
    await page.route('**/v1/live', (route) => route.abort())
    await page.reload()
    await page.getByRole('alert').filter({ hasText: '连接中断' }).waitFor({ timeout: NEVER_MS })
    expect(await page.locator('main').getAttribute('class')).toContain('wall-lost')
  })

  test('a panel opens as a table with its definitions, in English too', async () => {
    const { page } = await desk.as('supervisor', { ...WALL, language: 'en' })
    await page.getByRole('button', { name: /All\s+Town index/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/Index = 100 × \(0\.4 × confirmed warnings ÷ average of the towns/).waitFor()
    expect(await dialog.getByRole('row').count()).toBeGreaterThan(1)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Light' }).click()
    await page.locator('html[data-theme=light]').waitFor()
    // It is remembered, and no colour is still changing when it is looked at.
    await page.reload()
    await page.locator('html[data-theme=light] .wall-chart canvas').waitFor()
    await expectAccessible(page)
  })
})

inBrowser('the month report', (desk) => {
  beforeAll(async () => {
    await months.city(desk.ctx)
    await officerOnDuty(desk.ctx)
    const at = new Date(desk.ctx.clock.now().getTime() - 3 * 86_400_000)
    for (const answered of [4, 10, 40])
      await months.toldWarning(desk.ctx, { at, acknowledged: 1, answered, confirmed: 50, townCode: '330602012', money: { protected: 73_120_000n } }) // prettier-ignore
    await months.toldWarning(desk.ctx, { at, called: 9, dismissed: 90, typology: 'authority' })
  })

  test('says the same as its table for a spreadsheet', async () => {
    const { page } = await desk.as('supervisor', { path: '/desk/report' })
    await page.locator('[data-figure="reach-rate"]').waitFor()
    const href = await page.getByRole('link', { name: /CSV/ }).getAttribute('href')
    const csv = await (await page.request.get(desk.at(href ?? ''))).text()
    for (const id of ['reach-rate', 'warning-precision', 'paid-after-warning', 'missed']) {
      const [, , , , numerator, denominator] = lineOf(csv, id)
      const cells = await page.locator(`[data-figure="${id}"] td`).allInnerTexts()
      expect(cells[1]).toBe(`${numerator} / ${denominator}`)
    }
    const [, , , , warnings, of, amount] = lineOf(csv, 'protected')
    const cells = await page.locator('[data-figure="protected"] td').allInnerTexts()
    expect([cells[1], amount]).toEqual([`${warnings} / ${of}`, '2193600.00'])
    expect(cells[0]).toBe('219.36万元')
    await expectAccessible(page)
    await shot(page, 'report')
  })

  test('is printed without the page around it, with its definitions; its address is its month', async () => {
    const { page } = await desk.as('supervisor', { path: '/desk/report?month=2023-01', theme: 'dark' })
    await page.getByRole('heading', { level: 1, name: /2023年1月/ }).waitFor()
    await page.getByRole('button', { name: '下一月' }).click()
    await page.getByRole('heading', { level: 1, name: /2023年2月/ }).waitFor()
    expect(page.url()).toContain('month=2023-02')
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: /2023年1月/ }).waitFor()
    const definition = page.getByText(/触达成功 ÷ 已发起联系/)
    expect(await definition.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    expect(await definition.isVisible()).toBe(true)
    expect(await page.getByRole('navigation').isVisible()).toBe(false)
    expect(await page.getByRole('button', { name: /打印/ }).isVisible()).toBe(false)
  })

  test('is not for an operator', async () => {
    const { page } = await desk.as('operator', { path: '/desk/report' })
    await page.getByText('没有这个页面').waitFor()
  })
})

async function officerOnDuty(ctx: Context): Promise<void> {
  const { id } = await user(ctx, 'officer')
  const data = { isOnDuty: true, lon: 120.63, lat: 30.08, positionAt: ctx.clock.now() }
  await ctx.db.officer.update({ where: { userId: id }, data })
}

/** The cells of a figure's line; those looked at hold no comma. */
function lineOf(csv: string, id: string): readonly string[] {
  const line = csv.split('\r\n').find((each) => each.split(',')[1] === id)
  if (line === undefined) throw new Error(`no line of ${id}`)
  return line.split(',')
}
