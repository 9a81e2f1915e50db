import * as fc from 'fast-check'
import { openWarning } from '../../test/given/warnings'
import { testContext, type TestContext } from '../../test/setup/context'
import { accountNames, balanceOf, type AccountName } from './model'
import { readBook } from './repository'
import { transferAll } from './batch'
import type { Posting } from './entries'
import { transferPosted } from './service'
import { verifyLedger } from './verify'

/** Many postings at once: the same books as one after the other, or none of it. */
let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})

const opened = async (count: number): Promise<string[]> => {
  const ids: string[] = []
  for (let made = 0; made < count; made += 1) ids.push((await openWarning(ctx)).id)
  return ids
}
const balances = async (warningId: string) => {
  const book = await readBook(ctx, warningId)
  return Object.fromEntries(accountNames.map((name) => [name, balanceOf(book, name)]))
}
const isRefused = (run: Promise<unknown>): Promise<boolean> =>
  run.then(
    () => false,
    () => true,
  )

const step = fc.record({
  warning: fc.nat({ max: 2 }),
  from: fc.constantFrom<AccountName>('outside', 'outside', 'paid_out', 'stopped', 'frozen'),
  to: fc.constantFrom<AccountName>('paid_out', 'stopped', 'frozen', 'returned', 'lost'),
  amountFen: fc.bigInt({ min: 0n, max: 500n }),
})

test('a batch leaves what its postings leave one after the other, or nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const [atOnce, oneByOne] = [await opened(3), await opened(3)]
      const postings = (ids: readonly string[]): Posting[] =>
        steps
          .filter(({ from, to }) => from !== to)
          .map(({ warning, ...rest }, index) => ({
            ...rest,
            warningId: ids[warning]!,
            cause: `step:${index}`,
          }))
      const batchRefused = await isRefused(ctx.transact((tx) => transferAll(tx, postings(atOnce))))
      const eachRefused = await isRefused(
        ctx.transact(async (tx) => {
          for (const posting of postings(oneByOne)) await transferPosted(tx, posting)
        }),
      )
      expect(batchRefused).toBe(eachRefused)
      for (const [index, id] of atOnce.entries())
        expect(await balances(id)).toEqual(await balances(oneByOne[index]!))
      // Once more changes nothing.
      if (!batchRefused) expect(await ctx.transact((tx) => transferAll(tx, postings(atOnce)))).toBe(0)
    }),
    { numRuns: 15 },
  )
  expect((await verifyLedger(ctx)).breaches).toEqual([])
})

test('a balance that is written beside the entries of its transaction is refused at commit', async () => {
  const [warningId] = await opened(1)
  const posting: Posting = {
    warningId: warningId!,
    from: 'outside',
    to: 'paid_out',
    amountFen: 100n,
    cause: 'a',
  }
  const tampered = ctx.transact(async (tx) => {
    await transferAll(tx, [posting])
    await tx.db.$executeRaw`
      UPDATE ledger_account SET posted_in_fen = posted_in_fen + 1, posted_out_fen = posted_out_fen + 1
       WHERE warning_id = ${warningId}::uuid AND name = 'paid_out'`
    await transferAll(tx, [{ ...posting, cause: 'b' }])
  })
  await expect(tampered).rejects.toThrow(/does not balance/)
  expect(await balances(warningId!)).toMatchObject({ paid_out: 0n })
})

test('an account that is opened with money in it is refused', async () => {
  const [warningId] = await opened(1)
  await expect(
    ctx.db.$executeRaw`INSERT INTO ledger_account (id, warning_id, name, posted_in_fen)
                       VALUES (${ctx.ids.next()}::uuid, ${warningId}::uuid, 'returned', 1)`,
  ).rejects.toThrow(/does not balance/)
})
