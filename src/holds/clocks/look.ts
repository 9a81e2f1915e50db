import type { Context } from '../../context'
import { after, DAY_MS } from '../../lib/duration'
import type { FreezeRow } from '../freezes/repository'
import { EXPIRY_REMINDER_DAYS, REVIEW_PROPOSED_DAYS } from '../limits'
import { escalate, type HoldClock } from './escalate'

interface Mark {
  readonly clock: HoldClock
  readonly at: Date
}

type Frozen = Pick<FreezeRow, 'state' | 'kind' | 'expiresAt' | 'reviewAt' | 'priorUntil'>

/** When people are told of a freeze in force: before it ends, before its whole account is to be reviewed, and when it was not. */
export function marksOf({ state, kind, expiresAt, reviewAt, priorUntil }: Frozen): Mark[] {
  if (state === 'queued') return priorUntil === null ? [] : [{ clock: 'prior_ended', at: priorUntil }]
  if (state !== 'frozen' || expiresAt === null) return []
  const before = (at: Date, days: number): Date => after(at, -days * DAY_MS)
  const reviews: Mark[] =
    kind === 'whole' && reviewAt !== null
      ? [
          { clock: 'review_near', at: before(reviewAt, REVIEW_PROPOSED_DAYS) },
          { clock: 'review_overdue', at: reviewAt },
        ]
      : []
  const ends = EXPIRY_REMINDER_DAYS.map((days): Mark => ({
    clock: 'expiry_near',
    at: before(expiresAt, days),
  }))
  return [...reviews, ...ends].sort((a, b) => a.at.getTime() - b.at.getTime())
}

/**
 * Tells of what is due and sets the clock to what comes next. Called when the freeze begins, is renewed or reviewed, and by
 * its clock. After a standstill of the service only the latest of several reminders of one kind is told.
 */
export async function lookAtFreeze(ctx: Context, freeze: FreezeRow): Promise<void> {
  const now = ctx.clock.now()
  const marks = marksOf(freeze)
  const due = new Map(marks.filter(({ at }) => at <= now).map((mark) => [mark.clock, mark]))
  for (const { clock, at } of due.values()) {
    await escalate(ctx, {
      clock,
      subject: 'freeze',
      subjectId: freeze.id,
      warningId: freeze.warningId,
      number: freeze.number,
      dueAt: at,
    })
  }
  const next = marks.find(({ at }) => at > now)
  if (next === undefined) await ctx.timers.stop(ctx.db, 'hold.remind', freeze.id)
  else await ctx.timers.set(ctx.db, 'hold.remind', freeze.id, next.at)
}
