import type { BankReplyBody } from '../context'
import * as given from '../../test/given/holds'
import { testContext, type TestContext } from '../../test/setup/context'
import { deliver, deliverTwice } from '../../test/setup/deliver'
import { holdsWorker } from '../../workers/holds'
import { HOUR_MS, MINUTE_MS } from '../lib/duration'
import { fireDueTimers } from '../platform/sweep'
import { answerByLiaison, receiveReply } from './replies'
import { readStop } from './stop-payments/repository'
import { approveStop } from './stop-payments/service'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})
beforeEach(async () => {
  ctx.bank.reset()
  // Each case begins with a bank that can be reached.
  await ctx.db.bankLink.deleteMany()
  await ctx.db.bankRequest.updateMany({ data: { state: 'failed' } })
})

const stopOf = async (id: string) => (await readStop(ctx, id))!
const requestOf = (id: string) => given.requestOf(ctx, id, 'stop')
const turn = async (milliseconds: number) => {
  ctx.clock.advance(milliseconds)
  while ((await fireDueTimers(ctx)) > 0);
  await given.settle(ctx)
}
/** What the bank was asked, and sent, about this stop: others of this file run on the same clock. */
const askedAbout = async (id: string) => {
  const { id: reference } = await requestOf(id)
  return ctx.bank.questions.filter((question) => question === reference)
}
const sentAbout = async (id: string) => {
  const { id: reference } = await requestOf(id)
  return ctx.bank.requests.filter(({ request }) => request.reference === reference)
}
const answer = (reference: string, more: Partial<BankReplyBody> = {}): BankReplyBody => ({
  messageId: `${reference}-asked`,
  reference,
  outcome: 'held',
  amount: '731200.00',
  balance: '731200.00',
  at: ctx.clock.now().toISOString(),
  cause: null,
  ...more,
})

describe('submitting', () => {
  test('delivered twice, the bank is called once', async () => {
    const hold = await given.holdCase(ctx)
    const { id } = await given.draftedStop(hold)
    await approveStop(hold.supervisor, id)
    const request = await requestOf(id)
    await deliverTwice(ctx, holdsWorker, 'bank.requested', { requestId: request.id })
    expect(await sentAbout(id)).toHaveLength(1)
    expect(await askedAbout(id)).toHaveLength(0)
    expect((await requestOf(id)).state).toBe('sent')
  })

  test('after a crash between the call and its outcome the bank is asked, not sent the request again', async () => {
    const hold = await given.holdCase(ctx)
    const { id } = await given.draftedStop(hold)
    await approveStop(hold.supervisor, id)
    // What the worker left behind: it had counted the contact and called, then died.
    await ctx.db.bankRequest.updateMany({ where: { subjectId: id }, data: { attempts: 1 } })
    ctx.bank.knows = () => 'pending'
    await given.settle(ctx)
    expect(await askedAbout(id)).toHaveLength(1)
    expect(await sentAbout(id)).toHaveLength(0)
    expect((await requestOf(id)).state).toBe('sent')
  })

  test('a message the bank will not take is a refusal', async () => {
    ctx.bank.outcome = 'refused'
    const hold = await given.holdCase(ctx)
    const stop = await given.submittedStop(ctx, hold)
    expect(await stopOf(stop.id)).toMatchObject({ state: 'refused', refusalCause: 'request_rejected' })
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ paid_out: '731200.00' })
  })

  test('an answer that is faster than our own call stands', async () => {
    const hold = await given.holdCase(ctx)
    const { id } = await given.draftedStop(hold)
    await approveStop(hold.supervisor, id)
    const request = await requestOf(id)
    await receiveReply(ctx, hold.bankId, answer(request.id))
    await given.settle(ctx)
    expect((await stopOf(id)).state).toBe('held')
    expect((await requestOf(id)).state).toBe('answered')
  })
})

