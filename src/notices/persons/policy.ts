import type { Context } from '../../context'
import { AppError } from '../../errors'
import { present } from '../../lib/assert'
import { cityDayOf } from '../../lib/city-day'
import type { WarningLevel } from '../../warnings'
import { contactModes, type ContactMode } from './modes'
import * as repository from './repository'
import type { NewContactPolicy } from './schema'

/**
 * What holds for a level from a day on; what was before stays as it was.
 * @throws AppError invalid_request for a day that has passed, already_exists when that day has one
 */
export async function publishContactPolicy(
  ctx: Context,
  wanted: NewContactPolicy,
): Promise<repository.ContactPolicyRow> {
  const today = cityDayOf(ctx.clock.now())
  const field = 'effectiveFrom'
  if (wanted.effectiveFrom < today) {
    const expected = `${today} or later: history stays as it was`
    throw new AppError('invalid_request', undefined, [{ path: field, code: 'past', expected }])
  }
  const row = {
    ...wanted,
    effectiveFrom: dateOf(wanted.effectiveFrom),
    quietFrom: minuteOf(wanted.quietFrom),
    quietUntil: minuteOf(wanted.quietUntil),
    publishedAt: ctx.clock.now(),
    publishedBy: ctx.actor.kind === 'user' ? ctx.actor.id : null,
  }
  if (await repository.createContactPolicy(ctx.db, row)) return row
  const expected = 'another day: the level has one that begins then'
  throw new AppError('already_exists', 'what holds is never written over', [
    { path: field, code: 'taken', expected },
  ])
}

/** "22:00" -> 1320 */
function minuteOf(time: string | null): number | null {
  if (time === null) return null
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** The date column holds midnight UTC of the day. */
const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** Whether and when the service itself turns to the person of a warning of that level, as it holds on a day. */
export async function contactPolicyAt(
  ctx: Context,
  level: WarningLevel,
  at: Date,
): Promise<repository.ContactPolicyRow> {
  const day = dateOf(cityDayOf(at))
  return present(await repository.readContactPolicy(ctx.db, level, day), `contact policy of level ${level}`)
}

export const modeOf = (policy: repository.ContactPolicyRow, channel: 'sms' | 'voice'): ContactMode => {
  const mode = policy[channel]
  return contactModes.find((each) => each === mode) ?? 'none'
}
