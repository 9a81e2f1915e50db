import { z } from 'zod'
import { reasonSchema } from '../../transitions'

export const dutyView = z
  .strictObject({
    officerId: z.uuid(),
    badge: z.string(),
    name: z.string(),
    stationId: z.uuid(),
    stationName: z.string(),
    isStationActive: z.boolean().describe('false: he belongs to a station that is closed'),
    districtCode: z.string(),
    isOnDuty: z.boolean(),
    since: z.iso.datetime().nullable().describe('null: nobody has changed it since it has been kept'),
    isPositionFresh: z
      .boolean()
      .describe('whether his position counts for dispatch; where he is, is not shown'),
    taskInHand: z.string().nullable().describe('the number of the task he has'),
    endedBy: z
      .strictObject({ name: z.string(), reason: z.string() })
      .nullable()
      .describe('who has set him off duty and why; null: he went himself, or is on duty'),
  })
  .meta({ id: 'Duty' })

export const dutyEnd = z.strictObject({ reason: reasonSchema })
