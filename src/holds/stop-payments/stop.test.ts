import * as given from '../../../test/given/holds'
import { deliverTwice } from '../../../test/setup/deliver'
import { testContext, type TestContext } from '../../../test/setup/context'
import { holdsWorker } from '../../../workers/holds'
import { HOUR_MS, hoursAfter, MINUTE_MS } from '../../lib/duration'
import { fireDueTimers } from '../../platform/sweep'
import { releaseStop } from '../endings'
import { draftStop } from './draft'
import { readStop } from './repository'
import { approveStop, cancelStop, renewStop, requireLockedStop } from './service'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})
beforeEach(() => ctx.bank.reset())

const stopOf = async (id: string) => (await readStop(ctx, id))!
const turn = async (milliseconds: number) => {
  ctx.clock.advance(milliseconds)
  while ((await fireDueTimers(ctx)) > 0);
  await given.settle(ctx)
}

describe('drafting', () => {
  test.each(['account', 'accountName', 'amount', 'transferredAt'] as const)(
    'without %s the bank would have to refuse: refused here, naming the field',
    async (field) => {
      const hold = await given.holdCase(ctx)
      const draft = { ...given.draftOf(hold), [field]: undefined }
      await expect(draftStop(hold.operator, draft)).rejects.toMatchObject({
        code: 'incomplete_request',
        fields: [{ path: field }],
      })
    },
  )

  test('keeps account and name sealed', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.draftedStop(hold)
    expect(stop.state).toBe('drafted')
    const rows = await ctx.pool.query<{ text: string }>(
      'SELECT stop_payment::text AS text FROM stop_payment WHERE id = $1',
      [stop.id],
    )
    expect(rows.rows[0]?.text).not.toContain('王五')
    expect(stop.account.tail).toBe(hold.account.slice(-4))
  })

  test('refuses a time that has not been, an unknown bank, a warning that is over', async () => {
    const hold = await given.holdCase(ctx)
    const draft = given.draftOf(hold)
    const code = 'invalid_request'
    const future = { ...draft, transferredAt: hoursAfter(ctx.clock.now(), 0.11).toISOString() }
    await expect(draftStop(hold.operator, future)).rejects.toMatchObject({ code })
    await expect(draftStop(hold.operator, { ...draft, bankCode: 'NONE' })).rejects.toMatchObject({ code })
    await ctx.db.warning.update({ where: { id: hold.warning.id }, data: { state: 'dismissed' } })
    await expect(draftStop(hold.operator, draft)).rejects.toMatchObject({ code: 'illegal_move' })
  })
})

describe('two officers', () => {
  test('who drafts does not approve', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await draftStop(hold.supervisor, given.draftOf(hold))
    await expect(approveStop(hold.supervisor, stop.id)).rejects.toMatchObject({ code: 'four_eyes' })
    expect((await stopOf(stop.id)).state).toBe('drafted')
  })

  test('the database says the same', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.draftedStop(hold)
    await expect(
      ctx.pool.query('UPDATE stop_payment SET approved_by = drafted_by WHERE id = $1', [stop.id]),
    ).rejects.toThrow('stop_payment_two_officers')
  })

  test('the second one sends it to the bank, with our id as the reference', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.submittedStop(ctx, hold)
    const request = await given.requestOf(ctx, stop.id, 'stop')
    expect(stop.state).toBe('submitted')
    expect(request.state).toBe('sent')
    expect(ctx.bank.requests).toEqual([
      {
        bank: { url: given.BANK_URL, secret: given.BANK_SECRET },
        request: {
          reference: request.id,
          kind: 'stop',
          accountNumber: hold.account,
          accountName: '王五',
          amount: '731200.00',
          transferredAt: '2023-02-23T01:58:00.000Z',
          expiresAt: null,
          caseNumber: hold.warning.number,
          originalReference: null,
        },
      },
    ])
  })

  test('approved twice, it is sent once', async () => {
    const hold = await given.holdCase(ctx)
    const { id } = await given.draftedStop(hold)
    const results = await Promise.allSettled([
      approveStop(hold.supervisor, id),
      approveStop(hold.supervisor2, id),
    ])
    await given.settle(ctx)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(ctx.bank.requests).toHaveLength(1)
  })

  test('a draft can be taken back, a stop under way cannot', async () => {
    const hold = await given.holdCase(ctx)
    const { id } = await given.draftedStop(hold)
    expect((await cancelStop(hold.operator, id, '账号有误')).state).toBe('cancelled')
    const other = await given.submittedStop(ctx, hold)
    await expect(cancelStop(hold.operator, other.id, '账号有误')).rejects.toMatchObject({
      code: 'illegal_move',
    })
  })
})

