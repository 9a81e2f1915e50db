import type { Context } from '../context'
import { levelPolicyAt, type Level } from '../stations'
import { ladderOf } from './ladder'
import * as repository from './repository'
import type { ClockName, EndReason, EscalationQuery } from './schema'

export interface MissedTime {
  readonly warningId: string
  /** Null: a clock of the warning itself. */
  readonly taskId: string | null
  readonly stationId: string | null
  readonly clock: ClockName
  readonly level: Level
  readonly dueAt: Date
  /** The task has gone to somebody else because of it. */
  readonly isGivenOn: boolean
}

/**
 * Writes down that a time was missed and who is to know of it: now, or by a clock of each step. The same miss is
 * written once, however often it is delivered.
 */
export async function escalate(ctx: Context, missed: MissedTime): Promise<void> {
  const now = ctx.clock.now()
  const { warningId, taskId, stationId, clock, level, dueAt, isGivenOn } = missed
  const hasStationChief = stationId !== null && (await repository.countStationChiefs(ctx.db, stationId)) > 0
  const rungs = ladderOf({ clock, dueAt, isGivenOn, hasStationChief }, await levelPolicyAt(ctx, level, now))
  const subject = taskId ?? warningId
  const written = await repository.writeEscalations(
    ctx.db,
    rungs.map(({ step, tellAt }) => ({
      id: ctx.ids.derived(`escalation:${subject}:${clock}:${dueAt.toISOString()}:${step}`),
      warningId,
      taskId,
      stationId,
      clock,
      step,
      level,
      dueAt,
      tellAt,
      writtenAt: now,
      ...(step === 'next_officer' ? { toldAt: now, toldCount: 1, endedAt: now, endReason: 'given_on' } : {}),
    })),
  )
  for (const { id, tellAt, step } of written) {
    if (step === 'next_officer') continue
    if (tellAt <= now) await ctx.outbox.emit(ctx.db, 'escalation.due', { escalationId: id })
    else await ctx.timers.set(ctx.db, 'escalation.tell', id, tellAt)
  }
}

/** What was missed has been done after all, or nobody waits for it any more. */
export const endEscalations = (
  ctx: Context,
  subject: { readonly warningId: string } | { readonly taskId: string },
  clocks: readonly ClockName[],
  endReason: EndReason,
) =>
  repository.endOpen(ctx.db, 'taskId' in subject ? subject : { ...subject, taskId: null }, clocks, {
    endedAt: ctx.clock.now(),
    endReason,
  })

export const noteTold = (ctx: Context, id: string, count: number) =>
  repository.writeTold(ctx.db, id, ctx.clock.now(), count)

export async function listEscalations(ctx: Context, query: EscalationQuery) {
  const [rows, total] = await Promise.all([
    repository.listEscalations(ctx.db, ctx.actor, query),
    repository.countEscalations(ctx.db, ctx.actor, query),
  ])
  return { rows, total }
}
