import type { Context } from '../src/context'

const SOURCE =
  'local configuration, 2026-11-22: no national limits are published; names 高/中/低 are official, 特高危 is used locally'

// The day the law came into force: every case the product can be asked about has a policy.
const EFFECTIVE_FROM = new Date('2022-12-01T00:00:00Z')

/** Minutes to acknowledge, accept, arrive and report; hours to follow up and until the warning expires. */
export const levelPolicies = [
  {
    level: 'critical',
    nameZh: '特高危',
    acknowledgeMinutes: 2,
    acceptMinutes: 3,
    arriveMinutes: 20,
    reportMinutes: 60,
    followUpHours: 24,
    warningExpiresHours: 48,
  },
  {
    level: 'high',
    nameZh: '高',
    acknowledgeMinutes: 5,
    acceptMinutes: 5,
    arriveMinutes: 30,
    reportMinutes: 60,
    followUpHours: 24,
    warningExpiresHours: 72,
  },
  {
    level: 'medium',
    nameZh: '中',
    acknowledgeMinutes: 15,
    acceptMinutes: 10,
    arriveMinutes: 60,
    reportMinutes: 120,
    followUpHours: 72,
    warningExpiresHours: 96,
  },
  {
    level: 'low',
    nameZh: '低',
    acknowledgeMinutes: 60,
    acceptMinutes: 30,
    arriveMinutes: 240,
    reportMinutes: 480,
    followUpHours: 168,
    warningExpiresHours: 168,
  },
] as const

/** Only for a level that has no policy at all: a centre's own one, whatever its date, is never added to. */
export async function seedLevels(ctx: Context): Promise<number> {
  const known = await ctx.db.levelPolicy.findMany({ distinct: ['level'], select: { level: true } })
  const missing = levelPolicies.filter(({ level }) => !known.some((policy) => policy.level === level))
  const { count } = await ctx.db.levelPolicy.createMany({
    data: missing.map((policy) => ({ ...policy, effectiveFrom: EFFECTIVE_FROM, source: SOURCE })),
  })
  return count
}
