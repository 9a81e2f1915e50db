import { z } from 'zod'
import { accounts } from './figure'

export const statisticsQuery = z.strictObject({
  from: z.iso.datetime({ offset: true }).optional().describe('30 days before `to`, unless given'),
  to: z.iso.datetime({ offset: true }).optional().describe('now, unless given'),
})

const minutes = z.number().nullable()

export const statisticsView = z
  .strictObject({
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    districtCode: z.string().nullable().describe('null: the whole city'),
    warnings: z.array(
      z.strictObject({ typology: z.string(), level: z.string(), state: z.string(), count: z.int() }),
    ),
    steps: z
      .array(
        z.strictObject({
          machine: z.string(),
          event: z.string(),
          fromState: z.string().nullable(),
          toState: z.string(),
          count: z.int(),
          p50Minutes: minutes,
          p90Minutes: minutes,
        }),
      )
      .describe('every step taken in the period, and the minutes spent in the state it left'),
    money: z
      .array(z.strictObject({ account: z.enum(accounts), amount: z.string(), pending: z.string() }))
      .describe('yuan per account of the warnings of the period; never to be added up'),
  })
  .meta({ id: 'Statistics' })
