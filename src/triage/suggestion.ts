import type { z } from 'zod'
import type { Context } from '../context'
import { MINUTE_MS } from '../lib/duration'
import {
  cityPoint,
  rankByDistance,
  whyNot,
  type Choice,
  type DispatchCandidates,
  type OfficerCandidate,
  type Place,
  type Point,
} from '../stations'
import { foundOf, suggestFor, type Suggestion } from '../tasks'
import { readWarning } from '../warnings'
import { triageLimits } from './limits'
import type { suggestionView } from './schema'
import * as repository from './suggestion-repository'

type View = z.input<typeof suggestionView>

/**
 * Who would be sent now and why, who comes next, and whom else there is near by. It tells of the person no more than
 * town or district and how far it is: the place itself is opened with a purpose.
 */
export async function readSuggestion(ctx: Context, warningId: string): Promise<View> {
  const suggestion = await suggestFor(ctx, await readWarning(ctx, warningId))
  const { choice, candidates, whereabouts } = suggestion
  const from = whereabouts.place.point ?? middleOf(candidates, whereabouts.place)
  const officers = nearestOf(from, atWork(candidates.officers))
  const stations = nearestOf(from, candidates.stations)
  const names = await namesOf(ctx, [
    choice,
    ...choice.runnersUp,
    ...officers.map(({ item: { id, stationId } }) => ({ officerId: id, stationId })),
    ...stations.map(({ item }) => ({ officerId: null, stationId: item.id })),
  ])
  const metersOf = (meters: number) => (whereabouts.place.point === null ? null : meters)
  return {
    choice: { rule: choice.rule, reason: { ...choice.reason }, ...weighed(suggestion, names, choice) },
    runnersUp: choice.runnersUp.map((other) => ({
      ...weighed(suggestion, names, other),
      why: { ...other.why },
    })),
    eligible: choice.eligible,
    notEligible: { ...choice.notEligible },
    officers: officers.map(({ item, meters }) => ({
      ...sendable(suggestion, names, {
        officerId: item.id,
        stationId: item.stationId,
        distanceMeters: metersOf(meters),
      }),
      isFree: !item.isBusy,
      whyNot: whyNot(item, suggestion.at),
    })),
    stations: stations.map(({ item, meters }) =>
      sendable(suggestion, names, {
        officerId: null,
        stationId: item.id,
        distanceMeters: metersOf(meters),
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

/** Whom the desk may name by hand: on duty and signed in, with a position. */
const atWork = (officers: readonly OfficerCandidate[]): (OfficerCandidate & Located)[] =>
  officers.flatMap((officer) =>
    officer.isOnDuty && officer.isSignedIn && officer.point !== null
      ? [{ ...officer, point: officer.point }]
      : [],
  )

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

async function namesOf(
  ctx: Context,
  who: readonly { readonly officerId: string | null; readonly stationId: string }[],
): Promise<Names> {
  const [people, places] = await Promise.all([
    repository.readOfficers(
      ctx.db,
      who.flatMap(({ officerId }) => (officerId === null ? [] : [officerId])),
    ),
    repository.readStations(
      ctx.db,
      who.map(({ stationId }) => stationId),
    ),
  ])
  return {
    officers: new Map(
      people.map(({ userId, badge, user }) => [userId, { name: user.displayName, badge }] as const),
    ),
    stations: new Map(places.map(({ id, name }) => [id, name] as const)),
  }
}

/** With what the choice went by. */
const weighed = (suggestion: Suggestion, names: Names, who: Omit<Choice['runnersUp'][number], 'why'>) => ({
  ...sendable(suggestion, names, who),
  way: who.way === null ? null : { ...who.way },
  tasksToday: who.tasksToday,
})

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

function placeView(candidates: DispatchCandidates, { place, of }: Suggestion['whereabouts']): View['place'] {
  const town = candidates.towns.find(({ code }) => code === place.townCode)
  const district = candidates.districts.find(({ code }) => code === place.districtCode)
  return {
    of,
    ...foundOf(place),
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
