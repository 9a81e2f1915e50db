import type { Page } from 'playwright-core'
import { MINUTE_MS } from '../../src/lib/duration'
import { followProvider } from '../../src/notices/callbacks/follow'
import { fireDueTimers } from '../../src/platform/sweep'
import { acknowledge } from '../../src/warnings/service'
import { dispatchedWarning, officer } from '../given/tasks'
import * as given from '../given/warnings'
import { deliverTwice } from '../setup/deliver'
import { warningsWorker } from '../../workers/warnings'
import { expectAccessible, inBrowser, shot, type Desk } from './kit'

/** Until when a clock of the past is missed: the page's own time is the service's. */
const missNow = async (
  { ctx }: Desk,
  warningId: string,
  clock: 'acknowledgeBy' | 'reachBy',
): Promise<void> => {
  const past = new Date(ctx.clock.now().getTime() - MINUTE_MS)
  await ctx.db.warning.update({ where: { id: warningId }, data: { [clock]: past } })
  await ctx.db.timer.updateMany({
    where: { subjectId: warningId, firedAt: null, stoppedAt: null, kind: { not: 'warning.expiry' } },
    data: { dueAt: past },
  })
  while ((await fireDueTimers(ctx)) > 0);
}

const tasksAndCalls = (page: Page) => page.getByRole('region', { name: /^(任务与电话|Tasks and calls)$/ })

