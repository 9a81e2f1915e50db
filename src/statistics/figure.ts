import { z } from 'zod'

/** A word or sentence in both languages of the page. */
export const bilingual = z.strictObject({ zh: z.string(), en: z.string() }).meta({ id: 'Bilingual' })
export type Bilingual = z.infer<typeof bilingual>

export const periodView = z
  .strictObject({
    from: z.iso.datetime(),
    to: z.iso.datetime().describe('exclusive'),
    asOf: z.iso.datetime().describe('what happened later is not counted'),
  })
  .meta({ id: 'FigurePeriod' })
export type PeriodView = z.infer<typeof periodView>

export const shareView = z
  .strictObject({
    numerator: z.int(),
    denominator: z.int(),
    share: z.number().nullable().describe('0 to 1; null: the denominator is 0'),
  })
  .meta({ id: 'Share' })
export type ShareView = z.infer<typeof shareView>

/** What a figure is, in words: its name, how it is made, what is counted above and below the line. */
export const figureText = {
  id: z.string().describe('stable; names the figure for programs'),
  name: bilingual,
  definition: bilingual,
}
export interface FigureText {
  readonly id: string
  readonly name: Bilingual
  readonly definition: Bilingual
}

export const figureView = z
  .strictObject({ ...figureText, ...shareView.shape, period: periodView })
  .meta({ id: 'Figure' })

export const minutesView = z
  .strictObject({
    p50: z.number().nullable().describe('minutes; null: nothing was measured'),
    p90: z.number().nullable(),
    measured: z.int().describe('how many took the step'),
    of: z.int().describe('how many could have'),
  })
  .meta({ id: 'StepMinutes' })
export type MinutesView = z.infer<typeof minutesView>

/** The ledger's accounts in the order money meets them. */
export const accounts = [
  'at_risk',
  'protected',
  'paid_out',
  'stopped',
  'frozen',
  'released',
  'returned',
  'lost',
] as const
export type Account = (typeof accounts)[number]

export const amountView = z
  .strictObject({
    amount: z.string().describe('yuan'),
    pending: z.string().describe('yuan claimed into it, not yet answered by the bank'),
    warnings: z.int().describe('warnings that have any money there'),
    of: z.int().describe('all warnings of the period'),
  })
  .meta({ id: 'KindOfMoney' })
export type AmountView = z.infer<typeof amountView>

const SHARE_DIGITS = 10_000

export const shareOf = (numerator: number, denominator: number): ShareView => ({
  numerator,
  denominator,
  share: denominator === 0 ? null : Math.round((numerator / denominator) * SHARE_DIGITS) / SHARE_DIGITS,
})
