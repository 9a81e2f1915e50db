import type { Context } from '../../context'
import { hoursAfter } from '../../lib/duration'
import { findWarning, isCallable, levelSchema } from '../../warnings'
import { messageLimits } from '../limits'
import { contactPolicyAt } from '../persons/policy'
import type { NotificationRow as Row } from '../repository'
import { claimsOf, lockNumber } from './repository'
import { quietEnd } from './quiet-hours'

type Why = 'quiet_hours' | 'number_limit'

/** Whether a message may go out now; it waits, or it never goes out and says why. */
export type Admission =
  | { readonly may: 'go' }
  | { readonly may: 'wait'; readonly until: Date; readonly why: Why }
  | { readonly may: 'never'; readonly why: 'warning_closed' | 'number_limit' }

const go: Admission = { may: 'go' }

/** Decided when it is to go out, not when it was asked for: the warning may be closed by then, its level another one. */
export const admit = (ctx: Context, row: Row, to: string): Promise<Admission> =>
  row.isForPerson ? admitToPerson(ctx, row, to) : admitToOfficer(ctx, row, to)

async function admitToPerson(ctx: Context, row: Row, to: string): Promise<Admission> {
  const warning = row.warningId === null ? null : await findWarning(ctx.db, row.warningId)
  if (warning === null || !isCallable(warning)) return { may: 'never', why: 'warning_closed' }
  const now = ctx.clock.now()
  const policy = await contactPolicyAt(ctx, levelSchema.parse(warning.level), now)
  const until = quietEnd(policy, now)
  if (until !== null) return { may: 'wait', until, why: 'quiet_hours' }
  const most = row.channel === 'voice' ? policy.mostCalls : policy.mostMessages
  const since = hoursAfter(now, -policy.windowHours)
  const sent = await sentSince(ctx, row, to, since)
  // Tomorrow's message of today's fraud helps nobody: what is too much is not kept for later.
  return sent.length < most ? go : { may: 'never', why: 'number_limit' }
}

async function admitToOfficer(ctx: Context, row: Row, to: string): Promise<Admission> {
  const now = ctx.clock.now()
  const sent = await sentSince(ctx, row, to, hoursAfter(now, -1))
  const most = messageLimits.officerMessages.value
  const oldest = sent.at(-most)
  if (oldest === undefined) return go
  return { may: 'wait', until: hoursAfter(oldest, 1), why: 'number_limit' }
}

/** When that number was sent something over that channel, the oldest first. Of two at once the second one waits. */
async function sentSince(ctx: Context, row: Row, to: string, since: Date): Promise<Date[]> {
  const indexes = ctx.vault.indexes(row.channel, to)
  await lockNumber(ctx.db, ctx.vault.index(row.channel, to))
  return claimsOf(ctx.db, { indexes, isForPerson: row.isForPerson, since, except: row.id })
}
