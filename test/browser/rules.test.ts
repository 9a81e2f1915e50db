import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { projectRoot } from '../../src/config'
import { createReplayRunner } from '../../src/replays'
import * as wire from '../given/signals'
import { apiKey } from '../given/users'
import { levels } from '../given/warnings'
import { expectAccessible, inBrowser, shot, until } from './kit'
import { send } from './send'

const RULE = 'leader.boss-to-finance'
const FILE = 'contact/boss-to-finance.yaml'
const TEXT = readFileSync(join(projectRoot, 'rules', FILE), 'utf8')
const heavier = TEXT.replace(
  /^version: (\d+)$/m,
  (_, version: string) => `version: ${Number(version) + 1}`,
).replace(/^weight: .*$/m, 'weight: 1.5')

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()
const editor = (page: Page) => page.getByRole('textbox', { name: `${FILE} 的内容` })

/** As one pastes over all that is there. */
async function write(page: Page, text: string): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('Control+a')
  await page.evaluate(`{
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', ${JSON.stringify(text)})
    document.activeElement.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }`)
}

/** Asks first, and does it when told to. */
async function step(page: Page, name: string, reason?: string): Promise<void> {
  await button(page, name).click()
  const asked = page.getByRole('dialog')
  if (reason !== undefined) await asked.getByRole('textbox').fill(reason)
  await shot(page, `rules-asks-${name}`)
  await asked.getByRole('button', { name, exact: true }).click()
  await asked.waitFor({ state: 'detached' })
}

inBrowser('the rule studio', (desk) => {
  test('a rule is found, read, and its text looked up by night in English', async () => {
    const { page } = await desk.as('supervisor', { path: '/desk/rules', language: 'en', theme: 'dark' })
    await page.getByLabel('Find by id or name').fill('boss-to')
    await page.waitForURL(/search=boss-to/)
    await page
      .getByRole('link', { name: /boss|finance/i })
      .first()
      .click()
    await page.getByText(RULE).first().waitFor()
    await page.getByText('condition').first().waitFor()
    await expectAccessible(page)
    await shot(page, 'rules-rule-en-dark')
    await page.goBack()
    expect(await page.getByLabel('Find by id or name').inputValue()).toBe('boss-to')
  })

  test('a change is written, checked, compared, replayed, reviewed by another, published, and rolled back', async () => {
    await levels(desk.ctx)
    const key = await apiKey(desk.ctx, ['message'], 'telecom:zj')
    await send(desk, key, wire.chat())
    desk.world.clock.advance(60_000)
    const { page } = await desk.as('admin', { path: `/desk/rules/rule/${RULE}` })
    const live = await page
      .getByRole('link', { name: /^[0-9a-f]{8}$/ })
      .first()
      .innerText()
    await page.getByText('规则内容').waitFor()
    await shot(page, 'rules-rule-zh')
    await page.getByRole('main').getByRole('link', { name: '编写', exact: true }).last().click()
    await editor(page).waitFor()
    await write(page, heavier.replace('text.demandCount', 'text.demandCont'))
    await page
      .getByText(/^\d+ 个错误/)
      .first()
      .waitFor()
    await page
      .getByText(/text\.demandCont/)
      .last()
      .waitFor()
    await page.getByText('第 7 行').first().waitFor()
    await shot(page, 'rules-error')
    await expectAccessible(page)
    await write(page, heavier)
    await page.getByText('检查通过').first().waitFor()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Control+Space')
    await page.getByRole('listbox').waitFor()
    await page.keyboard.press('Escape')
    await page.reload()
    await page.getByText('已改 1 个文件，未存').waitFor()

    await button(page, '存为规则包').click()
    const saving = page.getByRole('dialog', { name: '存为新的规则包' })
    await saving.getByLabel('为何修改').fill('上月三起冒充领导都漏了这一步')
    await saving.getByRole('button', { name: '存为规则包' }).click()
    await page.waitForURL(/\/packs\/[0-9a-f]{64}/)
    const address = page.url()
    await page.getByText('规则：新增 0，修改 1，删除 0').waitFor()
    await expectAccessible(page)
    await shot(page, 'rules-pack')

    await page.getByText('回放', { exact: true }).first().click()
    await button(page, '开始回放').click()
    // The sweep does this every few seconds, and may be at it already: "等待开始" need not be seen.
    await until(() => desk.ctx.db.rulesetReplay.findFirst())
    await createReplayRunner(desk.world).turn()
    await page.getByRole('region', { name: '回放结果' }).waitFor()
    await shot(page, 'rules-replay')
    await expectAccessible(page)
    await page.getByText('您提交的包须由另一人复核。').waitFor()

    const other = (await desk.as('supervisor')).page
    await other.goto(address)
    await step(other, '复核通过')
    await step(other, '开始影子运行')
    await step(other, '发布')
    await other.getByText('这就是生效的包。').first().waitFor()

    await other.getByRole('link', { name: '规则包' }).click()
    await other.getByRole('link', { name: live }).first().click()
    await step(other, '回退到此包', '误报太多')
    await other.getByText('这就是生效的包。').first().waitFor()
    await shot(other, 'rules-rolled-back')
    const { note } = await desk.ctx.db.ruleset.findFirstOrThrow({ where: { state: 'retired' } })
    expect(note).toBe('上月三起冒充领导都漏了这一步')
  })
})
