import type { Point } from '../geo'
import type { DistrictPoint, Gazetteer, TownPoint } from '../place'
import { scores, type How } from './likeness'
import { cleaned, readDistrict, readTowns, readVillages, type Match } from './reading'
import type { Village } from './village-index'

/** What an address names, as far as it can be told; every level that is known is filled in. */
export interface Located {
  readonly district: DistrictPoint | null
  readonly town: TownPoint | null
  readonly village: Village | null
  /** The village's, else the town's; a district has none that would be worth going to. */
  readonly point: Point | null
  /** Whose point it is. */
  readonly precision: 'village' | 'town' | null
  readonly how: How | null
  /** What else it may mean, likeliest first: named where this one is not sure, empty where it is. */
  readonly others: readonly Other[]
}

export interface Other {
  readonly code: string
  readonly name: string
  readonly townName: string | null
  readonly districtCode: string
}

interface Candidate {
  readonly town: TownPoint
  readonly village: Village | null
  readonly how: How
  readonly score: number
}

export const nowhere: Located = {
  district: null,
  town: null,
  village: null,
  point: null,
  precision: null,
  how: null,
  others: [],
}

// Closer than this, one of two is no likelier than the other.
const MARGIN = 0.06
const MOST_OTHERS = 4

/**
 * What an address as people write it means: levels left out ("越城斗门xx路12号"), former names, wrong characters. Where several
 * places are as likely, what they have in common is answered, and they are named.
 */
export function locateAddress(gazetteer: Gazetteer, address: string): Located {
  const text = cleaned(address)
  const district = readDistrict(text, gazetteer)
  const rest = district === null ? text : text.slice(district.end)
  const inDistrict = gazetteer.towns.filter(
    ({ districtCode }) => district === null || districtCode === district.item.code,
  )
  const found = candidatesIn(rest, inDistrict)
  if (found.length > 0) return answer(gazetteer, found)
  // Towns have changed districts (沥海), and 绍兴县 was larger than its successor: then the town's own word holds.
  const elsewhere = district === null ? [] : candidatesIn(rest, gazetteer.towns).filter(isSure)
  if (elsewhere.length > 0) return answer(gazetteer, elsewhere.map(asOldName))
  return district === null ? nowhere : { ...nowhere, district: district.item, how: district.how }
}

const isSure = ({ score }: Candidate): boolean => score >= scores.oldName
const asOldName = (candidate: Candidate): Candidate => ({ ...candidate, how: 'old-name' })

/** Likeliest first: a town with the village named after it, else the town, else a village that names no town. */
function candidatesIn(text: string, towns: readonly TownPoint[]): Candidate[] {
  const named = readTowns(text, towns)
  const codes = new Set((named.length > 0 ? named.map(({ item }) => item) : towns).map(({ code }) => code))
  const after = named[0]?.end ?? 0
  const villages = readVillages(text.slice(after), codes)
  const byTown = new Map(named.map((match) => [match.item.code, match]))
  const together = villages.flatMap((village) => {
    const town = towns.find(({ code }) => code === village.item.townCode)
    return town === undefined ? [] : [withVillage(town, byTown.get(town.code) ?? null, village)]
  })
  const alone = named.map(({ item, how, score }) => ({ town: item, village: null, how, score }))
  return [...together, ...alone].sort((a, b) => b.score - a.score)
}

const order: readonly How[] = ['exact', 'short', 'old-name', 'homophone', 'similar']

/** Two levels that agree are worth more than one. */
function withVillage(town: TownPoint, named: Match<TownPoint> | null, village: Match<Village>): Candidate {
  const how =
    named === null || order.indexOf(village.how) > order.indexOf(named.how) ? village.how : named.how
  return { town, village: village.item, how, score: village.score + (named?.score ?? 0) }
}

function answer(gazetteer: Gazetteer, found: readonly Candidate[]): Located {
  const [first] = found
  if (first === undefined) return nowhere
  const rivals = found.filter(({ score }) => first.score - score < MARGIN)
  const isOneTown = rivals.every(({ town }) => town.code === first.town.code)
  const isOneVillage = rivals.every(({ village }) => village?.code === first.village?.code)
  const isOneDistrict = rivals.every(({ town }) => town.districtCode === first.town.districtCode)
  const village = isOneVillage ? first.village : null
  const town = isOneTown ? first.town : null
  const district = isOneDistrict
    ? (gazetteer.districts.find(({ code }) => code === first.town.districtCode) ?? null)
    : null
  const isSureOfIt = isOneTown && isOneVillage
  return {
    district,
    town,
    village,
    ...pointOf(village, town),
    how: first.how,
    others: isSureOfIt ? [] : rivals.slice(0, MOST_OTHERS).map(asOther),
  }
}

function pointOf(village: Village | null, town: TownPoint | null): Pick<Located, 'point' | 'precision'> {
  const point = village?.point ?? null
  if (point !== null) return { point, precision: 'village' }
  if (town === null) return { point: null, precision: null }
  return { point: { lon: town.lon, lat: town.lat }, precision: 'town' }
}

const asOther = ({ town, village }: Candidate): Other => ({
  code: village?.code ?? town.code,
  name: village?.name ?? town.name,
  townName: village === null ? null : town.name,
  districtCode: town.districtCode,
})
