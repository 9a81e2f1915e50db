import type { Context } from '../context'
import { assert } from '../lib/assert'
import {
  canBeSent,
  chooseOfficer,
  loadDispatchCandidates,
  OfficerIndex,
  travelOf,
  whyNot,
  type Choice,
  type DispatchCandidates,
  type DispatchInput,
} from '../stations'
import { foundOf } from './found'
import { startAccept } from './clocks'
import { taskLimits } from './limits'
import { moveTask } from './move'
import * as repository from './repository'
import type { Chosen, KeptChoice } from './schema'
import type { Routed } from './roads'
import { whereaboutsOf } from './whereabouts'

interface Search extends DispatchInput {
  readonly candidates: DispatchCandidates
}

/**
 * Gives a queued or returned task to the next one: whom the desk named, the first time; else by distance. Nobody who
 * let it pass gets it again; if no officer is left, a station does, and after so many rounds it stays there.
 * `routed`: the ways by road as they were just before, of the few who were nearest.
 */
export async function giveTask(ctx: Context, task: repository.TaskRow, routed?: Routed): Promise<void> {
  const now = ctx.clock.now()
  const candidates = await loadDispatchCandidates(ctx)
  const asked = await repository.askedBefore(ctx.db, task.id)
  const { place } = await whereaboutsOf(ctx, task.warning, candidates)
  const isLastRound = task.round + 1 >= taskLimits.rounds.value
  let search: Search = {
    now,
    place,
    candidates,
    officers: new OfficerIndex(isLastRound ? [] : candidates.officers, now),
    travel: travelOf(ctx.config),
    ...(routed === undefined ? {} : { routed }),
    excludedOfficerIds: asked.officerIds,
    excludedStationIds: asked.stationIds,
  }
  for (let choices = 0; choices <= candidates.officers.length + 1; choices += 1) {
    const choice = choose(task, search)
    const { officerId } = choice
    if (officerId === null || (await isToBeHad(ctx, officerId)))
      return give(ctx, task, { ...choice, place: foundOf(place) })
    search = { ...search, excludedOfficerIds: [...search.excludedOfficerIds, officerId] }
  }
  assert(false, 'a station is always left')
}

/** Reserved for us, and still on duty and signed in: the snapshot is older than the reservation. */
const isToBeHad = async (ctx: Context, officerId: string): Promise<boolean> =>
  (await repository.claimOfficer(ctx.db, officerId)) === 'free' && (await canBeSent(ctx, officerId))

/** The desk's word holds for the first round only, and only while whom it names is free. */
function choose(task: repository.TaskRow, search: Search): Chosen {
  const { directedOfficerId, directedStationId } = task.warning
  const isFirst = task.round === 0 && task.kind === 'first_visit'
  if (!isFirst || directedStationId === null) return chooseOfficer(search)
  if (directedOfficerId === null) return ofStation(search, directedStationId)
  const objection = objectionTo(search, directedOfficerId)
  if (objection !== null) return explained(chooseOfficer(search), objection.zh, objection.en)
  const { eligible, notEligible } = chooseOfficer(search)
  return {
    rule: 'directed',
    officerId: directedOfficerId,
    stationId: directedStationId,
    distanceMeters: null,
    way: null,
    tasksToday: null,
    reason: { zh: '由值班席位指定民警', en: 'officer named by the desk' },
    runnersUp: [],
    eligible,
    notEligible,
  }
}

/** Where he is and whether he has rested is the desk's affair; that he is at work at all is not. */
function objectionTo(
  { candidates, excludedOfficerIds, now }: Search,
  officerId: string,
): Choice['reason'] | null {
  const officer = candidates.officers.find(({ id }) => id === officerId)
  const cause = officer === undefined ? 'off-duty' : whyNot(officer, now)
  if (cause === 'off-duty') return { zh: '指定的民警不在岗', en: 'the officer named by the desk is off duty' }
  if (cause === 'signed-out')
    return { zh: '指定的民警未登录', en: 'the officer named by the desk is signed out' }
  if (cause === 'busy' || excludedOfficerIds.includes(officerId))
    return { zh: '指定的民警有其他任务', en: 'the officer named by the desk is not free' }
  return null
}

/** The nearest free officer of that station, else the station itself. */
function ofStation(search: Search, stationId: string): Chosen {
  const { officers, stations, ...gazetteer } = search.candidates
  const choice = chooseOfficer({
    ...search,
    candidates: { ...gazetteer, stations: stations.filter(({ id }) => id === stationId) },
    officers: new OfficerIndex(
      officers.filter((officer) => officer.stationId === stationId),
      search.now,
    ),
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
