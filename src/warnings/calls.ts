import type { Context } from '../context'
import { AppError } from '../errors'
import { found } from '../transitions'
import { isLive } from './close'
import { moveWarning, remarkOnWarning } from './move'
import { settlePlannedCall } from './planned-call-moves'
import * as repository from './repository'
import { levelSchema, warningLevels, type CallOutcome, type CallReport, type WarningLevel } from './schema'
import { deskUser, readWarning } from './service'

export const NOTE_FIELD = 'contact_attempt.note'

/** A line that is busy, cut or diverted is not a call to repeat later: the victim is with the fraudster now. */
export const blockedOutcomes: readonly CallOutcome[] = ['busy', 'hung_up', 'diverted']
const isBlocked = (outcome: CallOutcome): boolean => blockedOutcomes.includes(outcome)

/**
 * Writes what a call to the person came to. A blocked one sends a patrol at once, if none has been sent, and the
 * clocks of the task run as one level higher. A confirmed victim may be called, too: that is the follow-up.
 * @throws AppError illegal_move when the warning is dismissed or expired
 */
export async function recordCall(ctx: Context, warningId: string, report: CallReport) {
  return ctx.transact(async (tx) => {
    const warning = await readWarning(tx, warningId)
    if (!isCallable(warning)) throw new AppError('illegal_move', `warning: it is ${warning.state}`)
    const call = await writeCall(tx, warningId, report)
    await remarkOnWarning(tx, warning, 'call', report.outcome)
    await settlePlannedCall(tx, warning, call.id)
    if (isBlocked(report.outcome)) await goNow(tx, warning, report.outcome)
    return { call, warning: await readWarning(tx, warningId) }
  })
}

export const isCallable = (warning: { readonly state: string }): boolean =>
  isLive(warning) || warning.state === 'confirmed'

const writeCall = (tx: Context, warningId: string, { outcome, note }: CallReport) =>
  repository.createCall(tx.db, {
    id: tx.ids.next(),
    warningId,
    outcome,
    noteSealed: note === undefined ? null : tx.vault.seal(NOTE_FIELD, note),
    keyVersion: note === undefined ? 0 : tx.vault.keyVersion,
    calledBy: deskUser(tx),
    calledAt: tx.clock.now(),
  })

async function goNow(tx: Context, warning: repository.WarningRow, outcome: CallOutcome): Promise<void> {
  const now = tx.clock.now()
  const userId = deskUser(tx)
  const reason = `the phone was ${outcome.replace('_', ' ')}: the fraudster is probably on the line`
  if (warning.state === 'open') {
    await moveWarning(tx, warning, 'acknowledge', {
      reason,
      data: { acknowledgedAt: now, acknowledgedBy: userId },
    })
    await tx.timers.stop(tx.db, 'warning.acknowledge', warning.id)
  }
  if (isLive(warning) && warning.state !== 'dispatched') {
    const acknowledged = { ...warning, state: 'acknowledged' }
    await moveWarning(tx, acknowledged, 'dispatch', {
      reason,
      data: { dispatchedAt: now, dispatchedBy: userId },
    })
    await tx.outbox.emit(tx.db, 'warning.dispatched', { warningId: warning.id })
  }
  await tx.outbox.emit(tx.db, 'contact.blocked', { warningId: warning.id })
}

/** The level whose minutes hold for the warning's tasks: its own, or the next one once a call was blocked. */
export async function clockLevelOf(ctx: Context, warningId: string): Promise<WarningLevel> {
  const warning = found(await repository.readWarning(ctx.db, warningId), 'warning')
  const level = levelSchema.parse(warning.level)
  const wasBlocked = (await repository.countCalls(ctx.db, warningId, blockedOutcomes)) > 0
  return wasBlocked ? (warningLevels[warningLevels.indexOf(level) + 1] ?? level) : level
}
