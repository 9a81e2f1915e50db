import type { z } from 'zod'
import type { Context, Purpose } from '../context'
import { present } from '../lib/assert'
import { loadGazetteer } from '../stations'
import { foundOf, whereaboutsOf } from '../tasks'
import { openProfile, readToOpen } from '../warnings'
import type { whereaboutsView } from './schema'

/**
 * Opens where the person is: whereabouts are sensitive (PIPL art. 28), so the purpose goes into the audit log.
 * @throws AppError forbidden for an officer without the task
 */
export async function openWhereabouts(
  ctx: Context,
  warningId: string,
  purpose: Purpose,
): Promise<z.input<typeof whereaboutsView>> {
  const warning = await readToOpen(ctx, warningId)
  const { place, of } = await whereaboutsOf(ctx, warning, await loadGazetteer(ctx.db))
  const point = place.point === null ? null : { lon: place.point.lon, lat: place.point.lat }
  const village = place.village?.name ?? null
  const told = { point, village, ...foundOf(place) }
  if (of === null) return { ...told, of, address: null }
  const party = of === 'person' ? warning.party : present(warning.organisation, 'organisation')
  const { address } = await openProfile(ctx, party, purpose)
  return { ...told, of, address: address ?? null }
}
