import type { Context } from '../context'
import { findPlace, unknownPlace, type Gazetteer, type Place, type Point } from '../stations'
import { profileOf, type Profile } from '../warnings'

export interface Whereabouts {
  readonly place: Place
  /** `location`: a feed gave a point; `town`: the middle of the town that an address names; null: no point at all. */
  readonly precision: 'location' | 'town' | null
  /** Whose place it is. */
  readonly of: 'organisation' | 'person' | null
}

interface Profiled {
  readonly profileSealed: Parameters<typeof profileOf>[1]['profileSealed']
}

interface Parties {
  readonly districtCode: string | null
  readonly party: Profiled
  readonly organisation: Profiled | null
}

/**
 * Where the person is now. A company's payment is typed in at the company, so that is looked at first; without any
 * address the district of the warning is what is known.
 */
export function whereaboutsOf(ctx: Context, warning: Parties, gazetteer: Gazetteer): Whereabouts {
  for (const [of, party] of [
    ['organisation', warning.organisation],
    ['person', warning.party],
  ] as const) {
    const found = party === null ? null : locate(profileOf(ctx, party), gazetteer)
    if (found !== null) return { ...found, of }
  }
  return { place: { ...unknownPlace, districtCode: warning.districtCode }, precision: null, of: null }
}

/** null: the profile tells of no point. */
export function locate(
  { location, address }: Profile,
  gazetteer: Gazetteer,
): (Omit<Whereabouts, 'of'> & { readonly place: { readonly point: Point | null } }) | null {
  const place = findPlace(gazetteer, { point: location ?? null, address: address ?? null })
  if (place.point === null) return null
  const isGiven = location !== null && location !== undefined
  return { place, precision: isGiven ? 'location' : 'town' }
}
