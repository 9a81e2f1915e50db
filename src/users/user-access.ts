import type { Context } from '../context'
import { notFound } from '../errors'
import { makeOneTimePassword, type OneTimePassword } from './one-time-password'
import { hashPassword } from './password'
import { endSessions } from './session-service'
import * as users from './user-repository'

/** His sessions end; with the new one he signs in and chooses his own. */
export async function resetPassword(
  ctx: Context,
  id: string,
): Promise<{ oneTime: OneTimePassword; sessionsEnded: number }> {
  const oneTime = makeOneTimePassword(ctx)
  const passwordHash = await hashPassword(oneTime.password)
  return ctx.transact(async (tx) => {
    await requireUser(tx, id)
    await users.setOneTimePassword(tx, id, passwordHash, oneTime.until)
    return { oneTime, sessionsEnded: await endSessions(tx, id) }
  })
}

/** Lets in again whom failed attempts have kept out. */
export async function unlock(ctx: Context, id: string): Promise<users.ManagedUser> {
  await requireUser(ctx, id)
  await users.unlockUser(ctx, id)
  return users.getUser(ctx, id)
}

/** @returns how many ended */
export async function endSessionsOf(ctx: Context, id: string): Promise<number> {
  await requireUser(ctx, id)
  return endSessions(ctx, id)
}

async function requireUser(ctx: Context, id: string): Promise<void> {
  if ((await users.findUser(ctx, id)) === null) throw notFound('user')
}
