import type { Context } from '../context'
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
  isActive: true,
  isDemo: true,
  lockedUntil: true,
  createdAt: true,
  officer: { select: { badge: true } },
} as const

export type ManagedUser = Awaited<ReturnType<typeof getUser>>

export async function findUser(ctx: Context, id: string) {
  const row = await ctx.db.user.findUnique({ where: { id }, select: columns })
  return row === null ? null : { ...row, role: row.role as Role }
}

export async function getUser(ctx: Context, id: string) {
  const row = await ctx.db.user.findUniqueOrThrow({ where: { id }, select: columns })
  return { ...row, role: row.role as Role }
}

export async function listUsers(
  ctx: Context,
  filter: {
    readonly role?: Role
    readonly isActive?: boolean
    readonly after?: string
    readonly limit: number
  },
): Promise<ManagedUser[]> {
  const rows = await ctx.db.user.findMany({
    where: {
      ...(filter.role === undefined ? {} : { role: filter.role }),
      ...(filter.isActive === undefined ? {} : { isActive: filter.isActive }),
      ...(filter.after === undefined ? {} : { username: { gt: filter.after } }),
    },
    orderBy: { username: 'asc' },
    take: filter.limit,
    select: columns,
  })
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

export interface UserRecord {
  readonly displayName: string
  readonly role: Role
  readonly stationId: string | null
  readonly bankId: string | null
  readonly districtCode: string | null
  readonly isActive: boolean
}

interface Sealed {
  readonly phoneSealed: Uint8Array<ArrayBuffer> | null
  readonly keyVersion: number
}

export const isTaken = async (ctx: Context, username: string): Promise<boolean> =>
  (await ctx.db.user.count({ where: { username } })) > 0

export const insertUser = (
  ctx: Context,
  id: string,
  record: UserRecord & Sealed & { readonly username: string; readonly passwordHash: string },
) => ctx.db.user.create({ data: { id, ...record, createdAt: ctx.clock.now() }, select: { id: true } })

export const updateUser = (
  ctx: Context,
  id: string,
  record: UserRecord & Partial<Sealed> & { readonly passwordHash?: string },
) =>
  ctx.db.user.update({
    where: { id },
    data: {
      ...record,
      // A new password also opens what failed attempts have locked.
      ...(record.passwordHash === undefined ? {} : { failedSignIns: 0, lockedUntil: null }),
    },
    select: { id: true },
  })

/** Makes or moves the officer's row; who is none any more goes off duty and is no longer found. */
export async function keepOfficer(
  ctx: Context,
  userId: string,
  officer: { readonly badge: string; readonly stationId: string } | null,
): Promise<void> {
  const updatedAt = ctx.clock.now()
  if (officer === null) {
    await ctx.db.officer.updateMany({
      where: { userId },
      data: { isOnDuty: false, lon: null, lat: null, positionAt: null, updatedAt },
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
