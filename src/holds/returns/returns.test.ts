import * as given from '../../../test/given/holds'
import { reportOf } from '../../../test/given/reports'
import { openWarning, fraudster } from '../../../test/given/warnings'
import { testContext, type TestContext } from '../../../test/setup/context'
import { drain } from '../../../test/setup/deliver'
import { holdsWorker } from '../../../workers/holds'
import { ledgerWorker } from '../../../workers/ledger'
import { noticesWorker } from '../../../workers/notices'
import { after, DAY_MS, HOUR_MS } from '../../lib/duration'
import { verifyLedger } from '../../ledger'
import { fireDueTimers } from '../../platform/sweep'
import { bookLoss } from '../losses'
import { readFreeze } from '../freezes/repository'
import { addClaim, changeClaim, dropClaim } from './claims'
import { decideObjection, fileObjection } from './objections/service'
import { noticeText } from './notice'
import { readReturn, type ReturnRow } from './repository'
import { approveReturn, blockOfReturn, cancelReturn, draftReturn, publishReturn } from './service'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})
beforeEach(() => ctx.bank.reset())

const settle = () => drain(ctx, [holdsWorker, ledgerWorker, noticesWorker])
async function turnTo(time: Date) {
  ctx.clock.set(time)
  while ((await fireDueTimers(ctx)) > 0);
  await settle()
}
const turn = (milliseconds: number) => turnTo(after(ctx.clock.now(), milliseconds))
const returnOf = async (id: string): Promise<ReturnRow> => (await readReturn(ctx, id))!
const sharesOf = ({ claims }: ReturnRow) => claims.map(({ shareFen }) => Number(shareFen) / 100)

let people = 0
/** Somebody else who has paid into the same account, as a report tells. */
async function anotherVictim(hold: given.HoldCase, amount: string) {
  const nth = String(++people).padStart(4, '0')
  const warning = await openWarning(ctx, { amountFen: 1n, account: `62220212110077${nth}` })
  await reportOf(ctx, warning, [
    {
      payerAccount: `62220212110077${nth}`,
      payeeAccount: hold.account,
      payeeBank: fraudster.bank,
      payeeName: fraudster.name,
      amount,
      at: '2023-02-23T01:50:00Z',
    },
  ])
  return warning
}

async function frozenCase(amount = '100000.00') {
  const hold = await given.holdCase(ctx)
  const stop = await given.heldStop(ctx, hold, amount)
  const freeze = await given.submittedFreeze(ctx, hold, stop.id)
  await given.bankSays(ctx, freeze.id, 'freeze')
  return { hold, freeze }
}
const draft = ({ hold, freeze }: Awaited<ReturnType<typeof frozenCase>>, isRestFreed = false) =>
  draftReturn(hold.operator, { freezeId: freeze.id, isRestFreed })
const payTo = { account: '6222021211001112223', accountName: '沈阿宝', bank: 'ICBC' }
async function payable(hold: given.HoldCase, row: ReturnRow) {
  for (const [index, { id }] of row.claims.entries())
    await changeClaim(hold.operator, row.id, id, { ...payTo, account: `622202121100111222${index}` })
}

describe('one who was defrauded', () => {
  test('gets all of it directly, without a public notice, by the word of two', async () => {
    const one = await frozenCase()
    const row = await draft(one)
    expect(sharesOf(row)).toEqual([100_000])
    expect(blockOfReturn(row, ctx.clock.now())).toBe('payouts_missing')
    await expect(publishReturn(one.hold.operator, row.id)).rejects.toMatchObject({ code: 'illegal_move' })
    await expect(approveReturn(one.hold.supervisor, row.id)).rejects.toMatchObject({
      code: 'incomplete_request',
      fields: [{ path: 'claims.1' }],
    })
    await payable(one.hold, row)
    await expect(approveReturn(one.hold.operator, row.id)).rejects.toMatchObject({ code: 'four_eyes' })
    const submitted = await approveReturn(one.hold.supervisor, row.id)
    expect(submitted.state).toBe('submitted')
    await settle()
    await given.bankSays(ctx, row.id, 'return_funds', { outcome: 'returned' })
    expect(await returnOf(row.id)).toMatchObject({ state: 'returned', returnedFen: 10_000_000n })
    expect(await readFreeze(ctx, one.freeze.id)).toMatchObject({ state: 'returned', frozenFen: 0n })
    expect(await given.holdings(ctx, one.hold.warning.id)).toMatchObject({ returned: '100000.00' })
    expect((await verifyLedger(ctx)).breaches).toEqual([])
  })

  test('the order tells the bank whom to pay, and it has three working days', async () => {
    const one = await frozenCase()
    const row = await draft(one)
    await payable(one.hold, row)
    // A Thursday: Friday, Monday, Tuesday.
    const submitted = await approveReturn(one.hold.supervisor, row.id)
    expect(submitted.returnBy).toEqual(new Date('2023-02-28T16:00:00Z'))
    await settle()
    const sent = ctx.bank.requests.at(-1)?.request
    expect(sent).toMatchObject({ kind: 'return_funds', amount: '100000.00' })
    expect(sent?.payouts).toEqual([
      { accountNumber: '6222021211001112220', accountName: '沈阿宝', bank: 'ICBC', amount: '100000.00' },
    ])
    const overdue = () =>
      ctx.db.holdEscalation.count({ where: { subjectId: row.id, clock: 'return_overdue' } })
    await turnTo(new Date('2023-02-28T15:59:00Z'))
    expect(await overdue()).toBe(0)
    await turnTo(new Date('2023-02-28T16:00:00Z'))
    await turn(HOUR_MS)
    expect(await overdue()).toBe(1)
    expect((await returnOf(row.id)).state).toBe('unknown')
  })
})

