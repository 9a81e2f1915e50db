import type { Context } from '../context'
import { minutesAfter } from '../lib/duration'
import { dropPause } from '../pauses'
import { begin, found } from '../transitions'
import { clockLevelOf, findWarning, isLive, levelSchema, warningLevels } from '../warnings'
import { giveTask } from './assign'
import { escalate, type ClockName } from '../escalations'
import { clockOf, hurriedClock, stopClocks } from './clocks'
import { taskLimits } from './limits'
import { taskMachine } from './machine'
import { moveTask, remarkOnTask } from './move'
import * as repository from './repository'
import type { Routed } from './roads'
import type { TaskKind } from './schema'

/** What the tasks do when something has happened: each is called by the worker, in the transaction of its event. */

/** A dispatched warning gets its task, once for each dispatch. */
export async function sendFirstVisit(ctx: Context, warningId: string, routed?: Routed): Promise<void> {
  const warning = found(await findWarning(ctx.db, warningId), 'warning')
  if (warning.state !== 'dispatched' || warning.dispatchedAt === null) return
  const id = ctx.ids.derived(`task:first:${warningId}:${warning.dispatchedAt.toISOString()}`)
  const task = await make(ctx, { id, warning, kind: 'first_visit', notBefore: null })
  if (task !== null) await giveTask(ctx, task, routed)
}

/**
 * Somebody must go again: a denial is not an end, since six in ten still trust the fraudster after a warning.
 * @returns null when nobody goes: the warning is over, enough have gone, or one is planned already
 */
export async function planSecondVisit(
  ctx: Context,
  plan: {
    readonly warningId: string
    readonly cause: string
    readonly at: Date
    readonly reason?: string
  },
): Promise<repository.TaskRow | null> {
  const warning = found(await findWarning(ctx.db, plan.warningId), 'warning')
  if (!isLive(warning) && warning.state !== 'confirmed') return null
  if ((await repository.countTasks(ctx.db, warning.id, 'second_visit')) >= taskLimits.secondVisits.value)
    return null
  const id = ctx.ids.derived(`task:second:${plan.cause}`)
  const { at, reason = null } = plan
  const task = await make(ctx, { id, warning, kind: 'second_visit', notBefore: at, reason })
  if (task !== null) await ctx.timers.set(ctx.db, 'task.start', task.id, at)
  return task
}

/** When the person is seen again unless the officer has said so. */
export function secondVisitAt(
  now: Date,
  visit: { readonly isNotReached: boolean; readonly isInContact: boolean | null },
): Date {
  if (visit.isNotReached) return minutesAfter(now, taskLimits.visitAfterNotReached.value)
  const limit = visit.isInContact === true ? taskLimits.visitAfterStillInContact : taskLimits.visitAfterDenial
  return minutesAfter(now, limit.value)
}

/** The time of a planned visit has come. */
export async function startPlanned(ctx: Context, taskId: string, routed?: Routed): Promise<void> {
  const task = await repository.readTask(ctx.db, taskId)
  if (task?.state === 'queued') await giveTask(ctx, task, routed)
}

/** An officer has given it back. */
export async function giveToNext(ctx: Context, taskId: string, routed?: Routed): Promise<void> {
  const task = await repository.readTask(ctx.db, taskId)
  if (task?.state === 'returned') await giveTask(ctx, task, routed)
}

/**
 * A clock ran out; the row says which. Not accepted in time: the next one gets it. In every case the duty chief is told.
 * A clock that was set anew meanwhile is not this one.
 */
export async function whenDue(ctx: Context, taskId: string, routed?: Routed): Promise<void> {
  const task = await repository.readTask(ctx.db, taskId)
  const missed = task === null ? null : missedBy(task, ctx.clock.now())
  if (task === null || missed === null) return
  const isGivenOn = task.state === 'assigned' && task.round < taskLimits.rounds.value
  if (isGivenOn) {
    await moveTask(ctx, task, 'lapse', { reason: 'not accepted in time' })
    await giveTask(ctx, found(await repository.readTask(ctx.db, taskId), 'task'), routed)
  }
  const { warningId, stationId } = task
  const level = levelSchema.parse(task.level)
  await escalate(ctx, { ...missed, warningId, taskId, stationId, level, isGivenOn })
}

