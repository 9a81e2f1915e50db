/**
 * Phones say where they are in WGS-84; every Chinese map, and this service, speaks GCJ-02, some hundred metres off.
 * The formula is the one that all open implementations share; outside China nothing is shifted.
 */
export interface Point {
  readonly lon: number
  readonly lat: number
}

// Krasovsky 1940.
const AXIS = 6_378_245
const ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943
const ORIGIN = { lon: 105, lat: 35 }
const { PI, sin, cos, sqrt, abs } = Math

export function toGcj02(point: Point): Point {
  if (point.lon < 72.004 || point.lon > 137.8347 || point.lat < 0.8293 || point.lat > 55.8271) return point
  const shift = shiftAt(point)
  return { lon: point.lon + shift.lon, lat: point.lat + shift.lat }
}

/** Back again, to a metre or two: for maps of the phone itself. */
export function toWgs84(point: Point): Point {
  const there = toGcj02(point)
  return { lon: 2 * point.lon - there.lon, lat: 2 * point.lat - there.lat }
}

function shiftAt({ lon, lat }: Point): Point {
  const x = lon - ORIGIN.lon
  const y = lat - ORIGIN.lat
  const radians = (lat / 180) * PI
  const magic = 1 - ECCENTRICITY_SQUARED * sin(radians) ** 2
  const root = sqrt(magic)
  return {
    lon: (northSouth(x, y).lon * 180) / ((AXIS / root) * cos(radians) * PI),
    lat: (northSouth(x, y).lat * 180) / (((AXIS * (1 - ECCENTRICITY_SQUARED)) / (magic * root)) * PI),
  }
}

/** In metres. */
function northSouth(x: number, y: number): Point {
  const common = ((20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2) / 3
  const lat =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * sqrt(abs(x)) +
    common +
    ((20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * 2) / 3 +
    ((160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * 2) / 3
  const lon =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * sqrt(abs(x)) +
    common +
    ((20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * 2) / 3 +
    ((150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * 2) / 3
  return { lon, lat }
}
