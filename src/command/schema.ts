import { z } from 'zod'
import { amountView, figureText, minutesView, periodView, shareView, townIndexView } from '../statistics'
import { levelSchema } from '../warnings'

const count = z.int()
const byLevel = z.strictObject({ low: count, medium: count, high: count, critical: count })
const point = { lon: z.number().describe('GCJ-02'), lat: z.number() }

/** How old the answer may be: it is kept for several walls at once. */
const age = {
  computedAt: z.iso.datetime(),
  keptSeconds: z.int().describe('the same answer may be given for so long'),
  districtCode: z.string().nullable().describe('whose figures these are; null: the whole city'),
}

const overdueTask = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  warningId: z.uuid(),
  warningNumber: z.string(),
  stationId: z.uuid().nullable(),
  stationName: z.string().nullable(),
  districtCode: z.string().nullable(),
  level: levelSchema,
  clock: z.enum(['accept', 'arrive', 'report', 'follow-up']),
  dueAt: z.iso.datetime(),
  overdueMinutes: z.int(),
})
export type OverdueTask = z.infer<typeof overdueTask>

export const liveView = z
  .strictObject({
    ...age,
    warnings: z.strictObject({
      live: count,
      byLevel,
      byState: z.strictObject({ open: count, acknowledged: count, dispatched: count }),
      withoutDistrict: count.describe('whose place is not known yet'),
    }),
    today: z.strictObject({ since: z.iso.datetime(), opened: count, confirmed: count, dismissed: count }),
    districts: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        ...point,
        warnings: count,
        byLevel,
        officersOnDuty: count,
        officersFree: count,
        tasks: count,
        overdue: count,
      }),
    ),
    towns: z
      .array(
        z.strictObject({ code: z.string(), name: z.string(), districtCode: z.string(), ...point, byLevel }),
      )
      .describe('those with a live warning, at the point of the town: nobody’s own place is shown'),
    officers: z
      .array(z.strictObject({ ...point, at: z.iso.datetime(), stationId: z.uuid(), isBusy: z.boolean() }))
      .describe('on duty and with a fresh position; without a name'),
    officersOnDuty: count,
    officersFree: count,
    stations: z.array(
      z.strictObject({
        id: z.uuid(),
        name: z.string(),
        districtCode: z.string(),
        ...point,
        isIllustrative: z.boolean(),
        officersOnDuty: count,
        tasks: count,
        overdue: count,
      }),
    ),
    tasks: z.strictObject({
      running: count.describe('assigned, accepted or arrived'),
      waiting: count.describe('queued or returned'),
      overdue: count,
    }),
    overdue: z.array(overdueTask).describe('the longest first; `tasks.overdue` counts all'),
    campaigns: z.array(
      z.strictObject({
        id: z.uuid(),
        number: z.string(),
        typology: z.string(),
        victims: count,
        live: count.describe('its warnings that are alive'),
        createdAt: z.iso.datetime(),
        updatedAt: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'CommandLive' })

export const figuresQuery = z.strictObject({
  days: z
    .enum(['1', '7', '30'])
    .default('30')
    .transform(Number)
    .describe('whole days of the city up to now, today included'),
})

export const figuresView = z
  .strictObject({
    ...age,
    period: periodView,
    funnel: z
      .array(
        z.strictObject({
          ...figureText,
          count: count,
          ofWarned: shareView,
          ofPrevious: shareView,
          sinceWarned: minutesView.nullable(),
          sincePrevious: minutesView.nullable(),
        }),
      )
      .describe('warned → reached → confirmed → stopped → returned'),
    rates: z.array(z.strictObject({ ...figureText, ...shareView.shape })),
    money: z
      .array(z.strictObject({ ...figureText, ...amountView.shape }))
      .describe('by kind; never to be added up'),
    typologies: z.strictObject({
      days: z.array(z.iso.date()),
      series: z.array(
        z.strictObject({ id: z.string(), nameZh: z.string(), nameEn: z.string(), counts: z.array(count) }),
      ),
    }),
    stations: z.strictObject({
      ...figureText,
      ranked: z.array(
        z.strictObject({ id: z.uuid(), name: z.string(), districtCode: z.string(), ...shareView.shape }),
      ),
    }),
    index: townIndexView.nullable().describe('null: nobody has set its weights'),
  })
  .meta({ id: 'CommandFigures' })
