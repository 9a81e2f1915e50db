import * as given from '../../../test/given/holds'
import { testContext, type TestContext } from '../../../test/setup/context'
import { drain } from '../../../test/setup/deliver'
import { holdsWorker } from '../../../workers/holds'
import { ledgerWorker } from '../../../workers/ledger'
import { noticesWorker } from '../../../workers/notices'
import { after, DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/duration'
import { fireDueTimers } from '../../platform/sweep'
import { decideAppeal, fileAppeal } from '../appeals/service'
import { releaseFreeze, releaseProtection } from '../endings'
import { readFreeze } from '../freezes/repository'
import { renewFreeze, requireLockedFreeze, reviewFreeze } from '../freezes/service'
import { readProtection } from '../protective-holds/repository'
import { marksOf } from './look'

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
const escalated = async (subjectId: string, clock: string): Promise<Date[]> =>
  (await ctx.db.holdEscalation.findMany({ where: { subjectId, clock }, orderBy: { dueAt: 'asc' } })).map(
    ({ dueAt }) => dueAt,
  )
const toldOf = (template: string, number: string) =>
  ctx.db.notification.count({ where: { template, parameters: { path: ['number'], equals: number } } })

const freezeOf = async (id: string) => (await readFreeze(ctx, id))!

async function whole() {
  const hold = await given.holdCase(ctx)
  const stop = await given.heldStop(ctx, hold)
  const freeze = await given.submittedFreeze(ctx, hold, stop.id, {
    kind: 'whole',
    wholeReason: '专用涉案账户',
  })
  await given.bankSays(ctx, freeze.id, 'freeze')
  return { hold, freeze: await freezeOf(freeze.id) }
}

describe('a freeze', () => {
  test('30, 7 and 1 days before its end whoever asked for it and the desk are reminded, once each', async () => {
    const { freeze } = await given.frozen(ctx, await given.holdCase(ctx))
    const end = (await freezeOf(freeze.id)).expiresAt!
    for (const days of [30, 7, 1]) {
      await turnTo(after(end, -days * DAY_MS - MINUTE_MS))
      const before = (await escalated(freeze.id, 'expiry_near')).length
      await turnTo(after(end, -days * DAY_MS))
      await turn(MINUTE_MS)
      expect((await escalated(freeze.id, 'expiry_near')).length).toBe(before + 1)
    }
    // One for the desk and one for the officer, three times.
    expect(await toldOf('clock.expiry-near', freeze.number)).toBe(6)
  })

  test('renewed, it is reminded of anew before the new end only', async () => {
    const hold = await given.holdCase(ctx)
    const { freeze } = await given.frozen(ctx, hold)
    const end = (await freezeOf(freeze.id)).expiresAt!
    await turnTo(after(end, -30 * DAY_MS))
    await renewFreeze(hold.supervisor, freeze.id)
    await settle()
    await given.bankSays(ctx, freeze.id, 'renew_freeze')
    await turnTo(end)
    expect(await escalated(freeze.id, 'expiry_near')).toHaveLength(1)
    const renewed = (await freezeOf(freeze.id)).expiresAt!
    await turnTo(after(renewed, -7 * DAY_MS))
    expect((await escalated(freeze.id, 'expiry_near')).at(-1)).toEqual(after(renewed, -7 * DAY_MS))
  })

  test('of a whole account: the review is reminded of, and one that is not made reaches the duty chief', async () => {
    const { hold, freeze } = await whole()
    const review = freeze.reviewAt!
    await turnTo(after(review, -3 * DAY_MS))
    expect(await escalated(freeze.id, 'review_near')).toEqual([after(review, -3 * DAY_MS)])
    expect(await escalated(freeze.id, 'review_overdue')).toEqual([])
    await turnTo(review)
    expect(await escalated(freeze.id, 'review_overdue')).toEqual([review])
    const chiefs = await ctx.db.user.count({ where: { role: 'supervisor', isActive: true } })
    expect(await toldOf('clock.review-overdue', freeze.number)).toBe(chiefs)
    await reviewFreeze(hold.supervisor, freeze.id, { reason: '资金仍在追查' })
    await turn(20 * DAY_MS)
    expect(await escalated(freeze.id, 'review_overdue')).toHaveLength(1)
    await turn(10 * DAY_MS)
    expect(await escalated(freeze.id, 'review_overdue')).toHaveLength(2)
  })

  test('the marks are in the order of time, and nothing that is over has any', () => {
    const expiresAt = new Date('2023-08-23T02:00:00Z')
    const marks = marksOf({ state: 'frozen', kind: 'limited', expiresAt, reviewAt: null, priorUntil: null })
    expect(marks.map(({ at }) => (expiresAt.getTime() - at.getTime()) / DAY_MS)).toEqual([30, 7, 1])
    expect(
      marksOf({ state: 'released', kind: 'limited', expiresAt, reviewAt: null, priorUntil: null }),
    ).toEqual([])
  })
})

describe('a release', () => {
  test('that the bank does not confirm within its minutes reaches the duty chief, once', async () => {
    const { freeze } = await given.frozen(ctx, await given.holdCase(ctx))
    await ctx.transact(async (tx) => releaseFreeze(tx, await requireLockedFreeze(tx, freeze.id), '资金合法'))
    await settle()
    await turn(9 * MINUTE_MS)
    expect(await escalated(freeze.id, 'release_unconfirmed')).toEqual([])
    await turn(MINUTE_MS)
    expect(await escalated(freeze.id, 'release_unconfirmed')).toHaveLength(1)
    await turn(HOUR_MS)
    expect(await escalated(freeze.id, 'release_unconfirmed')).toHaveLength(1)
    expect(await toldOf('clock.release-unconfirmed', freeze.number)).toBeGreaterThan(0)
  })

  test('that the bank confirms in time is nobody’s business', async () => {
    const { freeze } = await given.frozen(ctx, await given.holdCase(ctx))
    await ctx.transact(async (tx) => releaseFreeze(tx, await requireLockedFreeze(tx, freeze.id), '资金合法'))
    await settle()
    await given.bankSays(ctx, freeze.id, 'release_freeze')
    await turn(HOUR_MS)
    expect(await escalated(freeze.id, 'release_unconfirmed')).toEqual([])
  })

  test('of the victim’s own account has the same minutes', async () => {
    const hold = await given.holdCase(ctx)
    const { id } = await given.submittedProtection(ctx, hold)
    await given.bankSays(ctx, id, 'protect')
    await ctx.transact(async (tx) => releaseProtection(tx, (await readProtection(tx, id))!, '当事人已清醒'))
    await settle()
    await turn(10 * MINUTE_MS)
    expect(await escalated(id, 'release_unconfirmed')).toHaveLength(1)
  })
})

describe('an appeal', () => {
  const filed = async () => {
    const hold = await given.holdCase(ctx)
    const { freeze } = await given.frozen(ctx, hold)
    const filing = { subject: 'freeze', subjectId: freeze.id, statement: '货款，有合同' } as const
    return { hold, freeze, appeal: (await fileAppeal(hold.operator, filing)).appeal }
  }

  test('that nobody decides in its day reaches the duty chief', async () => {
    const { appeal, freeze } = await filed()
    await turn(24 * HOUR_MS - MINUTE_MS)
    expect(await escalated(appeal.id, 'appeal_overdue')).toEqual([])
    await turn(MINUTE_MS)
    expect(await escalated(appeal.id, 'appeal_overdue')).toEqual([appeal.decideBy])
    expect(await toldOf('clock.appeal-overdue', freeze.number)).toBeGreaterThan(0)
  })

  test('that is decided in time is not told of', async () => {
    const { hold, appeal } = await filed()
    await decideAppeal(hold.supervisor, appeal.id, { isGranted: false, decision: '材料不足' })
    await turn(25 * HOUR_MS)
    expect(await escalated(appeal.id, 'appeal_overdue')).toEqual([])
  })
})
