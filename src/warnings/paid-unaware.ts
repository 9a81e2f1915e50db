import type { Context } from '../context'
import { hasPaymentLeft } from '../ledger'
import { minutesAfter } from '../lib/duration'
import { found } from '../transitions'
import { isLive } from './live'
import { warningLimits } from './limits'
import { remarkOnWarning } from './move'
import { reachBefore } from './reach'
import * as repository from './repository'

/**
 * A payment has left while nobody has told the person, and he has not reported it: minutes count twice, since the money may
 * still be stopped and he may pay again. His own clock runs whether the desk has taken the warning or not.
 */
export async function notePaidUnaware(ctx: Context, warningId: string): Promise<void> {
  const warning = found(await repository.readWarning(ctx.db, warningId), 'warning')
  if (!isLive(warning) || warning.paidUnawareAt !== null || warning.reachedAt !== null) return
  if (!(await hasPaymentLeft(ctx, warningId)) || (await repository.countReports(ctx.db, warningId)) > 0)
    return
  const now = ctx.clock.now()
  const { count } = await repository.writePaidUnaware(ctx.db, warningId, now)
  if (count === 0) return
  await remarkOnWarning(ctx, warning, 'paid_unaware', null)
  await reachBefore(ctx, warning, minutesAfter(now, warningLimits.reachPaidUnaware.value))
}
