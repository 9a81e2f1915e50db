import { api, type Answer } from '../../../api/client'
import { useRead } from '../../../api/query'
import { useAllStations, useDistricts, useTowns } from '../parts/lookups'

export type Station = Answer<'/v1/stations', 'get'>['items'][number]
export type Load = Answer<'/v1/station-loads', 'get'>['items'][number]
export type Town = Answer<'/v1/towns', 'get'>['items'][number]

/** A station, where it is in words, and what hangs on it. */
export interface Placed {
  readonly station: Station
  readonly district: string
  readonly town: string | null
  readonly load: Load | null
}

const LOAD_EVERY_MS = 30_000

/** Officers come and go: what hangs on the stations is read again as tasks move, and every half a minute. */
export const useLoads = () =>
  useRead(['station-loads'], () => api.GET('/v1/station-loads'), { live: ['task'], everyMs: LOAD_EVERY_MS })

export function usePlaced() {
  const stations = useAllStations()
  const districts = useDistricts().data?.items ?? []
  const towns = useTowns().data?.items ?? []
  const loads = useLoads().data?.items ?? []
  const placed = (stations.data?.items ?? []).map((station): Placed => {
    const { districtCode, townCode, id } = station
    return {
      station,
      district: districts.find(({ code }) => code === districtCode)?.name ?? districtCode,
      town: townCode === null ? null : (towns.find(({ code }) => code === townCode)?.name ?? townCode),
      load: loads.find((load) => load.id === id) ?? null,
    }
  })
  return { query: stations, placed }
}
