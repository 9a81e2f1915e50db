import type { Context } from '../context'
import { releaseFreeze, releaseProtection, releaseStop } from './endings'
import { freezeMachine } from './freezes/machine'
import { freezesWhere, moveFreeze } from './freezes/repository'
import { protectionMachine } from './protective-holds/machine'
import { moveProtection, protectionsOfWarning } from './protective-holds/repository'
import { stopMachine } from './stop-payments/machine'
import { lockStop, moveStop, stopsOfWarning } from './stop-payments/repository'

const REASON = 'the warning was dismissed'

/**
 * A warning that proved wrong lets everybody go at once: what was only drafted is cancelled, what holds is released;
 * what a bank is still working on is released when its answer comes.
 */
export async function endDismissed(ctx: Context, warningId: string): Promise<void> {
  const warning = await ctx.db.warning.findUnique({ where: { id: warningId }, select: { state: true } })
  if (warning?.state !== 'dismissed') return
  await endStops(ctx, warningId)
  await endFreezes(ctx, warningId)
  await endProtections(ctx, warningId)
}

async function endStops(ctx: Context, warningId: string): Promise<void> {
  for (const { id } of await stopsOfWarning(ctx, warningId)) {
    const stop = await lockStop(ctx, id)
    if (stop === null) continue
    if (stopMachine.can(stop.state, 'release')) await releaseStop(ctx, stop, REASON)
    else if (stopMachine.can(stop.state, 'cancel'))
      await moveStop(ctx, stop, 'cancel', { closedAt: ctx.clock.now() }, REASON)
  }
}

async function endFreezes(ctx: Context, warningId: string): Promise<void> {
  for (const freeze of await freezesWhere(ctx, { warningId })) {
    if (freezeMachine.can(freeze.state, 'release')) await releaseFreeze(ctx, freeze, REASON)
    else if (freezeMachine.can(freeze.state, 'cancel'))
      await moveFreeze(ctx, freeze, 'cancel', { closedAt: ctx.clock.now() }, REASON)
  }
}

async function endProtections(ctx: Context, warningId: string): Promise<void> {
  for (const hold of await protectionsOfWarning(ctx, warningId)) {
    if (protectionMachine.can(hold.state, 'release')) await releaseProtection(ctx, hold, REASON)
    else if (protectionMachine.can(hold.state, 'cancel'))
      await moveProtection(ctx, hold, 'cancel', { closedAt: ctx.clock.now() }, REASON)
  }
}
