import * as given from '../../../test/given/holds'
import { testContext, type TestContext } from '../../../test/setup/context'
import { drain } from '../../../test/setup/deliver'
import { holdsWorker } from '../../../workers/holds'
import { ledgerWorker } from '../../../workers/ledger'
import { noticesWorker } from '../../../workers/notices'
import { after, DAY_MS, HOUR_MS } from '../../lib/duration'
import { verifyLedger } from '../../ledger'
import { fireDueTimers } from '../../platform/sweep'
import { releaseFreeze } from '../endings'
import { answerByLiaison } from '../replies'
import { readFreeze } from './repository'
import { requireLockedFreeze } from './service'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})
beforeEach(() => ctx.bank.reset())

const settle = () => drain(ctx, [holdsWorker, ledgerWorker, noticesWorker])
const turn = async (milliseconds: number) => {
  ctx.clock.advance(milliseconds)
  while ((await fireDueTimers(ctx)) > 0);
  await settle()
}
const freezeOf = async (id: string) => (await readFreeze(ctx, id))!
const behind = (until: Date | null) => ({
  outcome: 'queued' as const,
  priorFreeze: { authority: '杭州市公安局', amount: '50000.00', until: until?.toISOString() ?? null },
})

/** A freeze that the bank has put behind another authority's. */
async function queued(until: Date | null = null) {
  const hold = await given.holdCase(ctx)
  const stop = await given.heldStop(ctx, hold)
  const freeze = await given.submittedFreeze(ctx, hold, stop.id)
  await given.bankSays(ctx, freeze.id, 'freeze', behind(until))
  return { hold, stop, freeze: await freezeOf(freeze.id) }
}

test('a prior freeze is recorded with its authority, sum and end; the books count nothing as frozen', async () => {
  const until = after(ctx.clock.now(), 30 * DAY_MS)
  const { hold, freeze } = await queued(until)
  expect(freeze).toMatchObject({
    state: 'queued',
    priorAuthority: '杭州市公安局',
    priorFen: 5_000_000n,
    priorUntil: until,
    frozenFen: null,
    expiresAt: null,
  })
  expect(await given.holdings(ctx, hold.warning.id)).toEqual({ stopped: '731200.00' })
})

test('the stop before it lapses by its own clock, and what is only queued is at large in the books', async () => {
  const { hold } = await queued()
  await turn(48 * HOUR_MS)
  expect(await given.holdings(ctx, hold.warning.id)).toEqual({ paid_out: '731200.00' })
})

test('it takes effect by the bank’s second word, for what is there then, and runs six months from then', async () => {
  const { hold, freeze } = await queued()
  await turn(48 * HOUR_MS)
  await turn(10 * DAY_MS)
  await given.bankSays(ctx, freeze.id, 'freeze', { messageId: 'now', amount: '200000.00' })
  const effective = await freezeOf(freeze.id)
  expect(effective).toMatchObject({ state: 'frozen', frozenFen: 20_000_000n, frozenAt: ctx.clock.now() })
  expect(effective.expiresAt! > after(ctx.clock.now(), 180 * DAY_MS)).toBe(true)
  expect(await given.holdings(ctx, hold.warning.id)).toEqual({ frozen: '200000.00', paid_out: '531200.00' })
  expect((await verifyLedger(ctx)).breaches).toEqual([])
})

test('while its stop still holds, it takes the stop’s place', async () => {
  const { hold, freeze } = await queued()
  await turn(HOUR_MS)
  await given.bankSays(ctx, freeze.id, 'freeze', { messageId: 'soon', amount: '700000.00' })
  expect(await given.holdings(ctx, hold.warning.id)).toEqual({ frozen: '700000.00', paid_out: '31200.00' })
  expect((await verifyLedger(ctx)).breaches).toEqual([])
})

test('the liaison of a bank without a gateway enters both words', async () => {
  const hold = await given.holdCase(ctx, { hasGateway: false })
  await ctx.db.bank.update({ where: { id: hold.bankId }, data: { gatewayUrl: null } })
  const stop = await given.heldStop(ctx, hold)
  const { id } = await given.submittedFreeze(ctx, hold, stop.id)
  const liaison = ctx.as(await given.person(ctx, 'liaison', { bankId: hold.bankId }))
  const nothing = { amount: null, balance: null, cause: null, at: ctx.clock.now().toISOString() }
  const say = (answer: object) =>
    liaison.transact((tx) => answerByLiaison(tx, id, { ...nothing, outcome: 'held', ...answer }))
  await say(behind(null))
  expect((await freezeOf(id)).state).toBe('queued')
  await say({})
  expect((await freezeOf(id)).state).toBe('frozen')
  await expect(say({})).rejects.toMatchObject({ code: 'illegal_move' })
  await ctx.db.bank.update({ where: { id: hold.bankId }, data: { gatewayUrl: given.BANK_URL } })
})

test('when the earlier one ends the desk is told to ask the bank', async () => {
  const { freeze } = await queued(after(ctx.clock.now(), 5 * DAY_MS))
  await turn(5 * DAY_MS)
  await turn(HOUR_MS)
  expect(await ctx.db.holdEscalation.count({ where: { subjectId: freeze.id, clock: 'prior_ended' } })).toBe(1)
})

test('it may be let go while it is queued; the bank is told and no money moves', async () => {
  const { hold, freeze } = await queued()
  await ctx.transact(async (tx) => releaseFreeze(tx, await requireLockedFreeze(tx, freeze.id), '查明合法'))
  await settle()
  expect((await freezeOf(freeze.id)).state).toBe('released')
  expect((await given.requestOf(ctx, freeze.id, 'release_freeze')).kind).toBe('release_freeze')
  expect(await given.holdings(ctx, hold.warning.id)).toEqual({ stopped: '731200.00' })
})
