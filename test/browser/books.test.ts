import type { Page } from 'playwright-core'
import { MINUTE_MS } from '../../src/lib/duration'
import { behindTheTriggers } from '../given/behind-triggers'
import * as given from '../given/holds'
import { expectAccessible, inBrowser, shot } from './kit'

/** Asks for a proof and waits for its end: a button that is at work already takes no second click. */
async function prove(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(立即核对|Prove now)$/ }).click()
  await page.locator('.ant-btn-loading').waitFor({ state: 'detached' })
}

inBrowser('the proof of the books', (desk) => {
  test('a break is found, explained under one’s name, and gone when the books agree again', async () => {
    const hold = await given.holdCase(desk.ctx, { hasGateway: false })
    const stop = await given.heldStop(desk.ctx, hold)
    const { page } = await desk.as('supervisor', { path: '/desk/approvals/books' })
    await prove(page)
    await page.getByText('差异 0 处').waitFor()
    await page.getByText('台账与止付、冻结一致').waitFor()
    desk.world.clock.advance(MINUTE_MS)

    await behindTheTriggers(
      desk.world.database.pool,
      `UPDATE stop_payment SET held_fen = held_fen - 100 WHERE id = '${stop.id}'`,
    )
    await prove(page)
    await page.getByText('差异 1 处').waitFor()
    const row = page.getByRole('row').filter({ hasText: hold.warning.number })
    await row.getByText('止付余额').waitFor()
    await expectAccessible(page)
    await shot(page, 'books-break')
    await row.getByRole('button', { name: '说明原因' }).click()
    const asking = page.getByRole('dialog', { name: `说明原因 ${hold.warning.number}` })
    await asking.getByLabel('理由').fill('银行更正了止付金额，已去函')
    await asking.getByRole('button', { name: '说明原因' }).click()
    await row.getByText('银行更正了止付金额，已去函').waitFor()
    desk.world.clock.advance(MINUTE_MS)

    await behindTheTriggers(
      desk.world.database.pool,
      `UPDATE stop_payment SET held_fen = held_fen + 100 WHERE id = '${stop.id}'`,
    )
    await prove(page)
    await page.getByText('差异 0 处').waitFor()
    await row.getByText('已消除').waitFor()
  })

  test('in English and in the dark', async () => {
    const { page } = await desk.as('supervisor', {
      path: '/desk/approvals/books',
      language: 'en',
      theme: 'dark',
    })
    await prove(page)
    await page.getByText('0 breaks').waitFor()
    await expectAccessible(page)
    await shot(page, 'books-en')
  })
})
