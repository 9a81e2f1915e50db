import type { Context } from '../context'
import { AppError } from '../errors'
import { endEscalations } from '../escalations'
import { found } from '../transitions'
import { isLive } from './live'
import { moveWarning, remarkOnWarning } from './move'
import { planCallBack, settlePlannedCall } from './planned-call-moves'
import { endReach, startReach } from './reach'
import * as repository from './repository'
import { levelSchema, warningLevels, type CallOutcome, type CallReport, type WarningLevel } from './schema'
import { deskUser, readWarning } from './service'

export const NOTE_FIELD = 'contact_attempt.note'

/**
 * A line that is busy, cut, diverted or dead is not a call to repeat later: the victim is with the fraudster now. Who
 * presses the key that says so is so by her own word.
 */
export const blockedOutcomes: readonly CallOutcome[] = [
  'busy',
  'hung_up',
  'diverted',
  'unreachable',
  'told_to_transfer',
]
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
    const call = await writeCall(tx, warningId, { ...report, calledBy: deskUser(tx) })
    await actOn(tx, warning, call, report.outcome)
    return { call, warning: await readWarning(tx, warningId) }
  })
}

/**
 * What a call that the service made itself came to, with the same consequences; who was reached has asked to be called
 * by an officer. Of a warning that is closed meanwhile nothing is written: the message keeps what it came to.
 * @returns whether it was written
 */
export async function recordAutomaticCall(
  ctx: Context,
  warningId: string,
  { outcome, notificationId }: { readonly outcome: CallOutcome; readonly notificationId: string },
): Promise<boolean> {
  return ctx.transact(async (tx) => {
    const warning = await readWarning(tx, warningId)
    if (!isCallable(warning)) return false
    const call = await writeCall(tx, warningId, { outcome, notificationId })
    await actOn(tx, warning, call, outcome)
    if (outcome === 'reached') await planCallBack(tx, warning)
    return true
  })
}

export const isCallable = (warning: { readonly state: string }): boolean =>
  isLive(warning) || warning.state === 'confirmed'

interface Call {
  readonly outcome: CallOutcome
  readonly note?: string | undefined
  readonly calledBy?: string
  /** Of a call that the service made itself. */
  readonly notificationId?: string
}

const writeCall = (tx: Context, warningId: string, { outcome, note, calledBy, notificationId }: Call) =>
  repository.createCall(tx.db, {
    id: tx.ids.next(),
    warningId,
    outcome,
    noteSealed: note === undefined ? null : tx.vault.seal(NOTE_FIELD, note),
    keyVersion: note === undefined ? 0 : tx.vault.keyVersion,
    calledBy: calledBy ?? null,
    notificationId: notificationId ?? null,
    calledAt: tx.clock.now(),
  })

async function actOn(
  tx: Context,
  warning: repository.WarningRow,
  call: repository.CallRow,
  outcome: CallOutcome,
): Promise<void> {
  await remarkOnWarning(tx, warning, 'call', outcome)
  // What somebody has promised to do is not done by a machine.
  if (call.calledBy !== null) await settlePlannedCall(tx, warning, call.id)
  if (outcome === 'reached') await endReach(tx, warning.id, call.calledAt)
  if (isBlocked(outcome)) await goNow(tx, warning, outcome)
}

async function goNow(tx: Context, warning: repository.WarningRow, outcome: CallOutcome): Promise<void> {
  const now = tx.clock.now()
  // An automatic call: nobody of the desk has taken or sent anything.
  const userId = tx.actor.kind === 'user' ? tx.actor.id : null
  const reason = reasonOf(outcome)
  if (warning.state === 'open') {
    await moveWarning(tx, warning, 'acknowledge', {
      reason,
      data: { acknowledgedAt: now, acknowledgedBy: userId },
    })
    await tx.timers.stop(tx.db, 'warning.acknowledge', warning.id)
    await endEscalations(tx, { warningId: warning.id }, ['acknowledge'], 'done')
    await startReach(tx, warning)
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

const reasonOf = (outcome: CallOutcome): string =>
  outcome === 'told_to_transfer'
    ? 'the person says that somebody is telling her to transfer now'
    : `the phone was ${outcome.replace('_', ' ')}: the fraudster is probably on the line`

/** The level whose minutes hold for the warning's tasks: its own, or the next one once a call was blocked. */
export async function clockLevelOf(ctx: Context, warningId: string): Promise<WarningLevel> {
  const warning = found(await repository.readWarning(ctx.db, warningId), 'warning')
  const level = levelSchema.parse(warning.level)
  const wasBlocked = (await repository.countCalls(ctx.db, warningId, blockedOutcomes)) > 0
  return wasBlocked ? (warningLevels[warningLevels.indexOf(level) + 1] ?? level) : level
}
