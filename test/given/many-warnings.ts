import type { Context } from '../../src/context'
import { warningMachine } from '../../src/warnings'
import { places } from './users'
import { levels } from './warnings'

/**
 * So many open warnings, each of a person of its own, in a few statements: one in fifty critical, one in five high; opened
 * a second apart, the last one now. What is sealed is the same of each, since only its cost matters.
 */
export const manyOpenWarnings = (ctx: Context, count: number): Promise<void> =>
  // One connection, for the temporary table.
  ctx.transact((tx) => write(tx, count))

async function write(ctx: Context, count: number): Promise<void> {
  const { districtCode } = await places(ctx)
  await levels(ctx)
  const now = ctx.clock.now()
  const profile = ctx.vault.seal('party.profile', JSON.stringify({ name: '沈阿宝', address: '解放大道1号' }))
  const phone = ctx.vault.seal('identifier.value', '+8613857500110')
  const { keyVersion } = ctx.vault
  await ctx.db.$executeRaw`
    CREATE TEMPORARY TABLE many AS
      SELECT n, gen_random_uuid() AS party, gen_random_uuid() AS warning,
             CASE WHEN n % 50 = 0 THEN 'critical' WHEN n % 5 = 0 THEN 'high' WHEN n % 2 = 0 THEN 'medium' ELSE 'low' END AS level,
             ${now}::timestamptz - (${count}::int - n) * interval '1 second' AS at
        FROM generate_series(1, ${count}::int) n`
  await ctx.db.$executeRaw`
    INSERT INTO party (id, kind, profile_sealed, key_version, district_code, created_at, updated_at)
    SELECT party, 'person', ${profile}::bytea, ${keyVersion}::int, ${districtCode}, at, at FROM many`
  await ctx.db.$executeRaw`
    INSERT INTO identifier (id, kind, value_index, value_sealed, key_version, tail, party_id, first_seen_at)
    SELECT gen_random_uuid(), 'phone', sha256(party::text::bytea), ${phone}::bytea, ${keyVersion}::int, '0110', party, at FROM many`
  await ctx.db.$executeRaw`
    INSERT INTO warning (id, number, state, party_id, level, score, typology, at_risk_fen, first_signal_id, district_code, opened_at, acknowledge_by, updated_at)
    SELECT warning, 'YJ20230223-' || lpad((100000 + n)::text, 6, '0'), ${warningMachine.initial}, party, level, 0.9,
           (ARRAY['leader-acquaintance.boss', 'authority.police', 'customer-service', 'loan-credit'])[1 + n % 4],
           n * 12345, gen_random_uuid(), ${districtCode}, at, at + interval '30 minutes', at
      FROM many`
  await ctx.db.$executeRaw`DROP TABLE many`
  await ctx.db.$executeRaw`ANALYZE warning`
}
