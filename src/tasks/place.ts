import type { Context } from '../context'
import { findPlace, type Gazetteer, type Place } from '../stations'
import { profileOf } from '../warnings'
import type { TaskRow } from './repository'

export interface FoundPlace {
  readonly place: Place
  /** town: only the address is known, and its town's point stands for it. */
  readonly precision: 'location' | 'town'
}

/**
 * Where the person is now. A company's payment is typed in at the company, so that is looked at first; without any
 * address the district of the warning is what is known.
 */
export function placeOf(ctx: Context, warning: TaskRow['warning'], gazetteer: Gazetteer): FoundPlace {
  for (const party of [warning.organisation, warning.party]) {
    if (party === null) continue
    const { location, address } = profileOf(ctx, party)
    const point = location ?? null
    const place = findPlace(gazetteer, { point, address: address ?? null })
    if (place.point !== null) return { place, precision: point === null ? 'town' : 'location' }
  }
  return { place: { point: null, townCode: null, districtCode: warning.districtCode }, precision: 'town' }
}
