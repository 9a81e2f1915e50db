import { z } from 'zod'

/** What a choice tells, as it is kept with the task and shown. */
export const roadWayView = z.object({
  minutes: z.number().describe('tenths'),
  meters: z.int(),
  by: z
    .enum(['estimate', 'osrm'])
    .describe('estimate: the straight line times the road factor, at the configured speed'),
})

export const runnerUpReasonView = z
  .object({
    cause: z.enum(['farther', 'load', 'same']).describe('load: sooner there, and out more often today'),
    zh: z.string(),
    en: z.string(),
  })
  .describe('why this one was not chosen')

const count = z.int().min(0)
export const causeCountsView = z
  .object({
    'off-duty': count,
    'signed-out': count.describe('on duty, without a session that may still be used'),
    busy: count,
    resting: count.describe('has just reported from another door'),
    'stale-position': count.describe('none, or older than 30 minutes'),
    'handed-back': count.describe('has let this task pass'),
  })
  .describe('officers who could not be sent, each counted under the first cause that holds')
