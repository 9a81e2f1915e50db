import type { BrowserContext, Page } from 'playwright-core'
import { officer, dispatchedWarning, type GivenOfficer } from '../given/tasks'
import { expectAccessible, fillSignIn, inBrowser, shot, until, type Desk, type PageOptions } from './kit'

interface GivenTask {
  readonly taskId: string
  readonly warningId: string
  readonly number: string
  readonly username: string
  readonly officer: GivenOfficer
}

/** Given to one officer, who is the only one on duty; he has not accepted yet. */
async function assigned({ ctx }: Desk): Promise<GivenTask> {
  await ctx.db.officer.updateMany({ data: { isOnDuty: false } })
  const near = await officer(ctx)
  const warning = await dispatchedWarning(ctx)
  const task = await until(() =>
    ctx.db.task.findFirst({ where: { warningId: warning.id, state: 'assigned', officerId: near.id } }),
  )
  const { username } = await ctx.db.user.findUniqueOrThrow({ where: { id: near.id } })
  return { taskId: task.id, warningId: warning.id, number: task.number, username, officer: near }
}

const onPhone = (more: PageOptions = {}): PageOptions => ({ isPhone: true, ...more })
const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).tap()
/** The radio itself is under its label. */
const choose = (page: Page, group: string, name: string) =>
  page.getByRole('group', { name: group }).getByRole('radio', { name, exact: true }).check({ force: true })
const openTask = async (page: Page, { number }: GivenTask): Promise<void> => {
  await page.getByRole('link', { name: new RegExp(number) }).tap()
  await page.getByText('见面先说这三句').waitFor()
}
// Runs in the page, which has other globals than this file.
const WAIT_UNTIL_KEPT = `(async () => {
  await navigator.serviceWorker.ready
  for (let looks = 0; looks < 100; looks += 1) {
    for (const name of await caches.keys()) {
      const kept = await (await caches.open(name)).keys()
      if (kept.some(({ url }) => url.includes('officer'))) return
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the page was not kept')
})()`

/** The page is on the phone: it can be loaded without a network. */
async function kept(page: Page): Promise<BrowserContext> {
  await page.evaluate(WAIT_UNTIL_KEPT)
  return page.context()
}

const movesOf = async ({ ctx }: Desk, taskId: string): Promise<string[]> =>
  (await ctx.db.transition.findMany({ where: { subjectId: taskId }, orderBy: { id: 'asc' } })).map(
    ({ event }) => event,
  )

