import type { Context } from '../context'
import { AppError } from '../errors'
import { lockMostUrgent } from './list-repository'
import { remarkOnWarning } from './move'
import * as repository from './repository'
import { acknowledge, deskUser, readWarning } from './service'

/** The open warning at the head of the list becomes the operator's; of several who ask at once each gets another. */
export async function takeNext(ctx: Context): Promise<repository.WarningRow | null> {
  return ctx.transact(async (tx) => {
    const id = await lockMostUrgent(tx.db, tx.actor)
    return id === null ? null : acknowledge(tx, id)
  })
}

const TAKEN_STATES = ['acknowledged', 'dispatched']

/**
 * What a colleague has taken becomes the operator's own, at the change of shifts or because he is away. The clocks run
 * on: the person has waited since it was first taken.
 * @throws AppError illegal_move when nobody has it, or it is one's own already; lost_race
 */
export async function takeOver(ctx: Context, id: string, reason: string): Promise<repository.WarningRow> {
  return ctx.transact(async (tx) => {
    const warning = await readWarning(tx, id)
    const userId = deskUser(tx)
    if (!TAKEN_STATES.includes(warning.state))
      throw new AppError('illegal_move', `warning: take-over is not possible in state ${warning.state}`)
    if (warning.acknowledgedBy === userId) throw new AppError('illegal_move', 'warning: it is yours already')
    const guard = { state: { in: TAKEN_STATES }, acknowledgedBy: warning.acknowledgedBy }
    const data = { acknowledgedBy: userId, updatedAt: tx.clock.now() }
    const { count } = await repository.updateWarning(tx.db, id, guard, data)
    if (count === 0) throw new AppError('lost_race', 'warning: it has changed since it was read')
    await remarkOnWarning(tx, warning, 'take-over', reason)
    return readWarning(tx, id)
  })
}
