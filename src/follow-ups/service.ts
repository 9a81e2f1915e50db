import type { Context } from '../context'
import { AppError } from '../errors'
import { decodeCursor, encodeCursor } from '../lib/cursor'
import { present } from '../lib/assert'
import { findTask, recordFollowUp, remarkOnTask, type FollowUp } from '../tasks'
import { found } from '../transitions'
import { followUpLimits } from './limits'
import * as repository from './repository'
import type { FollowUpRow } from './repository'
import type { FollowUpQuery } from './schema'

/** Soonest due first, whoever has taken it. */
export async function listFollowUps(
  ctx: Context,
  query: FollowUpQuery,
): Promise<{ rows: FollowUpRow[]; nextCursor: string | null }> {
  const { stationId } = workerOf(ctx)
  const read = await repository.listToDo(ctx.db, stationId, query.limit + 1, keyOf(query.cursor))
  const rows = read.slice(0, query.limit)
  const last = rows.at(-1)
  const isLast = read.length <= query.limit || last === undefined
  return { rows, nextCursor: isLast ? null : encodeCursor([dueAtOf(last).toISOString(), last.id]) }
}

export const dueAtOf = ({ followUpBy }: FollowUpRow): Date => present(followUpBy, 'followUpBy')

function keyOf(cursor: string | undefined): { dueAt: Date; id: string } | null {
  if (cursor === undefined) return null
  const [dueAt = '', id = ''] = decodeCursor(cursor, 2) ?? []
  if (Number.isNaN(Date.parse(dueAt)) || !/^[0-9a-f-]{36}$/.test(id)) {
    const field = { path: 'query.cursor', code: 'custom', expected: 'nextCursor of the page before' }
    throw new AppError('invalid_request', undefined, [field])
  }
  return { dueAt: new Date(dueAt), id }
}

/** Of two at once one gets it. @throws AppError not_found | illegal_move | lost_race */
export const take = (ctx: Context, id: string): Promise<FollowUpRow> =>
  ctx.transact(async (tx) => {
    const worker = workerOf(tx)
    const row = await readToDo(tx, id)
    if (holderOf(row) !== null) throw new AppError('illegal_move', 'follow-up: it has been taken')
    await repository.lockTaker(tx.db, worker.id)
    const most = followUpLimits.takenAtOnce.value
    if ((await repository.countTaken(tx.db, worker.stationId, worker.id)) >= most)
      throw new AppError('illegal_move', `follow-up: ${most} at once are enough`)
    const now = tx.clock.now()
    if ((await repository.writeTaker(tx.db, row, { by: worker.id, at: now }, now)) === 0) throw lost()
    await remarkOnTask(tx, row, 'follow-up-taken', null)
    return readToDo(tx, id)
  })

/** @throws AppError not_found | lost_race */
export const giveBack = (ctx: Context, id: string, reason: string): Promise<FollowUpRow> =>
  ctx.transact(async (tx) => {
    const row = await readTaken(tx, id)
    if ((await repository.writeTaker(tx.db, row, null, tx.clock.now())) === 0) throw lost()
    await remarkOnTask(tx, row, 'follow-up-given-back', reason)
    return readToDo(tx, id)
  })

/** As the task's officer would: contact or payments again send somebody at once. @throws AppError not_found | lost_race */
export const answer = (ctx: Context, id: string, said: FollowUp): Promise<FollowUpRow> =>
  ctx.transact(async (tx) => {
    const row = await readTaken(tx, id)
    await recordFollowUp(tx, found(await findTask(tx.db, id), 'task'), said, workerOf(tx).id)
    return row
  })

/** Of the caller alone: what another has taken is not there. @throws AppError not_found */
export async function readTaken(ctx: Context, id: string): Promise<FollowUpRow> {
  const row = await readToDo(ctx, id)
  return found(row.followUpTakenBy === workerOf(ctx).id ? row : null, 'follow-up')
}

const readToDo = async (ctx: Context, id: string): Promise<FollowUpRow> =>
  found(await repository.readToDo(ctx.db, workerOf(ctx).stationId, id), 'follow-up')

/** Who has moved on to another station or another work, or may not sign in any more, holds nothing up. */
export function holderOf({ followUpTakenByUser: holder, stationId }: FollowUpRow) {
  const canDoIt = holder?.isActive === true && holder.role === 'grid' && holder.stationId === stationId
  return canDoIt ? holder : null
}

const lost = (): AppError => new AppError('lost_race', 'follow-up: it has changed since it was read')

function workerOf({ actor }: Context): { readonly id: string; readonly stationId: string } {
  if (actor.kind !== 'user' || actor.role !== 'grid' || actor.stationId === null)
    throw new AppError('forbidden', 'only a grid worker may do this')
  return { id: actor.id, stationId: actor.stationId }
}
