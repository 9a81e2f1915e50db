import { z } from 'zod'
import type { Config } from '../config'
import type { Log, RoadWay, Roads } from '../context'
import type { Wgs84Point } from '../lib/datum'
import { MINUTE_MS, SECOND_MS } from '../lib/duration'

type Settings = NonNullable<Config['roads']['osrm']>

const noRoads: Roads = { isSetUp: false, waysTo: () => Promise.resolve('failed') }

/** One row a place asked about, one column: the place they go to. Seconds and metres. */
const column = z.array(z.tuple([z.number().nonnegative().nullable()]))
const tableSchema = z.object({ code: z.literal('Ok'), durations: column, distances: column })

// OSRM reads no more digits than this: a tenth of a metre.
const DIGITS = 6

/**
 * The table service of an OSRM server (project-osrm.org, API v1, profile `driving`), which needs `distances`: version 5.18
 * or later. Nothing of where anybody is goes into a log.
 */
export function createRoads(settings: Config['roads']['osrm'], log: Log): Roads {
  if (settings === null) return noRoads
  return {
    isSetUp: true,
    waysTo: async (to, from) => {
      if (from.length === 0) return []
      try {
        return waysIn(await read(addressOf(settings, to, from), settings), from.length)
      } catch (error) {
        log.warn(
          { reason: error instanceof Error ? error.name : 'unknown' },
          'the routing service gave no ways',
        )
        return 'failed'
      }
    },
  }
}

async function read(address: string, { timeoutMs }: Settings): Promise<unknown> {
  // Where somebody is goes to the server that was set up, and nowhere else.
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
  return response.json()
}

function addressOf({ url }: Settings, to: Wgs84Point, from: readonly Wgs84Point[]): string {
  const coordinates = [...from, to].map(({ lon, lat }) => `${lon.toFixed(DIGITS)},${lat.toFixed(DIGITS)}`)
  const sources = from.map((_, index) => index).join(';')
  const query = `sources=${sources}&destinations=${from.length}&annotations=duration,distance`
  return `${url.replace(/\/+$/, '')}/table/v1/driving/${coordinates.join(';')}?${query}`
}

function waysIn(answer: unknown, howMany: number): (RoadWay | null)[] {
  const { durations, distances } = tableSchema.parse(answer)
  if (durations.length !== howMany || distances.length !== howMany) throw new Error('rows are missing')
  return durations.map(([seconds], index) => {
    const meters = distances[index]?.[0] ?? null
    return seconds === null || meters === null ? null : { minutes: (seconds * SECOND_MS) / MINUTE_MS, meters }
  })
}
