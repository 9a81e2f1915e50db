import type { Context, MessageOutcome, OutgoingMessage } from '../context'
import { AppError } from '../errors'
import * as repository from './repository'
import { parametersSchema } from './schema'
import { TO_FIELD } from './tell'
import { isTemplate, word } from './templates'

/**
 * Sends one committed text, in the three steps of a call outside. While it is under way the row says `unknown`, which
 * is the truth if this process dies now: a message that may have gone out is never sent again blindly.
 */
export const sendMessage = {
  async prepare(
    ctx: Context,
    { notificationId }: { notificationId: string },
  ): Promise<OutgoingMessage | null> {
    const row = await repository.readNotification(ctx.db, notificationId)
    if (row === null || row.toSealed === null || row.channel === 'desk' || !isTemplate(row.template))
      return null
    const claim = { state: 'unknown', updatedAt: ctx.clock.now() }
    if (!(await repository.moveNotification(ctx.db, row.id, 'pending', claim))) return null
    return {
      id: row.id,
      channel: row.channel === 'voice' ? 'voice' : 'sms',
      to: ctx.vault.openSilently(TO_FIELD, row.toSealed),
      text: word(row.template, parametersSchema.parse(row.parameters)).zh,
    }
  },

  async call(ctx: Context, message: OutgoingMessage): Promise<MessageOutcome> {
    try {
      return await ctx.notifier.send(message)
    } catch (error) {
      // Certainly not sent: back to where it was, so that the queue's next attempt may send it.
      if (error instanceof AppError && error.code === 'notifier_unavailable') {
        const back = { state: 'pending', updatedAt: ctx.clock.now() }
        await repository.moveNotification(ctx.db, message.id, 'unknown', back)
      }
      throw error
    }
  },

  async settle(ctx: Context, { id }: OutgoingMessage, outcome: MessageOutcome): Promise<void> {
    await repository.moveNotification(ctx.db, id, 'unknown', { ...outcome, updatedAt: ctx.clock.now() })
  },
}
