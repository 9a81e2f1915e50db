import type { Context } from '../context'
import { releaseFreeze, releaseProtection, releaseStop } from './endings'
import { freezeMachine } from './freezes/machine'
import { freezesWhere, moveFreeze } from './freezes/repository'
import { protectionMachine } from './protective-holds/machine'
import { moveProtection, protectionsOfCase } from './protective-holds/repository'
import { endDrafts } from './report-drafts/reported'
import { cameToNothing, stopMachine } from './stop-payments/machine'
import { lockStop, moveStop, stopsOfCase } from './stop-payments/repository'
import { ofCase } from './warning'

const REASON = 'the warning was dismissed'
const EXPIRED = 'the warning has expired'
const FOLDED_REASON = 'the case goes on under another warning'

/**
 * A warning that proved wrong lets everybody go at once: what was only drafted is cancelled, what holds is released;
 * what a bank is still working on is released when its answer comes. What was a double of another case binds on for that one.
 */
export async function endDismissed(ctx: Context, warningId: string): Promise<void> {
  const warning = await ctx.db.warning.findUnique({
    where: { id: warningId },
    select: { state: true, foldedInto: true },
  })
  if (warning?.state === 'expired') await endDrafts(ctx, warningId, EXPIRED)
  if (warning?.state !== 'dismissed') return
  await endDrafts(ctx, warningId, warning.foldedInto === null ? REASON : FOLDED_REASON)
  if (warning.foldedInto !== null) return cancelDoubles(ctx, warningId, warning.foldedInto)
  await endStops(ctx, warningId)
  await endFreezes(ctx, warningId)
  await endProtections(ctx, warningId)
}

/** The same account is not stopped twice for one transfer: a draft goes where the other warning has a stop. */
async function cancelDoubles(ctx: Context, warningId: string, keptId: string): Promise<void> {
  const stops = await stopsOfCase(ctx, keptId)
  const kept = stops.filter((stop) => stop.warningId === keptId && !cameToNothing(stop.state))
  for (const { id, accountId } of stops.filter((stop) => stop.warningId === warningId)) {
    const stop = await lockStop(ctx, id)
    if (stop === null || !stopMachine.can(stop.state, 'cancel')) continue
    if (kept.some((other) => other.accountId === accountId))
      await moveStop(ctx, stop, 'cancel', { closedAt: ctx.clock.now() }, FOLDED_REASON)
  }
}

async function endStops(ctx: Context, warningId: string): Promise<void> {
  for (const { id } of await stopsOfCase(ctx, warningId)) {
    const stop = await lockStop(ctx, id)
    if (stop === null) continue
    if (stopMachine.can(stop.state, 'release')) await releaseStop(ctx, stop, REASON)
    else if (stopMachine.can(stop.state, 'cancel'))
      await moveStop(ctx, stop, 'cancel', { closedAt: ctx.clock.now() }, REASON)
  }
}

async function endFreezes(ctx: Context, warningId: string): Promise<void> {
  for (const freeze of await freezesWhere(ctx, ofCase(warningId))) {
    if (freezeMachine.can(freeze.state, 'release')) await releaseFreeze(ctx, freeze, REASON)
    else if (freezeMachine.can(freeze.state, 'cancel'))
      await moveFreeze(ctx, freeze, 'cancel', { closedAt: ctx.clock.now() }, REASON)
  }
}

async function endProtections(ctx: Context, warningId: string): Promise<void> {
  for (const hold of await protectionsOfCase(ctx, warningId)) {
    if (protectionMachine.can(hold.state, 'release')) await releaseProtection(ctx, hold, REASON)
    else if (protectionMachine.can(hold.state, 'cancel'))
      await moveProtection(ctx, hold, 'cancel', { closedAt: ctx.clock.now() }, REASON)
  }
}
