import { DAY_MS, MINUTE_MS } from '../lib/duration'
import { recordExposure } from '../ledger'
import { behindTheTriggers } from '../../test/given/behind-triggers'
import { openWarning } from '../../test/given/warnings'
import * as holds from '../../test/given/holds'
import { user } from '../../test/given/users'
import { desk } from '../../test/given/warnings'
import { testContext, type TestContext } from '../../test/setup/context'
import { listBreaks, listProofs } from './repository'
import { explainBreak, proveDaily, proveNow } from './service'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})

test('once a day, and whenever somebody asks', async () => {
  const { id } = await openWarning(ctx, { amountFen: 731n })
  await ctx.transact((tx) => recordExposure(tx, id))
  expect(await proveDaily(ctx)).toMatchObject({ warnings: 1, entries: 1, breaks: [] })
  expect(await proveDaily(ctx)).toBeNull()
  ctx.clock.advance(DAY_MS)
  expect(await proveDaily(ctx)).not.toBeNull()
  ctx.clock.advance(MINUTE_MS)
  await proveNow(ctx)
  expect((await listProofs(ctx, 10)).map(({ day }) => day !== null)).toEqual([false, true, true])
})

test('what a stop says is held and the books do not is a break until it is gone, and somebody says why', async () => {
  const hold = await holds.holdCase(ctx, { hasGateway: false })
  const stop = await holds.heldStop(ctx, hold)
  expect((await proveNow(ctx)).breaks).toEqual([])

  const { heldFen } = await ctx.db.stopPayment.findUniqueOrThrow({ where: { id: stop.id } })
  await behindTheTriggers(ctx.pool, `UPDATE stop_payment SET held_fen = held_fen - 1 WHERE id = '${stop.id}'`)
  expect((await proveNow(ctx)).breaks).toEqual([
    { warningId: hold.warning.id, kind: 'stopped', expectedFen: heldFen! - 1n, bookedFen: heldFen },
  ])
  await proveNow(ctx)
  const [open, ...others] = await listBreaks(ctx, true, 10)
  expect(others).toEqual([])

  const chief = ctx.as(desk((await user(ctx, 'supervisor')).id))
  expect(await explainBreak(chief, open!.id, '银行更正了止付金额')).toMatchObject({ goneAt: null })
  await expect(explainBreak(chief, open!.id, 'again')).rejects.toMatchObject({ code: 'illegal_move' })

  await behindTheTriggers(ctx.pool, `UPDATE stop_payment SET held_fen = held_fen + 1 WHERE id = '${stop.id}'`)
  expect((await proveNow(ctx)).breaks).toEqual([])
  expect(await listBreaks(ctx, true, 10)).toEqual([])
  expect(await listBreaks(ctx, false, 10)).toMatchObject([
    { id: open!.id, explanation: '银行更正了止付金额' },
  ])
})
