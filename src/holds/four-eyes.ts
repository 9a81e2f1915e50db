import type { Actor, Context } from '../context'
import { AppError } from '../errors'

/** Who asks does not decide; the database says the same. @throws AppError four_eyes */
export function requireAnother(ctx: Context, firstPersonId: string): void {
  if (ctx.actor.kind === 'user' && ctx.actor.id === firstPersonId) throw new AppError('four_eyes')
}

/** The id of the person who acts; only people draft, approve and decide. */
export function personOf(actor: Actor): string {
  if (actor.kind !== 'user') throw new AppError('forbidden', 'only a person may do this')
  return actor.id
}
