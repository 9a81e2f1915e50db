import type { Context } from '../context'
import type { Role } from '../policies'
import { minutesAfter } from '../lib/duration'

export interface UserRow {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly stationId: string | null
  readonly bankId: string | null
  readonly districtCode: string | null
  /** The password was made by somebody else and opens until then; null: it is the user's own. */
  readonly oneTimeUntil: Date | null
}

export interface SessionRow {
  readonly id: string
  readonly csrfToken: string
  readonly userAgent: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly expiresAt: Date
}

const userColumns = {
  id: true,
  username: true,
  displayName: true,
  role: true,
  stationId: true,
  bankId: true,
  districtCode: true,
  oneTimeUntil: true,
} as const

const sessionColumns = {
  id: true,
  csrfToken: true,
  userAgent: true,
  createdAt: true,
  lastSeenAt: true,
  expiresAt: true,
} as const

/** Sessions that may still be used at this moment. */
export const alive = (ctx: Pick<Context, 'clock' | 'config'>) => ({
  revokedAt: null,
  expiresAt: { gt: ctx.clock.now() },
  lastSeenAt: { gt: minutesAfter(ctx.clock.now(), -ctx.config.session.idleMinutes) },
})

export const findByToken = (ctx: Context, tokenHash: Uint8Array<ArrayBuffer>) => find(ctx, { tokenHash })
export const findById = (ctx: Context, id: string) => find(ctx, { id })

export async function findUserByName(ctx: Context, username: string): Promise<UserRow | null> {
  const row = await ctx.db.user.findFirst({ where: { username, isActive: true }, select: userColumns })
  return row === null ? null : { ...row, role: row.role as Role }
}

async function find(
  ctx: Context,
  which: { readonly id: string } | { readonly tokenHash: Uint8Array<ArrayBuffer> },
): Promise<{ session: SessionRow; user: UserRow } | null> {
  const row = await ctx.db.session.findFirst({
    where: { ...which, ...alive(ctx), user: { isActive: true } },
    select: { ...sessionColumns, user: { select: userColumns } },
  })
  if (row === null) return null
  const { user, ...session } = row
  return { session, user: user as UserRow }
}

export const insert = (
  ctx: Context,
  row: SessionRow & { readonly userId: string; readonly tokenHash: Uint8Array<ArrayBuffer> },
) => ctx.db.session.create({ data: row, select: { id: true } })

export const listAlive = (ctx: Context, userId: string): Promise<SessionRow[]> =>
  ctx.db.session.findMany({
    where: { userId, ...alive(ctx) },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    select: sessionColumns,
  })

/** Of many sessions, those that may still be used. */
export async function aliveAmong(ctx: Context, ids: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.db.session.findMany({
    where: { id: { in: [...ids] }, ...alive(ctx), user: { isActive: true } },
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id))
}

export const touch = (ctx: Context, id: string, seenBefore: Date) =>
  ctx.db.session.updateMany({
    where: { id, lastSeenAt: { lt: seenBefore } },
    data: { lastSeenAt: ctx.clock.now() },
  })

/** @returns how many ended */
export async function revoke(
  ctx: Context,
  userId: string,
  which: { readonly id?: string; readonly except?: string },
): Promise<number> {
  const { count } = await ctx.db.session.updateMany({
    where: {
      userId,
      revokedAt: null,
      ...(which.id === undefined ? {} : { id: which.id }),
      ...(which.except === undefined ? {} : { NOT: { id: which.except } }),
    },
    data: { revokedAt: ctx.clock.now() },
  })
  return count
}

interface Charged extends UserRow {
  readonly passwordHash: string
}

/**
 * Counts an attempt before the password is looked at, so that many guesses at once are not free: the fifth locks.
 * @returns the user; null: unknown, switched off or locked
 */
export async function chargeAttempt(
  ctx: Context,
  username: string,
  limit: { readonly attempts: number; readonly lockMinutes: number },
): Promise<Charged | null> {
  const now = ctx.clock.now()
  const until = minutesAfter(now, limit.lockMinutes)
  // A lock that has run out starts a new count.
  const rows = await ctx.db.$queryRaw<Charged[]>`
    UPDATE app_user
       SET failed_sign_ins = CASE WHEN locked_until IS NULL THEN failed_sign_ins + 1 ELSE 1 END,
           locked_until = CASE WHEN locked_until IS NULL AND failed_sign_ins + 1 >= ${limit.attempts}
                               THEN ${until}::timestamptz END
     WHERE username = ${username} AND is_active AND (locked_until IS NULL OR locked_until <= ${now})
    RETURNING id, username, display_name AS "displayName", role, station_id AS "stationId", bank_id AS "bankId",
              district_code AS "districtCode", one_time_until AS "oneTimeUntil", password_hash AS "passwordHash"`
  return rows[0] ?? null
}

export const clearAttempts = (ctx: Context, userId: string) =>
  ctx.db.user.update({
    where: { id: userId },
    data: { failedSignIns: 0, lockedUntil: null },
    select: { id: true },
  })

export const findLock = (ctx: Context, username: string) =>
  ctx.db.user.findFirst({
    where: { username, isActive: true, lockedUntil: { gt: ctx.clock.now() } },
    select: { id: true, lockedUntil: true },
  })

export const findPasswordHash = (ctx: Context, userId: string) =>
  ctx.db.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } })

/** The user's own. */
export const setPasswordHash = (ctx: Context, userId: string, passwordHash: string) =>
  ctx.db.user.update({
    where: { id: userId },
    data: { passwordHash, oneTimeUntil: null },
    select: { id: true },
  })
