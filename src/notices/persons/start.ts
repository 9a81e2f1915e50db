import type { Context } from '../../context'
import { AppError } from '../../errors'
import { begin, found } from '../../transitions'
import { isCallable, isLive, levelSchema, phonesOf, readWarning, type WarningRow } from '../../warnings'
import { messageMachine } from '../machine'
import { readNotification, type NotificationRow } from '../repository'
import { sealedNumber, write } from '../tell'
import type { TemplateName } from '../templates'
import { contactChannels, type ContactChannel } from './modes'
import { contactPolicyAt, modeOf } from './policy'
import * as repository from './repository'

export const templatesOf = {
  sms: {
    low: 'person.sms.low',
    medium: 'person.sms.medium',
    high: 'person.sms.high',
    critical: 'person.sms.critical',
  },
  voice: {
    low: 'person.call.low',
    medium: 'person.call.medium',
    high: 'person.call.high',
    critical: 'person.call.critical',
  },
} as const satisfies Record<ContactChannel, Record<string, TemplateName>>

/** What the level's policy sends at once, when a warning opens or is raised: each channel once a warning. */
export async function contactByLevel(ctx: Context, warningId: string): Promise<void> {
  const warning = await readWarning(ctx, warningId)
  if (!isLive(warning)) return
  const policy = await contactPolicyAt(ctx, levelSchema.parse(warning.level), ctx.clock.now())
  const [phone] = phonesOf(ctx, warning.party)
  if (phone === undefined) return
  await wakeWaiting(ctx, warningId)
  for (const channel of contactChannels) {
    if (modeOf(policy, channel) !== 'at_once') continue
    if (await repository.hasUnderWay(ctx.db, warningId, channel)) continue
    await request(ctx, warning, { channel, phone, language: 'zh', cause: `person:${channel}:${warningId}` })
  }
}

/** A higher level may know no quiet hours: what waits for their end is judged anew. */
async function wakeWaiting(ctx: Context, warningId: string): Promise<void> {
  for (const id of await repository.wakeQuiet(ctx.db, warningId, ctx.clock.now())) {
    await ctx.timers.stop(ctx.db, 'message.resume', id)
    await ctx.outbox.emit(ctx.db, 'message.requested', { notificationId: id })
  }
}

interface Wish {
  readonly channel: ContactChannel
  readonly language: 'zh' | 'en'
}

/**
 * The desk lets the service write to the person or call her.
 * @throws AppError illegal_move when the warning is over, the level does not allow it, no number is known, or one of that
 * channel is still on its way
 */
export async function contactByHand(ctx: Context, warningId: string, wish: Wish): Promise<NotificationRow> {
  return ctx.transact(async (tx) => {
    const warning = await readWarning(tx, warningId)
    if (!isCallable(warning)) throw new AppError('illegal_move', `warning: it is ${warning.state}`)
    const policy = await contactPolicyAt(tx, levelSchema.parse(warning.level), tx.clock.now())
    if (modeOf(policy, wish.channel) === 'none')
      throw new AppError('illegal_move', `warning: level ${warning.level} has no automatic ${wish.channel}`)
    const [phone] = phonesOf(tx, warning.party)
    if (phone === undefined)
      throw new AppError('illegal_move', 'warning: no telephone of the person is known')
    if (await repository.hasUnderWay(tx.db, warningId, wish.channel))
      throw new AppError('illegal_move', `warning: an automatic ${wish.channel} is on its way already`)
    const cause = `person:${wish.channel}:${warningId}:${tx.ids.next()}`
    const id = await request(tx, warning, { ...wish, phone, cause })
    return found(await readNotification(tx.db, id ?? ''), 'message')
  })
}

interface Request extends Wish {
  readonly phone: string
  readonly cause: string
}

/** @returns its id; null when it has been asked for already */
async function request(ctx: Context, warning: WarningRow, wish: Request): Promise<string | null> {
  const { channel, phone, language, cause } = wish
  const { id: warningId, districtCode, number } = warning
  const template = templatesOf[channel][levelSchema.parse(warning.level)]
  const id = await write(
    ctx,
    { template, parameters: { number }, warningId, cause },
    {
      channel,
      userId: null,
      ...sealedNumber(ctx, channel, phone),
      state: 'pending',
      isForPerson: true,
      language,
      askedBy: ctx.actor.kind === 'user' ? ctx.actor.id : null,
    },
  )
  if (id === null) return null
  await begin(ctx, messageMachine, { id, event: 'request', reason: channel, warningId, districtCode })
  await ctx.outbox.emit(ctx.db, 'message.requested', { notificationId: id })
  return id
}
