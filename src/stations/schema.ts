import { z } from 'zod'
import { chinaBounds } from './geo'

/** What comes from outside says its datum; a phone's is WGS-84, which is meant where nothing is said. */
export const datumSchema = z.enum(['WGS-84', 'GCJ-02']).default('WGS-84')

export const positionBody = z
  .strictObject({
    lon: z.number().min(chinaBounds.lon.min).max(chinaBounds.lon.max),
    lat: z.number().min(chinaBounds.lat.min).max(chinaBounds.lat.max),
    datum: datumSchema,
  })
  .describe('degrees')

/** Longitude and latitude in GCJ-02, degrees. */
export const pointSchema = z.strictObject({
  lon: z.number().min(chinaBounds.lon.min).max(chinaBounds.lon.max),
  lat: z.number().min(chinaBounds.lat.min).max(chinaBounds.lat.max),
})

export const dutySchema = z.strictObject({ onDuty: z.boolean() })

export const districtQuery = z.strictObject({
  districtCode: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
})
export const stationQuery = districtQuery.extend({
  includeInactive: z.enum(['true', 'false']).default('false'),
})

export const districtView = z.object({ code: z.string(), name: z.string(), lon: z.number(), lat: z.number() })

export const townView = z.object({
  code: z.string(),
  name: z.string(),
  districtCode: z.string(),
  lon: z.number(),
  lat: z.number(),
  /** approximate: set by hand inside the right district. */
  precision: z.enum(['source', 'approximate']),
  source: z.string(),
})

export const stationView = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  districtCode: z.string(),
  townCode: z.string().nullable(),
  lon: z.number(),
  lat: z.number(),
  /** true: stands at its town's point until the centre imports its own list. */
  isIllustrative: z.boolean(),
  isActive: z.boolean(),
  source: z.string(),
  revision: z.int(),
})

export const bankView = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  /** false: its liaison answers by hand. */
  isConnected: z.boolean(),
  responseLimitMinutes: z.int(),
  source: z.string(),
})

export const typologyView = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  nameZh: z.string(),
  nameEn: z.string(),
  source: z.string(),
  effectiveFrom: z.iso.date(),
})

export const levelView = z.object({
  level: z.enum(['low', 'medium', 'high', 'critical']),
  nameZh: z.string(),
  acknowledgeMinutes: z.int(),
  reachMinutes: z.int().describe('from the acknowledgement until somebody has spoken with the person'),
  acceptMinutes: z.int(),
  arriveMinutes: z.int(),
  reportMinutes: z.int(),
  followUpHours: z.int(),
  warningExpiresHours: z.int(),
  stationChiefMinutes: z.int().describe('after a missed time, until the chief of the station is told'),
  dutyChiefMinutes: z.int().describe('after a missed time, until the duty chief is told'),
  source: z.string(),
  effectiveFrom: z.iso.date(),
})

export const officerView = z.object({
  id: z.uuid(),
  badge: z.string(),
  name: z.string(),
  stationId: z.uuid(),
  stationName: z.string(),
  districtCode: z.string(),
  isOnDuty: z.boolean(),
  /** Last reported while on duty; gone when duty ends. */
  position: z.object({ lon: z.number(), lat: z.number(), at: z.iso.datetime() }).nullable(),
  /** Whether that position still counts for dispatch. */
  isPositionFresh: z.boolean(),
})

export const listOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item) })
