import type { Page } from 'playwright-core'
import type { Context } from '../../src/context'
import { accept, arrive, reportTask } from '../../src/tasks/service'
import { dispatchedWarning, officer } from '../given/tasks'
import { places } from '../given/users'
import { expectAccessible, fillSignIn, inBrowser, shot, until, type Desk, type PageOptions } from './kit'

const onPhone = (options: PageOptions = {}): PageOptions => ({ isPhone: true, ...options })
const tap = (page: Page, name: string) => page.getByRole('button', { name }).tap()
/** The radio itself is under its label. */
const choose = (page: Page, group: string, name: string) =>
  page.getByRole('group', { name: group }).getByRole('radio', { name, exact: true }).check({ force: true })

interface Given {
  readonly taskId: string
  readonly warningId: string
}

/** Visited and reported; the workers run for real. Kind and town are known in words. */
async function given({ ctx }: Desk): Promise<Given> {
  await ctx.db.officer.updateMany({ data: { isOnDuty: false } })
  const { id: officerId, actor } = await officer(ctx)
  const { id: warningId } = await dispatchedWarning(ctx)
  await nameKindAndTown(ctx, warningId)
  const { id: taskId } = await until(() =>
    ctx.db.task.findFirst({ where: { warningId, state: 'assigned', officerId } }),
  )
  await accept(ctx.as(actor), taskId)
  await arrive(ctx.as(actor), taskId)
  await ctx.as(actor).transact((tx) => reportTask(tx, taskId, undefined))
  return { taskId, warningId }
}

async function nameKindAndTown(ctx: Context, warningId: string): Promise<void> {
  const source = 'test'
  await ctx.db.typology.createMany({
    skipDuplicates: true,
    data: {
      id: 'leader-acquaintance',
      nameZh: '冒充领导、熟人',
      nameEn: 'False leader or acquaintance',
      source,
      effectiveFrom: new Date('2020-01-01'),
    },
  })
  const place = { districtCode: '330602', lon: 120.63, lat: 30.08, precision: 'source', source }
  const town = { code: '330602012', name: '斗门街道', ...place }
  await ctx.db.town.createMany({ skipDuplicates: true, data: town })
  await ctx.db.warning.update({
    where: { id: warningId },
    data: { townCode: town.code, placedAt: ctx.clock.now() },
  })
}

inBrowser('the grid worker’s phone', (desk) => {
  test('takes one, is told who it is, and tells that they have paid again: somebody goes', async () => {
    const task = await given(desk)
    const { page, username } = await desk.as('grid', onPhone())
    await page.waitForURL('**/desk/grid')
    await page.getByText('沈**').waitFor()
    expect(await page.getByText('沈阿宝').count()).toBe(0)
    await expectAccessible(page)
    await shot(page, 'grid-list')
    await tap(page, '我来回访')
    await page.getByText('沈阿宝').waitFor()
    await page.getByText('问这三句').waitFor()
    const call = page.getByRole('link', { name: /拨打电话/ })
    expect(await call.getAttribute('href')).toMatch(/^tel:\+86/)
    expect(await page.getByRole('link', { name: '导航' }).getAttribute('href')).toMatch(/^geo:0,0\?q=/)
    await page.getByText('已接受').waitFor({ state: 'detached' })
    await expectAccessible(page)
    await shot(page, 'grid-one')

    const operator = await desk.as('operator', { path: `/desk/operator/warnings/${task.warningId}` })
    await operator.page.getByText(`网格员 ${username} 回访`).first().waitFor()
    await shot(operator.page, 'grid-at-the-desk')

    await tap(page, '填写结果')
    await tap(page, '提交')
    await page.getByText('三项都要选').waitFor()
    await choose(page, '怎么回访的', '电话')
    await choose(page, '还在和骗子联系吗', '否')
    await choose(page, '之后又付过款吗', '是')
    await page.getByText('又联系或又付款，会马上再派人见面。').waitFor()
    await shot(page, 'grid-answer')
    await tap(page, '提交')
    await page.getByText('已提交，会马上派民警上门').waitFor()
    await page.getByText('现在没有要回访的人').waitFor()
    // Given to somebody by now, so that it does not go to whoever the next case brings.
    const second = { warningId: task.warningId, kind: 'second_visit', state: 'assigned' }
    await until(() => desk.ctx.db.task.findFirst({ where: second }))
    await shot(page, 'grid-none')
    await tap(page, '菜单')
    await page.getByText('退出登录').tap()
    await page.getByLabel('密码').waitFor()
  })

  test('gives one back with a reason; in English, in the dark', async () => {
    const task = await given(desk)
    const { page } = await desk.as('grid', onPhone({ language: 'en', theme: 'dark' }))
    await page.getByText('False leader or acquaintance').waitFor()
    await expectAccessible(page)
    await shot(page, 'grid-list-en-dark')
    await tap(page, 'I take it')
    await page.getByText('Ask these three').waitFor()
    await page.getByText('Taken', { exact: true }).waitFor({ state: 'detached' })
    await expectAccessible(page)
    await shot(page, 'grid-one-en-dark')
    await tap(page, 'Give back')
    await choose(page, 'Reason', 'Not reached')
    await expectAccessible(page)
    await shot(page, 'grid-give-back-en-dark')
    await tap(page, 'Give back')
    await page.getByRole('button', { name: 'I take it' }).waitFor()
    const { reason } = await desk.ctx.db.transition.findFirstOrThrow({
      where: { subjectId: task.taskId, event: 'follow-up-given-back' },
    })
    expect(reason).toBe('Not reached')
    const { page: late } = await desk.as('grid', onPhone({ path: `/desk/grid/${task.taskId}` }))
    await late.getByText('这次回访已不在您这里').waitFor()
    await shot(late, 'grid-gone')
  })

  test('the administrator adds one: with a station, without a badge', async () => {
    await places(desk.ctx)
    const { page } = await desk.as('admin', { path: '/desk/admin/users' })
    await page.getByRole('button', { name: '新建用户' }).click()
    const form = page.getByRole('dialog', { name: '新建用户' })
    await form.getByLabel('用户名').fill('sun.wangge')
    await form.getByLabel('姓名').fill('孙网格员')
    await form.getByLabel('岗位').click()
    await page.getByTitle('网格员', { exact: true }).click()
    await form.getByLabel('派出所').click()
    await page.getByTitle(/^斗门派出所/).click()
    expect(await form.getByLabel('警号').count()).toBe(0)
    await shot(page, 'grid-new-user')
    await form.getByRole('button', { name: '建立并生成密码' }).click()
    const password = await page.getByTestId('one-time-password').innerText()
    const theirs = await desk.page(onPhone())
    await fillSignIn(theirs, 'sun.wangge', password)
    await theirs.getByText('请设置您自己的密码').waitFor()
  })
})
