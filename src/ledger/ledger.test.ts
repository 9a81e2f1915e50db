import fc from 'fast-check'
import { openWarning } from '../../test/given/warnings'
import { testContext, type TestContext } from '../../test/setup/context'
import { deliverTwice } from '../../test/setup/deliver'
import { seededRandom } from '../../test/setup/random'
import { ledgerWorker } from '../../workers/ledger'
import { HOUR_MS, hoursAfter } from '../lib/duration'
import { accountNames, apply, balanceOf, emptyBook, type AccountName, type Book } from './model'
import { accountId, insertTransfers, lockBook, readBook } from './repository'
import * as ledger from './service'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})

const holdings = async (warningId: string) =>
  Object.fromEntries(
    Object.entries(await ledger.balancesOf(ctx, warningId)).filter(
      ([name, fen]) => name !== 'outside' && fen !== 0n,
    ),
  )

describe('exposure', () => {
  test('a payment that joins a warning is at risk, however often it is told', async () => {
    const { id: warningId, signalIds } = await openWarning(ctx, { amountFen: 731n })
    await deliverTwice(ctx, ledgerWorker, 'signal.joined', { warningId, signalId: signalIds[0]! })
    expect(await holdings(warningId)).toEqual({ at_risk: 731n })
  })

  test('a settled payment has left', async () => {
    const { id: warningId } = await openWarning(ctx, { amountFen: 731n, status: 'settled' })
    await ledger.recordExposure(ctx, warningId)
    expect(await holdings(warningId)).toEqual({ paid_out: 731n })
  })

  test('told twice at once, it is booked once', async () => {
    const { id: warningId } = await openWarning(ctx, { amountFen: 731n })
    await Promise.all([1, 2, 3].map(() => ctx.transact((tx) => ledger.recordExposure(tx, warningId))))
    expect(await holdings(warningId)).toEqual({ at_risk: 731n })
  })
})

test('a visit splits what was at risk', async () => {
  const { id: warningId } = await openWarning(ctx, { amountFen: 731n })
  const visit = { visitId: ctx.ids.next(), warningId, paidFen: 500n, protectedFen: 231n }
  await ctx.transact((tx) => ledger.recordVisit(tx, visit))
  await ctx.transact((tx) => ledger.recordVisit(tx, visit))
  expect(await holdings(warningId)).toEqual({ paid_out: 500n, protected: 231n })
})

test('money that is not there does not move', async () => {
  const { id: warningId } = await openWarning(ctx, { amountFen: 731n })
  const posting = { warningId, from: 'paid_out', to: 'lost', amountFen: 1n, cause: 'test' } as const
  await expect(ctx.transact((tx) => ledger.transferPosted(tx, posting))).rejects.toMatchObject({
    code: 'amount_exceeded',
  })
})

test('a claim is resolved once: posted, voided or expired', async () => {
  const { id: warningId } = await openWarning(ctx, { amountFen: 731n, status: 'settled' })
  const expiresAt = hoursAfter(ctx.clock.now(), 48)
  const claim = { warningId, amountFen: 700n, cause: 'test:claim', expiresAt }
  const pendingId = (await ctx.transact((tx) => ledger.claimForStop(tx, claim)))!
  expect(await ctx.transact((tx) => ledger.claimForStop(tx, claim))).toBe(pendingId)
  expect((await ledger.pendingInto(ctx, warningId)).stopped).toBe(700n)
  const resolution = { warningId, pendingId, cause: 'test:end' }
  await expect(ledger.expirePending(ctx, resolution)).rejects.toThrow('not_expired')
  expect(await ctx.transact((tx) => ledger.postPending(tx, { ...resolution, amountFen: 600n }))).toBe(true)
  ctx.clock.advance(48 * HOUR_MS)
  expect(await ctx.transact((tx) => ledger.expirePending(tx, resolution))).toBe(false)
  expect(await ctx.transact((tx) => ledger.voidPending(tx, resolution))).toBe(false)
  expect(await holdings(warningId)).toEqual({ paid_out: 131n, stopped: 600n })
})

