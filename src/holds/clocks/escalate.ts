import type { Context } from '../../context'

/** What has run out, or is about to; docs/operations.md says who is told of which. */
export const holdClocks = [
  'not_entered', // a report's first-tier account, 30 minutes after the report
  'expiry_near', // of a freeze
  'prior_ended', // of another authority's freeze that ours stands behind
  'review_near', // of a whole-account freeze
  'review_overdue',
  'appeal_overdue',
  'release_unconfirmed', // the bank has not said that it let go
  'objections_end', // of a return's public notice
  'return_overdue', // the bank has not returned the money in its working days
] as const
export type HoldClock = (typeof holdClocks)[number]

export interface Escalation {
  readonly clock: HoldClock
  readonly subject: 'report_draft' | 'stop_payment' | 'freeze' | 'protective_hold' | 'appeal' | 'fund_return'
  readonly subjectId: string
  readonly warningId: string | null
  readonly number: string
  /** What the clock stood at: set anew, it may run out anew. */
  readonly dueAt: Date
}

/** Writes down that a clock has run out and has people told of it, once for each time it was set to. @returns whether it is new */
export async function escalate(ctx: Context, escalation: Escalation): Promise<boolean> {
  const id = ctx.ids.derived(
    `escalation:${escalation.subjectId}:${escalation.clock}:${escalation.dueAt.toISOString()}`,
  )
  const { count } = await ctx.db.holdEscalation.createMany({
    data: { ...escalation, id, escalatedAt: ctx.clock.now() },
    skipDuplicates: true,
  })
  if (count === 0) return false
  await ctx.outbox.emit(ctx.db, 'hold.escalated', { escalationId: id })
  return true
}
