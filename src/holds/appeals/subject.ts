import type { Context } from '../../context'
import { unreachable } from '../../lib/assert'
import type { TransitionScope } from '../../transitions'
import { releaseFreeze, releaseProtection, releaseStop } from '../endings'
import { freezeMachine } from '../freezes/machine'
import { freezesWhere, lockFreeze, readFreeze } from '../freezes/repository'
import { protectionMachine } from '../protective-holds/machine'
import { readProtection } from '../protective-holds/repository'
import { stopMachine } from '../stop-payments/machine'
import { lockStop, readStop, type StopRow } from '../stop-payments/repository'

export const appealSubjects = ['stop_payment', 'freeze', 'protective_hold'] as const
export type AppealSubject = (typeof appealSubjects)[number]

/** What is appealed against, as far as an appeal looks at it. */
export interface Appealed {
  readonly number: string
  readonly scope: TransitionScope
  /** It binds the account now, so an appeal has an object. */
  readonly isInForce: boolean
}

/** Within the actor's scope; else null. */
export async function readAppealed(
  ctx: Context,
  subject: AppealSubject,
  id: string,
): Promise<Appealed | null> {
  switch (subject) {
    case 'stop_payment': {
      const stop = await readStop(ctx, id)
      return stop === null
        ? null
        : appealed(stop, stopMachine.can(stop.state, 'release') || stop.state === 'frozen')
    }
    case 'freeze': {
      const freeze = await readFreeze(ctx, id)
      return freeze === null ? null : appealed(freeze, freezeMachine.can(freeze.state, 'release'))
    }
    case 'protective_hold': {
      const hold = await readProtection(ctx, id)
      return hold === null ? null : appealed(hold, protectionMachine.can(hold.state, 'release'))
    }
    default:
      return unreachable(subject)
  }
}

interface AppealedRow {
  readonly number: string
  readonly warningId: string
  readonly bankId: string
  readonly warning: { readonly districtCode: string | null }
}

const appealed = ({ number, warningId, bankId, warning }: AppealedRow, isInForce: boolean): Appealed => ({
  number,
  scope: { warningId, districtCode: warning.districtCode, bankId },
  isInForce,
})

/** Lets it go at once; what has ended meanwhile stays ended. A stop that became a freeze is let go as one. */
export async function releaseAppealed(
  ctx: Context,
  subject: AppealSubject,
  id: string,
  reason: string,
): Promise<void> {
  switch (subject) {
    case 'stop_payment': {
      const stop = await lockStop(ctx, id)
      return stop === null ? undefined : releaseStopOrFreeze(ctx, stop, reason)
    }
    case 'freeze': {
      const freeze = await lockFreeze(ctx, id)
      if (freeze !== null && freezeMachine.can(freeze.state, 'release'))
        await releaseFreeze(ctx, freeze, reason)
      return
    }
    case 'protective_hold': {
      const hold = await readProtection(ctx, id)
      if (hold !== null && protectionMachine.can(hold.state, 'release'))
        await releaseProtection(ctx, hold, reason)
      return
    }
    default:
      return unreachable(subject)
  }
}

async function releaseStopOrFreeze(ctx: Context, stop: StopRow, reason: string): Promise<void> {
  if (stopMachine.can(stop.state, 'release')) return releaseStop(ctx, stop, reason)
  for (const freeze of await freezesWhere(ctx, { stopPaymentId: stop.id, state: 'frozen' }))
    await releaseFreeze(ctx, freeze, reason)
}
