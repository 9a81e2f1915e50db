import type { Context, OutgoingMessage, SentMessage } from '../../context'
import { after, SECOND_MS } from '../../lib/duration'
import { followProvider } from '../callbacks/follow'
import { lookUpAfterSeconds, messageLimits } from '../limits'
import { updateNotification, type NotificationRow } from '../repository'
import { messageOf } from './message'
import { moveMessage } from './move'
import { knownRefs, lockNotification } from './repository'
import { noteSent, tryAgain } from './send'

interface Question {
  readonly message: OutgoingMessage
  readonly since: Date
}

type Found = readonly SentMessage[] | 'no_answer'

/**
 * Nobody knows whether a message has gone out: the service that carries it is asked. What it has is adopted; only what it
 * does not have is sent again.
 */
export const lookUpMessage = {
  async prepare(ctx: Context, { notificationId }: { notificationId: string }): Promise<Question | null> {
    return ctx.transact(async (tx) => {
      const row = await lockNotification(tx.db, notificationId)
      if (row === null || row.claimedAt === null || !isUnsure(row)) return null
      const message = messageOf(tx, row)
      if (message === null) return null
      // Whoever was sending it has died, or is not answered.
      await moveMessage(tx, row, 'doubt')
      return { message, since: row.claimedAt }
    })
  },

  call(ctx: Context, { message, since }: Question): Promise<Found> {
    return ctx.notifier.find(message, since)
  },

  async settle(ctx: Context, { message }: Question, found: Found): Promise<void> {
    const row = await lockNotification(ctx.db, message.id)
    // A call-back has told it meanwhile.
    if (row === null || !isUnsure(row)) return
    if (found === 'no_answer') {
      await askLater(ctx, row)
      return
    }
    const known = await knownRefs(
      ctx.db,
      found.map(({ providerRef }) => providerRef),
    )
    const own = found.find(({ providerRef }) => !known.has(providerRef))
    if (own === undefined) await tryAgain(ctx, row, 0)
    else await adopt(ctx, row, own)
  },
}

const isUnsure = ({ state }: NotificationRow): boolean => state === 'sending' || state === 'unknown'

async function askLater(ctx: Context, row: NotificationRow): Promise<void> {
  const lookUps = row.lookUps + 1
  await updateNotification(ctx.db, row.id, {}, { lookUps, updatedAt: ctx.clock.now() })
  if (lookUps >= messageLimits.lookUps.value) return
  const seconds = lookUpAfterSeconds[lookUps - 1] ?? messageLimits.longestWait.value
  await ctx.timers.set(ctx.db, 'message.ask', row.id, after(ctx.clock.now(), seconds * SECOND_MS))
}

async function adopt(ctx: Context, row: NotificationRow, { providerRef, status, problem }: SentMessage) {
  await noteSent(ctx, row, providerRef)
  await followProvider(ctx, row.id, { providerRef, status, answeredBy: null, code: problem })
}
