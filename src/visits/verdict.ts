import { after, DAY_MS } from '../lib/duration'
import type { Attitude, Checks, Finding } from './schema'

/** What was found, as far as it decides something. */
export interface Found {
  readonly finding: Finding
  readonly attitude: Attitude
  readonly checks: Checks
}

/**
 * What a visit says of the warning. Fraud is the officer's word against anybody's. That it is none must rest on what
 * he has looked at himself: "I am not a victim" is what victims are told to say, so a denial never closes.
 */
export function verdictOf({ finding, attitude, checks }: Found): 'confirm' | 'dismiss' | null {
  if (finding === 'fraud') return 'confirm'
  if (finding !== 'not_fraud' || isDenial(attitude)) return null
  return isFromOwnChecks(checks) ? 'dismiss' : null
}

/** The person is to be seen again: nobody reached, nothing sure, or not willing to believe it. */
export function needsSecondVisit(found: Found): boolean {
  return isDenial(found.attitude) || verdictOf(found) === null
}

const isDenial = (attitude: Attitude): boolean =>
  attitude === 'denies' || attitude === 'refuses' || attitude === 'not_met'

/** All four were looked at, and nothing was found. */
export const isFromOwnChecks = (checks: Checks): boolean =>
  Object.values(checks).every(({ checked, found }) => checked && (found ?? 'nothing') === 'nothing')

// A planned visit further away than this is no plan.
export const LATEST_NEXT_VISIT_DAYS = 30

export const isPlannable = (at: Date, now: Date): boolean =>
  at > now && at <= after(now, LATEST_NEXT_VISIT_DAYS * DAY_MS)
