import { z } from 'zod'

export const ruleId = z.string().regex(/^[a-z][a-z-]*\.[a-z0-9-]+$/)
export const ruleParams = z.object({ rule: ruleId })

const day = z.iso.date()
export const daysQuery = z.strictObject({
  from: day.optional().describe('first day, of the city’s calendar; 30 days before `to`, unless given'),
  to: day.optional().describe('last day; today, unless given'),
})
export const seriesQuery = daysQuery.extend({ by: z.enum(['day', 'week']).default('day') })

export const liftSchema = z.strictObject({
  version: z.int().min(1),
  reason: z.string().trim().min(2).max(300).describe('why it may act again'),
})

const counts = {
  hits: z.int().describe('signals on which it fired'),
  confirmed: z.int().describe('warnings it took part in that ended so in the period'),
  dismissed: z.int(),
  expired: z.int(),
}
const precision = z
  .number()
  .nullable()
  .describe('confirmed of those confirmed or dismissed; null: none of either')

export const ruleSummaryView = z
  .strictObject({
    rule: z.string(),
    version: z.int(),
    title: z.strictObject({ zh: z.string(), en: z.string() }).nullable(),
    typology: z.string().nullable(),
    status: z
      .enum(['draft', 'shadow', 'live', 'retired', 'gone'])
      .describe('in the live pack; gone: this version is not in it'),
    isBraked: z.boolean(),
    ...counts,
    precision,
  })
  .meta({ id: 'RuleSummary' })

export const ruleList = z.strictObject({ from: day, to: day, items: z.array(ruleSummaryView) })

const personView = z.strictObject({ id: z.uuid(), username: z.string(), displayName: z.string() })
export const brakeView = z
  .strictObject({
    id: z.uuid(),
    rule: z.string(),
    version: z.int(),
    kind: z.string(),
    hits: z.int().describe('what was seen'),
    signals: z.int(),
    habit: z.number().describe('share of signals on which it used to fire'),
    brakedAt: z.iso.datetime(),
    liftedAt: z.iso.datetime().nullable(),
    liftedBy: personView.nullable(),
    liftReason: z.string().nullable(),
  })
  .meta({ id: 'RuleBrake' })

export const ruleView = z
  .strictObject({
    rule: z.string(),
    from: day,
    to: day,
    by: z.enum(['day', 'week']),
    versions: z.array(
      z.strictObject({
        version: z.int(),
        ...counts,
        precision,
        series: z.array(z.strictObject({ day, ...counts, precision })),
      }),
    ),
    brakes: z.array(brakeView),
  })
  .meta({ id: 'Rule' })

const shadowCounts = {
  hits: z.int(),
  wouldWarn: z.int().describe('it alone would have made a warning where there was none'),
  wouldRaise: z.int().describe('… or a higher level'),
  wouldLower: z.int().describe('… or a lower level, or none'),
  wouldHold: z.int().describe('it alone would have held the payment'),
  changes: z.array(z.strictObject({ level: z.string(), toLevel: z.string(), hits: z.int() })),
}
export const ruleShadowView = z
  .strictObject({
    rule: z.string(),
    from: day,
    to: day,
    versions: z.array(
      z.strictObject({
        version: z.int(),
        ...shadowCounts,
        confirmed: z.int().describe('warnings on whose signals it fired without acting, that ended so'),
        dismissed: z.int(),
        expired: z.int(),
        precision,
        days: z.array(
          z.strictObject({ day, ...shadowCounts, confirmed: z.int(), dismissed: z.int(), expired: z.int() }),
        ),
      }),
    ),
  })
  .meta({ id: 'RuleShadow' })

export const packParams = z.object({ hash: z.string().regex(/^sha256:[0-9a-f]{64}$/) })

const changed = {
  signals: z.int(),
  wouldWarn: z.int().describe('it would have made a warning where the live pack made none'),
  wouldRaise: z.int(),
  wouldLower: z.int().describe('a lower level, or none'),
  wouldHold: z.int().describe('payments it would have held that were let go'),
  wouldLetGo: z.int().describe('payments it would have let go that were held'),
  changes: z.array(z.strictObject({ level: z.string(), toLevel: z.string(), signals: z.int() })),
}
const ends = { confirmed: z.int(), dismissed: z.int(), expired: z.int(), open: z.int() }
export const packShadowView = z
  .strictObject({
    hash: z.string(),
    judged: z.int(),
    skipped: z.int().describe('signals it left out, because it could not keep up'),
    problem: z.string().nullable().describe('why it does not judge'),
    ...changed,
    outcomes: z
      .strictObject({
        both: z.strictObject(ends).describe('warnings of signals on which both alarm'),
        onlyLive: z.strictObject(ends).describe('warnings there would not have been by these signals'),
        onlyShadow: z
          .strictObject(ends)
          .describe('warnings of the same people within 7 days, where it alone alarms'),
      })
      .describe('how these warnings ended'),
    days: z.array(z.strictObject({ day, ...changed })),
  })
  .meta({ id: 'RulesetShadow' })
