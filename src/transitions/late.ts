import { z } from 'zod'
import { AppError } from '../errors'
import { after, DAY_MS, MINUTE_MS } from '../lib/duration'

interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

const local = { source: 'local configuration', since: '2026-11-26' } as const

export const lateLimits = {
  // A telephone's clock is not ours; what differs by less was done as it was heard of.
  clockSkew: { value: 2, unit: 'minutes', ...local },
  // Older entries are told to the desk by word of mouth. Answers are kept longer than this, so none counts twice.
  oldestEntry: { value: 7, unit: 'days', ...local },
} as const satisfies Record<string, Limit>

/** When something was done, and when we heard of it if that was later. */
export interface Done {
  readonly at: Date
  /** null: as it was done. */
  readonly receivedAt: Date | null
}

export const enteredAtSchema = z.iso
  .datetime({ offset: true })
  .optional()
  .describe(
    'when it was done, if it could not be sent at once; not in the future, not before what it follows, at most 7 days ago',
  )

/** The body of a call that says nothing but when it was done. */
export const enteredBody = z.strictObject({ enteredAt: enteredAtSchema }).optional()
export type Entered = z.infer<typeof enteredBody>

/**
 * Judges a time that a telephone says: clocks hold for the deed, not for the network.
 * @param earliest what it follows (the assignment, the step before); null: nothing
 * @throws AppError invalid_request naming `enteredAt`
 */
export function whenDone(now: Date, enteredAt: string | undefined, earliest: Date | null): Done {
  if (enteredAt === undefined) return { at: now, receivedAt: null }
  const at = new Date(enteredAt)
  const skewMs = lateLimits.clockSkew.value * MINUTE_MS
  if (at > after(now, skewMs)) throw refused('a time that is not in the future')
  if (at < after(now, -lateLimits.oldestEntry.value * DAY_MS))
    throw refused(`a time within the last ${lateLimits.oldestEntry.value} days`)
  if (earliest !== null && at < after(earliest, -skewMs)) throw refused('a time after the step before')
  if (at >= after(now, -skewMs)) return { at: now, receivedAt: null }
  return { at: earliest !== null && at < earliest ? earliest : at, receivedAt: now }
}

const refused = (expected: string): AppError =>
  new AppError('invalid_request', undefined, [{ path: 'enteredAt', code: 'custom', expected }])
