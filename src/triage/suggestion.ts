import type { z } from 'zod'
import type { Context, Purpose } from '../context'
import { present } from '../lib/assert'
import { MINUTE_MS } from '../lib/duration'
import {
  cityPoint,
  isEligible,
  loadGazetteer,
  rankByDistance,
  type DispatchCandidates,
  type OfficerCandidate,
  type Place,
  type Point,
} from '../stations'
import { suggestFor, whereaboutsOf, type Suggestion } from '../tasks'
import { openProfile, readToOpen, readWarning } from '../warnings'
import { triageLimits } from './limits'
import type { suggestionView, whereaboutsView } from './schema'
import * as repository from './suggestion-repository'

type View = z.input<typeof suggestionView>

/**
 * Who would be sent now and why, who comes next, and whom else there is near by. It tells of the person no more than
 * town or district and how far it is: the place itself is opened with a purpose.
 */
export async function readSuggestion(ctx: Context, warningId: string): Promise<View> {
  const suggestion = await suggestFor(ctx, await readWarning(ctx, warningId))
  const names = await namesOf(ctx, suggestion.candidates)
  const { choice, candidates, whereabouts } = suggestion
  const from = whereabouts.place.point ?? middleOf(candidates, whereabouts.place)
  return {
    choice: {
      rule: choice.rule,
      reason: { ...choice.reason },
      ...sendable(suggestion, names, choice),
    },
    runnersUp: choice.runnersUp.map((runnerUp) => sendable(suggestion, names, runnerUp)),
    officers: nearestOf(from, withPoint(candidates.officers)).map(({ item, meters }) => ({
      ...sendable(suggestion, names, {
        officerId: item.id,
        stationId: item.stationId,
        distanceMeters: whereabouts.place.point === null ? null : meters,
      }),
      isFree: !item.isBusy,
      isEligible: isEligible(item, suggestion.at, []),
    })),
    stations: nearestOf(from, candidates.stations).map(({ item, meters }) =>
      sendable(suggestion, names, {
        officerId: null,
        stationId: item.id,
        distanceMeters: whereabouts.place.point === null ? null : meters,
      }),
    ),
    place: placeView(candidates, whereabouts),
    at: suggestion.at.toISOString(),
  }
}

interface Located {
  readonly id: string
  readonly point: Point
}

const withPoint = (officers: readonly OfficerCandidate[]): (OfficerCandidate & Located)[] =>
  officers.flatMap((officer) => (officer.point === null ? [] : [{ ...officer, point: officer.point }]))

/** Nearest first; without any place to measure from, to the middle of the city. */
function nearestOf<T extends { readonly id: string } & (Point | { readonly point: Point })>(
  from: Point | null,
  items: readonly T[],
): { readonly item: T; readonly meters: number }[] {
  const pointOf = (item: T): Point => ('point' in item ? item.point : item)
  const ranked = rankByDistance(from ?? cityPoint, items, pointOf, ({ id }) => id)
  return ranked.slice(0, triageLimits.nearby.value)
}

interface Names {
  readonly officers: ReadonlyMap<string, { readonly name: string; readonly badge: string }>
  readonly stations: ReadonlyMap<string, string>
}

async function namesOf(ctx: Context, { officers, stations }: DispatchCandidates): Promise<Names> {
  const [people, places] = await Promise.all([
    repository.readOfficers(
      ctx.db,
      officers.map(({ id }) => id),
    ),
    repository.readStations(
      ctx.db,
      stations.map(({ id }) => id),
    ),
  ])
  return {
    officers: new Map(
      people.map(({ userId, badge, user }) => [userId, { name: user.displayName, badge }] as const),
    ),
    stations: new Map(places.map(({ id, name }) => [id, name] as const)),
  }
}

interface Sendable {
  readonly officerId: string | null
  readonly stationId: string
  readonly distanceMeters: number | null
}

function sendable({ candidates, at }: Suggestion, names: Names, who: Sendable) {
  const officer = candidates.officers.find(({ id }) => id === who.officerId)
  const station = candidates.stations.find(({ id }) => id === who.stationId)
  const positionAt = officer?.positionAt ?? null
  const person = who.officerId === null ? undefined : names.officers.get(who.officerId)
  return {
    officerId: who.officerId,
    officerName: person?.name ?? null,
    badge: person?.badge ?? null,
    stationId: who.stationId,
    stationName: names.stations.get(who.stationId) ?? '',
    distanceMeters: who.distanceMeters === null ? null : Math.round(who.distanceMeters),
    positionAt: positionAt?.toISOString() ?? null,
    positionMinutes:
      positionAt === null ? null : Math.max(0, Math.floor((at.getTime() - positionAt.getTime()) / MINUTE_MS)),
    point: pointOf(who.officerId === null ? station : officer?.point),
  }
}

const pointOf = (at: Point | null | undefined) =>
  at === null || at === undefined ? null : { lon: at.lon, lat: at.lat }

function placeView(
  candidates: DispatchCandidates,
  { place, precision, of }: Suggestion['whereabouts'],
): View['place'] {
  const town = candidates.towns.find(({ code }) => code === place.townCode)
  const district = candidates.districts.find(({ code }) => code === place.districtCode)
  return {
    of,
    precision,
    town: town === undefined ? null : { code: town.code, name: town.name, lon: town.lon, lat: town.lat },
    district:
      district === undefined
        ? null
        : { code: district.code, name: district.name, lon: district.lon, lat: district.lat },
  }
}

const middleOf = ({ towns, districts }: DispatchCandidates, place: Place): Point | null =>
  towns.find(({ code }) => code === place.townCode) ??
  districts.find(({ code }) => code === place.districtCode) ??
  null

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
  const { place, precision, of } = whereaboutsOf(ctx, warning, await loadGazetteer(ctx.db))
  if (of === null || place.point === null) return { point: null, precision: null, of: null, address: null }
  const party = of === 'person' ? warning.party : present(warning.organisation, 'organisation')
  const { address } = await openProfile(ctx, party, purpose)
  return { point: pointOf(place.point), precision, of, address: address ?? null }
}