inBrowser('the officer’s phone', (desk) => {
  test('an officer without a network: what he enters is sent once, in order, when it is back', async () => {
    const task = await assigned(desk)
    const page = await desk.signedIn(task.username, onPhone())
    await page.getByRole('link', { name: new RegExp(task.number) }).waitFor()
    await shot(page, 'officer-list')
    await openTask(page, task)
    await expectAccessible(page)
    await shot(page, 'officer-task')
    await page.getByRole('button', { name: '接受任务' }).dblclick()
    await page.getByRole('button', { name: '出发' }).waitFor()
    await page.getByText(/全部已发送/).waitFor()
    const context = await kept(page)

    await context.setOffline(true)
    await tap(page, '出发')
    await tap(page, '已到达')
    await page.getByText('已存在手机，待发送 2 条').waitFor()
    await shot(page, 'officer-offline')
    await tap(page, '填写反馈')
    await choose(page, '核查结果', '确为诈骗')
    await choose(page, '当事人态度', '相信民警')
    await tap(page, '四项都看过，无异常')
    await choose(page, '聊天记录', '冒充领导熟人')
    await page.getByText('草稿已存在手机').waitFor()
    await page.reload()
    await page.getByText('草稿已存在手机').waitFor()
    expect(await page.getByRole('radio', { name: '确为诈骗' }).isChecked()).toBe(true)
    expect(await page.getByRole('radio', { name: '冒充领导熟人' }).isChecked()).toBe(true)
    await choose(page, '还在和骗子联系吗', '否')
    await choose(page, '已经付款了吗', '已付款')
    await page.getByLabel('金额（元）').fill('5000')
    await page.getByLabel('收款账号').fill('6217 0018 2000 1112 223')
    await page.getByLabel('付款时间').fill('2023-02-23T09:40')
    await shot(page, 'officer-visit')
    await tap(page, '提交')
    await page.getByText('已存在手机，待发送 3 条').waitFor()
    await page.reload()
    await page.getByText('已存在手机，待发送 3 条').waitFor()
    expect(await movesOf(desk, task.taskId)).toEqual(['queue', 'assign', 'accept'])

    await context.setOffline(false)
    await page.getByText(/全部已发送/).waitFor()
    await page.reload()
    await page.getByText(/全部已发送/).waitFor()
    await page.getByText('请在此前回访').waitFor()
    await shot(page, 'officer-sent')

    expect(await movesOf(desk, task.taskId)).toEqual([
      'queue',
      'assign',
      'accept',
      'depart',
      'arrive',
      'report',
    ])
    const visits = await desk.ctx.db.visit.findMany({ where: { warningId: task.warningId } })
    expect(visits).toMatchObject([{ finding: 'fraud', attitude: 'believes', paidFen: 500_000n }])
  })

  test('a session that ends meanwhile: he signs in again, then it goes; nobody else sends it', async () => {
    const task = await assigned(desk)
    const other = await assigned(desk)
    const page = await desk.signedIn(task.username, onPhone())
    await openTask(page, task)
    await tap(page, '接受任务')
    await page.getByText(/全部已发送/).waitFor()
    const context = await kept(page)
    await context.setOffline(true)
    await tap(page, '出发')
    await page.getByText('已存在手机，待发送 1 条').waitFor()
    await desk.ctx.db.session.updateMany({ data: { revokedAt: desk.ctx.clock.now() } })
    await context.setOffline(false)
    await page.getByText('登录已过期').waitFor()

    // Another officer takes the phone.
    await context.clearCookies()
    await page.evaluate(`localStorage.removeItem('menshen.offline-session')`)
    await page.goto(desk.at('/'))
    await fillSignIn(page, other.username)
    await page.getByRole('link', { name: new RegExp(other.number) }).waitFor()
    expect(await page.getByText(/待发送/).count()).toBe(0)
    await tap(page, '菜单')
    await page.getByText('退出登录').tap()
    await page.getByLabel('密码').waitFor()
    expect(await movesOf(desk, task.taskId)).not.toContain('depart')

    await fillSignIn(page, task.username)
    await page.getByText(/全部已发送/).waitFor()
    expect((await movesOf(desk, task.taskId)).filter((event) => event === 'depart')).toHaveLength(1)
  })

  test('what is refused says why, and is taken away by hand; signing out warns of what is not sent', async () => {
    const task = await assigned(desk)
    const page = await desk.signedIn(task.username, onPhone())
    await openTask(page, task)
    await page.context().setOffline(true)
    await tap(page, '接受任务')
    await page.getByText('已存在手机，待发送 1 条').waitFor()
    await desk.ctx.db.task.update({ where: { id: task.taskId }, data: { state: 'cancelled' } })
    await page.context().setOffline(false)
    await page.getByText('1 条被退回，请处理').tap()
    await page.getByText('当前状态不允许此操作').waitFor()
    await shot(page, 'officer-refused')
    await expectAccessible(page)

    await tap(page, '菜单')
    await page.getByText('退出登录').tap()
    await page.getByText('还有 1 条没有发送').waitFor()
    await shot(page, 'officer-leave')
    await tap(page, '先不退出')
    await page.getByText('1 条被退回，请处理').tap()
    await tap(page, '删除这条')
    await page.getByRole('dialog').getByRole('button', { name: '删除这条' }).tap()
    await page.getByText('没有要发送的内容').waitFor()
  })

  test('a refused report is mended by taps, not entered again', async () => {
    const task = await assigned(desk)
    const page = await desk.signedIn(task.username, onPhone())
    await openTask(page, task)
    await tap(page, '接受任务')
    await page.getByRole('button', { name: '出发' }).and(page.locator(':enabled')).tap()
    await page.getByRole('button', { name: '已到达' }).and(page.locator(':enabled')).tap()
    await until(() => desk.ctx.db.task.findFirst({ where: { id: task.taskId, state: 'arrived' } }))
    await page.context().setOffline(true)
    await page.getByRole('button', { name: '填写反馈' }).and(page.locator(':enabled')).tap()
    await choose(page, '核查结果', '未见到人')
    await tap(page, '提交')
    await page.getByText('已存在手机，待发送 1 条').waitFor()
    await desk.ctx.db.task.update({ where: { id: task.taskId }, data: { state: 'cancelled' } })
    await page.context().setOffline(false)
    await page.getByText('1 条被退回，请处理').tap()
    await tap(page, '修改')
    expect(await page.getByRole('radio', { name: '未见到人' }).isChecked()).toBe(true)
    expect(await page.getByText(/被退回/).count()).toBe(0)
  })

  test('his position is shared while he is on duty, in the datum of the map, and forgotten after', async () => {
    const task = await assigned(desk)
    const page = await desk.page(onPhone())
    await page.context().grantPermissions(['geolocation'])
    await page.context().setGeolocation({ longitude: 121.5272106, latitude: 31.1774276 })
    await fillSignIn(page, task.username)
    await page.getByText(/位置共享中/).waitFor()
    const at = () => desk.ctx.db.officer.findUniqueOrThrow({ where: { userId: task.officer.id } })
    const { lon, lat } = await at()
    expect(lon).toBeCloseTo(121.5315419, 5)
    expect(lat).toBeCloseTo(31.175304, 5)
    await page.getByRole('switch', { name: '在岗并共享位置' }).tap()
    await page.getByText(/位置共享中/).waitFor({ state: 'detached' })
    await until(async () => ((await at()).isOnDuty ? null : true))
    expect(await at()).toMatchObject({ lon: null, lat: null })
  })

  test('hands back with a reason; the next officer gets it', async () => {
    const task = await assigned(desk)
    const page = await desk.signedIn(task.username, onPhone())
    await openTask(page, task)
    await tap(page, '退回')
    await tap(page, '退回')
    await page.getByText('请选择原因').waitFor()
    await choose(page, '退回原因', '正在处置其他警情')
    await shot(page, 'officer-hand-back')
    await tap(page, '退回')
    await page.getByText(/全部已发送/).waitFor()
    const { reason } = await desk.ctx.db.transition.findFirstOrThrow({
      where: { subjectId: task.taskId, event: 'return' },
    })
    expect(reason).toBe('正在处置其他警情')
    await until(() => desk.ctx.db.task.findFirst({ where: { id: task.taskId, round: { gt: 1 } } }))
  })

  test('the person at the door checks the code in a browser of her own, without scripts', async () => {
    const task = await assigned(desk)
    const page = await desk.signedIn(task.username, onPhone())
    await openTask(page, task)
    await tap(page, '接受任务')
    await page.getByText(/全部已发送/).waitFor()
    await tap(page, '核验码')
    await page.getByRole('img', { name: '核验二维码' }).waitFor()
    const code = await page.locator('.code-text').innerText()
    await shot(page, 'officer-code')
    await expectAccessible(page)

    const hers = await desk.page(onPhone({ path: '/verify', hasScripts: false }))
    await shot(hers, 'verify-form')
    await hers.getByLabel(/核验码/).fill(code.toLowerCase())
    await hers.getByRole('button', { name: '核验' }).tap()
    await hers.getByText('核验通过').waitFor()
    await hers.getByText(new RegExp(`民警${task.username}.*斗门派出所`)).waitFor()
    await shot(hers, 'verify-valid')
    await hers.goto(desk.at('/verify/AAAAAAAA?lang=en'))
    await hers.getByRole('heading', { name: 'Not valid' }).waitFor()
    await shot(hers, 'verify-not-valid-en')
  })

  test('in English, in the dark, and with nothing to do', async () => {
    const task = await assigned(desk)
    const page = await desk.signedIn(task.username, onPhone({ language: 'en', theme: 'dark' }))
    await page.getByRole('link', { name: new RegExp(task.number) }).tap()
    await page.getByText('Say these three sentences first').waitFor()
    await expectAccessible(page)
    await shot(page, 'officer-task-en-dark')
    await page.goto(desk.at(`/desk/officer/task/${task.taskId}/visit`))
    await page.getByRole('button', { name: 'Send' }).tap()
    await page.getByText('what it is', { exact: true }).waitFor()
    await expectAccessible(page)
    await shot(page, 'officer-visit-en-dark')
    await desk.ctx.db.task.updateMany({ data: { state: 'cancelled' } })
    const { username } = await desk.ctx.db.user.findUniqueOrThrow({
      where: { id: (await officer(desk.ctx, { isOnDuty: false })).id },
    })
    const idle = await desk.signedIn(username, onPhone())
    await idle.getByText('现在没有任务').waitFor()
    await expectAccessible(idle)
    await shot(idle, 'officer-none')
  })
})
