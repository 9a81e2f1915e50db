import type { BankReplyBody, Context } from '../../context'
import { hoursAfter } from '../../lib/duration'
import { present } from '../../lib/assert'
import { actedAt } from '../bank-time'
import { releaseProtection } from '../endings'
import { PROTECTIVE_HOLD_HOURS } from '../limits'
import { isDismissed } from '../warning'
import { protectionMachine } from './machine'
import { moveProtection } from './repository'
import { requireProtection } from './service'

export async function applyProtectionAnswer(
  ctx: Context,
  holdId: string,
  answer: BankReplyBody,
): Promise<void> {
  const hold = await requireProtection(ctx, holdId)
  const { cause } = answer
  const isRefused = answer.outcome === 'refused'
  if (!protectionMachine.can(hold.state, isRefused ? 'refuse' : 'activate')) {
    ctx.log.warn({ holdId, state: hold.state }, 'a bank has answered for a protective hold that is over')
    return
  }
  if (isRefused) {
    await moveProtection(ctx, hold, 'refuse', { refusalCause: cause, closedAt: ctx.clock.now() }, cause)
    return
  }
  const activeAt = actedAt(ctx, answer, present(hold.submittedAt, 'submission'))
  const expiresAt = hoursAfter(activeAt, PROTECTIVE_HOLD_HOURS)
  await moveProtection(ctx, hold, 'activate', { activeAt, expiresAt })
  await ctx.timers.set(ctx.db, 'hold.expiry', hold.id, expiresAt)
  if (isDismissed(hold.warning))
    await releaseProtection(ctx, await requireProtection(ctx, holdId), 'the warning was dismissed')
}
