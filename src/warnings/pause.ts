import type { Context } from '../context'
import { endPause, openPause, type PauseOrder } from '../pauses'
import { isLive } from './live'
import { remarkOnWarning } from './move'
import { setReach } from './reach'
import type * as repository from './repository'
import { readWarning } from './service'

/**
 * Lets the clock to reach the person stand still until a time, for a reason.
 * @throws AppError not_found, illegal_move, forbidden, invalid_request
 */
export async function pauseReach(
  ctx: Context,
  id: string,
  order: PauseOrder,
): Promise<repository.WarningRow> {
  return ctx.transact(async (tx) => {
    const warning = await readWarning(tx, id)
    const { reachBy, reachedAt, level } = warning
    const dueBefore = isLive(warning) && reachedAt === null ? reachBy : null
    const dueAt = await openPause(
      tx,
      { warningId: id, taskId: null, clock: 'reach', dueAt: dueBefore, level },
      order,
    )
    await setReach(tx, warning, dueAt)
    await remarkOnWarning(tx, warning, 'pause', order.reason)
    return readWarning(tx, id)
  })
}

/** It runs on now. @throws AppError not_found, illegal_move */
export async function resumeReach(ctx: Context, id: string): Promise<repository.WarningRow> {
  return ctx.transact(async (tx) => {
    const warning = await readWarning(tx, id)
    const { dueAt } = await endPause(tx, { warningId: id, taskId: null })
    await setReach(tx, warning, dueAt)
    await remarkOnWarning(tx, warning, 'resume', null)
    return readWarning(tx, id)
  })
}
