import type { z } from 'zod'
import type { Context } from '../context'
import { AppError, notFound, type FieldError } from '../errors'
import { hashPassword } from './password'
import { endSessions } from './session-service'
import * as users from './user-repository'
import type { ManagedUser, UserRecord } from './user-repository'
import type { newUser, userChange, userQuery } from './user-schema'

export type NewUser = z.output<typeof newUser>

export async function listUsers(
  ctx: Context,
  query: z.output<typeof userQuery>,
): Promise<{ items: ManagedUser[]; next: string | null }> {
  const { isActive, limit, role, after } = query
  const rows = await users.listUsers(ctx, {
    role,
    after,
    limit: limit + 1,
    ...(isActive === undefined ? {} : { isActive: isActive === 'true' }),
  })
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.username ?? null) : null }
}

/** @throws AppError already_exists, invalid_request when the role lacks its scope */
export async function addUser(ctx: Context, user: NewUser): Promise<ManagedUser> {
  const { username, password, badge, phone, ...rest } = user
  const record: UserRecord = { ...rest, isActive: true }
  requireScope(record, badge)
  const passwordHash = await hashPassword(password)
  return ctx.transact(async (tx) => {
    const id = tx.ids.next()
    if (await users.isTaken(tx, username)) throw new AppError('already_exists', 'the user name is taken')
    await users.insertUser(tx, id, { ...record, ...sealedPhone(tx, phone), username, passwordHash })
    await keepOfficer(tx, id, record, badge)
    return users.getUser(tx, id)
  })
}

/** Ends the user's sessions: what he may do is read when he signs in again. */
export async function changeUser(
  ctx: Context,
  id: string,
  change: z.output<typeof userChange>,
): Promise<ManagedUser> {
  const { password, badge, phone, ...rest } = change
  const passwordHash = password === undefined ? undefined : await hashPassword(password)
  return ctx.transact(async (tx) => {
    const user = await users.findUser(tx, id)
    if (user === null) throw notFound('user')
    const record = changedRecord(user, rest)
    const newBadge = badge ?? user.officer?.badge ?? null
    requireScope(record, newBadge)
    await requireAdmin(tx, user, record)
    await users.updateUser(tx, id, {
      ...record,
      ...(phone === undefined ? {} : sealedPhone(tx, phone)),
      ...(passwordHash === undefined ? {} : { passwordHash }),
    })
    await keepOfficer(tx, id, record, newBadge)
    await endSessions(tx, id)
    return users.getUser(tx, id)
  })
}

/** What is not named stays; null empties a scope. */
const changedRecord = (
  user: UserRecord,
  change: Omit<z.output<typeof userChange>, 'password' | 'badge' | 'phone'>,
): UserRecord => ({
  displayName: change.displayName ?? user.displayName,
  role: change.role ?? user.role,
  stationId: change.stationId === undefined ? user.stationId : change.stationId,
  bankId: change.bankId === undefined ? user.bankId : change.bankId,
  districtCode: change.districtCode === undefined ? user.districtCode : change.districtCode,
  isActive: change.isActive ?? user.isActive,
})

async function keepOfficer(ctx: Context, id: string, user: UserRecord, badge: string | null): Promise<void> {
  const isOfficer = user.role === 'officer' && user.isActive && user.stationId !== null && badge !== null
  await users.keepOfficer(ctx, id, isOfficer ? { badge, stationId: user.stationId } : null)
}

const sealedPhone = (ctx: Context, phone: string | null) => ({
  phoneSealed: phone === null ? null : ctx.vault.seal('app_user.phone', phone),
  keyVersion: ctx.vault.keyVersion,
})

/** Without its scope a role would see everything, or nothing. */
export function scopeProblems(user: UserRecord, badge: string | null): FieldError[] {
  const problems: FieldError[] = []
  const need = (isThere: boolean, path: string, code: 'missing' | 'not_for_role', expected: string): void => {
    if (!isThere) problems.push({ path, code, expected })
  }
  const { role } = user
  if (role === 'officer') {
    need(user.stationId !== null, 'stationId', 'missing', 'the station of the officer')
    need(badge !== null, 'badge', 'missing', 'the badge of the officer')
  } else need(user.stationId === null, 'stationId', 'not_for_role', 'null: only officers have a station')
  if (role === 'liaison') need(user.bankId !== null, 'bankId', 'missing', 'the bank of the liaison')
  else need(user.bankId === null, 'bankId', 'not_for_role', 'null: only liaisons have a bank')
  if (role !== 'operator' && role !== 'supervisor')
    need(user.districtCode === null, 'districtCode', 'not_for_role', 'null: only the desk has a district')
  return problems
}

function requireScope(user: UserRecord, badge: string | null): void {
  const problems = scopeProblems(user, badge)
  if (problems.length > 0) throw new AppError('invalid_request', 'the scope does not fit the role', problems)
}

async function requireAdmin(
  ctx: Context,
  before: UserRecord & { id: string },
  after: UserRecord,
): Promise<void> {
  const wasAdmin = before.role === 'admin' && before.isActive
  if (!wasAdmin || (after.role === 'admin' && after.isActive)) return
  const others = (await users.lockAdmins(ctx)).filter((id) => id !== before.id)
  if (others.length === 0) throw new AppError('illegal_move', 'the last administrator has to stay')
}
