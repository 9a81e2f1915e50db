import { lazy, Suspense } from 'react'
import { Loading } from '../parts/states'
import type { MapView } from './view'

const Drawn = lazy(() => import('./leaflet-map'))

/**
 * The city: outlines of the districts over a plain grid, and what stands on it. Loaded when it is shown; nothing is
 * fetched from anywhere else. Points are GCJ-02, as in the whole service.
 */
export const CityMap = (view: MapView) => (
  <Suspense fallback={<Loading rows={3} />}>
    <Drawn {...view} />
  </Suspense>
)
