import type { Context } from '../context'
import * as repository from './repository'
import type { Parameters, TemplateName } from './templates'

const PHONE_FIELD = 'app_user.phone'
export const TO_FIELD = 'notification.to'

export interface Notice {
  readonly template: TemplateName
  readonly parameters: Parameters
  /** null: it is about no warning. */
  readonly warningId: string | null
  /** What it answers: the same cause is told once, however often it is delivered. */
  readonly cause: string
}

/** For every operator and supervisor of the warning's district. */
export async function tellDesks(ctx: Context, notice: Notice): Promise<void> {
  await write(ctx, notice, { channel: 'desk', userId: null, toSealed: null, state: 'recorded' })
}

/**
 * For one person: a text if a phone is known. The intent is committed here, sending is an event of its own. Without a
 * message service a text is recorded, phone or not, so that the page shows what would have been sent.
 */
export async function tellUser(ctx: Context, user: repository.Addressee, notice: Notice): Promise<void> {
  const personal = { ...notice, cause: `${notice.cause}:${user.id}` }
  if (user.phoneSealed === null) {
    const channel = ctx.config.twilio === null ? 'sms' : 'desk'
    await write(ctx, personal, { channel, userId: user.id, toSealed: null, state: 'recorded' })
    return
  }
  const phone = ctx.vault.openSilently(PHONE_FIELD, user.phoneSealed)
  const toSealed = ctx.vault.seal(TO_FIELD, phone)
  const id = await write(ctx, personal, { channel: 'sms', userId: user.id, toSealed, state: 'pending' })
  if (id !== null) await ctx.outbox.emit(ctx.db, 'message.requested', { notificationId: id })
}

interface Address {
  readonly channel: 'sms' | 'desk'
  readonly userId: string | null
  readonly toSealed: Uint8Array<ArrayBuffer> | null
  readonly state: 'pending' | 'recorded'
}

/** @returns its id; null when the cause has been told already */
async function write(ctx: Context, notice: Notice, address: Address): Promise<string | null> {
  const id = ctx.ids.next()
  const now = ctx.clock.now()
  const isNew = await repository.createNotification(ctx.db, {
    id,
    ...address,
    keyVersion: address.toSealed === null ? 0 : ctx.vault.keyVersion,
    template: notice.template,
    parameters: { ...notice.parameters },
    warningId: notice.warningId,
    cause: notice.cause,
    createdAt: now,
    updatedAt: now,
  })
  return isNew ? id : null
}
