import type { Context } from '../src/context'

const SOURCE =
  'local configuration, 2026-11-22: no national limits are published; names 高/中/低 are official, 特高危 is used locally'

// The day the law came into force: every case the product can be asked about has a policy.
const EFFECTIVE_FROM = new Date('2022-12-01T00:00:00Z')

/**
 * Minutes to acknowledge, to speak with the person, accept, arrive and report; hours to follow up and until the warning
 * expires; minutes after a missed time until the chief of the station and the duty chief are told.
 */
export const levelPolicies = [
  {
    level: 'critical',
    nameZh: '特高危',
    acknowledgeMinutes: 2,
    reachMinutes: 5,
    acceptMinutes: 3,
    arriveMinutes: 20,
    reportMinutes: 60,
    followUpHours: 24,
    warningExpiresHours: 48,
    stationChiefMinutes: 0,
    dutyChiefMinutes: 0,
  },
  {
    level: 'high',
    nameZh: '高',
    acknowledgeMinutes: 5,
    reachMinutes: 10,
    acceptMinutes: 5,
    arriveMinutes: 30,
    reportMinutes: 60,
    followUpHours: 24,
    warningExpiresHours: 72,
    stationChiefMinutes: 0,
    dutyChiefMinutes: 0,
  },
  {
    level: 'medium',
    nameZh: '中',
    acknowledgeMinutes: 15,
    reachMinutes: 30,
    acceptMinutes: 10,
    arriveMinutes: 60,
    reportMinutes: 120,
    followUpHours: 72,
    warningExpiresHours: 96,
    stationChiefMinutes: 0,
    dutyChiefMinutes: 5,
  },
  {
    level: 'low',
    nameZh: '低',
    acknowledgeMinutes: 60,
    reachMinutes: 120,
    acceptMinutes: 30,
    arriveMinutes: 240,
    reportMinutes: 480,
    followUpHours: 168,
    warningExpiresHours: 168,
    stationChiefMinutes: 0,
    dutyChiefMinutes: 30,
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
