import { mkdirSync, writeFileSync } from 'node:fs'
import { systemActor, type Context } from '../src/context'
import { accountNames, transferAll, verifyLedger, type Posting } from '../src/ledger'
import { inOwnService } from './own-service'

/**
 * npm run bench:ledger [-- --postings 20000 --batch 1000 --warnings 2000]: postings a second in batches, with every check
 * of the books on, beside the ceiling: the same rows, batch by batch, into a table of the same columns and indexes that
 * checks nothing; bench/results/ledger.json.
 */
async function main(): Promise<void> {
  const sizes = {
    postings: Number(argument('--postings') ?? 20_000),
    batch: Number(argument('--batch') ?? 1_000),
    warnings: Number(argument('--warnings') ?? 2_000),
  }
  await inOwnService({ isDurable: true }, ({ world }) => measure(world.context(systemActor('bench')), sizes))
}

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

interface Sizes {
  readonly postings: number
  readonly batch: number
  readonly warnings: number
}

async function measure(ctx: Context, sizes: Sizes): Promise<void> {
  const warningIds = await openWarnings(ctx, sizes.warnings)
  await openCeiling(ctx)
  const batches = batchesOf(warningIds, sizes)
  // One of each first: plans are made, pages are warm.
  await post(ctx, batches.slice(0, 1))
  await write(ctx, batches.slice(0, 1))
  await ctx.db.$executeRaw`ANALYZE`
  const booked = await timed(() => post(ctx, batches.slice(1)))
  const ceiling = await timed(() => write(ctx, batches.slice(1)))
  const count = sizes.postings - sizes.batch
  const { breaches, transfers } = await verifyLedger(ctx)
  const result = {
    ...sizes,
    postingsPerSecond: Math.round(count / booked),
    ceilingPerSecond: Math.round(count / ceiling),
    ratio: Number((ceiling / booked).toFixed(3)),
    entriesVerified: transfers,
    breaches: breaches.length,
  }
  mkdirSync('bench/results', { recursive: true })
  writeFileSync('bench/results/ledger.json', `${JSON.stringify(result, null, 2)}\n`)
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
}

/** A payment of each warning in turn: paid, stopped, frozen, returned. */
function batchesOf(warningIds: readonly string[], { postings, batch }: Sizes): Posting[][] {
  const ways = [
    ['outside', 'paid_out'],
    ['paid_out', 'stopped'],
    ['stopped', 'frozen'],
    ['frozen', 'returned'],
  ] as const
  const all = Array.from({ length: postings }, (_, index): Posting => {
    const round = Math.floor(index / warningIds.length)
    const [from, to] = ways[round % ways.length] ?? ways[0]
    const warningId = warningIds[index % warningIds.length] ?? ''
    return { warningId, from, to, amountFen: 73_120_000n, cause: `bench:${round}` }
  })
  return Array.from({ length: Math.ceil(postings / batch) }, (_, at) =>
    all.slice(at * batch, (at + 1) * batch),
  )
}

async function post(ctx: Context, batches: readonly Posting[][]): Promise<void> {
  for (const batch of batches) await ctx.transact((tx) => transferAll(tx, batch))
}

async function write(ctx: Context, batches: readonly Posting[][]): Promise<void> {
  for (const batch of batches)
    await ctx.transact(async (tx) => {
      const column = <T>(of: (posting: Posting) => T): T[] => batch.map(of)
      await tx.db.$executeRaw`
        INSERT INTO ceiling (id, warning_id, kind, from_id, to_id, amount_fen, cause, posted_at)
        SELECT * FROM unnest(${column(() => tx.ids.next())}::uuid[], ${column(({ warningId }) => warningId)}::uuid[],
          ${column(() => 'posted')}::text[], ${column(() => tx.ids.next())}::uuid[], ${column(() => tx.ids.next())}::uuid[],
          ${column(({ amountFen }) => amountFen)}::bigint[], ${column(({ cause }) => cause)}::text[],
          ${column(() => tx.clock.now())}::timestamptz[])`
    })
}

async function timed(run: () => Promise<void>): Promise<number> {
  const from = performance.now()
  await run()
  return (performance.now() - from) / 1_000
}

async function openCeiling(ctx: Context): Promise<void> {
  await ctx.db.$executeRaw`
    CREATE TABLE ceiling (id uuid PRIMARY KEY, seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE, warning_id uuid, kind text,
      from_id uuid, to_id uuid, amount_fen bigint, pending_id uuid UNIQUE, expires_at timestamptz, cause text, posted_at timestamptz)`
  await ctx.db.$executeRaw`CREATE INDEX ON ceiling (warning_id, seq)`
}

/** Bare rows: nothing but what the books point at. */
async function openWarnings(ctx: Context, count: number): Promise<string[]> {
  const now = ctx.clock.now()
  const ids = Array.from({ length: count }, () => ctx.ids.next())
  const parties = ids.map(() => ctx.ids.next())
  await ctx.db.party.createMany({
    data: parties.map((id) => ({ id, kind: 'person', createdAt: now, updatedAt: now })),
  })
  await ctx.db.warning.createMany({
    data: ids.map((id, index) => ({
      id,
      number: `YJ20230223-${String(index).padStart(6, '0')}`,
      state: 'confirmed',
      partyId: parties[index] ?? '',
      level: 'high',
      score: 0.9,
      typology: 'leader-acquaintance',
      firstSignalId: ctx.ids.next(),
      openedAt: now,
      acknowledgeBy: now,
      closedAt: now,
      updatedAt: now,
    })),
  })
  process.stdout.write(`${count} warnings with ${accountNames.length} accounts each\n`)
  return ids
}

void main()
