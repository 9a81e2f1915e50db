/**
 * Where somebody is, in one of two datums that are some hundred metres apart in a city: GCJ-02 (火星坐标) of every Chinese
 * map, and WGS-84 of satellites, phones and open routing services. The types do not mix: what is in one datum can be made
 * into the other only by the functions here.
 */
interface Degrees {
  readonly lon: number
  readonly lat: number
}

declare const datum: unique symbol

/** Degrees in GCJ-02: all that is stored, compared and drawn. A bare pair of numbers is taken to be in it. */
export interface Gcj02Point extends Degrees {
  readonly [datum]?: 'GCJ-02'
}

/** Degrees in WGS-84: what a phone or a routing service speaks. */
export interface Wgs84Point extends Degrees {
  readonly [datum]?: 'WGS-84'
}

/** GCJ-02 is defined for this box only; outside it longitude and latitude have been swapped or mistyped. */
export const chinaBounds = {
  lon: { min: 72.004, max: 137.8347 },
  lat: { min: 0.8293, max: 55.8271 },
} as const

export function isInChina({ lon, lat }: Degrees): boolean {
  const { lon: lons, lat: lats } = chinaBounds
  return lon >= lons.min && lon <= lons.max && lat >= lats.min && lat <= lats.max
}

// Krasovsky 1940, on which the shift is defined.
const AXIS = 6_378_245
const ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943
const ORIGIN = { lon: 105, lat: 35 }
const { PI, sin, cos, sqrt, abs } = Math

// The way back has no formula; each step divides the error by some hundred, so these end below a millimetre.
const STEPS_BACK = 4

/** The formula that all open implementations share; outside China nothing is shifted. */
export function toGcj02({ lon, lat }: Wgs84Point): Gcj02Point {
  if (!isInChina({ lon, lat })) return { lon, lat }
  const shift = shiftAt({ lon, lat })
  return { lon: lon + shift.lon, lat: lat + shift.lat }
}

export function toWgs84(point: Gcj02Point): Wgs84Point {
  let guess: Degrees = { lon: point.lon, lat: point.lat }
  for (let step = 0; step < STEPS_BACK; step += 1) {
    const there = toGcj02({ lon: guess.lon, lat: guess.lat })
    guess = { lon: guess.lon + point.lon - there.lon, lat: guess.lat + point.lat - there.lat }
  }
  return guess
}

function shiftAt({ lon, lat }: Degrees): Degrees {
  const meters = shiftInMeters(lon - ORIGIN.lon, lat - ORIGIN.lat)
  const radians = (lat / 180) * PI
  const magic = 1 - ECCENTRICITY_SQUARED * sin(radians) ** 2
  const root = sqrt(magic)
  return {
    lon: (meters.lon * 180) / ((AXIS / root) * cos(radians) * PI),
    lat: (meters.lat * 180) / (((AXIS * (1 - ECCENTRICITY_SQUARED)) / (magic * root)) * PI),
  }
}

function shiftInMeters(x: number, y: number): Degrees {
  const common = (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2
  const north = (20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * 2
  const farNorth = (160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * 2
  const east = (20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * 2
  const farEast = (150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * 2
  return {
    lon: 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + (common + east + farEast) / 3,
    lat:
      -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + (common + north + farNorth) / 3,
  }
}