describe('several whose money is mixed', () => {
  test('share in proportion after 30 days of notice; the books of each case follow, and all together keep their sum', async () => {
    const one = await frozenCase('100000.00')
    const other = await anotherVictim(one.hold, '50000.00')
    const row = await draft(one)
    expect(sharesOf(row)).toEqual([66_666.67, 33_333.33])
    await payable(one.hold, row)
    await expect(approveReturn(one.hold.supervisor, row.id)).rejects.toMatchObject({ code: 'illegal_move' })
    const published = await publishReturn(one.hold.operator, row.id)
    expect(published.objectionsUntil).toEqual(after(ctx.clock.now(), 30 * DAY_MS))
    await expect(approveReturn(one.hold.supervisor, row.id)).rejects.toMatchObject({ code: 'illegal_move' })
    await turn(30 * DAY_MS)
    expect(await ctx.db.holdEscalation.count({ where: { subjectId: row.id, clock: 'objections_end' } })).toBe(
      1,
    )
    await approveReturn(one.hold.supervisor, row.id)
    await settle()
    await given.bankSays(ctx, row.id, 'return_funds', { outcome: 'returned' })
    expect(await given.holdings(ctx, one.hold.warning.id)).toMatchObject({
      returned: '66666.67',
      paid_out: '33333.33',
    })
    expect(await given.holdings(ctx, other.id)).toMatchObject({ returned: '33333.33' })
    expect((await verifyLedger(ctx)).breaches).toEqual([])
  })

  test('what a bank statement tells apart by time stamp is returned directly', async () => {
    const one = await frozenCase('100000.00')
    await anotherVictim(one.hold, '100000.00')
    const row = await draft(one)
    expect(sharesOf(row)).toEqual([50_000, 50_000])
    await expect(
      changeClaim(one.hold.operator, row.id, row.claims[1]!.id, { traced: 1n }),
    ).rejects.toMatchObject({
      code: 'invalid_request',
      fields: [{ path: 'reason' }],
    })
    const traced = await changeClaim(one.hold.operator, row.id, row.claims[1]!.id, {
      traced: 8_000_000n,
      reason: '银行流水逐笔对应',
    })
    expect(sharesOf(traced)).toEqual([16_666.67, 83_333.33])
  })

  test('an objection is decided by another; upheld, the claim is put right and all are reckoned anew', async () => {
    const one = await frozenCase('100000.00')
    await anotherVictim(one.hold, '50000.00')
    const row = await draft(one)
    await payable(one.hold, row)
    await publishReturn(one.hold.operator, row.id)
    await turn(25 * DAY_MS)
    const objected = await fileObjection(one.hold.operator, row.id, '我被骗的是十万元，不是五万')
    const [objection] = objected.objections
    await turn(6 * DAY_MS)
    expect(blockOfReturn(await returnOf(row.id), ctx.clock.now())).toBe('objections_open')
    const decide = { isUpheld: true, decision: '补充流水属实' }
    await expect(decideObjection(one.hold.operator, row.id, objection!.id, decide)).rejects.toMatchObject({
      code: 'four_eyes',
    })
    await decideObjection(one.hold.supervisor, row.id, objection!.id, decide)
    const change = { lost: 10_000_000n, reason: '异议成立' }
    const anew = await changeClaim(one.hold.operator, row.id, row.claims[1]!.id, change)
    expect(sharesOf(anew)).toEqual([50_000, 50_000])
    // The others have some days to look at shares that have changed.
    expect(anew.objectionsUntil).toEqual(after(ctx.clock.now(), 7 * DAY_MS))
    expect(blockOfReturn(anew, ctx.clock.now())).toBe('notice_runs')
    await turn(7 * DAY_MS)
    expect((await approveReturn(one.hold.supervisor, row.id)).state).toBe('submitted')
  })

  test('a claim is added by its warning and dropped with a reason; the only one is not traceable any more', async () => {
    const one = await frozenCase('100000.00')
    const late = await openWarning(ctx, {})
    const row = await draft(one)
    const added = await addClaim(one.hold.operator, row.id, {
      warningNumber: late.number,
      lost: 30_000_000n,
      reason: '外地来函',
    })
    expect(sharesOf(added)).toEqual([25_000, 75_000])
    const dropped = await dropClaim(one.hold.operator, row.id, added.claims[1]!.id, '查无此款')
    expect(sharesOf(dropped)).toEqual([100_000])
    await expect(dropClaim(one.hold.operator, row.id, row.claims[0]!.id, '误')).rejects.toMatchObject({
      code: 'illegal_move',
    })
  })

  test('the public notice names nobody', async () => {
    const one = await frozenCase('100000.00')
    await anotherVictim(one.hold, '50000.00')
    const row = await draft(one)
    await payable(one.hold, row)
    const { zh, en } = noticeText(await publishReturn(one.hold.operator, row.id))
    expect(zh).toContain('1号：被骗100000.00元，拟返还66666.67元')
    expect(zh).toContain('2号：被骗50000.00元，拟返还33333.33元')
    for (const secret of ['沈阿宝', '王五', one.hold.account, one.hold.warning.number])
      for (const text of [zh, en]) expect(text).not.toContain(secret)
  })
})

