import type { Context } from '../../context'
import { recordAutomaticCall } from '../../warnings'
import { updateNotification, type NotificationRow } from '../repository'
import { moveMessage } from '../sending/move'
import { lockNotification } from '../sending/repository'
import { tellDesks } from '../tell'
import { foldCall, foldText, type Folded, type Told } from './fold'
import * as repository from './repository'

export interface Report extends Told {
  readonly providerRef: string
}

/**
 * Takes in what the service that carries a message tells of it. Each thing counts once, and what is known is always made
 * from all that was told: neither a repeated report nor one that comes late changes anything it should not.
 */
export async function followProvider(ctx: Context, notificationId: string, report: Report): Promise<void> {
  const row = await lockNotification(ctx.db, notificationId)
  if (row === null) return
  if (row.providerRef !== null && row.providerRef !== report.providerRef) {
    ctx.log.warn({ notificationId }, 'a report of another message than the one that was sent')
    return
  }
  const isNew = await repository.createCallback(ctx.db, {
    ...report,
    notificationId,
    receivedAt: ctx.clock.now(),
  })
  if (!isNew) return
  const told = await repository.callbacksOf(ctx.db, notificationId)
  await apply(ctx, row, report.providerRef, row.channel === 'voice' ? foldCall(told) : foldText(told))
}

async function apply(ctx: Context, row: NotificationRow, providerRef: string, folded: Folded): Promise<void> {
  const { event, outcome, problem } = folded
  // What it waited for, a look-up or another attempt, has found its answer.
  await ctx.timers.stop(ctx.db, 'message.ask', row.id)
  await ctx.timers.stop(ctx.db, 'message.resume', row.id)
  const data = { providerRef, problem, outcome: outcome ?? row.outcome }
  const reason = problem ?? outcome ?? row.channel
  const hasMoved = event !== null && (await moveMessage(ctx, row, event, { reason, data }))
  if (!hasMoved) await updateNotification(ctx.db, row.id, {}, { providerRef, outcome: data.outcome })
  if (outcome !== null && outcome !== row.outcome) await actOn(ctx, row, outcome)
}

/** The clocks of the warning go by what a call came to, as they do when somebody of the desk has called. */
async function actOn(
  ctx: Context,
  row: NotificationRow,
  outcome: NonNullable<Folded['outcome']>,
): Promise<void> {
  if (row.warningId === null || !row.isForPerson) return
  const isWritten = await recordAutomaticCall(ctx, row.warningId, { outcome, notificationId: row.id })
  const template =
    outcome === 'told_to_transfer' ? 'person.told' : outcome === 'reached' ? 'person.asks' : null
  if (!isWritten || template === null) return
  await tellDesks(ctx, {
    template,
    parameters: { number: await repository.numberOf(ctx.db, row.warningId) },
    warningId: row.warningId,
    cause: `${template}:${row.id}`,
  })
}
