import { createHash } from 'node:crypto'
import { appendAudit } from '../audit'
import { systemActor, type Actor, type Context } from '../context'
import { AppError, notFound } from '../errors'
import { after, hoursAfter, minutesAfter, MINUTE_MS, SECOND_MS } from '../lib/duration'
import { scopeOf, type PolicyId } from '../policies'
import { hashPassword, isPasswordOf } from './password'
import * as sessions from './session-repository'
import type { SessionRow, UserRow } from './session-repository'

export const SIGN_IN_LIMIT = { attempts: 5, lockMinutes: 15 } as const
// A session in use writes its row this often, not with every request.
const TOUCH_EVERY_MS = MINUTE_MS
const MAX_USER_AGENT = 200

export interface SignedInSession {
  readonly session: SessionRow
  readonly user: UserRow
}

/** Opens a session. @throws AppError wrong_credentials, locked_out */
export async function signIn(
  ctx: Context,
  credentials: { readonly username: string; readonly password: string },
  userAgent: string,
): Promise<SignedInSession & { readonly token: string }> {
  const username = credentials.username.toLowerCase()
  const user = await sessions.chargeAttempt(ctx, username, SIGN_IN_LIMIT)
  const lock = user === null ? await sessions.findLock(ctx, username) : null
  if (lock !== null) await refuseLocked(ctx, lock)
  const isRight = await isPasswordOf(user?.passwordHash ?? null, credentials.password)
  if (user === null || !isRight) return refuseCredentials(ctx, user?.id)
  // Says no more than a wrong one would: whoever has found the slip of paper learns nothing.
  if (isOver(ctx, user)) return refuseCredentials(ctx, user.id, 'one_time_over')
  const { passwordHash: _kept, ...known } = user
  return ctx.as(actorOf(known, 'session.use')).transact((tx) => open(tx, known, userAgent))
}

async function open(tx: Context, user: UserRow, userAgent: string) {
  const now = tx.clock.now()
  const token = tx.ids.secret()
  const session: SessionRow = {
    id: tx.ids.next(),
    csrfToken: tx.ids.secret(),
    userAgent: userAgent.slice(0, MAX_USER_AGENT),
    createdAt: now,
    lastSeenAt: now,
    expiresAt: hoursAfter(now, tx.config.session.hours),
  }
  await sessions.clearAttempts(tx, user.id)
  await sessions.insert(tx, { ...session, userId: user.id, tokenHash: hashToken(token) })
  await appendAudit(tx, { action: 'session.open', subject: 'session', subjectId: session.id })
  return { session, user, token }
}

async function refuseLocked(
  ctx: Context,
  lock: { readonly id: string; readonly lockedUntil: Date | null },
): Promise<never> {
  await noteRefusal(ctx, lock.id, 'locked')
  const waitMs = (lock.lockedUntil?.getTime() ?? 0) - ctx.clock.now().getTime()
  throw new AppError('locked_out', undefined, [], Math.max(1, Math.ceil(waitMs / SECOND_MS)))
}

async function refuseCredentials(
  ctx: Context,
  userId: string | undefined,
  refused = 'wrong_password',
): Promise<never> {
  if (userId !== undefined) await noteRefusal(ctx, userId, refused)
  throw new AppError('wrong_credentials')
}

const isOver = (ctx: Context, { oneTimeUntil }: UserRow): boolean =>
  oneTimeUntil !== null && oneTimeUntil <= ctx.clock.now()

const noteRefusal = (ctx: Context, userId: string, refused: string): Promise<void> =>
  appendAudit(ctx.as(systemActor('sign-in')), {
    action: 'session.open',
    subject: 'user',
    subjectId: userId,
    details: { refused },
  })

/** Who holds this token; null: nobody (any more). Counts as use of the session. */
export async function findSession(ctx: Context, token: string): Promise<SignedInSession | null> {
  const found = await sessions.findByToken(ctx, hashToken(token))
  if (found === null) return null
  const now = ctx.clock.now()
  if (found.session.lastSeenAt.getTime() <= now.getTime() - TOUCH_EVERY_MS)
    await sessions.touch(ctx, found.session.id, after(now, -TOUCH_EVERY_MS + 1))
  return found
}

/** The session one is in. */
export async function readSession(ctx: Context, id: string): Promise<SignedInSession> {
  const found = await sessions.findById(ctx, id)
  if (found === null) throw new AppError('not_signed_in')
  return found
}

/** Somebody who acts by name, from the command line. @throws AppError not_found, forbidden */
export async function actorNamed(ctx: Context, username: string, policy: PolicyId): Promise<Actor> {
  const user = await sessions.findUserByName(ctx, username.toLowerCase())
  if (user === null) throw notFound('user')
  return actorOf(user, policy)
}

/** The user under a policy. @throws AppError forbidden when the role is not listed there */
export function actorOf(user: UserRow, policy: PolicyId): Actor {
  const scope = scopeOf(policy, user.role)
  if (scope === null) throw new AppError('forbidden')
  const { id, role, stationId, bankId, districtCode } = user
  return { kind: 'user', id, role, stationId, bankId, districtCode, scope }
}

export const listSessions = (ctx: Context, userId: string): Promise<SessionRow[]> =>
  sessions.listAlive(ctx, userId)

/** Ends one of the user's own sessions. */
export async function endSession(ctx: Context, userId: string, id: string): Promise<void> {
  if ((await sessions.revoke(ctx, userId, { id })) === 0) throw notFound('session')
}

/** Ends all of a user's sessions, or all but the one in which he acts. */
export const endSessions = (ctx: Context, userId: string, except?: string): Promise<number> =>
  sessions.revoke(ctx, userId, except === undefined ? {} : { except })

export const aliveAmong = sessions.aliveAmong

/** The user's own change; his other sessions end. */
export async function changePassword(
  ctx: Context,
  userId: string,
  change: { readonly currentPassword: string; readonly newPassword: string },
  sessionId: string,
): Promise<void> {
  const { passwordHash } = await sessions.findPasswordHash(ctx, userId)
  if (!(await isPasswordOf(passwordHash, change.currentPassword))) throw wrongPassword()
  if (change.newPassword === change.currentPassword) throw samePassword()
  await sessions.setPasswordHash(ctx, userId, await hashPassword(change.newPassword))
  await endSessions(ctx, userId, sessionId)
}

const wrongPassword = (): AppError =>
  new AppError('wrong_credentials', undefined, [
    { path: 'currentPassword', code: 'wrong', expected: 'the password in use' },
  ])

const samePassword = (): AppError =>
  new AppError('invalid_request', undefined, [
    { path: 'newPassword', code: 'unchanged', expected: 'another password than the one in use' },
  ])

/** When an unused session ends. */
export const idleEnd = (ctx: Context, session: SessionRow): Date =>
  minutesAfter(session.lastSeenAt, ctx.config.session.idleMinutes)

const hashToken = (token: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(createHash('sha256').update(token).digest())
