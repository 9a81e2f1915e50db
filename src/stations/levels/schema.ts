import { z } from 'zod'
import { levelView } from '../schema'
import { levelsByUrgency, limitFields } from './rules'

const MAX_SOURCE = 200
const MAX_NAME = 12
const MOST_MINUTES = 7 * 24 * 60
const MOST_HOURS = 365 * 24

const minutes = z.int().min(1).max(MOST_MINUTES)
const wait = z.int().min(0).max(MOST_MINUTES)
const hours = z.int().min(1).max(MOST_HOURS)

const limits = z
  .strictObject({
    nameZh: z.string().trim().min(1).max(MAX_NAME),
    acknowledgeMinutes: minutes,
    reachMinutes: minutes.optional().describe('to speak with the person; left out: as it holds on that day'),
    acceptMinutes: minutes,
    arriveMinutes: minutes,
    reportMinutes: minutes,
    followUpHours: hours,
    warningExpiresHours: hours,
    stationChiefMinutes: wait.optional().describe('after a missed time; left out: as it holds on that day'),
    dutyChiefMinutes: wait.optional().describe('after a missed time; left out: as it holds on that day'),
  })
  .meta({ id: 'LevelLimits' })

export const newLevelPolicy = z
  .strictObject({
    effectiveFrom: z.iso.date().describe("today or later, by the city's calendar"),
    source: z.string().trim().min(2).max(MAX_SOURCE).describe('which order or decision the minutes rest on'),
    levels: z.strictObject({ low: limits, medium: limits, high: limits, critical: limits }),
    revision: z
      .string()
      .max(64)
      .describe('of the versions as they were read; another one by now is lost_race'),
    isTrial: z.boolean().default(false).describe('true: only says what would change'),
  })
  .meta({ id: 'NewLevelPolicy' })

const change = z.strictObject({
  level: z.enum(levelsByUrgency),
  field: z.enum(['nameZh', ...limitFields]),
  from: z.union([z.string(), z.int()]),
  to: z.union([z.string(), z.int()]),
})

export const levelVersionView = levelView
  .extend({
    state: z.enum(['past', 'current', 'planned']),
    publishedAt: z.iso.datetime().nullable().describe('null: it came with the installation'),
    publishedBy: z.string().nullable().describe('the display name of who published it'),
  })
  .meta({ id: 'LevelVersion' })

export const levelVersionsView = z
  .strictObject({ items: z.array(levelVersionView), revision: z.string() })
  .meta({ id: 'LevelVersions' })

export const levelPublishedView = z
  .strictObject({
    changes: z.array(change).describe('against what would hold on that day otherwise'),
    isTrial: z.boolean(),
    revision: z.string(),
  })
  .meta({ id: 'LevelPublished' })