describe("the bank's answer", () => {
  test('held in full: the books follow, the source of the hold is told', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    const held = await stopOf(stop.id)
    expect(held).toMatchObject({ state: 'held', heldFen: 73_120_000n })
    expect(held.expiresAt).toEqual(new Date(ctx.clock.now().getTime() + 48 * HOUR_MS))
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ stopped: '731200.00' })
    expect(await given.countEvents(ctx, 'stop.held', 'stopId', stop.id)).toBe(1)
  })

  test('held in part: the rest is at large', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold, '731200.00', '600000.00')
    expect(await stopOf(stop.id)).toMatchObject({ state: 'held', heldFen: 60_000_000n })
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({
      paid_out: '131200.00',
      stopped: '600000.00',
    })
  })

  test('held, but the money is gone', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold, '731200.00', '0.00')
    expect(await stopOf(stop.id)).toMatchObject({ state: 'held', heldFen: 0n })
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ paid_out: '731200.00' })
  })

  test('more than any signal told of: a bank that holds it has it', async () => {
    const hold = await given.holdCase(ctx, { amountFen: 10_000n })
    await given.heldStop(ctx, hold, '300.00')
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ stopped: '300.00' })
  })

  test('refused with its cause: the claim is given up, the account has its stop back', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.submittedStop(ctx, hold)
    await given.bankSays(ctx, stop.id, 'stop', { outcome: 'refused', cause: 'name_mismatch' })
    expect(await stopOf(stop.id)).toMatchObject({
      state: 'refused',
      refusalCause: 'name_mismatch',
      accountStops: [],
    })
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ paid_out: '731200.00' })
    expect(await given.countEvents(ctx, 'stop.refused', 'stopId', stop.id)).toBe(1)
  })

  test('the same message again, and another answer later, change nothing', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.submittedStop(ctx, hold)
    const reply = await given.bankSays(ctx, stop.id, 'stop', { amount: '600000.00' })
    await given.bankSays(ctx, stop.id, 'stop', reply)
    await given.bankSays(ctx, stop.id, 'stop', { messageId: 'another', amount: '700000.00' })
    await given.bankSays(ctx, stop.id, 'stop', { messageId: 'a third', outcome: 'refused' })
    expect(await stopOf(stop.id)).toMatchObject({ state: 'held', heldFen: 60_000_000n })
    expect(await given.holdings(ctx, hold.warning.id)).toMatchObject({ stopped: '600000.00' })
    expect(await ctx.db.bankReply.count({ where: { request: { subjectId: stop.id } } })).toBe(3)
  })

  test('delivered twice to the worker, it counts once', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.submittedStop(ctx, hold)
    await given.bankSays(ctx, stop.id, 'stop', { amount: '600000.00' })
    const reply = await ctx.db.bankReply.findFirstOrThrow({ where: { request: { subjectId: stop.id } } })
    await deliverTwice(ctx, holdsWorker, 'bank.replied', { replyId: reply.id })
    expect(await given.holdings(ctx, hold.warning.id)).toMatchObject({ stopped: '600000.00' })
    expect(await given.countEvents(ctx, 'stop.held', 'stopId', stop.id)).toBe(1)
  })

  test("the bank's clock may be off: 48 hours count from a time that can be", async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.submittedStop(ctx, hold)
    ctx.clock.advance(10 * MINUTE_MS)
    await given.bankSays(ctx, stop.id, 'stop', { at: '2031-01-01T00:00:00Z' })
    expect((await stopOf(stop.id)).heldAt).toEqual(ctx.clock.now())
  })
})

describe('48 hours', () => {
  test('a stop lapses at exactly 48 hours, not a millisecond before', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    await turn(48 * HOUR_MS - 1)
    expect((await stopOf(stop.id)).state).toBe('held')
    await turn(1)
    expect((await stopOf(stop.id)).state).toBe('lapsed')
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ paid_out: '731200.00' })
    await deliverTwice(ctx, holdsWorker, 'hold.due', { subjectId: stop.id })
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ paid_out: '731200.00' })
  })

  test('a renewal is the second stop and counts from the bank', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    await turn(40 * HOUR_MS)
    expect((await renewStop(hold.operator, stop.id)).state).toBe('held')
    await given.settle(ctx)
    await given.bankSays(ctx, stop.id, 'renew_stop')
    const renewed = await stopOf(stop.id)
    expect(renewed).toMatchObject({ state: 'renewed', accountStops: [{ ordinal: 1 }, { ordinal: 2 }] })
    expect(renewed.expiresAt).toEqual(new Date(ctx.clock.now().getTime() + 48 * HOUR_MS))
    await expect(renewStop(hold.operator, stop.id)).rejects.toMatchObject({ code: 'illegal_move' })
    await turn(48 * HOUR_MS)
    expect((await stopOf(stop.id)).state).toBe('lapsed')
  })

  test('a refused renewal gives the second stop back and leaves the first as it was', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    await renewStop(hold.operator, stop.id)
    await expect(renewStop(hold.operator, stop.id)).rejects.toMatchObject({ code: 'illegal_move' })
    await given.settle(ctx)
    await given.bankSays(ctx, stop.id, 'renew_stop', { outcome: 'refused' })
    expect(await stopOf(stop.id)).toMatchObject({ state: 'held', accountStops: [{ ordinal: 1 }] })
  })

  test('while a renewal is not answered, the stop waits for the answer and no longer than 96 hours', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    await turn(47 * HOUR_MS)
    await renewStop(hold.operator, stop.id)
    await given.settle(ctx)
    ctx.bank.knows = () => 'pending'
    await turn(2 * HOUR_MS)
    expect((await stopOf(stop.id)).state).toBe('held')
    await turn(47 * HOUR_MS)
    expect((await stopOf(stop.id)).state).toBe('lapsed')
  })

  test('the database refuses more than 96 hours', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    const sql = `UPDATE stop_payment SET expires_at = held_at + interval '97 hours' WHERE id = $1`
    await expect(ctx.pool.query(sql, [stop.id])).rejects.toThrow('at_most_96_hours')
  })

  test('released: the money is free at once and the bank is told', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    await hold.supervisor.transact(async (tx) =>
      releaseStop(tx, await requireLockedStop(tx, stop.id), '查明为正常货款'),
    )
    await given.settle(ctx)
    expect((await stopOf(stop.id)).state).toBe('released')
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ released: '731200.00' })
    expect(ctx.bank.requests.at(-1)?.request).toMatchObject({
      kind: 'release_stop',
      originalReference: (await given.requestOf(ctx, stop.id, 'stop')).id,
    })
    await given.bankSays(ctx, stop.id, 'release_stop')
    expect((await given.requestOf(ctx, stop.id, 'release_stop')).state).toBe('answered')
  })
})
