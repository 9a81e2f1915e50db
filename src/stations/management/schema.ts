import { z } from 'zod'
import { pointSchema, stationView } from '../schema'
import { stationCode, stationName, townCode } from '../station-file'

const MAX_SOURCE = 200
const source = z.string().trim().min(2).max(MAX_SOURCE).describe('where this is known from')
const { lon, lat } = pointSchema.shape

export const newStation = z
  .strictObject({ code: stationCode, name: stationName, townCode, lon, lat, source })
  .meta({ id: 'NewStation' })

export const stationChange = z
  .strictObject({
    name: stationName.optional(),
    townCode: townCode.optional(),
    lon: lon.optional(),
    lat: lat.optional(),
    source: source.optional(),
    isActive: z.boolean().optional().describe('false: refused while tasks are with it'),
    revision: z.int().describe('of the station as it was read; another one by now is lost_race'),
  })
  .meta({ id: 'StationChange' })

// A CSV of the most rows there may be, escaped as JSON.
export const MAX_FILE_BODY = 10 * 1024 * 1024

export const stationFile = z
  .strictObject({
    csv: z.string().max(MAX_FILE_BODY).describe('columns code,name,town_code,lon,lat (GCJ-02)'),
    source,
    keepOthers: z.boolean().describe('false: stations that are not in the file become inactive'),
    isTrial: z.boolean().default(false).describe('true: only says what it would do'),
  })
  .meta({ id: 'StationFile' })

export const stationImportView = z
  .strictObject({
    added: z.int(),
    replaced: z.int(),
    deactivated: z.int(),
    officersToMove: z.int().describe('whose station is not active (any more)'),
  })
  .meta({ id: 'StationImport' })

export const stationLoadView = z
  .strictObject({
    id: z.uuid(),
    officers: z.int(),
    onDuty: z.int(),
    openTasks: z.array(z.string()).describe('numbers of the tasks that are with it and not done'),
  })
  .meta({ id: 'StationLoad' })

export const changedStation = stationView
  .extend({ officersToMove: z.int().describe('who belong to it although it is not active') })
  .meta({ id: 'ChangedStation' })
