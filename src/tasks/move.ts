import type { Context } from '../context'
import type { Prisma } from '../generated/prisma/client'
import type { EventOf, StateOf } from '../lib/machine'
import { move, remark, type Done } from '../transitions'
import { taskMachine } from './machine'
import * as repository from './repository'

type TaskEvent = EventOf<typeof taskMachine>

interface Step {
  readonly reason?: string | null
  readonly data?: Prisma.TaskUncheckedUpdateManyInput
  /** Whom the transition concerns, where it changes with it. */
  readonly to?: { readonly officerId: string | null; readonly stationId: string | null }
  /** Refuses the move unless the row still belongs to this officer, or to nobody. */
  readonly only?: string
  /** Refuses the move unless this one has still taken the follow-up. */
  readonly takenBy?: string
  /** Now, unless it is told late. */
  readonly done?: Done
}

/** @throws AppError illegal_move | lost_race */
export const moveTask = (
  ctx: Context,
  task: repository.TaskRow,
  event: TaskEvent,
  { reason = null, data = {}, to, only, takenBy, done }: Step = {},
): Promise<StateOf<typeof taskMachine>> =>
  move(ctx, taskMachine, {
    ...scopeOf(task),
    ...to,
    id: task.id,
    state: task.state,
    event,
    reason,
    ...(done === undefined ? {} : { done }),
    write: (guard, state) =>
      repository.updateTask(
        ctx.db,
        task.id,
        {
          ...guard,
          ...(only === undefined ? {} : { OR: [{ officerId: only }, { officerId: null }] }),
          ...(takenBy === undefined ? {} : { followUpTakenBy: takenBy }),
        },
        { ...data, state, updatedAt: ctx.clock.now() },
      ),
  })

type Scoped = Pick<repository.TaskRow, 'id' | 'state' | 'warningId' | 'stationId' | 'officerId'> & {
  readonly warning: Pick<repository.TaskRow['warning'], 'districtCode'>
}

export const remarkOnTask = (
  ctx: Context,
  task: Scoped,
  event: string,
  reason: string | null,
  done?: Done,
): Promise<void> =>
  remark(ctx, taskMachine, {
    ...scopeOf(task),
    id: task.id,
    state: task.state,
    event,
    reason,
    ...(done === undefined ? {} : { done }),
  })

export const scopeOf = (task: Omit<Scoped, 'id' | 'state'>) => ({
  warningId: task.warningId,
  districtCode: task.warning.districtCode,
  stationId: task.stationId,
  officerId: task.officerId,
})
