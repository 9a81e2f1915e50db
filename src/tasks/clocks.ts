import type { Context } from '../context'
import { after, hoursAfter, minutesAfter, SECOND_MS } from '../lib/duration'
import type { TimerKind } from '../events'
import type { Prisma } from '../generated/prisma/client'
import { endEscalations, type ClockName } from '../escalations'
import { levelPolicyAt, type LevelPolicy } from '../stations'
import { levelSchema } from '../warnings'
import { taskLimits } from './limits'
import type { TaskRow } from './repository'

const policyOf = (ctx: Context, level: string) =>
  levelPolicyAt(ctx, levelSchema.parse(level), ctx.clock.now())

/** Each starts the next clock of a task and says until when it runs; the former one is stopped. */
export async function startAccept(ctx: Context, taskId: string, level: string): Promise<Date> {
  const { acceptMinutes } = await policyOf(ctx, level)
  const acceptBy = minutesAfter(ctx.clock.now(), acceptMinutes)
  await ctx.timers.stop(ctx.db, 'task.start', taskId)
  await ctx.timers.set(ctx.db, 'task.accept', taskId, acceptBy)
  return acceptBy
}

export async function startArrive(ctx: Context, task: TaskRow, acceptedAt: Date): Promise<Date> {
  const { arriveMinutes } = await policyOf(ctx, task.level)
  const arriveBy = minutesAfter(acceptedAt, arriveMinutes)
  await ctx.timers.stop(ctx.db, 'task.accept', task.id)
  await endEscalations(ctx, { taskId: task.id }, ['accept'], 'done')
  await ctx.timers.set(ctx.db, 'task.arrive', task.id, ringAt(ctx, arriveBy))
  return arriveBy
}

export async function startReport(ctx: Context, task: TaskRow, arrivedAt: Date): Promise<Date> {
  const { reportMinutes } = await policyOf(ctx, task.level)
  const reportBy = minutesAfter(arrivedAt, reportMinutes)
  await ctx.timers.stop(ctx.db, 'task.arrive', task.id)
  await endEscalations(ctx, { taskId: task.id }, ['arrive'], 'done')
  await ctx.timers.set(ctx.db, 'task.report', task.id, ringAt(ctx, reportBy))
  return reportBy
}

export async function startFollowUp(ctx: Context, task: TaskRow, reportedAt: Date): Promise<Date> {
  const { followUpHours } = await policyOf(ctx, task.level)
  const followUpBy = hoursAfter(reportedAt, followUpHours)
  await ctx.timers.stop(ctx.db, 'task.report', task.id)
  await endEscalations(ctx, { taskId: task.id }, ['report'], 'done')
  await ctx.timers.set(ctx.db, 'task.follow-up', task.id, ringAt(ctx, followUpBy))
  return followUpBy
}

/** A step that was told late may be behind its next clock already: what follows it in the same breath comes first. */
function ringAt(ctx: Context, dueAt: Date): Date {
  const soonest = after(ctx.clock.now(), taskLimits.lateStepGrace.value * SECOND_MS)
  return dueAt > soonest ? dueAt : soonest
}

export async function stopClocks(ctx: Context, taskId: string): Promise<void> {
  for (const kind of ['task.start', 'task.accept', 'task.arrive', 'task.report'] as const)
    await ctx.timers.stop(ctx.db, kind, taskId)
  await endEscalations(ctx, { taskId }, ['accept', 'arrive', 'report', 'follow_up'], 'called_off')
}

export async function endFollowUp(ctx: Context, taskId: string): Promise<void> {
  await ctx.timers.stop(ctx.db, 'task.follow-up', taskId)
  await endEscalations(ctx, { taskId }, ['follow_up'], 'done')
}

interface RunningClock {
  readonly kind: TimerKind
  readonly minutes: number
  readonly before: Date | null
  readonly data: (dueAt: Date) => Prisma.TaskUncheckedUpdateManyInput
}

/** The running clock of a task under the minutes of a higher level; null: none runs, or it ends sooner anyway. */
export async function hurriedClock(ctx: Context, task: TaskRow, level: string) {
  const clock = runningClock(task, await policyOf(ctx, level))
  if (clock === null) return null
  const dueAt = minutesAfter(ctx.clock.now(), clock.minutes)
  if (clock.before !== null && clock.before <= dueAt) return null
  return { kind: clock.kind, dueAt, data: clock.data(dueAt) }
}

function runningClock(task: TaskRow, policy: LevelPolicy): RunningClock | null {
  switch (task.state) {
    case 'assigned':
      return {
        kind: 'task.accept',
        minutes: policy.acceptMinutes,
        before: task.acceptBy,
        data: (acceptBy) => ({ acceptBy }),
      }
    case 'accepted':
      return {
        kind: 'task.arrive',
        minutes: policy.arriveMinutes,
        before: task.arriveBy,
        data: (arriveBy) => ({ arriveBy }),
      }
    case 'arrived':
      return {
        kind: 'task.report',
        minutes: policy.reportMinutes,
        before: task.reportBy,
        data: (reportBy) => ({ reportBy }),
      }
    default:
      return null
  }
}

export type TaskClock = Exclude<ClockName, 'acknowledge' | 'reach'>

/** Which clock of a task runs, by its state; null: none does. */
export function clockOf(task: TaskRow): { readonly clock: TaskClock; readonly dueAt: Date } | null {
  switch (task.state) {
    case 'assigned':
      return task.acceptBy === null ? null : { clock: 'accept', dueAt: task.acceptBy }
    case 'accepted':
      return task.arriveBy === null ? null : { clock: 'arrive', dueAt: task.arriveBy }
    case 'arrived':
      return task.reportBy === null ? null : { clock: 'report', dueAt: task.reportBy }
    case 'reported':
      return task.followUpBy === null ? null : { clock: 'follow_up', dueAt: task.followUpBy }
    default:
      return null
  }
}