inBrowser('clocks', (desk) => {
  test('the clock to reach the person is paused with a reason and runs on by hand', async () => {
    const { id } = await given.openWarning(desk.ctx)
    const { page, id: userId } = await desk.as('operator', { path: `/desk/operator/warnings/${id}` })
    await acknowledge(desk.ctx.as(given.desk(userId)), id)
    const panel = tasksAndCalls(page)
    await panel.getByText('联系当事人').waitFor()
    await panel.getByRole('button', { name: '暂停计时' }).click()
    const asking = page.getByRole('dialog', { name: '暂停“联系当事人”计时' })
    await asking.getByText('30 分钟').click()
    await asking.getByLabel('理由').fill('当事人正在开会，十分钟后回电')
    await asking.getByRole('button', { name: '暂停计时' }).click()
    await asking.waitFor({ state: 'detached' })
    await panel.getByText('当事人正在开会，十分钟后回电').waitFor()
    await expectAccessible(page)
    await shot(page, 'clocks-paused')
    const paused = await desk.ctx.db.clockPause.findFirstOrThrow({ where: { warningId: id } })
    expect(paused.dueAfter.getTime() - paused.dueBefore.getTime()).toBeGreaterThan(29 * MINUTE_MS)
    await panel.getByRole('button', { name: '恢复计时' }).click()
    await panel.getByRole('button', { name: '暂停计时' }).waitFor()
    expect((await desk.ctx.db.clockPause.findFirstOrThrow({ where: { warningId: id } })).resumedBy).toBe(
      userId,
    )
  })

  test('what was missed is on the row, in the warning and on the duty chief’s list, with who was told', async () => {
    await officer(desk.ctx)
    const { id, number } = await given.openWarning(desk.ctx)
    const { page, id: chiefId } = await desk.as('supervisor', { path: '/desk/approvals/missed' })
    await page.getByText('没有超时未办的事项').waitFor()
    await acknowledge(desk.ctx.as(given.desk(chiefId)), id)
    await missNow(desk, id, 'reachBy')
    await page.reload()
    const missed = page.getByRole('listitem').filter({ hasText: number })
    await missed.getByText('超时：联系当事人').waitFor()
    await missed.getByText(/已告知 \d+ 人/).waitFor()
    await expectAccessible(page)
    await shot(page, 'clocks-missed')
    await missed.getByRole('link', { name: number }).click()
    await tasksAndCalls(page).getByText('超时上报').waitFor()
    await page.getByText('超时：联系当事人').first().waitFor()
    await shot(page, 'clocks-warning')
  })

  test('paid and unaware is a track of its own on the list; a relative is entered, opened and called', async () => {
    const { id, number, signalIds } = await given.openWarning(desk.ctx, { status: 'settled' })
    await deliverTwice(desk.ctx, warningsWorker, 'signal.joined', { warningId: id, signalId: signalIds[0]! })
    const { page } = await desk.as('operator')
    await page.getByRole('button', { name: '已转账未察觉' }).click()
    await page.getByRole('row').filter({ hasText: number }).getByText('已转账未察觉').waitFor()
    await page.goto(desk.at(`/desk/operator/warnings/${id}`))
    await page.getByRole('button', { name: '亲属·单位' }).click()
    const drawer = page.getByRole('dialog', { name: '联系亲属、单位、社区' })
    await drawer.getByLabel('关系、职务').fill('女儿')
    await drawer.getByLabel('姓名').fill('沈小红')
    await drawer.getByLabel('电话', { exact: true }).fill('13800001111')
    await drawer.getByRole('button', { name: '登记' }).click()
    await drawer.getByRole('button', { name: /^查看号码/ }).click()
    await drawer.getByText('沈小红').first().waitFor()
    await drawer.getByRole('button', { name: '愿意到场' }).click()
    await drawer.locator('.soft').getByText('愿意到场').waitFor()
    await expectAccessible(page)
    await shot(page, 'clocks-contacts')
  })

  test('in English and in the dark', async () => {
    const { id } = await given.openWarning(desk.ctx)
    const { page } = await desk.as('supervisor', { path: '/desk/approvals', language: 'en', theme: 'dark' })
    await missNow(desk, id, 'acknowledgeBy')
    await page.getByText('Missed', { exact: true }).click()
    await page.getByText('Missed: acknowledge').first().waitFor()
    await expectAccessible(page)
    await shot(page, 'clocks-missed-en')
  })

  test('an officer pauses his clock on the phone; a critical one is not his to pause', async () => {
    await desk.ctx.db.officer.updateMany({ data: { isOnDuty: false } })
    const near = await officer(desk.ctx)
    await dispatchedWarning(desk.ctx)
    const { username } = await desk.ctx.db.user.findUniqueOrThrow({ where: { id: near.id } })
    const page = await desk.signedIn(username, { isPhone: true, path: '/desk/officer' })
    await page.getByRole('link', { name: /HC\d+/ }).tap()
    await page.getByRole('button', { name: '暂停计时' }).tap()
    const asking = page.getByRole('dialog', { name: /^暂停“/ })
    await asking.getByLabel('理由').fill('途中事故，绕行')
    await asking.getByRole('button', { name: '暂停计时' }).tap()
    await asking.waitFor({ state: 'detached' })
    await page.getByText('途中事故，绕行').waitFor()
    await expectAccessible(page)
    await shot(page, 'clocks-phone')
  })

  test('an automatic call is started, and what it comes to is there by itself', async () => {
    const { id } = await given.openWarning(desk.ctx)
    desk.world.notifier.outcome = 'sent'
    const { page } = await desk.as('operator', { path: `/desk/operator/warnings/${id}` })
    const panel = tasksAndCalls(page)
    await panel.getByText('未配置短信电话服务').waitFor()
    await panel.getByRole('button', { name: '自动拨打电话' }).click()
    const row = panel.getByRole('listitem').filter({ hasText: '公安反诈中心' })
    await row.getByText('已发出').waitFor()
    await panel.getByRole('button', { name: '自动拨打电话', disabled: true }).waitFor()
    const call = await desk.ctx.db.notification.findFirstOrThrow({
      where: { warningId: id, channel: 'voice' },
    })
    const told = { providerRef: call.providerRef ?? '', answeredBy: 'human', code: null }
    await desk.ctx.transact((tx) => followProvider(tx, call.id, { ...told, status: 'digits:1' }))
    await row.getByText('按1：正被要求转账').waitFor()
    await page.getByText('当事人按键表示正有人要求其转账').first().waitFor()
    await panel.getByText('内容').first().scrollIntoViewIfNeeded()
    await expectAccessible(page)
    await shot(page, 'automatic-call')
  })
})
