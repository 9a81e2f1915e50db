import type { Gcj02Point } from '../lib/datum'

export { chinaBounds, isInChina } from '../lib/datum'

/** A point in GCJ-02, the datum of every Chinese map; degrees. */
export type Point = Gcj02Point

// Mean radius (IUGG). GCJ-02 shifts neighbours alike, so distances within a city stay true to some metres.
export const EARTH_RADIUS_METERS = 6_371_008.8
export const METERS_PER_KILOMETRE = 1_000

/** Great-circle distance in metres by the haversine formula (stable for small distances). */
export function distanceMeters(a: Point, b: Point): number {
  const halfLat = Math.sin(radians(b.lat - a.lat) / 2)
  const halfLon = Math.sin(radians(b.lon - a.lon) / 2)
  const h = halfLat ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * halfLon ** 2
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(h)))
}

export interface Ranked<T> {
  readonly item: T
  readonly meters: number
}

/** Nearest first; equal distances by key, so that the same input gives the same answer. */
export function rankByDistance<T>(
  from: Point,
  items: readonly T[],
  at: (item: T) => Point,
  key: (item: T) => string,
): Ranked<T>[] {
  return items
    .map((item) => ({ item, meters: distanceMeters(from, at(item)) }))
    .sort((a, b) => (a.meters === b.meters ? compareText(key(a.item), key(b.item)) : a.meters - b.meters))
}

/** By code unit: independent of the machine's locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export const radians = (degrees: number): number => (degrees * Math.PI) / 180
