import type { Context } from '../context'
import { toWgs84 } from '../lib/datum'
import {
  loadDispatchCandidates,
  OfficerIndex,
  shortlist,
  travelOf,
  type DispatchInput,
  type RoutedWays,
} from '../stations'
import { readWarning } from '../warnings'
import * as repository from './repository'
import { whereaboutsOf } from './whereabouts'

/** What a routing service has told; null: it did not answer; undefined: none is set up, or nobody can be sent. */
export type Routed = RoutedWays | null | undefined

/** Whom a task is for, before it is given: its warning has been dispatched, or it looks for the next one. */
export type Looking = { readonly warningId: string } | { readonly taskId: string }

// What a task's next officer can be looked for in; in any other state nobody is.
const OPEN = ['queued', 'assigned', 'returned']

/**
 * Asks the routing service about the few who are nearest by estimate. Never in a transaction: it may take its time, and
 * whoever is chosen is judged again when the task is given.
 */
export async function routeAhead(ctx: Context, looking: Looking): Promise<Routed> {
  if (!ctx.roads.isSetUp) return undefined
  const found = await warningOf(ctx, looking)
  if (found === null) return undefined
  const candidates = await loadDispatchCandidates(ctx)
  return routeFor(ctx, {
    now: ctx.clock.now(),
    place: (await whereaboutsOf(ctx, found.warning, candidates)).place,
    candidates,
    officers: new OfficerIndex(candidates.officers, ctx.clock.now()),
    excludedOfficerIds: found.askedOfficerIds,
    travel: travelOf(ctx.config),
  })
}

export async function routeFor(ctx: Context, search: DispatchInput): Promise<Routed> {
  const { point } = search.place
  const few = shortlist(search)
  if (!ctx.roads.isSetUp || point === null || few.length === 0) return undefined
  const ways = await ctx.roads.waysTo(
    toWgs84(point),
    few.map(({ officer }) => toWgs84(officer.point)),
  )
  if (ways === 'failed') return null
  return new Map(
    few.flatMap(({ officer }, index) => {
      const way = ways[index] ?? null
      return way === null ? [] : [[officer.id, way] as const]
    }),
  )
}

interface Found {
  readonly warning: repository.TaskRow['warning']
  readonly askedOfficerIds: readonly string[]
}

async function warningOf(ctx: Context, looking: Looking): Promise<Found | null> {
  if ('warningId' in looking)
    return { warning: await readWarning(ctx, looking.warningId), askedOfficerIds: [] }
  const task = await repository.readTask(ctx.db, looking.taskId)
  if (task === null || !OPEN.includes(task.state)) return null
  const { officerIds } = await repository.askedBefore(ctx.db, task.id)
  return { warning: task.warning, askedOfficerIds: officerIds }
}
