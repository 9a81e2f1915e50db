import { deliverTwice } from '../../test/setup/deliver'
import { desk, openWarning } from '../../test/given/warnings'
import { user } from '../../test/given/users'
import { testContext, type TestContext } from '../../test/setup/context'
import { warningsWorker } from '../../workers/warnings'
import type { Context } from '../context'
import { MINUTE_MS } from '../lib/duration'
import { fireDueTimers } from '../platform/sweep'
import { presentWarning } from './present'
import { endReach } from './reach'
import { acknowledge, readWarning } from './service'

let ctx: TestContext
let operator: Context

beforeAll(async () => {
  ctx = await testContext()
  operator = ctx.as(desk((await user(ctx, 'operator')).id))
})

const told = (warningId: string, signalId: string) =>
  deliverTwice(ctx, warningsWorker, 'signal.joined', { warningId, signalId })
const view = async (id: string) => presentWarning(ctx, await readWarning(operator, id))
const remarks = (id: string, event: string) =>
  ctx.db.transition.count({ where: { machine: 'warning', subjectId: id, event } })
const after = (minutes: number) => new Date(ctx.clock.now().getTime() + minutes * MINUTE_MS).toISOString()

test('money that has left before anybody spoke with the person is a track of its own, with ten minutes from then', async () => {
  const { id, signalIds } = await openWarning(ctx, { status: 'settled', level: 'medium' })
  await told(id, signalIds[0]!)
  expect(await view(id)).toMatchObject({ paidUnawareAt: ctx.clock.now().toISOString(), reachBy: after(10) })
  expect(await remarks(id, 'paid_unaware')).toBe(1)
  // Taking it does not give more time.
  ctx.clock.advance(MINUTE_MS)
  await acknowledge(operator, id)
  expect(await view(id)).toMatchObject({ reachBy: after(9) })

  await endReach(ctx, id, ctx.clock.now())
  expect(await view(id)).toMatchObject({ paidUnawareAt: null, reachedAt: ctx.clock.now().toISOString() })
  expect(await remarks(id, 'made_aware')).toBe(1)
  await told(id, signalIds[0]!)
  expect(await remarks(id, 'paid_unaware')).toBe(1)
})

test('missed, it is written down and told, though nobody has taken the warning', async () => {
  const { id, signalIds } = await openWarning(ctx, { status: 'settled', level: 'low' })
  await told(id, signalIds[0]!)
  ctx.clock.advance(10 * MINUTE_MS)
  await fireDueTimers(ctx)
  await deliverTwice(ctx, warningsWorker, 'warning.unreached', { warningId: id })
  expect(await ctx.db.escalation.count({ where: { warningId: id, clock: 'reach' } })).toBeGreaterThan(0)
  // Whoever takes it then has the same minutes, and if they pass, too, somebody goes.
  await acknowledge(operator, id)
  expect(await view(id)).toMatchObject({ reachBy: after(10) })
  ctx.clock.advance(10 * MINUTE_MS)
  await fireDueTimers(ctx)
  await deliverTwice(ctx, warningsWorker, 'warning.unreached', { warningId: id })
  expect(await view(id)).toMatchObject({ state: 'dispatched' })
  expect(await remarks(id, 'unreached')).toBe(2)
})

test.each([
  ['has not left', { status: 'pending' as const }, false],
  ['left, but the person has been reached', { status: 'settled' as const }, true],
])('money that %s is no such track', async (_what, options, isReached) => {
  const { id, signalIds } = await openWarning(ctx, options)
  if (isReached) await ctx.db.warning.update({ where: { id }, data: { reachedAt: ctx.clock.now() } })
  await told(id, signalIds[0]!)
  expect(await view(id)).toMatchObject({ paidUnawareAt: null })
})
