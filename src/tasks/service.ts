import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import { decodeCursor, encodeCursor } from '../lib/cursor'
import { found, whenDone, type Done, type Entered } from '../transitions'
import { endFollowUp, startArrive, startFollowUp, startReport, stopClocks } from './clocks'
import { moveTask, remarkOnTask } from './move'
import { planSecondVisit } from './reactions'
import * as repository from './repository'
import type { FollowUp, TaskQuery } from './schema'

export const readTask = async (ctx: Context, id: string): Promise<repository.TaskRow> =>
  found(await repository.readVisible(ctx.db, ctx.actor, id), 'task')

/** Newest first. */
export async function listTasks(
  ctx: Context,
  query: TaskQuery,
): Promise<{ rows: repository.TaskRow[]; nextCursor: string | null }> {
  const found = await repository.listTasks(ctx.db, ctx.actor, query, keyOf(query.cursor))
  const rows = found.slice(0, query.limit)
  const last = rows.at(-1)
  const isLast = found.length <= query.limit || last === undefined
  return { rows, nextCursor: isLast ? null : encodeCursor([last.queuedAt.toISOString(), last.id]) }
}

function keyOf(cursor: string | undefined): { queuedAt: Date; id: string } | null {
  if (cursor === undefined) return null
  const [queuedAt = '', id = ''] = decodeCursor(cursor, 2) ?? []
  if (Number.isNaN(Date.parse(queuedAt)) || !/^[0-9a-f-]{36}$/.test(id)) {
    const field = { path: 'query.cursor', code: 'custom', expected: 'nextCursor of the page before' }
    throw new AppError('invalid_request', undefined, [field])
  }
  return { queuedAt: new Date(queuedAt), id }
}

/** By the officer it was given to, or by anybody of the station that has it. Of two at once one gets it. */
export async function accept(ctx: Context, id: string, entered?: Entered): Promise<repository.TaskRow> {
  return ctx.transact(async (tx) => {
    const task = await readTask(tx, id)
    const officer = officerOf(tx)
    const done = doneAt(tx, task, entered)
    const isForStation = task.officerId === null
    if (isForStation && task.state === 'assigned') await claim(tx, officer.id)
    await moveTask(tx, task, 'accept', {
      only: officer.id,
      to: { officerId: officer.id, stationId: task.stationId },
      data: {
        officerId: officer.id,
        acceptedAt: done.at,
        arriveBy: await startArrive(tx, task, done.at),
      },
      done,
    })
    return readTask(tx, id)
  })
}

async function claim(tx: Context, officerId: string): Promise<void> {
  const answer = await repository.claimOfficer(tx.db, officerId)
  if (answer === 'busy') throw new AppError('illegal_move', 'task: another task of yours is running')
  if (answer === 'claimed') throw new AppError('lost_race', 'task: another one is being given to you')
}

/** On the way. The task stays accepted: it is said once, and nothing but the desk's patience hangs on it. */
export async function depart(ctx: Context, id: string, entered?: Entered): Promise<repository.TaskRow> {
  return ctx.transact(async (tx) => {
    const task = await readOwn(tx, id)
    const done = doneAt(tx, task, entered)
    if (task.state !== 'accepted' || task.departedAt !== null)
      throw new AppError('illegal_move', `task: depart is not possible in state ${task.state}`)
    const { count } = await repository.writeDeparture(tx.db, id, officerOf(tx).id, done.at, tx.clock.now())
    if (count === 0) throw new AppError('lost_race', 'task: the state has changed since it was read')
    await remarkOnTask(tx, task, 'depart', null, done)
    return readTask(tx, id)
  })
}

export async function arrive(ctx: Context, id: string, entered?: Entered): Promise<repository.TaskRow> {
  return ctx.transact(async (tx) => {
    const task = await readOwn(tx, id)
    const done = doneAt(tx, task, entered)
    await moveTask(tx, task, 'arrive', {
      only: officerOf(tx).id,
      data: { arrivedAt: done.at, reportBy: await startReport(tx, task, done.at) },
      done,
    })
    return readTask(tx, id)
  })
}

