import type { z } from 'zod'
import type { Context } from '../../context'
import { AppError, notFound } from '../../errors'
import { MINUTE_MS } from '../../lib/duration'
import { stationLimits } from '../limits'
import { writeDuty } from '../repository'
import { listDuty, recordDuty, type DutyRow } from './repository'
import type { dutyView } from './schema'

export const readDuty = (ctx: Context): Promise<DutyRow[]> => listDuty(ctx.db, districtOf(ctx))

/**
 * Somebody has gone home and left himself on duty: no task must wait for him. What he has in hand stays his.
 * @throws AppError not_found outside the actor's district; illegal_move when he is off duty
 */
export async function endDuty(ctx: Context, officerId: string, reason: string): Promise<DutyRow> {
  await ownRow(ctx, officerId)
  const { count } = await writeDuty(ctx.db, officerId, false, ctx.clock.now())
  if (count === 0) throw new AppError('illegal_move', 'officer: he is off duty already')
  await recordDuty(ctx, officerId, { isOnDuty: false, reason })
  return ownRow(ctx, officerId)
}

async function ownRow(ctx: Context, officerId: string): Promise<DutyRow> {
  const [row] = await listDuty(ctx.db, districtOf(ctx), officerId)
  if (row === undefined) throw notFound('officer')
  return row
}

/** null: the whole city. */
const districtOf = ({ actor }: Context): string | null =>
  actor.kind === 'user' && actor.scope === 'district' ? actor.districtCode : null

export function presentDuty(row: DutyRow, now: Date): z.input<typeof dutyView> {
  const [change] = row.dutyChanges
  // A change by another way (an officer who became something else) is not in the list.
  const last = change?.isOnDuty === row.isOnDuty ? change : undefined
  const freshMs = stationLimits.positionFresh.value * MINUTE_MS
  return {
    officerId: row.userId,
    badge: row.badge,
    name: row.user.displayName,
    stationId: row.station.id,
    stationName: row.station.name,
    isStationActive: row.station.isActive,
    districtCode: row.station.districtCode,
    isOnDuty: row.isOnDuty,
    since: last?.at.toISOString() ?? null,
    isPositionFresh: row.positionAt !== null && now.getTime() - row.positionAt.getTime() <= freshMs,
    taskInHand: row.tasks[0]?.number ?? null,
    endedBy: endedBy(row, last),
  }
}

function endedBy(
  row: DutyRow,
  last: DutyRow['dutyChanges'][number] | undefined,
): z.input<typeof dutyView>['endedBy'] {
  if (last === undefined || last.isOnDuty || last.reason === null || last.changedBy === row.userId)
    return null
  return { name: last.changedByUser?.displayName ?? '', reason: last.reason }
}
