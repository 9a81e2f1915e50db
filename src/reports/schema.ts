import { z } from 'zod'
import {
  amountView,
  bilingual,
  figureText,
  minutesView,
  periodView,
  shareView,
  townIndexView,
} from '../statistics'
import { levelSchema } from '../warnings'

const month = z
  .string()
  .regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/)
  .describe('"2026-11", of the city’s calendar; the present one unless given')

export const monthQuery = z.strictObject({ month: month.optional() })
export const csvQuery = monthQuery.extend({
  lang: z.enum(['zh', 'en']).default('zh').describe('of names and definitions'),
})

/** A figure of the month and of the same month last year. */
const pairOf = <S extends z.ZodType>(of: S) => ({ now: of, lastYear: of })
const share = pairOf(shareView)

const rate = z.strictObject({ ...figureText, ...share }).meta({ id: 'MonthRate' })
export type MonthRate = z.infer<typeof rate>

const kind = z.strictObject({
  warnings: rate,
  confirmed: rate,
})

const minutes = z.strictObject({ ...figureText, ...pairOf(minutesView) }).meta({ id: 'MonthMinutes' })
const money = z.strictObject({ ...figureText, ...pairOf(amountView) }).meta({ id: 'MonthMoney' })
const index = z.strictObject({ index: z.number(), isFew: z.boolean() })

export const monthView = z
  .strictObject({
    month,
    computedAt: z.iso.datetime(),
    districtCode: z.string().nullable().describe('null: the whole city'),
    districtName: z.string().nullable(),
    period: periodView,
    lastYear: periodView.describe('the same month a year before, as far and as it was known then'),
    recordsBegin: z.iso
      .datetime()
      .nullable()
      .describe('the first warning there is: before it nothing could be counted; null: there is none'),
    warnings: rate.describe('all warnings, each counted once'),
    levels: z.array(kind.extend({ level: levelSchema })),
    typologies: z.array(kind.extend({ typology: z.string(), name: bilingual })),
    rates: z.array(rate),
    minutes: z.array(minutes),
    money: z.array(money).describe('by kind; never to be added up'),
    stations: z.array(
      z.strictObject({
        stationId: z.uuid(),
        name: z.string(),
        districtCode: z.string(),
        inTime: rate,
      }),
    ),
    towns: z
      .array(
        kind.extend({
          code: z.string(),
          name: z.string(),
          districtCode: z.string(),
          index: z.strictObject(pairOf(index)).nullable(),
        }),
      )
      .describe('those with a warning in one of the two months'),
    index: townIndexView
      .omit({ towns: true })
      .nullable()
      .describe('how the index of the towns is made, this month; null: nobody has set its weights'),
  })
  .meta({ id: 'MonthReport' })
export type MonthReport = z.input<typeof monthView>
