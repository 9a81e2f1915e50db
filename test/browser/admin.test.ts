import type { Page } from 'playwright-core'
import { seedAll } from '../../seeds'
import { fillSignIn, expectAccessible, inBrowser, shot } from './kit'
import { user } from '../given/users'
import { openWarning } from '../given/warnings'

const section = (name: string): string => `/desk/admin/${name}`
const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name })
const button = (within: { getByRole: Page['getByRole'] }, name: string) =>
  within.getByRole('button', { name, exact: true })

/** By keyboard: a question that is still on its way in is not missed. */
async function confirmed(asked: ReturnType<typeof dialog>, name: string): Promise<void> {
  await button(asked, name).press('Enter')
  await asked.waitFor({ state: 'detached' })
}

inBrowser('the administration', (desk) => {
  beforeAll(() => seedAll(desk.ctx, { demo: false }))

  test('a new user comes in by a password shown once; locked, their session ends at once', async () => {
    const { page } = await desk.as('admin', { path: section('users') })
    await button(page, '新建用户').click()
    const form = dialog(page, '新建用户')
    await form.getByLabel('用户名').and(page.locator(':focus')).waitFor()
    await button(form, '建立并生成密码').click()
    await form.getByText('必填').first().waitFor()
    await form.getByLabel('用户名').fill('Wang Wu')
    await form.getByLabel('姓名').fill('王五')
    await button(form, '建立并生成密码').click()
    await form.getByText(/^格式不对/).waitFor()
    expect(await form.getByLabel('姓名').inputValue()).toBe('王五')
    await form.getByLabel('用户名').fill('wang.wu')
    await button(form, '建立并生成密码').click()
    const password = await page.getByTestId('one-time-password').innerText()
    await button(page, '已告知，关闭').click()

    const theirs = await desk.page()
    await fillSignIn(theirs, 'wang.wu', password)
    await theirs.getByText('请设置您自己的密码').waitFor()
    await page.getByRole('button', { name: '王五' }).click()
    await button(dialog(page, '用户 王五'), '停用').click()
    await confirmed(dialog(page, '停用 王五？'), '停用')
    await dialog(page, '用户 王五').getByText('已停用').waitFor()
    await theirs.reload()
    await theirs.getByText('反诈预警劝阻与止付平台').waitFor()
    await expectAccessible(page)
    await shot(page, 'admin-users')
  })

  test('a key is shown once, and refused as soon as it is revoked', async () => {
    const { page } = await desk.as('admin', { path: section('keys') })
    await button(page, '新建密钥').first().click()
    const form = dialog(page, '新建密钥')
    await form.getByLabel('来源').fill('bank:test')
    await form.getByLabel('名称').fill('测试银行')
    await button(form, '生成密钥').click()
    const key = await page.getByTestId('api-key').innerText()
    await button(page, '已保存，关闭').click()
    const send = async (): Promise<number> =>
      (
        await fetch(desk.at('/v1/signals'), {
          method: 'POST',
          headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
          body: '{}',
        })
      ).status
    expect(await send()).toBe(422)
    await shot(page, 'admin-keys')
    await page
      .getByRole('row')
      .filter({ hasText: 'bank:test' })
      .getByRole('button', { name: /^吊销/ })
      .click()
    await confirmed(dialog(page, /^吊销 bank:test/), '吊销')
    await page.getByRole('row').filter({ hasText: '已吊销' }).waitFor()
    // A key that is known to a process is asked for anew within seconds.
    desk.world.clock.advance(60_000)
    expect(await send()).toBe(401)
  })

  test('a file of stations with a bad row names its line, and what was pasted stays', async () => {
    const { page } = await desk.as('admin', { path: section('stations') })
    await page.getByRole('row').nth(5).waitFor()
    await shot(page, 'admin-stations')
    await expectAccessible(page)
    await page.getByRole('button', { name: /^导入/ }).click()
    const form = dialog(page, '导入派出所')
    const bad = 'code,name,town_code,lon,lat\nnew-1,新派出所,330602007,30.08,120.63\n'
    await form.getByLabel('内容').fill(bad)
    await form.getByLabel('依据').fill('测试名册')
    await button(form, '导入').click()
    await form.getByText('没有导入任何内容').waitFor()
    await form.getByRole('button', { name: '第 2 行' }).first().waitFor()
    await expectAccessible(page)
    await shot(page, 'admin-import')
    expect(await form.getByLabel('内容').inputValue()).toBe(bad)
    await form.getByLabel('内容').fill(bad.replace('30.08,120.63', '120.63,30.08'))
    await button(form, '试导入').click()
    await form.getByText('将新增 1').waitFor()
    await button(form, '导入').click()
    await page.getByText('已导入：新增 1').waitFor()
    await page.getByRole('row').filter({ hasText: 'new-1' }).waitFor()
  })

  test('new minutes of a level have a source and a day, and show what differs', async () => {
    const { page } = await desk.as('admin', { path: section('levels') })
    await button(page, '发布新时限').click()
    const form = dialog(page, '发布新时限')
    await form.getByLabel('特高危：签收').fill('1')
    await button(form, '发布').click()
    await form.getByText('必填').first().waitFor()
    await form.getByLabel('依据').fill('市局反诈〔2023〕2号')
    await button(form, '比较变化').click()
    await form.getByText('与该日原定时限相比').waitFor()
    await expectAccessible(page)
    await shot(page, 'admin-levels-new')
    await button(form, '发布').click()
    await form.waitFor({ state: 'detached' })
    await page.getByText('市局反诈〔2023〕2号').first().waitFor()
  })

  test('the audit log is searched by purpose and number, and is found intact', async () => {
    const { id, number } = await openWarning(desk.ctx)
    const operator = (await desk.as('operator', { path: `/desk/operator/warnings/${id}` })).page
    await operator.getByRole('button', { name: '查看身份' }).click()
    await operator.getByText('沈阿宝').first().waitFor()
    const { page } = await desk.as('admin', { path: section('audit') })
    await page.getByLabel('预警、任务或止付编号').fill(number)
    const row = page.getByRole('row').filter({ hasText: '查看当事人身份' })
    await row.first().waitFor()
    await page.getByText('核验完整性').click()
    await button(page, '开始核验').click()
    await page.getByText(/^完整：\d+ 条记录无一被改动/).waitFor()
    await expectAccessible(page)
    await shot(page, 'admin-audit')
    await row.first().getByRole('button').click()
    await page.getByRole('dialog').waitFor()
    await shot(page, 'admin-audit-entry')
  })

  test('what failed too often waits here and is sent again', async () => {
    const now = desk.ctx.clock.now()
    await desk.ctx.db.outbox.create({
      data: {
        event: 'warning.opened',
        version: 1,
        consumer: 'notices',
        payload: { warningId: desk.ctx.ids.next() },
        createdAt: now,
        enqueuedAt: now,
        sends: 1,
        failures: 5,
        deadAt: now,
        lastError: 'the gateway hung up',
      },
    })
    const { page } = await desk.as('admin', { path: section('dead-letters') })
    await page.getByText('the gateway hung up').waitFor()
    await expectAccessible(page)
    await shot(page, 'admin-dead-letters')
    await page.getByRole('button', { name: /^全部重发/ }).click()
    await confirmed(page.getByRole('dialog'), '全部重发')
    await page.getByText('已重发 1 条').waitFor()
  })

  test.each(['users', 'roles', 'keys', 'stations', 'duty', 'banks', 'levels', 'audit', 'dead-letters'])(
    'in English and by night: %s',
    async (name) => {
      const { username } = await user(desk.ctx, 'admin')
      const page = await desk.signedIn(username, { path: section(name), language: 'en', theme: 'dark' })
      await page.locator('.loading').first().waitFor({ state: 'detached' })
      await page.getByRole('heading', { level: 1 }).waitFor()
      await expectAccessible(page)
      await shot(page, `admin-${name}-en-dark`)
    },
  )
})
