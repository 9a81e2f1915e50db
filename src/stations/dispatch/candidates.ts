import { MINUTE_MS } from '../../lib/duration'
import type { Point } from '../geo'
import { stationLimits } from '../limits'
import type { Gazetteer } from '../place'
import { isPositionFresh } from '../position'

export interface OfficerCandidate {
  readonly id: string
  readonly stationId: string
  readonly isOnDuty: boolean
  /** Has a session that may still be used. */
  readonly isSignedIn: boolean
  /** Holds a task that is assigned, accepted or arrived. */
  readonly isBusy: boolean
  /** When he last reported from a door; null: not of late. */
  readonly reportedAt: Date | null
  /** That he accepted since midnight in the city. */
  readonly tasksToday: number
  readonly point: Point | null
  readonly positionAt: Date | null
}

export interface StationCandidate extends Point {
  readonly id: string
  readonly code: string
  readonly townCode: string | null
  readonly districtCode: string
}

export interface DispatchCandidates extends Gazetteer {
  readonly officers: readonly OfficerCandidate[]
  /** Active ones only. */
  readonly stations: readonly StationCandidate[]
}

/** Why somebody cannot be sent, in the order in which it is looked at: each officer is counted once. */
export const causes = ['off-duty', 'signed-out', 'busy', 'resting', 'stale-position', 'handed-back'] as const
export type Cause = (typeof causes)[number]
export type CauseCounts = Readonly<Record<Cause, number>>

/** Whom a choice may fall on: one with no cause against him whose place is known. */
export interface EligibleOfficer extends OfficerCandidate {
  readonly point: Point
  readonly positionAt: Date
}

/** null: may be sent, unless he has handed this task back. */
export function whyNot(officer: OfficerCandidate, now: Date): Exclude<Cause, 'handed-back'> | null {
  if (!officer.isOnDuty) return 'off-duty'
  if (!officer.isSignedIn) return 'signed-out'
  if (officer.isBusy) return 'busy'
  if (isResting(officer, now)) return 'resting'
  return officer.point === null || !isPositionFresh(officer, now) ? 'stale-position' : null
}

export const isLocated = (officer: OfficerCandidate): officer is EligibleOfficer =>
  officer.point !== null && officer.positionAt !== null

const isResting = ({ reportedAt }: OfficerCandidate, now: Date): boolean =>
  reportedAt !== null && now.getTime() - reportedAt.getTime() < stationLimits.restMinutes.value * MINUTE_MS
