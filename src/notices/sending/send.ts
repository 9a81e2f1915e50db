import type { Context, MessageOutcome, OutgoingMessage } from '../../context'
import { after, SECOND_MS } from '../../lib/duration'
import { messageLimits, retryAfterSeconds } from '../limits'
import { updateNotification, type NotificationRow } from '../repository'
import { admit, type Admission } from './admit'
import { messageOf } from './message'
import { moveMessage } from './move'
import { lockNotification } from './repository'

/**
 * Sends one committed message, in the three steps of a call outside. Before the call the row says `sending` and a clock
 * is set: whoever dies now, or is not answered, is followed by a look-up, and never by sending it again blindly.
 */
export const sendMessage = {
  prepare(ctx: Context, { notificationId }: { notificationId: string }): Promise<OutgoingMessage | null> {
    return ctx.transact(async (tx) => {
      const row = await lockNotification(tx.db, notificationId)
      if (row === null || !isDue(row, tx.clock.now())) return null
      const message = messageOf(tx, row)
      if (message === null) return null
      const admission = await admit(tx, row, message.to)
      if (admission.may !== 'go') {
        await hold(tx, row, admission)
        return null
      }
      await claim(tx, row)
      return message
    })
  },

  call(ctx: Context, message: OutgoingMessage): Promise<MessageOutcome> {
    return ctx.notifier.send(message)
  },

  async settle(ctx: Context, { id }: OutgoingMessage, outcome: MessageOutcome): Promise<void> {
    const row = await lockNotification(ctx.db, id)
    if (row !== null) await settleRow(ctx, row, outcome)
  },
}

const isDue = ({ state, sendAfter }: NotificationRow, now: Date): boolean =>
  state === 'pending' || (state === 'waiting' && (sendAfter === null || sendAfter <= now))

async function claim(tx: Context, row: NotificationRow): Promise<void> {
  const now = tx.clock.now()
  await moveMessage(tx, row, 'claim', { data: { claimedAt: now, attempts: row.attempts + 1 } })
  await tx.timers.set(tx.db, 'message.ask', row.id, after(now, messageLimits.askAfter.value * SECOND_MS))
}

async function hold(
  tx: Context,
  row: NotificationRow,
  admission: Exclude<Admission, { may: 'go' }>,
): Promise<void> {
  if (admission.may === 'wait') {
    await waitUntil(tx, row, admission.until, admission.why)
    return
  }
  await moveMessage(tx, row, 'withhold', { reason: admission.why, data: { problem: admission.why } })
}

async function waitUntil(
  tx: Context,
  row: NotificationRow,
  until: Date,
  why: 'quiet_hours' | 'number_limit' | 'provider',
): Promise<void> {
  await moveMessage(tx, row, 'wait', { reason: why, data: { sendAfter: until, waitsFor: why } })
  await tx.timers.set(tx.db, 'message.resume', row.id, until)
}

async function settleRow(tx: Context, row: NotificationRow, outcome: MessageOutcome): Promise<void> {
  switch (outcome.state) {
    case 'unknown':
      // Its look-up is set already.
      await moveMessage(tx, row, 'doubt')
      return
    case 'not_sent':
      await tx.timers.stop(tx.db, 'message.ask', row.id)
      await tryAgain(tx, row, outcome.retryAfterSeconds)
      return
    case 'recorded':
      await tx.timers.stop(tx.db, 'message.ask', row.id)
      await moveMessage(tx, row, 'keep')
      return
    case 'failed':
      await tx.timers.stop(tx.db, 'message.ask', row.id)
      await moveMessage(tx, row, 'fail', { reason: 'refused', data: { problem: outcome.problem } })
      return
    case 'sent':
      await noteSent(tx, row, outcome.providerRef)
  }
}

/** A call-back may have been faster than the answer to the request: then only the reference is new. */
export async function noteSent(tx: Context, row: NotificationRow, providerRef: string): Promise<void> {
  await tx.timers.stop(tx.db, 'message.ask', row.id)
  await tx.timers.stop(tx.db, 'message.resume', row.id)
  if (await moveMessage(tx, row, 'accept', { data: { providerRef } })) return
  if (row.providerRef === null) await updateNotification(tx.db, row.id, {}, { providerRef })
}

/** It has certainly not gone out. */
export async function tryAgain(tx: Context, row: NotificationRow, retryAfter: number | null): Promise<void> {
  if (row.attempts >= messageLimits.attempts.value) {
    await moveMessage(tx, row, 'fail', { reason: 'given_up', data: { problem: 'given_up' } })
    return
  }
  const ownWait = retryAfterSeconds[row.attempts - 1] ?? messageLimits.longestWait.value
  const seconds = Math.min(retryAfter ?? ownWait, messageLimits.longestWait.value)
  await waitUntil(tx, row, after(tx.clock.now(), seconds * SECOND_MS), 'provider')
}
