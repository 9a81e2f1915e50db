import * as given from '../../../test/given/holds'
import { testContext, type TestContext } from '../../../test/setup/context'
import { deliverTwice } from '../../../test/setup/deliver'
import { noticesWorker } from '../../../workers/notices'
import { MINUTE_MS, SECOND_MS } from '../../lib/duration'
import { fireDueTimers } from '../../platform/sweep'
import { presentLinks } from './present'
import { listLinks } from './repository'
import { tryBanksThatAreDown } from './service'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})
beforeEach(async () => {
  ctx.bank.reset()
  await ctx.db.bankLink.deleteMany()
  await ctx.db.bankRequest.updateMany({ data: { state: 'failed' } })
})

const linkOf = async (bankId: string) => presentLinks(await listLinks(ctx.db, bankId))[0]!
const turn = async (milliseconds: number) => {
  ctx.clock.advance(milliseconds)
  await tryBanksThatAreDown(ctx)
  while ((await fireDueTimers(ctx)) > 0);
  await given.settle(ctx)
}
const sentAbout = async (subjectId: string) => {
  const { id } = await given.requestOf(ctx, subjectId, 'stop')
  return ctx.bank.requests.filter(({ request: { reference } }) => reference === id)
}
/** Three stops that got no answer: the bank is down. */
const downBank = async () => {
  ctx.bank.outcome = 'unknown'
  const hold = await given.holdCase(ctx)
  await given.submittedStop(ctx, hold)
  await given.submittedStop(ctx, await given.holdCase(ctx))
  await given.submittedStop(ctx, await given.holdCase(ctx))
  ctx.bank.connection = { outcome: 'no_answer', status: null, milliseconds: 5_000 }
  return hold
}

test('one lost call is a bank that falters, three in a row one that is down', async () => {
  ctx.bank.outcome = 'unknown'
  const hold = await given.holdCase(ctx)
  await given.submittedStop(ctx, hold)
  expect(await linkOf(hold.bankId)).toMatchObject({ state: 'degraded', queued: 1 })
  await given.submittedStop(ctx, await given.holdCase(ctx))
  await given.submittedStop(ctx, await given.holdCase(ctx))
  expect(await linkOf(hold.bankId)).toMatchObject({ state: 'down', queued: 3 })
  // The duty chiefs are told, once.
  await deliverTwice(ctx, noticesWorker, 'bank.down', { bankId: hold.bankId })
  const told = await ctx.db.notification.findMany({ where: { template: 'bank.down' } })
  expect(told).toHaveLength(await ctx.db.user.count({ where: { role: 'supervisor', isActive: true } }))
  expect(told[0]).toMatchObject({ parameters: { bank: 'CCB' } })
})

test('a call that is answered makes it up again', async () => {
  ctx.bank.outcome = 'unknown'
  const hold = await given.holdCase(ctx)
  await given.submittedStop(ctx, hold)
  ctx.bank.outcome = 'sent'
  await given.submittedStop(ctx, await given.holdCase(ctx))
  expect(await linkOf(hold.bankId)).toMatchObject({ state: 'up', queued: 1, awaited: 1 })
})

test('what is asked of a bank that is down waits, and goes out by itself once it is back, each once', async () => {
  const { bankId } = await downBank()
  const late = await given.submittedStop(ctx, await given.holdCase(ctx))
  expect(await sentAbout(late.id)).toHaveLength(0)
  expect(await linkOf(bankId)).toMatchObject({ state: 'down', queued: 4 })
  ctx.bank.outcome = 'sent'
  ctx.bank.knows = () => null
  ctx.bank.connection = { outcome: 'ok', status: 404, milliseconds: 5 }
  await turn(31 * SECOND_MS)
  expect(await linkOf(bankId)).toMatchObject({ state: 'up', queued: 0, awaited: 4 })
  expect(await sentAbout(late.id)).toHaveLength(1)
})

test('its clocks run on: no answer in time is unknown, and the liaison may answer', async () => {
  await downBank()
  const late = await given.submittedStop(ctx, await given.holdCase(ctx))
  await turn(31 * MINUTE_MS)
  expect(await ctx.db.stopPayment.findUnique({ where: { id: late.id } })).toMatchObject({ state: 'unknown' })
})

test('as long as it is down it is tried every half minute, once', async () => {
  const { bankId } = await downBank()
  ctx.clock.advance(29 * SECOND_MS)
  expect(await tryBanksThatAreDown(ctx)).toBe(0)
  ctx.clock.advance(SECOND_MS)
  const tried = ctx.bank.probes
  await Promise.all([tryBanksThatAreDown(ctx), tryBanksThatAreDown(ctx)])
  expect(ctx.bank.probes - tried).toBe(1)
  expect(await linkOf(bankId)).toMatchObject({ state: 'down' })
})