describe('silence', () => {
  test('a time-out is unknown: after a minute the bank is asked by reference, and its word counts', async () => {
    ctx.bank.outcome = 'unknown'
    const hold = await given.holdCase(ctx)
    const stop = await given.submittedStop(ctx, hold)
    expect((await stopOf(stop.id)).state).toBe('unknown')
    ctx.bank.knows = (reference) => answer(reference, { amount: '600000.00' })
    await turn(MINUTE_MS)
    expect(await askedAbout(stop.id)).toHaveLength(1)
    expect(await sentAbout(stop.id)).toHaveLength(1)
    expect(await stopOf(stop.id)).toMatchObject({ state: 'held', heldFen: 60_000_000n })
  })

  test('what the bank never received is sent again, under the same reference', async () => {
    ctx.bank.outcome = 'unknown'
    const stop = await given.submittedStop(ctx, await given.holdCase(ctx))
    ctx.bank.outcome = 'sent'
    ctx.bank.knows = () => null
    await turn(MINUTE_MS)
    expect(await sentAbout(stop.id)).toHaveLength(2)
    expect((await requestOf(stop.id)).state).toBe('sent')
    expect((await stopOf(stop.id)).state).toBe('unknown')
    await given.bankSays(ctx, stop.id, 'stop')
    expect((await stopOf(stop.id)).state).toBe('held')
  })

  test('taken by the bank and never answered: unknown after its limit, then asked', async () => {
    const stop = await given.submittedStop(ctx, await given.holdCase(ctx))
    await turn(30 * MINUTE_MS - 1)
    expect((await stopOf(stop.id)).state).toBe('submitted')
    ctx.bank.knows = () => 'pending'
    await turn(1)
    expect((await stopOf(stop.id)).state).toBe('unknown')
    expect(await askedAbout(stop.id)).toHaveLength(1)
    await deliverTwice(ctx, holdsWorker, 'hold.due', { subjectId: stop.id })
    await given.settle(ctx)
    expect(await sentAbout(stop.id)).toHaveLength(1)
    expect((await stopOf(stop.id)).state).toBe('unknown')
  })

  test('asked again and again until it answers; delivered twice, an answer counts once', async () => {
    ctx.bank.outcome = 'unknown'
    ctx.bank.knows = () => 'unknown'
    const hold = await given.holdCase(ctx)
    const stop = await given.submittedStop(ctx, hold)
    for (let minute = 0; minute < 12; minute++) await turn(MINUTE_MS)
    expect((await askedAbout(stop.id)).length).toBeGreaterThan(3)
    expect(await sentAbout(stop.id)).toHaveLength(1)
    ctx.bank.knows = (reference) => answer(reference)
    const request = await requestOf(stop.id)
    await deliverTwice(ctx, holdsWorker, 'bank.overdue', { requestId: request.id })
    await given.settle(ctx)
    expect((await stopOf(stop.id)).state).toBe('held')
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ stopped: '731200.00' })
  })

  test('48 hours of it: the claim falls back, and a later answer is still booked', async () => {
    ctx.bank.outcome = 'unknown'
    ctx.bank.knows = () => 'unknown'
    const hold = await given.holdCase(ctx)
    const stop = await given.submittedStop(ctx, hold)
    await turn(48 * HOUR_MS)
    expect((await stopOf(stop.id)).state).toBe('unknown')
    const claims = await ctx.db.ledgerTransfer.findMany({
      where: { warningId: hold.warning.id, kind: 'expire' },
    })
    expect(claims).toHaveLength(1)
    await given.bankSays(ctx, stop.id, 'stop', { amount: '700000.00' })
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ stopped: '700000.00', paid_out: '31200.00' })
  })
})