/** The clock of the state a task is in has run out. */
export const isOverdue = (task: repository.TaskRow, now: Date): boolean => missedBy(task, now) !== null

function missedBy(task: repository.TaskRow, now: Date): { clock: ClockName; dueAt: Date } | null {
  const running = clockOf(task)
  return running !== null && running.dueAt <= now ? running : null
}

/** The warning was raised, or a call to the person was blocked: running clocks become shorter, never longer. */
export async function hurry(ctx: Context, warningId: string): Promise<void> {
  const level = await clockLevelOf(ctx, warningId)
  for (const task of await repository.liveTasksOf(ctx.db, warningId)) {
    if (warningLevels.indexOf(level) <= warningLevels.indexOf(levelSchema.parse(task.level))) continue
    const clock = await hurriedClock(ctx, task, level)
    const guard = { state: { in: [task.state] } }
    await repository.updateTask(ctx.db, task.id, guard, {
      level,
      updatedAt: ctx.clock.now(),
      ...clock?.data,
    })
    if (clock !== null) {
      await dropPause(ctx, { warningId, taskId: task.id })
      await ctx.timers.set(ctx.db, clock.kind, task.id, clock.dueAt)
    }
    await remarkOnTask(ctx, task, 'hurry', `the minutes of level ${level} hold from now on`)
  }
}

/**
 * The warning has ended. Who is on the way to a confirmed victim goes on, without a clock, and planned second visits
 * stay; what nobody has taken ends with the warning.
 */
export async function endWithWarning(ctx: Context, warningId: string): Promise<void> {
  const warning = found(await findWarning(ctx.db, warningId), 'warning')
  if (isLive(warning)) return
  const isConfirmed = warning.state === 'confirmed'
  for (const task of await repository.liveTasksOf(ctx.db, warningId)) {
    if (isConfirmed && task.kind === 'second_visit') continue
    await stopClocks(ctx, task.id)
    const isUnderWay = task.state === 'arrived' || (isConfirmed && task.state === 'accepted')
    if (isUnderWay) continue
    const isTaken = task.state === 'accepted'
    const event = warning.state === 'expired' && !isTaken ? 'expire' : 'cancel'
    const reason = `the warning is ${warning.state}`
    await moveTask(ctx, task, event, { reason, data: { closedReason: reason } })
    if (task.officerId !== null) await ctx.outbox.emit(ctx.db, 'task.cancelled', { taskId: task.id })
  }
  if (isConfirmed) return
  for (const { id } of await repository.reportedTasksOf(ctx.db, warningId))
    await ctx.timers.stop(ctx.db, 'task.follow-up', id)
}

type Warning = NonNullable<Awaited<ReturnType<typeof findWarning>>>

async function make(
  ctx: Context,
  plan: {
    readonly id: string
    readonly warning: Warning
    readonly kind: TaskKind
    readonly notBefore: Date | null
    readonly reason?: string | null
  },
): Promise<repository.TaskRow | null> {
  const { id, warning, kind, notBefore, reason = null } = plan
  const isNew = await repository.createTask(ctx.db, {
    id,
    warningId: warning.id,
    warningNumber: warning.number,
    kind,
    level: await clockLevelOf(ctx, warning.id),
    notBefore,
    now: ctx.clock.now(),
  })
  if (!isNew) return null
  await begin(ctx, taskMachine, {
    id,
    event: 'queue',
    reason,
    warningId: warning.id,
    districtCode: warning.districtCode,
  })
  return found(await repository.readTask(ctx.db, id), 'task')
}
