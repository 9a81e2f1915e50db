import type { Context } from '../context'
import {
  chooseOfficer,
  loadDispatchCandidates,
  OfficerIndex,
  travelOf,
  type Choice,
  type DispatchCandidates,
} from '../stations'
import type { WarningRow } from '../warnings'
import * as repository from './repository'
import { routeFor } from './roads'
import { whereaboutsOf, type Whereabouts } from './whereabouts'

export interface Suggestion {
  readonly choice: Choice
  readonly candidates: DispatchCandidates
  readonly whereabouts: Whereabouts
  readonly at: Date
}

/**
 * Whom the dispatch would choose now, by the same rule and the same snapshot as when it does. Who let the task that is
 * alive pass is not asked again. Not to be called in a transaction: a routing service may be asked.
 * @throws AppError not_found when the city has no active station
 */
export async function suggestFor(ctx: Context, warning: WarningRow): Promise<Suggestion> {
  const at = ctx.clock.now()
  const candidates = await loadDispatchCandidates(ctx)
  const whereabouts = await whereaboutsOf(ctx, warning, candidates)
  const [task] = await repository.liveTasksOf(ctx.db, warning.id)
  const asked =
    task === undefined ? { officerIds: [], stationIds: [] } : await repository.askedBefore(ctx.db, task.id)
  const search = {
    now: at,
    place: whereabouts.place,
    candidates,
    officers: new OfficerIndex(candidates.officers, at),
    excludedOfficerIds: asked.officerIds,
    excludedStationIds: asked.stationIds,
    travel: travelOf(ctx.config),
  }
  const routed = await routeFor(ctx, search)
  const choice = chooseOfficer(routed === undefined ? search : { ...search, routed })
  return { choice, candidates, whereabouts, at }
}
