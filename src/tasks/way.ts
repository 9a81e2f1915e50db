import type { z } from 'zod'
import type { Context } from '../context'
import { distanceMeters, isPositionFresh, loadGazetteer, stationLimits, type Point } from '../stations'
import type { TaskRow } from './repository'
import type { wayView } from './schema'
import { whereaboutsOf } from './whereabouts'

/**
 * How far the officer has to go: from his position while it is fresh, else from his station. No map is asked: the
 * straight line times a factor, and it says that it is an estimate.
 */
export async function wayTo(ctx: Context, task: TaskRow): Promise<z.input<typeof wayView> | null> {
  const { place, precision } = whereaboutsOf(ctx, task.warning, await loadGazetteer(ctx.db))
  const start = startOf(task, ctx.clock.now())
  if (place.point === null || precision === null || start === null) return null
  const straight = distanceMeters(start.point, place.point)
  const { value: roadFactor, source } = stationLimits.roadFactor
  return {
    to: place.point,
    precision,
    from: start.from,
    straightMeters: Math.round(straight),
    routeMeters: Math.round(straight * roadFactor),
    roadFactor,
    source,
  }
}

function startOf(
  { officer, station }: TaskRow,
  now: Date,
): { readonly from: 'officer' | 'station'; readonly point: Point } | null {
  if (officer !== null && officer.lon !== null && officer.lat !== null && isPositionFresh(officer, now))
    return { from: 'officer', point: { lon: officer.lon, lat: officer.lat } }
  return station === null ? null : { from: 'station', point: station }
}
