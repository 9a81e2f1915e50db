import { after, DAY_MS, hoursAfter } from '../../lib/duration'
import type { HoldRow } from '../hold-row'
import {
  FREEZE_RENEWAL_PROPOSED_DAYS,
  REVIEW_PROPOSED_DAYS,
  STOP_RENEWAL_PROPOSED_HOURS,
  STOPS_PER_ACCOUNT,
} from '../limits'

/** What somebody should do before time does it. */
export const nextSteps = ['renew', 'freeze', 'review'] as const
export type NextStep = (typeof nextSteps)[number]

export interface Surroundings {
  /** Of the account, over all warnings. */
  readonly stopsTaken: number
  /** A renewal, a release or a freeze has been asked for already. */
  readonly isUnderWay: boolean
}

/** null: nothing yet, or it is under way, or it may end by itself. */
export function nextStep(
  hold: HoldRow,
  { stopsTaken, isUnderWay }: Surroundings,
  now: Date,
): NextStep | null {
  if (hold.subject === 'protective_hold') return null
  if (hold.subject === 'freeze') return freezeStep(hold.row, isUnderWay, now)
  const { expiresAt } = hold.row
  if (isUnderWay || expiresAt === null || expiresAt > hoursAfter(now, STOP_RENEWAL_PROPOSED_HOURS))
    return null
  // The account's second stop is the renewal; once it is used only a freeze keeps the money.
  return stopsTaken < STOPS_PER_ACCOUNT ? 'renew' : 'freeze'
}

function freezeStep(
  { expiresAt, reviewAt }: { readonly expiresAt: Date | null; readonly reviewAt: Date | null },
  isUnderWay: boolean,
  now: Date,
): NextStep | null {
  const isNear = (at: Date | null, days: number): boolean => at !== null && at <= after(now, days * DAY_MS)
  if (isNear(reviewAt, REVIEW_PROPOSED_DAYS)) return 'review'
  return !isUnderWay && isNear(expiresAt, FREEZE_RENEWAL_PROPOSED_DAYS) ? 'renew' : null
}
