import { METERS_PER_KILOMETRE, rankByDistance, type Point } from './geo'
import { stationLimits } from './limits'

export interface DistrictPoint extends Point {
  readonly code: string
  readonly name: string
}

export interface TownPoint extends Point {
  readonly code: string
  readonly name: string
  readonly districtCode: string
}

export interface Gazetteer {
  readonly districts: readonly DistrictPoint[]
  readonly towns: readonly TownPoint[]
}

/** Where somebody is, as far as it is known. */
export interface Place {
  readonly point: Point | null
  readonly townCode: string | null
  readonly districtCode: string | null
}

export const unknownPlace: Place = { point: null, townCode: null, districtCode: null }

/**
 * What a location and an address tell together. A town named in the address beats the one nearest the location,
 * since towns are known by a point and not by their borders; without a location the town's point stands for it.
 */
export function findPlace(
  gazetteer: Gazetteer,
  known: { readonly point: Point | null; readonly address: string | null },
): Place {
  const district = known.address === null ? null : districtIn(gazetteer, known.address)
  const town = known.address === null ? null : townIn(gazetteer, known.address, district?.code ?? null)
  if (town !== null) return placeOf(town, known.point ?? { lon: town.lon, lat: town.lat })
  if (known.point !== null) return placeOf(nearestTown(gazetteer.towns, known.point), known.point)
  return { ...unknownPlace, districtCode: district?.code ?? null }
}

/** The town whose point is nearest; null where the city ends. */
export function nearestTown(towns: readonly TownPoint[], point: Point): TownPoint | null {
  const [nearest] = rankByDistance(
    point,
    towns,
    (town) => town,
    (town) => town.code,
  )
  if (nearest === undefined || nearest.meters > stationLimits.townReach.value * METERS_PER_KILOMETRE)
    return null
  return nearest.item
}

/** 斗门街道 -> 斗门, 章镇镇 -> 章镇. */
export const shortName = (town: string): string => town.replace(/(?:街道|镇|乡)$/u, '')

function districtIn({ districts }: Gazetteer, address: string): DistrictPoint | null {
  return firstNamed(address, districts, ({ name }) => name)
}

function townIn({ towns }: Gazetteer, address: string, districtCode: string | null): TownPoint | null {
  const eligible = towns.filter((town) => districtCode === null || town.districtCode === districtCode)
  const exact = firstNamed(address, eligible, ({ name }) => name)
  if (exact !== null) return exact
  // Towns became subdistricts while addresses kept the old word: 斗门镇 for 斗门街道.
  const renamed = eligible.filter(({ name }) =>
    ['街道', '镇', '乡'].some((kind) => address.includes(shortName(name) + kind)),
  )
  return renamed.length === 1 ? (renamed[0] ?? null) : null
}

/** The one that is named first; of those at the same place the longest (东浦街道 before 浦街道). */
function firstNamed<T>(text: string, items: readonly T[], nameOf: (item: T) => string): T | null {
  const [first] = items
    .map((item) => ({ item, at: text.indexOf(nameOf(item)) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => (a.at === b.at ? nameOf(b.item).length - nameOf(a.item).length : a.at - b.at))
  return first?.item ?? null
}

const placeOf = (town: TownPoint | null, point: Point): Place => ({
  point,
  townCode: town?.code ?? null,
  districtCode: town?.districtCode ?? null,
})
