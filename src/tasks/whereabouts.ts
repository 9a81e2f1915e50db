import type { Context } from '../context'
import { branchOf, findPlace, unknownPlace, type FoundPlace, type Gazetteer } from '../stations'
import { profileOf, type Profile } from '../warnings'

export interface Whereabouts {
  readonly place: FoundPlace
  /** Whose place it is; null: nobody's, the branch's or the district's of the warning. */
  readonly of: 'organisation' | 'person' | null
}

interface Profiled {
  readonly profileSealed: Parameters<typeof profileOf>[1]['profileSealed']
}

interface Parties {
  readonly id: string
  readonly districtCode: string | null
  readonly party: Profiled
  readonly organisation: Profiled | null
}

/**
 * Where the person is now. A company's payment is typed in at the company, so that is looked at first; each by its address,
 * then its position. Without either the branch whose payment it is, then the district of the warning.
 */
export async function whereaboutsOf(
  ctx: Context,
  warning: Parties,
  gazetteer: Gazetteer,
): Promise<Whereabouts> {
  let unclear: Whereabouts | null = null
  for (const [of, party] of [
    ['organisation', warning.organisation],
    ['person', warning.party],
  ] as const) {
    if (party === null) continue
    const place = locate(profileOf(ctx, party), gazetteer)
    if (place.point !== null) return { place, of }
    if (unclear === null && place.source !== null) unclear = { place, of }
  }
  const branch = await branchOf(ctx.db, warning.id)
  if (branch !== null)
    return { place: findPlace(gazetteer, { address: null, point: null, branch }), of: null }
  return unclear ?? { place: ofDistrict(warning.districtCode), of: null }
}

const locate = ({ location, address }: Profile, gazetteer: Gazetteer): FoundPlace =>
  findPlace(gazetteer, { point: location ?? null, address: address ?? null })

/** Known by somebody's word and not by any address. */
const ofDistrict = (districtCode: string | null): FoundPlace => ({
  ...unknownPlace,
  districtCode,
  source: null,
  precision: districtCode === null ? null : 'district',
  village: null,
  how: null,
  others: [],
  apartMeters: null,
})
