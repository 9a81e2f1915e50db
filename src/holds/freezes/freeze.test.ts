import * as given from '../../../test/given/holds'
import { testContext, type TestContext } from '../../../test/setup/context'
import { deliverTwice } from '../../../test/setup/deliver'
import { holdsWorker } from '../../../workers/holds'
import { DAY_MS, HOUR_MS } from '../../lib/duration'
import { fireDueTimers } from '../../platform/sweep'
import { releaseFreeze, releaseStop } from '../endings'
import { readStop } from '../stop-payments/repository'
import { requireLockedStop } from '../stop-payments/service'
import { readFreeze } from './repository'
import { approveFreeze, cancelFreeze, renewFreeze, requestFreeze, requireLockedFreeze } from './service'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})
beforeEach(() => ctx.bank.reset())

const freezeOf = async (id: string) => (await readFreeze(ctx, id))!
const stopOf = async (id: string) => (await readStop(ctx, id))!
const turn = async (milliseconds: number) => {
  ctx.clock.advance(milliseconds)
  while ((await fireDueTimers(ctx)) > 0);
  await given.settle(ctx)
}

describe('asking for a freeze', () => {
  test('it takes all that the stop holds unless less is asked for', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold, '731200.00', '600000.00')
    const freeze = await requestFreeze(hold.operator, { stopPaymentId: stop.id, kind: 'limited' })
    expect(freeze).toMatchObject({ state: 'requested', amountFen: 60_000_000n })
  })

  test('never more than the stop holds, and nothing of an empty account', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold, '731200.00', '600000.00')
    const order = { stopPaymentId: stop.id, kind: 'limited', amount: 60_000_001n } as const
    await expect(requestFreeze(hold.operator, order)).rejects.toMatchObject({ code: 'amount_exceeded' })
    const empty = await given.heldStop(ctx, await given.holdCase(ctx), '731200.00', '0.00')
    await expect(
      requestFreeze(hold.operator, { stopPaymentId: empty.id, kind: 'limited' }),
    ).rejects.toMatchObject({ code: 'amount_exceeded' })
  })

  test('a whole account needs a reason, and gets a date of review', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    const order = { stopPaymentId: stop.id, kind: 'whole' } as const
    await expect(requestFreeze(hold.operator, order)).rejects.toMatchObject({
      code: 'invalid_request',
      fields: [{ path: 'wholeReason' }],
    })
    const freeze = await requestFreeze(hold.operator, { ...order, wholeReason: '该账户为专用涉案账户' })
    expect(freeze.reviewAt).toEqual(new Date(ctx.clock.now().getTime() + 30 * DAY_MS))
    const sql = `UPDATE account_freeze SET whole_reason = NULL WHERE id = $1`
    await expect(ctx.pool.query(sql, [freeze.id])).rejects.toThrow('freeze_whole_has_reason')
  })

  test('one freeze per stop; after a cancelled one there may be another', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    const order = { stopPaymentId: stop.id, kind: 'limited' } as const
    const { id } = await requestFreeze(hold.operator, order)
    await expect(requestFreeze(hold.operator, order)).rejects.toMatchObject({ code: 'already_exists' })
    await cancelFreeze(hold.operator, id, '金额有误')
    expect((await requestFreeze(hold.operator, order)).state).toBe('requested')
  })

  test('there is nothing to freeze of a stop that is not in force', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.submittedStop(ctx, hold)
    await expect(
      requestFreeze(hold.operator, { stopPaymentId: stop.id, kind: 'limited' }),
    ).rejects.toMatchObject({ code: 'illegal_move' })
  })
})