describe('the database itself', () => {
  const given = async () => {
    const { id: warningId } = await openWarning(ctx, { amountFen: 731n })
    await ctx.transact((tx) => ledger.recordExposure(tx, warningId))
    // What no entry has needed yet is not there.
    for (const name of ['frozen', 'lost'] as const)
      await ctx.db.ledgerAccount.create({ data: { id: accountId(ctx, warningId, name), warningId, name } })
    return warningId
  }
  const insert = (warningId: string, from: AccountName, to: AccountName, more = {}) => {
    const row = { kind: 'posted', amount: 1n, pending: null as string | null, warning: warningId, ...more }
    return ctx.pool.query(
      `INSERT INTO ledger_transfer (id, warning_id, kind, from_id, to_id, amount_fen, pending_id, cause, posted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'test', now())`,
      [
        ctx.ids.next(),
        row.warning,
        row.kind,
        accountId(ctx, warningId, from),
        accountId(ctx, warningId, to),
        row.amount,
        row.pending,
      ],
    )
  }

  test.each([
    'UPDATE ledger_transfer SET amount_fen = 1',
    'DELETE FROM ledger_transfer',
    'TRUNCATE ledger_transfer CASCADE',
    `UPDATE ledger_account SET name = 'lost' WHERE name = 'frozen'`,
    'DELETE FROM ledger_account',
  ])('refuses %s', async (sql) => {
    await given()
    await expect(ctx.pool.query(sql)).rejects.toThrow('append-only')
  })

  test('refuses an overdraft', async () => {
    const warningId = await given()
    await expect(insert(warningId, 'at_risk', 'lost', { amount: 732n })).rejects.toThrow('not_overdrawn')
  })

  test('refuses a negative and an empty amount', async () => {
    const warningId = await given()
    await expect(insert(warningId, 'at_risk', 'lost', { amount: -1n })).rejects.toThrow('check constraint')
    await expect(insert(warningId, 'at_risk', 'lost', { amount: 0n })).rejects.toThrow('check constraint')
  })

  test('refuses a balance that no transfer explains, even one that sums to zero', async () => {
    const warningId = await given()
    const sql = `UPDATE ledger_account SET posted_in_fen = posted_in_fen + $2 WHERE warning_id = $1 AND name = $3`
    await expect(ctx.pool.query(sql, [warningId, 5, 'frozen'])).rejects.toThrow('does not balance')
    const client = await ctx.pool.connect()
    try {
      await client.query('BEGIN')
      await client.query(sql, [warningId, -5, 'at_risk'])
      await client.query(sql, [warningId, 5, 'frozen'])
      await expect(client.query('COMMIT')).rejects.toThrow('does not balance')
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  })

  test("refuses accounts of another warning, and another one's claim", async () => {
    const [warningId, other] = [await given(), await given()]
    await expect(insert(warningId, 'at_risk', 'lost', { warning: other })).rejects.toThrow('another warning')
    const claim = { warningId, amountFen: 1n, cause: 'c', expiresAt: hoursAfter(ctx.clock.now(), 1) }
    const pending = await ctx.transact((tx) => ledger.claimForStop(tx, claim))
    await ctx.transact((tx) => ledger.claimForStop(tx, { ...claim, warningId: other }))
    await expect(insert(other, 'paid_out', 'stopped', { kind: 'post', pending })).rejects.toThrow(
      'does not resolve',
    )
  })
})

test('model and database agree under random postings', async () => {
  const seed = Number(process.env.MENSHEN_TEST_SEED ?? 20_230_223)
  const random = seededRandom(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
  const { id: warningId } = await openWarning(ctx)
  await lockBook(ctx, warningId)
  let book: Book = emptyBook
  for (let step = 0; step < 120; step++) {
    const pending = [...book.transfers.values()].filter(
      ({ id, kind }) => kind === 'pending' && !book.resolutions.has(id),
    )
    const aimed = pending.length > 0 && random() < 0.4 ? pick(pending) : null
    const from = aimed?.from ?? (random() < 0.4 ? 'outside' : pick(accountNames))
    const kind =
      aimed === null ? pick(['posted', 'posted', 'pending'] as const) : pick(['post', 'void'] as const)
    const line = {
      id: ctx.ids.next(),
      kind,
      from,
      to: aimed?.to ?? pick(accountNames),
      amountFen: kind === 'void' ? 0n : BigInt(Math.floor(random() * 100)),
      pendingId: aimed?.id ?? null,
      expiresAt: kind === 'pending' ? ctx.clock.now() : null,
      cause: `step:${step}`,
      postedAt: ctx.clock.now(),
    }
    const predicted = apply(book, line)
    const written = await ctx
      .transact((tx) => insertTransfers(tx, [{ warningId, transfer: line }]))
      .then(() => true)
      .catch(() => false)
    expect({ seed, step, line, written }).toEqual({ seed, step, line, written: predicted.ok })
    if (predicted.ok) book = predicted.value
  }
  const stored = await readBook(ctx, warningId)
  expect(stored.accounts).toEqual(book.accounts)
  const rows = await ctx.db.ledgerAccount.findMany({ where: { warningId } })
  for (const row of rows) {
    const { postedIn, postedOut, pendingIn, pendingOut } = book.accounts[row.name as AccountName]
    expect(row).toMatchObject({
      postedInFen: postedIn,
      postedOutFen: postedOut,
      pendingInFen: pendingIn,
      pendingOutFen: pendingOut,
    })
  }
  expect(accountNames.reduce((sum, name) => sum + balanceOf(stored, name), 0n)).toBe(0n)
})

test('redelivery in any order changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 0, 1, 2, 3], { minLength: 8 }), async (order) => {
      const { id: warningId } = await openWarning(ctx, { amountFen: 1_000n, status: 'settled' })
      const move = (cause: string, from: AccountName, to: AccountName, amountFen: bigint) =>
        ctx.transact((tx) => ledger.transferPosted(tx, { warningId, from, to, amountFen, cause }))
      await ctx.transact((tx) => ledger.recordExposure(tx, warningId))
      const steps = [
        () => ctx.transact((tx) => ledger.recordExposure(tx, warningId)),
        () => move('a', 'paid_out', 'stopped', 300n),
        () => move('b', 'paid_out', 'stopped', 200n),
        () => move('c', 'paid_out', 'lost', 100n),
      ]
      for (const step of order) await steps[step]!()
      expect(await holdings(warningId)).toEqual({ paid_out: 400n, stopped: 500n, lost: 100n })
    }),
    { numRuns: 8 },
  )
})
