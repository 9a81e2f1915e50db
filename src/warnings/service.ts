import type { Context, Purpose } from '../context'
import { AppError, notFound } from '../errors'
import { decodeCursor, encodeCursor } from '../lib/cursor'
import { minutesAfter } from '../lib/duration'
import { endEscalations } from '../escalations'
import { liveRules } from '../rulesets'
import { findStation, levelPolicyAt } from '../stations'
import { found } from '../transitions'
import { closeWarning } from './close'
import { isLive } from './live'
import { moveWarning, remarkOnWarning } from './move'
import { listKeys, type WarningKey } from './list-repository'
import * as person from './person'
import { startReach } from './reach'
import * as repository from './repository'
import { warningLevels, type DispatchOrder, type ListQuery, type WarningLevel } from './schema'

export const readWarning = async (ctx: Context, id: string): Promise<repository.WarningRow> =>
  found(await repository.readVisible(ctx.db, ctx.actor, id), 'warning')

export async function readDetail(ctx: Context, id: string) {
  const warning = await readWarning(ctx, id)
  return {
    warning,
    signals: await repository.readSignals(ctx.db, id),
    rules: await liveRules(ctx),
  }
}

/** By level, then by the clock that runs out first. */
export async function listWarnings(
  ctx: Context,
  query: ListQuery,
): Promise<{ rows: repository.WarningRow[]; nextCursor: string | null; total: number }> {
  const { keys, total } = await listKeys(ctx.db, ctx.actor, query, keyOf(query.cursor))
  const page = keys.slice(0, query.limit)
  const rows = await repository.readWarnings(
    ctx.db,
    page.map(({ id }) => id),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const last = page.at(-1)
  const isLast = keys.length <= query.limit || last === undefined
  return {
    rows: page.flatMap(({ id }) => byId.get(id) ?? []),
    total,
    nextCursor: isLast ? null : encodeCursor([String(last.rank), last.clock.toISOString(), last.id]),
  }
}

function keyOf(cursor: string | undefined): WarningKey | null {
  if (cursor === undefined) return null
  const [rank = '', clock = '', id = ''] = decodeCursor(cursor, 3) ?? []
  const isOurs = /^[0-3]$/.test(rank) && !Number.isNaN(Date.parse(clock)) && /^[0-9a-f-]{36}$/.test(id)
  if (!isOurs) {
    const field = { path: 'query.cursor', code: 'custom', expected: 'nextCursor of the page before' }
    throw new AppError('invalid_request', undefined, [field])
  }
  return { rank: Number(rank), clock: new Date(clock), id }
}

/** Opens who it is. An officer only while he holds the task. @throws AppError forbidden */
export const openIdentity = async (ctx: Context, id: string, purpose: Purpose) =>
  person.openIdentity(ctx, await readToOpen(ctx, id), purpose)

/** The warning, if its person may be opened to whoever acts. @throws AppError forbidden */
export async function readToOpen(ctx: Context, id: string): Promise<repository.WarningRow> {
  const warning = await readWarning(ctx, id)
  const { actor } = ctx
  const isOfficer = actor.kind === 'user' && actor.scope === 'station'
  if (isOfficer && (await repository.countTasksHeldBy(ctx.db, id, actor.id)) === 0)
    throw new AppError('forbidden', 'the task of this warning is not yours')
  return warning
}

/** An operator takes it; of two at once one wins. */
export async function acknowledge(ctx: Context, id: string): Promise<repository.WarningRow> {
  return ctx.transact(async (tx) => {
    const warning = await readWarning(tx, id)
    await moveWarning(tx, warning, 'acknowledge', {
      data: { acknowledgedAt: tx.clock.now(), acknowledgedBy: deskUser(tx) },
    })
    await tx.timers.stop(tx.db, 'warning.acknowledge', id)
    await endEscalations(tx, { warningId: id }, ['acknowledge'], 'done')
    await startReach(tx, warning)
    return readWarning(tx, id)
  })
}

/**
 * Sends somebody: whom the desk names, else the task's stage chooses. A warning that has been dispatched can be sent
 * out again once no task of it is alive.
 * @throws AppError not_found station or officer; illegal_move
 */
export async function dispatch(
  ctx: Context,
  id: string,
  order: DispatchOrder,
): Promise<repository.WarningRow> {
  return ctx.transact(async (tx) => {
    const warning = await readWarning(tx, id)
    const directed = await directedTo(tx, order)
    const data = { ...directed, dispatchedAt: tx.clock.now(), dispatchedBy: deskUser(tx) }
    const reason = order.reason ?? null
    if (warning.state === 'dispatched') await dispatchAgain(tx, warning, data, reason)
    else await moveWarning(tx, warning, 'dispatch', { reason, data })
    await tx.outbox.emit(tx.db, 'warning.dispatched', { warningId: id })
    return readWarning(tx, id)
  })
}

async function dispatchAgain(
  tx: Context,
  warning: repository.WarningRow,
  data: { readonly dispatchedAt: Date; readonly dispatchedBy: string },
  reason: string | null,
): Promise<void> {
  if ((await repository.countLiveTasks(tx.db, warning.id)) > 0)
    throw new AppError('illegal_move', 'warning: somebody is on the way already')
  const guard = { state: { in: ['dispatched'] } }
  await repository.updateWarning(tx.db, warning.id, guard, { ...data, updatedAt: tx.clock.now() })
  await remarkOnWarning(tx, warning, 'dispatch-again', reason)
}

async function directedTo(tx: Context, { stationId, officerId }: DispatchOrder) {
  if (officerId !== undefined) {
    const officer = found(await repository.readStationOfOfficer(tx.db, officerId), 'officer')
    if (stationId !== undefined && stationId !== officer.stationId) throw notFound('officer of that station')
    return { directedStationId: officer.stationId, directedOfficerId: officerId }
  }
  if (stationId === undefined) return { directedStationId: null, directedOfficerId: null }
  const { id, isActive } = await findStation(tx, stationId)
  if (!isActive) throw notFound('station')
  return { directedStationId: id, directedOfficerId: null }
}

/** Only upwards: a warning that seems less grave is dismissed with a reason, not made quieter. */
export async function raise(
  ctx: Context,
  id: string,
  order: { readonly level: WarningLevel; readonly reason: string },
): Promise<repository.WarningRow> {
  return ctx.transact(async (tx) => {
    const warning = await readWarning(tx, id)
    if (!isLive(warning))
      throw new AppError('illegal_move', `warning: raise is not possible in state ${warning.state}`)
    if (!isHigher(order.level, warning.level))
      throw new AppError('illegal_move', `warning: ${order.level} is not above ${warning.level}`)
    await writeLevel(tx, warning, order.level)
    await remarkOnWarning(tx, warning, 'raise', order.reason)
    await tx.outbox.emit(tx.db, 'warning.raised', { warningId: id })
    return readWarning(tx, id)
  })
}

async function writeLevel(tx: Context, warning: repository.WarningRow, level: WarningLevel): Promise<void> {
  const now = tx.clock.now()
  const { acknowledgeMinutes } = await levelPolicyAt(tx, level, now)
  const soonest = minutesAfter(now, acknowledgeMinutes)
  const acknowledgeBy = soonest < warning.acknowledgeBy ? soonest : warning.acknowledgeBy
  const { count } = await repository.updateWarning(
    tx.db,
    warning.id,
    { state: { in: [warning.state] }, level: warning.level },
    { level, updatedAt: now, ...(warning.state === 'open' ? { acknowledgeBy } : {}) },
  )
  if (count === 0) throw new AppError('lost_race', 'warning: it has changed since it was read')
  if (warning.state === 'open') await tx.timers.set(tx.db, 'warning.acknowledge', warning.id, acknowledgeBy)
}

export const isHigher = (level: WarningLevel, than: string): boolean =>
  warningLevels.indexOf(level) > warningLevels.findIndex((known) => known === than)

/** The desk knows by itself that it is a fraud, or that it is none. */
export async function conclude(
  ctx: Context,
  id: string,
  event: 'confirm' | 'dismiss',
  reason: string,
): Promise<repository.WarningRow> {
  return ctx.transact(async (tx) => {
    await closeWarning(tx, await readWarning(tx, id), event, reason)
    return readWarning(tx, id)
  })
}

export function deskUser({ actor }: Context): string {
  if (actor.kind !== 'user') throw new AppError('forbidden', 'only a person may do this')
  return actor.id
}
