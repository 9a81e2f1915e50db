import { z } from 'zod'
import { reasonSchema } from '../transitions'

export const pausedClocks = ['reach', 'accept', 'arrive', 'report', 'follow_up'] as const
export type PausedClock = (typeof pausedClocks)[number]

export const pauseBody = z.strictObject({
  until: z.iso.datetime({ offset: true }).describe('the clock runs on by itself then'),
  reason: reasonSchema,
})
export type PauseOrder = z.output<typeof pauseBody>

export const pauseView = z
  .object({
    clock: z.enum(pausedClocks),
    reason: z.string(),
    pausedBy: z.string().describe('display name'),
    pausedAt: z.iso.datetime(),
    until: z.iso.datetime(),
  })
  .meta({ id: 'ClockPause' })
