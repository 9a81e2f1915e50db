import { z } from 'zod'
import { PAGE_DEFAULT, PAGE_MOST } from './limits'

/** The clocks that run out: of the warning the first two, of its tasks the others. */
export const clockNames = ['acknowledge', 'reach', 'accept', 'arrive', 'report', 'follow_up'] as const
export type ClockName = (typeof clockNames)[number]

/** Who is to know of a missed time, in this order. */
export const escalationSteps = ['next_officer', 'station_chief', 'duty_chief'] as const
export type EscalationStep = (typeof escalationSteps)[number]

/** How a missed time ended: it was done late, it was called off, or the task went to somebody else. */
export const endReasons = ['done', 'called_off', 'given_on'] as const
export type EndReason = (typeof endReasons)[number]

const at = z.iso.datetime()

export const escalationView = z
  .object({
    id: z.uuid(),
    warningId: z.uuid(),
    warningNumber: z.string(),
    taskId: z.uuid().nullable().describe('null: a clock of the warning itself'),
    taskNumber: z.string().nullable(),
    stationName: z.string().nullable().describe('of the station that had it when it was missed'),
    officerName: z.string().nullable(),
    clock: z.enum(clockNames),
    step: z.enum(escalationSteps),
    level: z.enum(['low', 'medium', 'high', 'critical']),
    dueAt: at.describe('the time that was missed'),
    tellAt: at.describe('when the step is due, if it is still missed then'),
    toldAt: at.nullable().describe('null: not due yet, or no longer needed'),
    toldCount: z.int().nullable().describe('how many people were told; 0: nobody holds that post'),
    endedAt: at.nullable().describe('when it was done after all; null: still missed'),
    endReason: z.enum(endReasons).nullable(),
  })
  .meta({ id: 'Escalation' })

export const escalationQuery = z.strictObject({
  warningId: z.uuid().optional(),
  isOpen: z.enum(['true', 'false']).optional().describe('true: still missed'),
  limit: z.coerce.number().int().min(1).max(PAGE_MOST).default(PAGE_DEFAULT),
})
export type EscalationQuery = z.output<typeof escalationQuery>

export const escalationList = z.object({
  items: z.array(escalationView).describe('the latest first'),
  total: z.int().describe('that fit the query'),
})
