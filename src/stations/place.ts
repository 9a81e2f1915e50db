import type { How } from './gazetteer/likeness'
import { locateAddress, nowhere, type Located, type Other } from './gazetteer/locate'
import { cleaned, readDistrict } from './gazetteer/reading'
import { distanceMeters, METERS_PER_KILOMETRE, rankByDistance, type Point } from './geo'
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

/** What the point rests on, in this order. */
export const placeSources = ['address', 'position', 'branch'] as const
export type PlaceSource = (typeof placeSources)[number]

/**
 * How near the point is: `location` a position that was told, `branch` the bank's counter, `village` and `town` the middle
 * of it, `district` no point at all.
 */
export const placePrecisions = ['location', 'branch', 'village', 'town', 'district'] as const
export type PlacePrecision = (typeof placePrecisions)[number]

export interface FoundPlace extends Place {
  /** null: nothing is known. */
  readonly source: PlaceSource | null
  readonly precision: PlacePrecision | null
  /** That the address names; with or without a point of its own. */
  readonly village: { readonly code: string; readonly name: string } | null
  /** How the address was understood; null: it names no place of the city. */
  readonly how: How | null
  /** What else the address may mean. */
  readonly others: readonly Other[]
  /** Between what the address names and the position that was told, where both are. */
  readonly apartMeters: number | null
}

/** What is known of where somebody is. The address stays as it was typed, beside whatever is found. */
export interface KnownOfPlace {
  readonly address: string | null
  /** Of the transaction or the phone. */
  readonly point: Point | null
  /** Of the bank's branch the payment was typed in at. */
  readonly branch?: Point | null
}

/**
 * The address, else the position, else the branch. A position near what the address names says where in it; one far
 * away does not move it, and how far is told.
 */
export function findPlace(gazetteer: Gazetteer, { address, point, branch = null }: KnownOfPlace): FoundPlace {
  const located = address === null ? nowhere : locateAddress(gazetteer, address)
  if (located.point !== null) return byAddress(located, located.point, point)
  const told = { ...said(located), apartMeters: null }
  if (point !== null)
    return { ...placeAt(gazetteer, point), ...told, source: 'position', precision: 'location' }
  if (branch !== null)
    return { ...placeAt(gazetteer, branch), ...told, source: 'branch', precision: 'branch' }
  const districtCode = located.district?.code ?? null
  const isKnown = districtCode !== null
  return {
    ...unknownPlace,
    ...told,
    districtCode,
    source: isKnown ? 'address' : null,
    precision: isKnown ? 'district' : null,
  }
}

/** For the ingest: a district named as it is called today is taken at its word; only else the whole address is understood. */
export function districtAtOnce(gazetteer: Gazetteer, known: KnownOfPlace): string | null {
  const named = known.address === null ? null : readDistrict(cleaned(known.address), gazetteer)
  return named?.how === 'exact' ? named.item.code : findPlace(gazetteer, known).districtCode
}

function byAddress(located: Located, named: Point, position: Point | null): FoundPlace {
  const apartMeters = position === null ? null : Math.round(distanceMeters(named, position))
  const isNear =
    apartMeters !== null && apartMeters <= stationLimits.townVicinity.value * METERS_PER_KILOMETRE
  return {
    ...said(located),
    point: isNear ? position : named,
    townCode: located.town?.code ?? null,
    districtCode: located.district?.code ?? null,
    source: 'address',
    precision: isNear ? 'location' : located.precision,
    apartMeters,
  }
}

const said = ({ village, how, others }: Located) => ({
  village: village === null ? null : { code: village.code, name: village.name },
  how,
  others,
})

function placeAt({ towns }: Gazetteer, point: Point): Place {
  const town = nearestTown(towns, point)
  return { point, townCode: town?.code ?? null, districtCode: town?.districtCode ?? null }
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
