import type { Context, BankRequestKind } from '../../context'
import { hoursAfter, minutesAfter } from '../../lib/duration'
import { RETURN_WORKING_DAYS, STOP_HOURS } from '../limits'
import { workingDaysAfter } from '../returns/working-days'

/** The two clocks of what a bank is asked. */
export interface TaskClocks {
  readonly id: string
  /** The bank's own limit for its answer; of an appeal when it has to be decided. */
  readonly respondBy: Date
  /** When the answer comes too late to be of use; null: no such time. */
  readonly runsOutAt: Date | null
}

/** By time left for the answer, then by time left of the 48 hours (or of the freeze). */
export function byTimeLeft(a: TaskClocks, b: TaskClocks): number {
  const first = a.respondBy.getTime() - b.respondBy.getTime()
  if (first !== 0) return first
  const [aEnd, bEnd] = [a.runsOutAt?.getTime() ?? Infinity, b.runsOutAt?.getTime() ?? Infinity]
  if (aEnd !== bEnd) return aEnd - bEnd
  return a.id < b.id ? -1 : 1
}

interface Asked {
  readonly kind: BankRequestKind
  readonly createdAt: Date
  readonly bank: { readonly responseLimitMinutes: number }
}

/** A return has its three working days; all else the bank's own limit. */
export const answerDue = ({ kind, createdAt, bank }: Asked): Date =>
  kind === 'return_funds'
    ? workingDaysAfter(createdAt, RETURN_WORKING_DAYS)
    : minutesAfter(createdAt, bank.responseLimitMinutes)

/**
 * A stop that the bank made the minute it was asked would be over 48 h later; what is asked about something in force
 * runs out with it: a renewal with its stop or freeze, a freeze with the stop before it.
 */
export function runsOut({ kind, createdAt }: Asked, inForceUntil: Date | null): Date | null {
  switch (kind) {
    case 'stop':
      return hoursAfter(createdAt, STOP_HOURS)
    case 'renew_stop':
    case 'freeze':
    case 'renew_freeze':
      return inForceUntil
    default:
      return null
  }
}

/** The bank of the liaison who acts; a liaison without one is asked nothing. */
export const bankOf = (ctx: Context): string | null => (ctx.actor.kind === 'user' ? ctx.actor.bankId : null)
