import { after, HOUR_MS } from '../../src/lib/duration'
import * as given from '../given/holds'
import { levels } from '../given/warnings'
import { expectAccessible, inBrowser, shot } from './kit'

inBrowser('how the banks can be reached', (desk) => {
  beforeAll(() => levels(desk.ctx))

  test('a bank that is down is named at the desk, with what waits there and whom to telephone', async () => {
    const { db, clock, ids, vault } = desk.ctx
    const bankId = await given.bank(desk.ctx)
    const now = clock.now()
    await db.bank.update({ where: { id: bankId }, data: { name: '测试银行', dutyPhone: '0575 8888 0000' } })
    await db.bankLink.create({
      data: {
        bankId,
        state: 'down',
        failures: 3,
        since: now,
        lastTryAt: now,
        nextTryAt: after(now, HOUR_MS),
      },
    })
    await db.bankRequest.create({
      data: {
        id: ids.next(),
        bankId,
        kind: 'stop',
        subject: 'stop_payment',
        subjectId: ids.next(),
        state: 'intended',
        bodySealed: vault.seal('bank_request.body', '{}'),
        keyVersion: vault.keyVersion,
        createdAt: now,
      },
    })
    const { page } = await desk.as('operator')
    await page.getByRole('button', { name: '1 家银行接口中断' }).click()
    const drawer = page.getByRole('dialog', { name: '银行接口状态' })
    const first = drawer.getByRole('listitem').first()
    await first.getByText('测试银行').waitFor()
    await first.getByText('排队 1').waitFor()
    await first.getByRole('link', { name: '0575 8888 0000' }).waitFor()
    await expectAccessible(page)
    await shot(page, 'bank-links')
  })
})
