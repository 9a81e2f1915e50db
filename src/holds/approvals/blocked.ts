import type { Actor } from '../../context'
import type { HoldRow } from '../hold-row'
import { STOPS_PER_ACCOUNT } from '../limits'
import { isInForce } from '../stop-payments/machine'
import { isDismissed } from '../warning'

/** Why this person cannot approve this, told before it is tried. */
export const blocks = ['four_eyes', 'warning_dismissed', 'stop_limit_reached', 'stop_over'] as const
export type Block = (typeof blocks)[number]

interface Looked {
  readonly actor: Actor
  readonly firstPersonId: string
  readonly stopsTaken: number
  readonly now: Date
}

/** null: the actor's word is enough. */
export function blockOf(hold: HoldRow, { actor, firstPersonId, stopsTaken, now }: Looked): Block | null {
  if (isFirst(actor, firstPersonId)) return 'four_eyes'
  if (hold.subject === 'freeze') {
    const { state, expiresAt } = hold.row.stopPayment
    return !isInForce(state) || expiresAt === null || expiresAt <= now ? 'stop_over' : null
  }
  if (isDismissed(hold.row.warning)) return 'warning_dismissed'
  return hold.subject === 'stop_payment' && stopsTaken >= STOPS_PER_ACCOUNT ? 'stop_limit_reached' : null
}

/** Who entered an appeal does not decide it; all else is for the one who decides. */
export const appealBlockOf = (actor: Actor, filedBy: string): Block | null =>
  isFirst(actor, filedBy) ? 'four_eyes' : null

const isFirst = (actor: Actor, id: string): boolean => actor.kind === 'user' && actor.id === id
