import { z } from 'zod'
import { distanceMeters, METERS_PER_KILOMETRE, type Point } from './geo'
import { stationLimits } from './limits'
import type { TownPoint } from './place'

type Ring = readonly (readonly [number, number])[]

/** A district's outline: rings of [lon, lat] in GCJ-02, the outer one first, holes after it. */
export type Outline = readonly Ring[]

const outlineSchema = z.array(z.array(z.tuple([z.number(), z.number()])).min(4)).min(1)

/** null: the district has none, or none that can be read. */
export const readOutline = (stored: unknown): Outline | null => outlineSchema.safeParse(stored).data ?? null

/** By the even-odd rule: inside the outer ring and in none of the holes. */
export const isInOutline = (outline: Outline, point: Point): boolean =>
  outline.filter((ring) => isInRing(ring, point)).length % 2 === 1

function isInRing(ring: Ring, { lon, lat }: Point): boolean {
  let isInside = false
  for (let index = 0; index < ring.length; index += 1) {
    const [aLon, aLat] = ring[index] ?? [0, 0]
    const [bLon, bLat] = ring[(index + ring.length - 1) % ring.length] ?? [0, 0]
    const crosses = aLat > lat !== bLat > lat
    if (crosses && lon < ((bLon - aLon) * (lat - aLat)) / (bLat - aLat) + aLon) isInside = !isInside
  }
  return isInside
}

/**
 * What a station's point is held to: within reach of its town, and inside the district's outline. Towns change
 * districts before outlines are drawn again (沥海 came to Yuecheng in 2019), so close to its own town is enough.
 * @returns what was expected instead; null: it may stand there
 */
export function pointProblem(town: TownPoint, outline: Outline | null, point: Point): string | null {
  const meters = distanceMeters(town, point)
  const { townReach, townVicinity } = stationLimits
  if (meters > townReach.value * METERS_PER_KILOMETRE)
    return `within ${townReach.value} ${townReach.unit} of ${town.name}`
  const isClose = meters <= townVicinity.value * METERS_PER_KILOMETRE
  if (outline === null || isClose || isInOutline(outline, point)) return null
  return `inside the district of ${town.name}, or within ${townVicinity.value} ${townVicinity.unit} of it`
}
