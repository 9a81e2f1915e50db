import { api, type Answer } from '../../../api/client'
import { useRead } from '../../../api/query'
import type { Filters } from '../parts/use-filters'

export type Duty = Answer<'/v1/duty', 'get'>['items'][number]
export type Names = 'search' | 'station' | 'district' | 'state'

const READ_EVERY_MS = 20_000

/** No machine moves when an officer goes on duty: it is read again as tasks move, and now and then. */
export const useDuty = () =>
  useRead(['duty'], () => api.GET('/v1/duty'), { live: ['task'], everyMs: READ_EVERY_MS })

export const states = ['on', 'off', 'stale', 'busy'] as const

const isIn: Readonly<Record<string, (duty: Duty) => boolean>> = {
  on: ({ isOnDuty }) => isOnDuty,
  off: ({ isOnDuty }) => !isOnDuty,
  stale: ({ isOnDuty, isPositionFresh }) => isOnDuty && !isPositionFresh,
  busy: ({ taskInHand }) => taskInHand !== null,
}

export function fits(duty: Duty, { search, station, district, state }: Filters<Names>): boolean {
  if (station !== undefined && duty.stationId !== station) return false
  if (district !== undefined && duty.districtCode !== district) return false
  if (state !== undefined && isIn[state]?.(duty) === false) return false
  return search === undefined || `${duty.name} ${duty.badge}`.toLowerCase().includes(search.toLowerCase())
}

export interface Group {
  readonly stationId: string
  readonly stationName: string
  readonly isStationActive: boolean
  readonly officers: readonly Duty[]
  readonly onDuty: number
}

/** Station by station, in the order in which the service names them. */
export function byStation(duties: readonly Duty[]): readonly Group[] {
  const ids = [...new Set(duties.map(({ stationId }) => stationId))]
  return ids.flatMap((id) => {
    const officers = duties.filter(({ stationId }) => stationId === id)
    const [one] = officers
    if (one === undefined) return []
    const { stationId, stationName, isStationActive } = one
    const onDuty = officers.filter(({ isOnDuty }) => isOnDuty).length
    return [{ stationId, stationName, isStationActive, officers, onDuty }]
  })
}
