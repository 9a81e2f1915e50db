import type { Context } from '../src/context'

// The day the law came into force, as for the levels: whatever can be counted can be weighed.
const EFFECTIVE_FROM = new Date('2022-12-01T00:00:00Z')

/**
 * Weights of a town's index. Nobody publishes such an index with its formula: that a person was defrauded counts most,
 * then what it cost, then what we owed and were late with, then what we did not see at all.
 */
const policy = {
  confirmedWeight: 0.4,
  paidWeight: 0.3,
  lateWeight: 0.2,
  missedWeight: 0.1,
  ratioCap: 5,
  fewWarnings: 5,
  source:
    '本地配置：未见公布带公式的官方指数 · local configuration: no official index with a formula is published (2026-11-26)',
} as const

/** Only where there is none at all: a centre's own one, whatever its date, is never added to. */
export async function seedTownIndex(ctx: Context): Promise<number> {
  if ((await ctx.db.townIndexPolicy.count()) > 0) return 0
  const { count } = await ctx.db.townIndexPolicy.createMany({
    data: { ...policy, effectiveFrom: EFFECTIVE_FROM },
  })
  return count
}