/** Cannot be done by this officer: the next one gets it. */
export async function giveBack(
  ctx: Context,
  id: string,
  reason: string,
  entered?: Entered,
): Promise<repository.TaskRow> {
  return ctx.transact(async (tx) => {
    const task = await readOwn(tx, id)
    const done = doneAt(tx, task, entered)
    await moveTask(tx, task, 'return', { only: officerOf(tx).id, reason, done })
    await stopClocks(tx, id)
    await tx.outbox.emit(tx.db, 'task.returned', { taskId: id })
    return readTask(tx, id)
  })
}

/**
 * 回访. Money or contact again sends somebody again at once.
 */
export async function followUp(ctx: Context, id: string, answer: FollowUp): Promise<repository.TaskRow> {
  return ctx.transact(async (tx) => {
    await recordFollowUp(tx, await readOwn(tx, id), answer)
    return readTask(tx, id)
  })
}

/**
 * The same by whoever may: the task's officer, or `takenBy`, who is not of the police and has taken it. When the officer
 * does what somebody else has taken, it is no longer taken.
 * @throws AppError illegal_move | lost_race
 */
export async function recordFollowUp(
  tx: Context,
  task: repository.TaskRow,
  answer: FollowUp,
  takenBy?: string,
): Promise<void> {
  const { id, warningId } = task
  const done = doneAt(tx, task, answer)
  await moveTask(tx, task, 'follow-up', {
    reason: describe(answer),
    data: {
      followedUpAt: done.at,
      ...(takenBy === undefined ? { followUpTakenBy: null, followUpTakenAt: null } : {}),
    },
    done,
    ...(takenBy === undefined ? {} : { takenBy }),
  })
  await endFollowUp(tx, id)
  if (answer.isInContact || answer.hasPaidSince)
    await planSecondVisit(tx, { warningId, cause: `follow-up:${id}`, at: tx.clock.now() })
}

/** What a follow-up says of money; counted as paid after the warning. */
export const PAID_SINCE = 'has paid since'

const describe = ({ contact, isInContact, hasPaidSince, reason }: FollowUp): string =>
  [
    contact,
    isInContact ? 'still in contact' : 'no more contact',
    hasPaidSince ? PAID_SINCE : 'nothing paid since',
    ...(reason === undefined ? [] : [reason]),
  ].join('; ')

/** The desk calls it off. */
export async function cancel(ctx: Context, id: string, reason: string): Promise<repository.TaskRow> {
  return ctx.transact(async (tx) => {
    const task = await readTask(tx, id)
    await moveTask(tx, task, 'cancel', { reason, data: { closedReason: reason } })
    await stopClocks(tx, id)
    if (task.officerId !== null) await tx.outbox.emit(tx.db, 'task.cancelled', { taskId: id })
    return readTask(tx, id)
  })
}

/**
 * For the visits: the officer's report moves an arrived task on; to a task that is reported it is added.
 * @returns the task, and when the visit was @throws AppError illegal_move before the arrival
 */
export async function reportTask(
  tx: Context,
  id: string,
  enteredAt: string | undefined,
): Promise<{ readonly task: repository.TaskRow; readonly done: Done }> {
  const task = await readOwn(tx, id)
  const done = doneAt(tx, task, { enteredAt })
  if (task.state === 'reported' || task.state === 'followed_up') return { task, done }
  await moveTask(tx, task, 'report', {
    only: officerOf(tx).id,
    data: { reportedAt: done.at, followUpBy: await startFollowUp(tx, task, done.at) },
    done,
  })
  return { task, done }
}

/** When the officer did it: after the last step that is known of this round, which began when it was given to him. */
function doneAt(ctx: Context, task: repository.TaskRow, entered: Entered): Done {
  const steps = [task.assignedAt, task.acceptedAt, task.departedAt, task.arrivedAt].filter(
    (at) => at !== null,
  )
  const latest = Math.max(...steps.map((at) => at.getTime()))
  return whenDone(ctx.clock.now(), entered?.enteredAt, steps.length === 0 ? null : new Date(latest))
}

async function readOwn(tx: Context, id: string): Promise<repository.TaskRow> {
  const task = await readTask(tx, id)
  const { actor } = tx
  // The station's unassigned task is seen by all its officers and is nobody's until it is accepted.
  if (actor.kind === 'user' && task.officerId !== null && task.officerId !== actor.id) throw notFound('task')
  return task
}

function officerOf({ actor }: Context): { id: string } {
  if (actor.kind !== 'user' || actor.role !== 'officer')
    throw new AppError('forbidden', 'only an officer may do this')
  return actor
}
