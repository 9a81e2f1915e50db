import type { Context } from '../context'
import type { Prisma } from '../generated/prisma/client'
import { present } from '../lib/assert'
import type { Role } from '../policies'

const columns = {
  id: true,
  username: true,
  displayName: true,
  role: true,
  stationId: true,
  bankId: true,
  districtCode: true,
  phoneSealed: true,
  textLanguage: true,
  isActive: true,
  isDemo: true,
  lockedUntil: true,
  oneTimeUntil: true,
  createdAt: true,
  revision: true,
  officer: { select: { badge: true, isStationChief: true } },
} as const

/** In which language somebody is texted. */
export type TextLanguage = 'zh' | 'en'

export type ManagedUser = Awaited<ReturnType<typeof getUser>>

export async function findUser(ctx: Context, id: string) {
  const row = await ctx.db.user.findUnique({ where: { id }, select: columns })
  return row === null ? null : typed(row)
}

export async function getUser(ctx: Context, id: string) {
  return typed(await ctx.db.user.findUniqueOrThrow({ where: { id }, select: columns }))
}

/** The database keeps both to what is known. */
const typed = <R extends { readonly role: string; readonly textLanguage: string }>(row: R) => ({
  ...row,
  role: row.role as Role,
  textLanguage: row.textLanguage as TextLanguage,
})

export interface UserFilter {
  readonly role?: Role
  readonly isActive?: boolean
  readonly stationId?: string
  readonly bankId?: string
  readonly districtCode?: string
  readonly search?: string
}

/** Prisma takes what is undefined as not asked for. */
function filterOf({ search, ...exact }: UserFilter): Prisma.UserWhereInput {
  if (search === undefined) return exact
  const contains = { contains: search, mode: 'insensitive' } as const
  return {
    ...exact,
    OR: [{ username: contains }, { displayName: contains }, { officer: { badge: contains } }],
  }
}

/** By name, after the last one of the page before. */
export async function listUsers(
  ctx: Context,
  filter: UserFilter,
  page: { readonly after?: string; readonly limit: number },
): Promise<ManagedUser[]> {
  const rows = await ctx.db.user.findMany({
    where: { AND: [filterOf(filter), page.after === undefined ? {} : { username: { gt: page.after } }] },
    orderBy: { username: 'asc' },
    take: page.limit,
    select: columns,
  })
  return rows.map(typed)
}

export const countUsers = (ctx: Context, filter: UserFilter): Promise<number> =>
  ctx.db.user.count({ where: filterOf(filter) })

/** What hangs on a user, to be known before he is locked or moved. */
export interface UserFooting {
  readonly openSessions: number
  readonly lastSeenAt: Date | null
  readonly isOnDuty: boolean
  readonly tasksInHand: string[]
}

export async function readFooting(ctx: Context, id: string, aliveSince: Date): Promise<UserFooting> {
  const now = ctx.clock.now()
  const [row] = await ctx.db.$queryRaw<UserFooting[]>`
    SELECT (SELECT count(*)::int FROM session WHERE user_id = u.id AND revoked_at IS NULL
              AND expires_at > ${now} AND last_seen_at > ${aliveSince}) AS "openSessions",
           (SELECT max(last_seen_at) FROM session WHERE user_id = u.id) AS "lastSeenAt",
           coalesce(o.is_on_duty, false) AS "isOnDuty",
           ARRAY(SELECT number FROM task WHERE officer_id = u.id AND state IN ('assigned', 'accepted', 'arrived')
                  ORDER BY number) AS "tasksInHand"
      FROM app_user u LEFT JOIN officer o ON o.user_id = u.id WHERE u.id = ${id}::uuid`
  return present(row, 'user')
}

export interface UserRecord {
  readonly displayName: string
  readonly role: Role
  readonly stationId: string | null
  readonly bankId: string | null
  readonly districtCode: string | null
  readonly textLanguage: TextLanguage
  readonly isActive: boolean
}

interface Sealed {
  readonly phoneSealed: Uint8Array<ArrayBuffer> | null
  readonly keyVersion: number
}

export const isTaken = async (ctx: Context, username: string): Promise<boolean> =>
  (await ctx.db.user.count({ where: { username } })) > 0

/** Of an officer, or of who was one: the badge stays with its row. */
export const isBadgeTaken = async (ctx: Context, badge: string, ownId: string | null): Promise<boolean> =>
  (await ctx.db.officer.count({ where: { badge, ...(ownId === null ? {} : { NOT: { userId: ownId } }) } })) >
  0

export const insertUser = (
  ctx: Context,
  id: string,
  record: UserRecord &
    Sealed & { readonly username: string; readonly passwordHash: string; readonly oneTimeUntil: Date | null },
) => ctx.db.user.create({ data: { id, ...record, createdAt: ctx.clock.now() }, select: { id: true } })

/**
 * Guarded by the revision that was read: of two administrators the second one reads again.
 * @returns how many were changed: 0 or 1
 */
export async function updateUser(
  ctx: Context,
  id: string,
  revision: number,
  record: UserRecord & Partial<Sealed> & { readonly passwordHash?: string },
): Promise<number> {
  const { count } = await ctx.db.user.updateMany({
    where: { id, revision },
    data: {
      ...record,
      revision: { increment: 1 },
      // A new password also opens what failed attempts have locked.
      ...(record.passwordHash === undefined ? {} : { ...unlocked, oneTimeUntil: null }),
    },
  })
  return count
}

const unlocked = { failedSignIns: 0, lockedUntil: null } as const

export const setOneTimePassword = (ctx: Context, id: string, passwordHash: string, oneTimeUntil: Date) =>
  ctx.db.user.update({
    where: { id },
    data: { passwordHash, oneTimeUntil, ...unlocked, revision: { increment: 1 } },
    select: { id: true },
  })

export const unlockUser = (ctx: Context, id: string) =>
  ctx.db.user.update({ where: { id }, data: unlocked, select: { id: true } })

/** Makes or moves the officer's row; who is none any more goes off duty and is no longer found. */
export async function keepOfficer(
  ctx: Context,
  userId: string,
  officer: { readonly badge: string; readonly stationId: string; readonly isStationChief: boolean } | null,
): Promise<void> {
  const updatedAt = ctx.clock.now()
  if (officer === null) {
    await ctx.db.officer.updateMany({
      where: { userId },
      data: { isOnDuty: false, isStationChief: false, lon: null, lat: null, positionAt: null, updatedAt },
    })
    return
  }
  await ctx.db.officer.upsert({
    where: { userId },
    create: { userId, ...officer, updatedAt },
    update: { ...officer, updatedAt },
  })
}

/** How many administrators can still sign in; locks them, so that two cannot remove each other at once. */
export async function lockAdmins(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM app_user WHERE role = 'admin' AND is_active ORDER BY id FOR UPDATE`
  return rows.map(({ id }) => id)
}
