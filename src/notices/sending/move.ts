import type { Context } from '../../context'
import type { Prisma } from '../../generated/prisma/client'
import type { EventOf } from '../../lib/machine'
import { move } from '../../transitions'
import { messageMachine } from '../machine'
import { updateNotification, type NotificationRow } from '../repository'
import { readDistrict } from './repository'

export type MessageEvent = EventOf<typeof messageMachine>

interface Step {
  /** Why; for the time line of the person's warning. The channel, unless said. */
  readonly reason?: string
  readonly data?: Prisma.NotificationUncheckedUpdateManyInput
}

/**
 * The guarded write of a message's state. One to the person of a warning leaves a transition on the warning's time line;
 * one to an officer is news for him alone. What a state waits for ends with it.
 * @returns false when the present state does not know the event, which is how what comes late or twice changes nothing
 */
export async function moveMessage(
  ctx: Context,
  row: NotificationRow,
  event: MessageEvent,
  { reason = row.channel, data = {} }: Step = {},
): Promise<boolean> {
  if (!messageMachine.can(row.state, event)) return false
  const target = messageMachine.target(event)
  const written = {
    ...(target === 'waiting' ? {} : { waitsFor: null, sendAfter: null }),
    ...data,
    state: target,
    updatedAt: ctx.clock.now(),
  }
  const write = (guard: { state: { in: string[] } }) => updateNotification(ctx.db, row.id, guard, written)
  if (!row.isForPerson) {
    const { count } = await write({ state: { in: [...messageMachine.sources(event)] } })
    return count === 1
  }
  const { id, state, warningId } = row
  const districtCode = await readDistrict(ctx.db, warningId)
  await move(ctx, messageMachine, { id, state, event, reason, warningId, districtCode, write })
  return true
}
