import type { Context } from '../src/context'
import { sumBands } from '../src/stories'

const SOURCE =
  'illustrative, 2026-11-22: a city of five million; replace by the own quarterly figures before stories are released'

// The law came into force on that day; older cases are not told.
const EFFECTIVE_FROM = new Date('2022-12-01T00:00:00Z')

/** Cases a quarter by order of size, smallest first. Shares differ: officials impersonated cost more than loans. */
const casesPerQuarter: Readonly<Record<string, readonly number[]>> = {
  authority: [40, 60, 40, 8, 1],
  'leader-acquaintance': [30, 40, 25, 6, 1],
  'customer-service': [120, 110, 30, 2, 0],
  'loan-credit': [110, 90, 12, 0, 0],
  'other-fraud': [500, 350, 120, 20, 2],
}

/** For the demo alone: in production the table is empty until the centre fills it, and stories are told in wider words. */
export async function seedDemoCaseVolumes(ctx: Context): Promise<number> {
  const { count } = await ctx.db.caseVolume.createMany({
    data: Object.entries(casesPerQuarter).flatMap(([typology, counts]) =>
      sumBands.map((sumBand, index) => ({
        typology,
        sumBand,
        cases: counts[index] ?? 0,
        effectiveFrom: EFFECTIVE_FROM,
        source: SOURCE,
      })),
    ),
    skipDuplicates: true,
  })
  return count
}
