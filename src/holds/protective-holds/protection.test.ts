import * as given from '../../../test/given/holds'
import { testContext, type TestContext } from '../../../test/setup/context'
import { deliverTwice } from '../../../test/setup/deliver'
import { fraudster } from '../../../test/given/warnings'
import { holdsWorker } from '../../../workers/holds'
import { HOUR_MS } from '../../lib/duration'
import { fireDueTimers } from '../../platform/sweep'
import { decideAppeal, fileAppeal } from '../appeals/service'
import { releaseProtection } from '../endings'
import { readFreeze } from '../freezes/repository'
import { readStop } from '../stop-payments/repository'
import { readProtection } from './repository'
import { approveProtection, cancelProtection, requestProtection, requireProtection } from './service'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})
beforeEach(() => ctx.bank.reset())

const holdOf = async (id: string) => (await readProtection(ctx, id))!
const turn = async (milliseconds: number) => {
  ctx.clock.advance(milliseconds)
  while ((await fireDueTimers(ctx)) > 0);
  await given.settle(ctx)
}
const active = async (hold: given.HoldCase) => {
  const protection = await given.submittedProtection(ctx, hold)
  await given.bankSays(ctx, protection.id, 'protect')
  return protection
}

describe("a limit on the victim's own account", () => {
  test('takes the account the person was last seen with', async () => {
    const hold = await given.holdCase(ctx)
    const { id } = await given.submittedProtection(ctx, hold)
    expect(await holdOf(id)).toMatchObject({ accountId: hold.warning.payerId, state: 'submitted' })
    expect(ctx.bank.requests.at(-1)?.request).toMatchObject({
      kind: 'protect',
      accountName: '沈阿宝',
      amount: null,
      transferredAt: null,
    })
  })

  test("never another person's: that takes a stop-payment", async () => {
    const hold = await given.holdCase(ctx)
    const stranger = await given.holdCase(ctx)
    const payer = await ctx.db.identifier.findUniqueOrThrow({ where: { id: stranger.warning.payerId } })
    const account = ctx.vault.openSilently('identifier.value', payer.valueSealed)
    const order = { warningId: hold.warning.id, account, bankCode: fraudster.bank, basis: '保护性止付' }
    await expect(requestProtection(hold.operator, order)).rejects.toMatchObject({
      code: 'invalid_request',
      fields: [{ path: 'account' }],
    })
  })

  test('an account that is not known yet needs its bank', async () => {
    const hold = await given.holdCase(ctx)
    const order = { warningId: hold.warning.id, account: '6222 0000 1111 2222', basis: '保护性止付' }
    await expect(requestProtection(hold.operator, order)).rejects.toMatchObject({
      fields: [{ path: 'bankCode' }],
    })
    const asked = await requestProtection(hold.operator, { ...order, bankCode: fraudster.bank })
    expect(asked.account.tail).toBe('2222')
  })

  test('two people, in the API and in the database', async () => {
    const hold = await given.holdCase(ctx)
    const order = { warningId: hold.warning.id, bankCode: fraudster.bank, basis: '保护性止付' }
    const { id } = await requestProtection(hold.supervisor, order)
    await expect(approveProtection(hold.supervisor, id)).rejects.toMatchObject({ code: 'four_eyes' })
    const sql = 'UPDATE protective_hold SET approved_by = requested_by WHERE id = $1'
    await expect(ctx.pool.query(sql, [id])).rejects.toThrow('protective_hold_two_officers')
    expect((await cancelProtection(hold.operator, id, '已见面')).state).toBe('cancelled')
  })

  test('active, it expires by itself; refused, it never was', async () => {
    const { id } = await active(await given.holdCase(ctx))
    expect((await holdOf(id)).state).toBe('active')
    await turn(48 * HOUR_MS - 1)
    expect((await holdOf(id)).state).toBe('active')
    await turn(1)
    expect((await holdOf(id)).state).toBe('expired')
    const other = await given.submittedProtection(ctx, await given.holdCase(ctx))
    await given.bankSays(ctx, other.id, 'protect', { outcome: 'refused', cause: 'account_closed' })
    expect(await holdOf(other.id)).toMatchObject({ state: 'refused', refusalCause: 'account_closed' })
  })

  test('silent, it is unknown until the bank speaks', async () => {
    ctx.bank.outcome = 'unknown'
    const { id } = await given.submittedProtection(ctx, await given.holdCase(ctx))
    expect((await holdOf(id)).state).toBe('unknown')
    await given.bankSays(ctx, id, 'protect')
    expect((await holdOf(id)).state).toBe('active')
  })

  test('released at once when the warning is dismissed, even if the bank answers later', async () => {
    const hold = await given.holdCase(ctx)
    const first = await active(hold)
    const later = await given.submittedProtection(ctx, hold)
    const warningId = hold.warning.id
    await ctx.db.warning.update({ where: { id: warningId }, data: { state: 'dismissed' } })
    await deliverTwice(ctx, holdsWorker, 'warning.closed', { warningId })
    await given.settle(ctx)
    expect((await holdOf(first.id)).state).toBe('released')
    await given.bankSays(ctx, later.id, 'protect')
    expect((await holdOf(later.id)).state).toBe('released')
    expect(ctx.bank.requests.filter(({ request }) => request.kind === 'release_protection')).toHaveLength(2)
  })

  test('released by hand, the bank is told', async () => {
    const hold = await given.holdCase(ctx)
    const { id } = await active(hold)
    await hold.operator.transact(async (tx) =>
      releaseProtection(tx, await requireProtection(tx, id), '本人已到场核实'),
    )
    await given.settle(ctx)
    await given.bankSays(ctx, id, 'release_protection')
    expect((await holdOf(id)).state).toBe('released')
  })
})

