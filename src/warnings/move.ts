import type { Context } from '../context'
import type { Prisma } from '../generated/prisma/client'
import type { EventOf } from '../lib/machine'
import { move, remark } from '../transitions'
import { warningMachine } from './machine'
import * as repository from './repository'
import type { WarningState } from './schema'

/** The part of a row that a move needs. */
export interface Movable {
  readonly id: string
  readonly state: string
  readonly districtCode: string | null
}

interface Step {
  readonly reason?: string | null
  readonly data?: Prisma.WarningUncheckedUpdateManyInput
}

/** @throws AppError illegal_move | lost_race */
export const moveWarning = (
  ctx: Context,
  warning: Movable,
  event: EventOf<typeof warningMachine>,
  { reason = null, data = {} }: Step = {},
): Promise<WarningState> =>
  move(ctx, warningMachine, {
    id: warning.id,
    state: warning.state,
    event,
    reason,
    warningId: warning.id,
    districtCode: warning.districtCode,
    write: (guard, state) =>
      repository.updateWarning(ctx.db, warning.id, guard, { ...data, state, updatedAt: ctx.clock.now() }),
  })

/** Puts on the time line what happened to a warning that stays in its state. */
export const remarkOnWarning = (
  ctx: Context,
  warning: Movable,
  event: string,
  reason: string | null,
): Promise<void> =>
  remark(ctx, warningMachine, {
    id: warning.id,
    state: warning.state,
    event,
    reason,
    warningId: warning.id,
    districtCode: warning.districtCode,
  })