describe('two officers', () => {
  test('who asks does not approve; nor does the database let them', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    const { id } = await requestFreeze(hold.supervisor, { stopPaymentId: stop.id, kind: 'limited' })
    await expect(approveFreeze(hold.supervisor, id)).rejects.toMatchObject({ code: 'four_eyes' })
    const sql = 'UPDATE account_freeze SET approved_by = requested_by WHERE id = $1'
    await expect(ctx.pool.query(sql, [id])).rejects.toThrow('freeze_two_officers')
    expect((await approveFreeze(hold.supervisor2, id)).state).toBe('submitted')
  })

  test('the request follows the stop and names six months', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    await given.submittedFreeze(ctx, hold, stop.id)
    expect(ctx.bank.requests.at(-1)?.request).toMatchObject({
      kind: 'freeze',
      amount: '731200.00',
      originalReference: (await given.requestOf(ctx, stop.id, 'stop')).id,
      expiresAt: '2023-08-23T02:00:00.000Z',
    })
  })
})

describe("the bank's answer", () => {
  test('frozen: stop and books follow, the story may begin', async () => {
    const hold = await given.holdCase(ctx)
    const { stop, freeze } = await given.frozen(ctx, hold)
    expect(await freezeOf(freeze.id)).toMatchObject({ state: 'frozen', frozenFen: 73_120_000n })
    expect((await freezeOf(freeze.id)).expiresAt).toEqual(new Date('2023-08-23T02:00:00Z'))
    expect((await stopOf(stop.id)).state).toBe('frozen')
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ frozen: '731200.00' })
    expect(await given.countEvents(ctx, 'freeze.frozen', 'freezeId', freeze.id)).toBe(1)
  })

  test('in part: what was not asked for is free, what could not be frozen is at large', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    const freeze = await given.submittedFreeze(ctx, hold, stop.id, { amount: 70_000_000n })
    await given.bankSays(ctx, freeze.id, 'freeze', { amount: '650000.00' })
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({
      frozen: '650000.00',
      released: '31200.00',
      paid_out: '50000.00',
    })
  })

  test('refused: the stop holds on', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    const freeze = await given.submittedFreeze(ctx, hold, stop.id)
    await given.bankSays(ctx, freeze.id, 'freeze', { outcome: 'refused', cause: 'account_closed' })
    expect(await freezeOf(freeze.id)).toMatchObject({ state: 'refused', refusalCause: 'account_closed' })
    expect((await stopOf(stop.id)).state).toBe('held')
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ stopped: '731200.00' })
  })

  test('delivered twice to the worker, it counts once', async () => {
    const hold = await given.holdCase(ctx)
    const { freeze } = await given.frozen(ctx, hold)
    const reply = await ctx.db.bankReply.findFirstOrThrow({ where: { request: { subjectId: freeze.id } } })
    await deliverTwice(ctx, holdsWorker, 'bank.replied', { replyId: reply.id })
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ frozen: '731200.00' })
  })
})

describe('a stop that ends while its freeze is under way', () => {
  test('lapses, and the freeze that comes after all finds its money', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    await turn(47 * HOUR_MS)
    const freeze = await given.submittedFreeze(ctx, hold, stop.id)
    ctx.bank.knows = () => 'pending'
    await turn(1 * HOUR_MS)
    expect((await stopOf(stop.id)).state).toBe('lapsed')
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ stopped: '731200.00' })
    await given.bankSays(ctx, freeze.id, 'freeze', { amount: '700000.00' })
    expect((await freezeOf(freeze.id)).state).toBe('frozen')
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ frozen: '700000.00', paid_out: '31200.00' })
  })

  test('lapses, and a refused freeze lets the rest go', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    const freeze = await given.submittedFreeze(ctx, hold, stop.id)
    await turn(48 * HOUR_MS)
    await given.bankSays(ctx, freeze.id, 'freeze', { outcome: 'refused' })
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ paid_out: '731200.00' })
  })

  test('is released, and so is the freeze as soon as it comes', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    const freeze = await given.submittedFreeze(ctx, hold, stop.id)
    await hold.supervisor.transact(async (tx) =>
      releaseStop(tx, await requireLockedStop(tx, stop.id), '查明为正常货款'),
    )
    await given.bankSays(ctx, freeze.id, 'freeze')
    expect((await freezeOf(freeze.id)).state).toBe('released')
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ released: '731200.00' })
    expect(ctx.bank.requests.at(-1)?.request.kind).toBe('release_freeze')
  })

  test('lapses before anybody has approved: the request is dropped', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    const { id } = await requestFreeze(hold.operator, { stopPaymentId: stop.id, kind: 'limited' })
    await turn(48 * HOUR_MS)
    expect((await freezeOf(id)).state).toBe('cancelled')
    await expect(approveFreeze(hold.supervisor, id)).rejects.toMatchObject({ code: 'illegal_move' })
  })

  test('lapses, and after seven silent days the claim falls back; a late freeze is still booked', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    const freeze = await given.submittedFreeze(ctx, hold, stop.id)
    ctx.bank.knows = () => 'pending'
    await turn(48 * HOUR_MS)
    await turn(7 * DAY_MS)
    expect((await freezeOf(freeze.id)).state).toBe('unknown')
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ paid_out: '731200.00' })
    await given.bankSays(ctx, freeze.id, 'freeze')
    expect((await freezeOf(freeze.id)).state).toBe('frozen')
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ frozen: '731200.00' })
  })
})

