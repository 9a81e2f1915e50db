import type { z } from 'zod'
import type { Context } from '../context'
import { toWgs84 } from '../lib/datum'
import {
  distanceMeters,
  estimate,
  isPositionFresh,
  loadGazetteer,
  stationLimits,
  travelOf,
  type Point,
} from '../stations'
import type { TaskRow } from './repository'
import type { wayView } from './schema'
import { foundOf } from './found'
import { whereaboutsOf } from './whereabouts'

/**
 * How far the officer has to go: from his position while it is fresh, else from his station. No map is asked: the
 * straight line times a factor, and it says that it is an estimate.
 */
export async function wayTo(ctx: Context, task: TaskRow): Promise<z.input<typeof wayView> | null> {
  const { place } = await whereaboutsOf(ctx, task.warning, await loadGazetteer(ctx.db))
  const start = startOf(task, ctx.clock.now())
  if (place.point === null || start === null) return null
  const straight = distanceMeters(start.point, place.point)
  const travel = travelOf(ctx.config)
  const { meters, minutes } = estimate(straight, travel)
  return {
    to: { lon: place.point.lon, lat: place.point.lat },
    toWgs84: toWgs84(place.point),
    found: foundOf(place),
    from: start.from,
    straightMeters: Math.round(straight),
    routeMeters: Math.round(meters),
    routeMinutes: Math.ceil(minutes),
    roadFactor: travel.roadFactor,
    source: ctx.config.roads.factor === null ? stationLimits.roadFactor.source : 'MENSHEN_ROAD_FACTOR',
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
