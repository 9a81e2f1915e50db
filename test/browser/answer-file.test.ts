import * as given from '../given/holds'
import { user } from '../given/users'
import { expectAccessible, inBrowser, shot } from './kit'

inBrowser('answers in bulk', (desk) => {
  test('a file is looked at first, its good rows are taken, its bad ones told by line', async () => {
    const hold = await given.holdCase(desk.ctx, { hasGateway: false })
    const stop = await given.submittedStop(desk.ctx, hold)
    const { id, username } = await user(desk.ctx, 'liaison')
    await desk.ctx.db.user.update({ where: { id }, data: { bankId: hold.bankId } })
    const page = await desk.signedIn(username)
    await page.getByRole('button', { name: '批量答复' }).click()
    const drawer = page.getByRole('dialog', { name: '批量答复（CSV）' })
    const at = desk.ctx.clock.now().toISOString()
    const csv = `文书编号,结果,金额,办理时间\n${stop.number},已止付,100.00,${at}\nZF20230223-999999,已止付,,${at}\n`
    await drawer
      .getByLabel('选择文件')
      .setInputFiles({ name: 'answers.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await drawer.getByText('预览：1 行将生效，0 行此前已答复，1 行有误').waitFor()
    await drawer.getByText('第 3 行').waitFor()
    await expectAccessible(page)
    await shot(page, 'answer-file')
    await drawer.getByRole('button', { name: '提交正确的行' }).press('Enter')
    await drawer.getByText('1 行已生效，0 行此前已答复，1 行有误').waitFor()
    expect(await desk.ctx.db.stopPayment.findUnique({ where: { id: stop.id } })).toMatchObject({
      state: 'held',
      heldFen: 10_000n,
    })
  })
})
