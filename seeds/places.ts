import type { Context } from '../src/context'
import { shortName } from '../src/stations'
import { districts } from './divisions'

const TOWN_SOURCE =
  'modood/Administrative-divisions-of-China 2023 (WTFPL); point: Vonng/adcode (CC BY 4.0), GCJ-02'
const APPROXIMATE_SOURCE = 'modood/Administrative-divisions-of-China 2023 (WTFPL); point: set by hand, GCJ-02'
const STATION_SOURCE = "illustrative: stands at its town's point until the centre imports its own list"

export interface SeedTown {
  readonly code: string
  readonly name: string
  readonly districtCode: string
  readonly lon: number
  readonly lat: number
  readonly precision: 'source' | 'approximate'
  readonly source: string
}

export const towns: readonly SeedTown[] = districts.flatMap((district) =>
  district.towns
    .trim()
    .split('\n')
    .map((line) => townOf(line, district.code)),
)

function townOf(line: string, districtCode: string): SeedTown {
  const isApproximate = line.endsWith('~')
  const [code = '', name = '', lon = '', lat = ''] = line.replace('~', '').split(' ')
  return {
    code,
    name,
    districtCode,
    lon: Number(lon),
    lat: Number(lat),
    precision: isApproximate ? 'approximate' : 'source',
    source: isApproximate ? APPROXIMATE_SOURCE : TOWN_SOURCE,
  }
}

/** 斗门街道 -> 斗门派出所, at the town's point. */
export const stationName = (town: string): string => `${shortName(town)}派出所`

/** Adds what is missing; what a centre has changed stays as it is. Answers how many rows were new. */
export async function seedPlaces(
  ctx: Context,
): Promise<{ districts: number; towns: number; stations: number }> {
  const newDistricts = await ctx.db.district.createMany({
    data: districts.map(({ code, name, lon, lat }) => ({ code, name, lon, lat })),
    skipDuplicates: true,
  })
  return { districts: newDistricts.count, towns: await seedTowns(ctx), stations: await seedStations(ctx) }
}

async function seedTowns(ctx: Context): Promise<number> {
  // Asked first: at each start but the first one there is nothing to write.
  const known = await ctx.db.town.findMany({ select: { code: true } })
  const missing = withoutKnown(towns, known)
  if (missing.length === 0) return 0
  return (await ctx.db.town.createMany({ data: missing, skipDuplicates: true })).count
}

/** None where the centre has a list of its own: an illustration beside real stations would mislead a dispatch. */
async function seedStations(ctx: Context): Promise<number> {
  const known = await ctx.db.station.findMany({ select: { code: true, isIllustrative: true } })
  if (known.some(({ isIllustrative }) => !isIllustrative)) return 0
  const missing = withoutKnown(towns, known)
  if (missing.length === 0) return 0
  const { count } = await ctx.db.station.createMany({
    data: missing.map((town) => ({
      id: ctx.ids.derived(`station:${town.code}`),
      code: town.code,
      name: stationName(town.name),
      districtCode: town.districtCode,
      townCode: town.code,
      lon: town.lon,
      lat: town.lat,
      isIllustrative: true,
      source: STATION_SOURCE,
      updatedAt: ctx.clock.now(),
    })),
    skipDuplicates: true,
  })
  return count
}

const withoutKnown = <T extends { readonly code: string }>(
  items: readonly T[],
  known: readonly { readonly code: string }[],
): T[] => {
  const codes = new Set(known.map(({ code }) => code))
  return items.filter(({ code }) => !codes.has(code))
}
