import { testContext, type TestContext } from '../../test/setup/context'
import { AppError } from '../errors'
import { MAX_ATTEMPTS } from './queue'
import { handleOutboxRow, inTransaction, outside, worker, type Worker } from './worker'

let ctx: TestContext

beforeAll(async () => {
  ctx = await testContext()
})

const warningId = '0190a000-0000-7000-8000-000000000001'

async function emitted(): Promise<bigint> {
  await ctx.transact((tx) => tx.outbox.emit(tx.db, 'warning.expiring', { warningId }))
  const row = await ctx.db.outbox.findFirstOrThrow({ orderBy: { id: 'desc' } })
  return row.id
}

const handling = (handle: () => Promise<void>): Worker =>
  worker('warnings', { 'warning.expiring': inTransaction('warning.expiring', handle) })

test('an event delivered twice is handled once', async () => {
  const id = await emitted()
  let count = 0
  const counting = handling(async () => void (count += 1))
  expect(await handleOutboxRow(ctx, counting, id)).toBe('handled')
  expect(await handleOutboxRow(ctx, counting, id)).toBe('already')
  expect(count).toBe(1)
})

test('an event delivered to two workers at the same time is handled once', async () => {
  const id = await emitted()
  let count = 0
  const counting = handling(async () => void (count += 1))
  await Promise.all([1, 2, 3].map(() => handleOutboxRow(ctx, counting, id)))
  expect(count).toBe(1)
})

test('a handler that fails leaves nothing behind, and its event to be tried again', async () => {
  const id = await emitted()
  const failing = handling(async () => {
    throw new AppError('database_unavailable')
  })
  await expect(handleOutboxRow(ctx, failing, id)).rejects.toThrow('database_unavailable')
  const row = await ctx.db.outbox.findUniqueOrThrow({ where: { id } })
  expect(row).toMatchObject({ handledAt: null, deadAt: null, failures: 1, lastError: 'database_unavailable' })
})

test('an event that failed often enough is a dead letter', async () => {
  const id = await emitted()
  const failing = handling(async () => {
    throw new AppError('bank_unavailable')
  })
  for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt += 1) {
    await expect(handleOutboxRow(ctx, failing, id)).rejects.toThrow()
  }
  expect(await handleOutboxRow(ctx, failing, id)).toBe('dead')
  expect((await ctx.db.outbox.findUniqueOrThrow({ where: { id } })).deadAt).toEqual(ctx.clock.now())
})

test('what cannot pass on a second try is a dead letter at once', async () => {
  const id = await emitted()
  const refusing = handling(async () => {
    throw new AppError('illegal_move')
  })
  expect(await handleOutboxRow(ctx, refusing, id)).toBe('dead')
})

test('the text of a foreign error, which may quote a value, is not kept', async () => {
  const id = await emitted()
  const leaking = handling(async () => {
    throw new TypeError('cannot read +8613800138000')
  })
  await expect(handleOutboxRow(ctx, leaking, id)).rejects.toThrow()
  expect((await ctx.db.outbox.findUniqueOrThrow({ where: { id } })).lastError).toBe('TypeError')
})

test('a call outside happens between two transactions, and is settled once', async () => {
  const id = await emitted()
  const settled: string[] = []
  const calling = worker('warnings', {
    'warning.expiring': outside('warning.expiring', {
      prepare: async (_ctx, payload) => payload.warningId,
      call: async (_ctx, prepared) => `answer to ${prepared}`,
      settle: async (_ctx, _prepared, result) => void settled.push(result),
    }),
  })
  await Promise.all([handleOutboxRow(ctx, calling, id), handleOutboxRow(ctx, calling, id)])
  expect(settled).toEqual([`answer to ${warningId}`])
})
