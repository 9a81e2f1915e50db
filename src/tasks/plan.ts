import type { Context } from '../context'
import { AppError } from '../errors'
import { after, DAY_MS } from '../lib/duration'
import { isLive, readWarning } from '../warnings'
import { taskLimits } from './limits'
import { planSecondVisit } from './reactions'
import * as repository from './repository'

export interface VisitPlan {
  readonly at: string
  readonly reason: string
}

/**
 * The desk wants somebody to go again, at a time, for a reason.
 * @throws AppError illegal_move when the warning is dismissed or expired, a visit is planned already, or enough were made
 */
export async function planByDesk(
  ctx: Context,
  warningId: string,
  { at, reason }: VisitPlan,
): Promise<repository.TaskRow> {
  const notBefore = plannable(ctx, at)
  return ctx.transact(async (tx) => {
    const warning = await readWarning(tx, warningId)
    if (!isLive(warning) && warning.state !== 'confirmed')
      throw new AppError('illegal_move', `warning: it is ${warning.state}`)
    const { value: most } = taskLimits.secondVisits
    if ((await repository.countTasks(tx.db, warningId, 'second_visit')) >= most)
      throw new AppError('illegal_move', `task: ${most} second visits have been made; the duty chief decides`)
    const cause = `desk:${tx.ids.next()}`
    const task = await planSecondVisit(tx, { warningId, cause, at: notBefore, reason })
    if (task === null) throw new AppError('illegal_move', 'task: a second visit is planned already')
    return task
  })
}

/** @throws AppError invalid_request */
function plannable(ctx: Context, text: string): Date {
  const now = ctx.clock.now()
  const at = new Date(text)
  const { value: days } = taskLimits.plannedWithin
  if (at <= now) return now
  if (at <= after(now, days * DAY_MS)) return at
  const expected = `a time within the next ${days} days`
  throw new AppError('invalid_request', undefined, [{ path: 'at', code: 'custom', expected }])
}
