import type { Context } from '../context'
import { notFound } from '../errors'
import { endPause, openPause, type PauseOrder } from '../pauses'
import type { Prisma } from '../generated/prisma/client'
import { clockOf, type TaskClock } from './clocks'
import { remarkOnTask } from './move'
import * as repository from './repository'
import { readTask } from './service'

/**
 * Lets the running clock of a task stand still until a time: by its officer, or the desk. Nothing wakes up for it to
 * run on, since its due time is moved at once.
 * @throws AppError not_found, illegal_move, forbidden, invalid_request
 */
export async function pauseTask(ctx: Context, id: string, order: PauseOrder): Promise<repository.TaskRow> {
  return ctx.transact(async (tx) => {
    const task = await readToPause(tx, id)
    const running = clockOf(task)
    const { warningId, level } = task
    const clock = running?.clock ?? 'accept'
    const dueAt = await openPause(
      tx,
      { warningId, taskId: id, clock, dueAt: running?.dueAt ?? null, level },
      order,
    )
    await setDue(tx, task, clock, dueAt)
    await remarkOnTask(tx, task, 'pause', order.reason)
    return readTask(tx, id)
  })
}

/** It runs on now. @throws AppError not_found, illegal_move */
export async function resumeTask(ctx: Context, id: string): Promise<repository.TaskRow> {
  return ctx.transact(async (tx) => {
    const task = await readToPause(tx, id)
    const { clock, dueAt } = await endPause(tx, { warningId: task.warningId, taskId: id })
    if (clock !== 'reach' && clockOf(task)?.clock === clock) await setDue(tx, task, clock, dueAt)
    await remarkOnTask(tx, task, 'resume', null)
    return readTask(tx, id)
  })
}

/** An officer's own, or anybody's for the desk. */
async function readToPause(tx: Context, id: string): Promise<repository.TaskRow> {
  const task = await readTask(tx, id)
  const { actor } = tx
  const isOfficer = actor.kind === 'user' && actor.role === 'officer'
  if (isOfficer && task.officerId !== actor.id) throw notFound('task')
  return task
}

async function setDue(tx: Context, task: repository.TaskRow, clock: TaskClock, dueAt: Date): Promise<void> {
  const { timer, data } = ofClock(clock, dueAt)
  await repository.updateTask(
    tx.db,
    task.id,
    { state: { in: [task.state] } },
    { ...data, updatedAt: tx.clock.now() },
  )
  await tx.timers.set(tx.db, timer, task.id, dueAt)
}

interface ClockColumn {
  readonly timer: 'task.accept' | 'task.arrive' | 'task.report' | 'task.follow-up'
  readonly data: Prisma.TaskUncheckedUpdateManyInput
}

function ofClock(clock: TaskClock, dueAt: Date): ClockColumn {
  switch (clock) {
    case 'accept':
      return { timer: 'task.accept', data: { acceptBy: dueAt } }
    case 'arrive':
      return { timer: 'task.arrive', data: { arriveBy: dueAt } }
    case 'report':
      return { timer: 'task.report', data: { reportBy: dueAt } }
    case 'follow_up':
      return { timer: 'task.follow-up', data: { followUpBy: dueAt } }
  }
}
