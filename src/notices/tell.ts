import type { Context, Sealed } from '../context'
import * as repository from './repository'
import { requireClosed } from './parameters'
import { templates, type Parameters, type TemplateName } from './templates'

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
 * For one person, in his language: a text if a phone is known. The intent is committed here, sending is an event of its
 * own. Without a message service a text is recorded, phone or not, so that the page shows what would have been sent.
 */
export async function tellUser(ctx: Context, user: repository.Addressee, notice: Notice): Promise<void> {
  const personal = { ...notice, cause: `${notice.cause}:${user.id}` }
  if (user.phoneSealed === null) {
    const channel = ctx.config.twilio === null ? 'sms' : 'desk'
    const kept = { channel, userId: user.id, toSealed: null, state: 'recorded' } as const
    await write(ctx, personal, { ...kept, language: languageOf(user) })
    return
  }
  const phone = ctx.vault.openSilently(PHONE_FIELD, user.phoneSealed)
  const address = {
    channel: 'sms',
    userId: user.id,
    ...sealedNumber(ctx, 'sms', phone),
    language: languageOf(user),
    state: 'pending',
  } as const
  const id = await write(ctx, personal, address)
  if (id !== null) await ctx.outbox.emit(ctx.db, 'message.requested', { notificationId: id })
}

const languageOf = ({ textLanguage }: repository.Addressee) => (textLanguage === 'en' ? 'en' : 'zh')

/** A number as it is kept: sealed, and as an index by which messages to it are counted. */
export const sealedNumber = (ctx: Context, channel: 'sms' | 'voice', phone: string) => ({
  toSealed: ctx.vault.seal(TO_FIELD, phone),
  toIndex: ctx.vault.index(channel, phone),
})

interface Address {
  readonly channel: 'sms' | 'voice' | 'desk'
  readonly userId: string | null
  readonly toSealed: Sealed | null
  readonly toIndex?: Sealed
  readonly state: 'pending' | 'recorded'
  /** Of a message to the person of the warning. */
  readonly isForPerson?: boolean
  readonly language?: 'zh' | 'en'
  readonly askedBy?: string | null
}

/**
 * The intent. @returns its id; null when the cause has been told already
 * @throws when a parameter is nothing that a message may say
 */
export async function write(ctx: Context, notice: Notice, address: Address): Promise<string | null> {
  const { zh, en } = templates[notice.template]
  requireClosed(notice.template, zh + en, notice.parameters)
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

/** The duty chiefs of a district and those of the whole city; null: every one. @returns how many there are */
export async function tellSupervisors(
  ctx: Context,
  districtCode: string | null,
  notice: Notice,
): Promise<number> {
  const chiefs = await repository.supervisorsOf(ctx.db, districtCode)
  for (const chief of chiefs) await tellUser(ctx, chief, notice)
  return chiefs.length
}