describe('money that is left', () => {
  test.each([
    [true, 'released', 'released', '40000.00'],
    [false, 'frozen', 'frozen', '40000.00'],
  ])('goes where the officers said: released %s', async (isRestFreed, state, account, left) => {
    const one = await frozenCase('100000.00')
    const row = await draft(one, isRestFreed)
    await payable(one.hold, row)
    const change = { lost: 6_000_000n, reason: '余款为他人货款' }
    await changeClaim(one.hold.operator, row.id, row.claims[0]!.id, change)
    await approveReturn(one.hold.supervisor, row.id)
    await settle()
    await given.bankSays(ctx, row.id, 'return_funds', { outcome: 'returned' })
    expect(await readFreeze(ctx, one.freeze.id)).toMatchObject({ state, frozenFen: 4_000_000n })
    expect(await given.holdings(ctx, one.hold.warning.id)).toMatchObject({
      returned: '60000.00',
      [account]: left,
    })
    expect((await verifyLedger(ctx)).breaches).toEqual([])
  })
})

test('one return at a time of a freeze; given up, another may be drafted; refused by the bank, nothing has moved', async () => {
  const one = await frozenCase()
  const first = await draft(one)
  await expect(draft(one)).rejects.toMatchObject({ code: 'already_exists' })
  await cancelReturn(one.hold.operator, first.id, '先补材料')
  const row = await draft(one)
  await payable(one.hold, row)
  await approveReturn(one.hold.supervisor, row.id)
  await settle()
  await given.bankSays(ctx, row.id, 'return_funds', { outcome: 'refused', cause: 'other' })
  expect(await returnOf(row.id)).toMatchObject({ state: 'refused', refusalCause: 'other' })
  expect(await given.holdings(ctx, one.hold.warning.id)).toMatchObject({ frozen: '100000.00' })
})

test('the same answer twice returns the money once', async () => {
  const one = await frozenCase()
  const row = await draft(one)
  await payable(one.hold, row)
  await approveReturn(one.hold.supervisor, row.id)
  await settle()
  await given.bankSays(ctx, row.id, 'return_funds', { outcome: 'returned' })
  await given.bankSays(ctx, row.id, 'return_funds', { outcome: 'returned', messageId: 'again' })
  expect(await given.holdings(ctx, one.hold.warning.id)).toMatchObject({ returned: '100000.00' })
})

describe('what is lost', () => {
  test('is booked by a supervisor of a confirmed case, and comes back out of the loss when it is returned after all', async () => {
    const one = await frozenCase('100000.00')
    const other = await anotherVictim(one.hold, '100000.00')
    const row = await draft(one)
    await payable(one.hold, row)
    await publishReturn(one.hold.operator, row.id)
    await expect(bookLoss(one.hold.supervisor, other.id, '追查无果')).rejects.toMatchObject({
      code: 'illegal_move',
    })
    await ctx.db.warning.update({ where: { id: other.id }, data: { state: 'confirmed' } })
    expect(await bookLoss(one.hold.supervisor, other.id, '追查无果')).toEqual({ isBooked: false })
    await ctx.db.warning.update({ where: { id: one.hold.warning.id }, data: { state: 'confirmed' } })
    await turn(30 * DAY_MS)
    await approveReturn(one.hold.supervisor, row.id)
    await settle()
    await given.bankSays(ctx, row.id, 'return_funds', { outcome: 'returned' })
    expect(await bookLoss(one.hold.supervisor, one.hold.warning.id, '余款追查无果')).toEqual({
      isBooked: true,
    })
    expect(await given.holdings(ctx, one.hold.warning.id)).toMatchObject({
      returned: '50000.00',
      lost: '50000.00',
    })
    expect((await verifyLedger(ctx)).breaches).toEqual([])
  })
})
