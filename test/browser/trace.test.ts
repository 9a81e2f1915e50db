import { seedAll } from '../../seeds'
import * as wire from '../given/signals'
import { apiKey } from '../given/users'
import { expectAccessible, inBrowser, shot, type Desk } from './kit'
import { warningOf } from './send'

const pathOf = (id: string): string => `/desk/operator/warnings/${id}`

let cases = 0
const START = Date.parse('2023-02-23T06:58:00+08:00')
const at = (seconds: number): string => new Date(START + seconds * 1_000).toISOString()

/** A report of one payment, and what its payee and those after it paid on: as many accounts and transfers as are asked for. */
async function graphOf(
  desk: Desk,
  size: { readonly accounts: number; readonly transfers: number },
): Promise<string> {
  const [report, bank] = await Promise.all([
    apiKey(desk.ctx, ['report'], 'report:110'),
    apiKey(desk.ctx, ['transaction'], 'bank:icbc-yuecheng'),
  ])
  cases += 1
  const accountOf = (n: number): string => `62258${cases}${String(8_800_000_000 + n)}`
  const id = await warningOf(desk, report, {
    type: 'report',
    source: 'report:110',
    sourceRef: wire.nextRef(),
    channel: '110',
    occurredAt: at(3_600),
    victim: { name: '沈阿宝', phone: `1380001${String(1_000 + cases)}` },
    narrative: '对方冒充老板，让我把保证金打到他私人账户，已经转了，请帮我止付。',
    transfers: [
      { payeeAccount: accountOf(0), payeeName: '李建军', payeeBank: 'CCB', amount: '731200.00', at: at(0) },
    ],
  })
  const payments = Array.from({ length: size.transfers - 1 }, (_, index) => {
    const n = index + 1
    // Each account is reached in its turn by one before it, with less from tier to tier; then they pay again.
    const to = n < size.accounts ? n : 1 + ((n * 7) % (size.accounts - 1))
    return wire.payment({
      occurredAt: at(60 + n * 20),
      amount: String((to <= 6 ? 30_000 : to <= 42 ? 1_500 : 60) + (n % 7)),
      payer: { account: accountOf(Math.floor((to - 1) / 6)), bank: 'CCB', name: '李建军', kind: 'person' },
      payee: { account: accountOf(to), bank: 'ABC', name: '赵六', kind: 'person' },
      memo: undefined,
    })
  })
  const answer = await fetch(desk.at('/v1/signals/batch'), {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${bank}` },
    body: payments.map((payment) => JSON.stringify(payment)).join('\n'),
  })
  expect(await answer.text()).not.toContain('problem')
  return id
}

inBrowser('the trace of a warning’s money', (desk) => {
  beforeAll(async () => {
    await seedAll(desk.ctx, { demo: false })
  })

  test('what is still there to save is seen, a stop is drafted from its row, a transfer told wrong is corrected', async () => {
    const id = await graphOf(desk, { accounts: 6, transfers: 8 })
    const { page } = await desk.as('operator', { path: pathOf(id), viewport: { width: 1600, height: 1000 } })
    await page.getByRole('button', { name: /资金追踪/ }).waitFor()
    await page.keyboard.press('g')
    const drawer = page.getByRole('dialog', { name: '资金追踪' })
    await drawer.getByRole('img', { name: /资金追踪图：6 个账户/ }).waitFor()
    await shot(page, 'trace-small-zh-light')
    await expectAccessible(page)

    const first = drawer.getByRole('row').nth(1)
    await first.getByRole('button', { name: /起草止付/ }).focus()
    await page.keyboard.press('Enter')
    await drawer.getByText('已止付或冻结').waitFor()

    await drawer.getByRole('tab', { name: /流水/ }).click()
    await drawer.getByRole('button', { name: /更正 \*{4}\d{4} 731200\.00/ }).click()
    const dialog = page.getByRole('dialog', { name: '更正这笔流水' })
    await dialog.getByLabel('实际金额（元）').fill('700000')
    await dialog.getByLabel('理由').fill('银行回单为七十万元')
    await dialog.getByRole('button', { name: /更\s?正/ }).click()
    await drawer.getByText('银行回单为七十万元').waitFor()
    await drawer.getByTitle('¥700,000.00').first().waitFor()
  })

  test('87 accounts and 290 transfers are readable: by tier, the rest as one, all on demand', async () => {
    const id = await graphOf(desk, { accounts: 87, transfers: 290 })
    const { page } = await desk.as('operator', {
      path: pathOf(id),
      language: 'en',
      theme: 'dark',
      viewport: { width: 1600, height: 1000 },
    })
    await page.getByRole('button', { name: /^Trace/ }).click()
    const drawer = page.getByRole('dialog', { name: 'Trace' })
    const graph = drawer.getByRole('img', { name: /^Trace: / })
    await graph.waitFor()
    expect(await graph.getAttribute('aria-label')).toBe('Trace: 87 accounts, 290 tainted transfers')
    await shot(page, 'trace-large-en-dark')
    await drawer.getByRole('switch').press('Space')
    await shot(page, 'trace-large-whole-en-dark')
    await expectAccessible(page)
  })
})