describe('six months', () => {
  test('a freeze that nobody renews ends after them', async () => {
    const hold = await given.holdCase(ctx)
    const { freeze } = await given.frozen(ctx, hold)
    const { expiresAt } = await freezeOf(freeze.id)
    await turn(expiresAt!.getTime() - ctx.clock.now().getTime() - 1)
    expect((await freezeOf(freeze.id)).state).toBe('frozen')
    await turn(1)
    expect((await freezeOf(freeze.id)).state).toBe('expired')
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ released: '731200.00' })
  })

  test('renewals count from the freeze, so that the day does not slip', async () => {
    ctx.clock.set('2024-08-31T04:00:00Z')
    const hold = await given.holdCase(ctx)
    const { freeze } = await given.frozen(ctx, hold)
    expect((await freezeOf(freeze.id)).expiresAt).toEqual(new Date('2025-02-28T04:00:00Z'))
    for (const [renewals, day] of [
      [1, '2025-08-31'],
      [2, '2026-02-28'],
    ] as const) {
      ctx.clock.advance(1)
      await renewFreeze(hold.supervisor, freeze.id)
      await expect(renewFreeze(hold.supervisor, freeze.id)).rejects.toMatchObject({ code: 'illegal_move' })
      await given.settle(ctx)
      const request = await given.requestOf(ctx, freeze.id, 'renew_freeze')
      await given.bankSays(ctx, freeze.id, 'renew_freeze', { messageId: request.id })
      const renewed = await freezeOf(freeze.id)
      expect(renewed).toMatchObject({ state: 'frozen', renewals })
      expect(renewed.expiresAt).toEqual(new Date(`${day}T04:00:00Z`))
    }
  })

  test('a renewal that is not answered holds the end off; refused, it ends', async () => {
    const hold = await given.holdCase(ctx)
    const { freeze } = await given.frozen(ctx, hold)
    const { expiresAt } = await freezeOf(freeze.id)
    await turn(expiresAt!.getTime() - ctx.clock.now().getTime() - HOUR_MS)
    await renewFreeze(hold.supervisor, freeze.id)
    await given.settle(ctx)
    ctx.bank.knows = () => 'pending'
    await turn(2 * HOUR_MS)
    expect((await freezeOf(freeze.id)).state).toBe('frozen')
    await given.bankSays(ctx, freeze.id, 'renew_freeze', { outcome: 'refused' })
    expect((await freezeOf(freeze.id)).state).toBe('expired')
  })

  test('released: the money is free at once and the bank is told', async () => {
    const hold = await given.holdCase(ctx)
    const { freeze } = await given.frozen(ctx, hold)
    await hold.supervisor.transact(async (tx) =>
      releaseFreeze(tx, await requireLockedFreeze(tx, freeze.id), '查明为正常货款'),
    )
    await given.settle(ctx)
    expect((await freezeOf(freeze.id)).state).toBe('released')
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ released: '731200.00' })
    expect(ctx.bank.requests.at(-1)?.request.kind).toBe('release_freeze')
  })
})
