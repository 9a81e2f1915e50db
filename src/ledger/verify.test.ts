import { behindTheTriggers } from '../../test/given/behind-triggers'
import { openWarning } from '../../test/given/warnings'
import { testContext, type TestContext } from '../../test/setup/context'
import { recordExposure, recordVisit } from './service'
import { verifyLedger } from './verify'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})

test('finds balances that no entry explains, and entries that do not fit', async () => {
  const { id: warningId } = await openWarning(ctx, { amountFen: 731n })
  await ctx.transact((tx) => recordExposure(tx, warningId))
  const visitId = ctx.ids.next()
  await ctx.transact((tx) => recordVisit(tx, { visitId, warningId, paidFen: 500n, protectedFen: 231n }))
  expect(await verifyLedger(ctx)).toEqual({ warnings: 1, transfers: 3, breaches: [], broken: [] })

  await behindTheTriggers(ctx.pool, `UPDATE ledger_account SET posted_in_fen = 501 WHERE name = 'paid_out'`)
  expect((await verifyLedger(ctx)).breaches).toEqual([
    `warning ${warningId}: the balance of paid_out is not what its transfers say`,
  ])

  await behindTheTriggers(
    ctx.pool,
    `UPDATE ledger_transfer SET amount_fen = 732 WHERE cause LIKE 'visit:%' AND amount_fen = 500`,
  )
  expect((await verifyLedger(ctx)).breaches).toEqual([expect.stringContaining('does not fit: overdrawn')])
})