describe('replies', () => {
  test("another bank's reference is nobody's", async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.submittedStop(ctx, hold)
    const other = await given.bank(ctx, true, 'ABC')
    const { id } = await requestOf(stop.id)
    await expect(receiveReply(ctx, other, answer(id))).rejects.toMatchObject({ code: 'not_found' })
    const unknown = answer(ctx.ids.next())
    await expect(receiveReply(ctx, hold.bankId, unknown)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('the same message is recognised, other content under its id is refused', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.submittedStop(ctx, hold)
    const reply = answer((await requestOf(stop.id)).id)
    expect(await receiveReply(ctx, hold.bankId, reply)).toEqual({ isDuplicate: false })
    expect(await receiveReply(ctx, hold.bankId, reply)).toEqual({ isDuplicate: true })
    await expect(receiveReply(ctx, hold.bankId, { ...reply, amount: '1.00' })).rejects.toMatchObject({
      code: 'reference_conflict',
    })
  })

  test('the same message twice at once is one message', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.submittedStop(ctx, hold)
    const reply = answer((await requestOf(stop.id)).id)
    const both = await Promise.all([1, 2].map(() => receiveReply(ctx, hold.bankId, reply)))
    expect(both.map(({ isDuplicate }) => isDuplicate).sort()).toEqual([false, true])
    expect(await ctx.db.bankReply.count({ where: { messageId: reply.messageId } })).toBe(1)
  })

  test('an answer to something else is refused', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.submittedStop(ctx, hold)
    const reply = answer((await requestOf(stop.id)).id, { outcome: 'released' })
    await expect(receiveReply(ctx, hold.bankId, reply)).rejects.toMatchObject({ code: 'invalid_request' })
  })

  test('requests and replies are kept sealed, replies for good', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    const request = await ctx.pool.query<{ text: string }>(
      'SELECT bank_request::text || bank_reply::text AS text FROM bank_request JOIN bank_reply ON request_id = bank_request.id WHERE subject_id = $1',
      [stop.id],
    )
    expect(request.rows[0]?.text).not.toContain('王五')
    expect(request.rows[0]?.text).not.toContain(hold.account)
    await expect(ctx.pool.query('DELETE FROM bank_reply')).rejects.toThrow('append-only')
    await expect(ctx.pool.query(`UPDATE bank_reply SET message_id = 'x'`)).rejects.toThrow('append-only')
  })
})

describe('a bank without a gateway', () => {
  const said = () => ({
    outcome: 'held' as const,
    amount: null,
    balance: null,
    cause: null,
    at: ctx.clock.now().toISOString(),
  })

  test('waits for its liaison, whose answer counts at once', async () => {
    const other = await testContext()
    const hold = await given.holdCase(other, { hasGateway: false })
    const stop = await given.submittedStop(other, hold)
    expect(other.bank.requests).toHaveLength(0)
    expect((await readStop(other, stop.id))?.state).toBe('submitted')
    const liaison = other.as(await given.person(other, 'liaison', { bankId: hold.bankId }))
    await liaison.transact((tx) => answerByLiaison(tx, stop.id, { ...said(), amount: '600000.00' }))
    expect(await readStop(other, stop.id)).toMatchObject({ state: 'held', heldFen: 60_000_000n })
    await expect(answerByLiaison(liaison, stop.id, said())).rejects.toMatchObject({ code: 'illegal_move' })
  })

  test('a gateway answers for itself until it falls silent', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.submittedStop(ctx, hold)
    const liaison = ctx.as(await given.person(ctx, 'liaison', { bankId: hold.bankId }))
    await expect(answerByLiaison(liaison, stop.id, said())).rejects.toMatchObject({ code: 'illegal_move' })
    ctx.bank.knows = () => 'unknown'
    await turn(30 * MINUTE_MS)
    await liaison.transact((tx) => answerByLiaison(tx, stop.id, said()))
    expect((await stopOf(stop.id)).state).toBe('held')
  })
})

test('a timer of something that is over does nothing', async () => {
  const hold = await given.holdCase(ctx)
  const stop = await given.submittedStop(ctx, hold)
  await given.bankSays(ctx, stop.id, 'stop', { outcome: 'refused' })
  expect(await deliver(ctx, holdsWorker, 'hold.due', { subjectId: stop.id })).toBe('handled')
  expect(await deliver(ctx, holdsWorker, 'hold.due', { subjectId: ctx.ids.next() })).toBe('handled')
  expect((await stopOf(stop.id)).state).toBe('refused')
})
