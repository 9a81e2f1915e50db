import type { Context } from '../context'
import { assert } from '../lib/assert'
import {
  chooseOfficer,
  loadDispatchCandidates,
  type Choice,
  type DispatchCandidates,
  type Place,
} from '../stations'
import { startAccept } from './clocks'
import { taskLimits } from './limits'
import { moveTask } from './move'
import * as repository from './repository'
import type { KeptChoice } from './schema'
import { whereaboutsOf } from './whereabouts'

interface Search {
  readonly now: Date
  readonly place: Place
  readonly candidates: DispatchCandidates
  readonly excludedOfficerIds: readonly string[]
  readonly excludedStationIds: readonly string[]
}

/**
 * Gives a queued or returned task to the next one: whom the desk named, the first time; else by distance. Nobody who
 * let it pass gets it again; if no officer is left, a station does, and after so many rounds it stays there.
 */
export async function giveTask(ctx: Context, task: repository.TaskRow): Promise<void> {
  const now = ctx.clock.now()
  const candidates = await loadDispatchCandidates(ctx.db, { now })
  const asked = await repository.askedBefore(ctx.db, task.id)
  const isLastRound = task.round + 1 >= taskLimits.rounds.value
  let search: Search = {
    now,
    place: whereaboutsOf(ctx, task.warning, candidates).place,
    candidates: isLastRound ? { ...candidates, officers: [] } : candidates,
    excludedOfficerIds: asked.officerIds,
    excludedStationIds: asked.stationIds,
  }
  for (let choices = 0; choices <= candidates.officers.length + 1; choices += 1) {
    const choice = await choose(ctx, task, search)
    const { officerId } = choice
    const isFree = officerId === null || (await repository.claimOfficer(ctx.db, officerId)) === 'free'
    if (isFree) return give(ctx, task, choice)
    search = { ...search, excludedOfficerIds: [...search.excludedOfficerIds, officerId] }
  }
  assert(false, 'a station is always left')
}

/** The desk's word holds for the first round only, and only while whom it names is free. */
async function choose(ctx: Context, task: repository.TaskRow, search: Search): Promise<KeptChoice> {
  const { directedOfficerId, directedStationId } = task.warning
  const isFirst = task.round === 0 && task.kind === 'first_visit'
  if (!isFirst || directedStationId === null) return chooseOfficer(search)
  if (directedOfficerId === null) return ofStation(search, directedStationId)
  const isOut = search.excludedOfficerIds.includes(directedOfficerId)
  if (isOut || (await repository.readOfficer(ctx.db, directedOfficerId)) === null)
    return explained(
      chooseOfficer(search),
      '指定的民警有其他任务',
      'the officer named by the desk is not free',
    )
  return {
    rule: 'directed',
    officerId: directedOfficerId,
    stationId: directedStationId,
    distanceMeters: null,
    reason: { zh: '由值班席位指定民警', en: 'officer named by the desk' },
    runnersUp: [],
  }
}

/** The nearest free officer of that station, else the station itself. */
function ofStation(search: Search, stationId: string): KeptChoice {
  const { officers, stations, ...gazetteer } = search.candidates
  const choice = chooseOfficer({
    ...search,
    candidates: {
      ...gazetteer,
      officers: officers.filter((officer) => officer.stationId === stationId),
      stations: stations.filter(({ id }) => id === stationId),
    },
  })
  return {
    ...explained(choice, '由值班席位指定派出所', 'station named by the desk'),
    rule: 'directed',
  }
}

const explained = (choice: Choice, zh: string, en: string): Choice => ({
  ...choice,
  reason: { zh: `${zh}；${choice.reason.zh}`, en: `${en}; ${choice.reason.en}` },
})

async function give(ctx: Context, task: repository.TaskRow, choice: KeptChoice): Promise<void> {
  const { officerId, stationId } = choice
  await moveTask(ctx, task, 'assign', {
    to: { officerId, stationId },
    data: {
      officerId,
      stationId,
      choice: repository.choiceAsJson(choice),
      round: task.round + 1,
      assignedAt: ctx.clock.now(),
      acceptBy: await startAccept(ctx, task.id, task.level),
      acceptedAt: null,
      departedAt: null,
      arriveBy: null,
      arrivedAt: null,
      reportBy: null,
    },
  })
  await ctx.outbox.emit(ctx.db, 'task.assigned', { taskId: task.id })
}