describe('an appeal', () => {
  const statement = '李某,13900001111,货款'

  test('is decided by another person, in the API and in the database', async () => {
    const hold = await given.holdCase(ctx)
    const { id: subjectId } = await active(hold)
    const { appeal } = await fileAppeal(hold.supervisor, { subject: 'protective_hold', subjectId, statement })
    const verdict = { isGranted: true, decision: '予以解除' }
    await expect(decideAppeal(hold.supervisor, appeal.id, verdict)).rejects.toMatchObject({
      code: 'four_eyes',
    })
    const sql = 'UPDATE appeal SET decided_by = filed_by WHERE id = $1'
    await expect(ctx.pool.query(sql, [appeal.id])).rejects.toThrow('appeal_two_officers')
  })

  test('granted, it releases a protective hold at once', async () => {
    const hold = await given.holdCase(ctx)
    const { id: subjectId } = await active(hold)
    const { appeal } = await fileAppeal(hold.operator, { subject: 'protective_hold', subjectId, statement })
    await decideAppeal(hold.supervisor, appeal.id, { isGranted: true, decision: '予以解除' })
    expect((await holdOf(subjectId)).state).toBe('released')
  })

  test('granted, it releases a stop, a freeze, and a stop that became a freeze', async () => {
    const grant = async (hold: given.HoldCase, subject: 'stop_payment' | 'freeze', subjectId: string) => {
      const { appeal } = await fileAppeal(hold.operator, { subject, subjectId, statement })
      await decideAppeal(hold.supervisor, appeal.id, { isGranted: true, decision: '予以解除' })
      await given.settle(ctx)
      expect(await given.holdings(ctx, hold.warning.id)).toEqual({ released: '731200.00' })
    }
    const first = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, first)
    await grant(first, 'stop_payment', stop.id)
    expect((await readStop(ctx, stop.id))?.state).toBe('released')
    const second = await given.holdCase(ctx)
    const frozen = await given.frozen(ctx, second)
    await grant(second, 'freeze', frozen.freeze.id)
    const third = await given.holdCase(ctx)
    const both = await given.frozen(ctx, third)
    await grant(third, 'stop_payment', both.stop.id)
    expect((await readFreeze(ctx, both.freeze.id))?.state).toBe('released')
  })

  test('denied, everything stays; a second verdict is refused', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    const filing = { subject: 'stop_payment', subjectId: stop.id, statement } as const
    const { appeal } = await fileAppeal(hold.operator, filing)
    await decideAppeal(hold.supervisor, appeal.id, { isGranted: false, decision: '证据不足' })
    expect((await readStop(ctx, stop.id))?.state).toBe('held')
    await expect(
      decideAppeal(hold.supervisor, appeal.id, { isGranted: true, decision: '予以解除' }),
    ).rejects.toMatchObject({ code: 'illegal_move' })
  })

  test('has no object before the bank holds', async () => {
    const hold = await given.holdCase(ctx)
    const { id: subjectId } = await given.submittedStop(ctx, hold)
    await expect(
      fileAppeal(hold.operator, { subject: 'stop_payment', subjectId, statement }),
    ).rejects.toMatchObject({ code: 'illegal_move' })
  })

  test('what was said is sealed', async () => {
    const rows = await ctx.pool.query<{ text: string }>('SELECT appeal::text AS text FROM appeal')
    expect(rows.rows.length).toBeGreaterThan(0)
    expect(rows.rows.map(({ text }) => text).join()).not.toContain('李某')
  })
})
