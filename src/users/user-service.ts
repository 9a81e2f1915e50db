import type { z } from 'zod'
import { changesOf, type AuditDetails } from '../audit'
import type { Context } from '../context'
import { AppError, notFound, type FieldError } from '../errors'
import { present } from '../lib/assert'
import { minutesAfter } from '../lib/duration'
import { makeOneTimePassword, type OneTimePassword } from './one-time-password'
import { hashPassword } from './password'
import { endSessions } from './session-service'
import * as users from './user-repository'
import type { ManagedUser, UserFooting, UserRecord } from './user-repository'
import type { newUser, userChange, userQuery } from './user-schema'

export type NewUser = z.output<typeof newUser>

export async function listUsers(
  ctx: Context,
  query: z.output<typeof userQuery>,
): Promise<{ items: ManagedUser[]; total: number; next: string | null }> {
  const { isActive, limit, after, ...rest } = query
  const filter = { ...rest, isActive: isActive === undefined ? undefined : isActive === 'true' }
  const rows = await users.listUsers(ctx, filter, { after, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const next = rows.length > limit ? (items.at(-1)?.username ?? null) : null
  return { items, next, total: await users.countUsers(ctx, filter) }
}

/** @throws AppError already_exists, invalid_request when the role lacks its scope */
export async function addUser(
  ctx: Context,
  user: NewUser,
): Promise<{ user: ManagedUser; oneTime: OneTimePassword | null }> {
  const { username, password, badge, phone, isStationChief, ...rest } = user
  const record: UserRecord = { ...rest, isActive: true }
  requireScope(record, badge)
  requireChief(record, isStationChief)
  const oneTime = password === null ? makeOneTimePassword(ctx) : null
  const passwordHash = await hashPassword(password ?? present(oneTime, 'password').password)
  return ctx.transact(async (tx) => {
    const id = tx.ids.next()
    await requireFree(tx, { username, badge }, null)
    const seals = sealedPhone(tx, phone)
    const oneTimeUntil = oneTime?.until ?? null
    await users.insertUser(tx, id, { ...record, ...seals, username, passwordHash, oneTimeUntil })
    await keepOfficer(tx, id, record, { badge, isStationChief })
    return { user: await users.getUser(tx, id), oneTime }
  })
}

/** The user and what hangs on him. */
export async function readUser(
  ctx: Context,
  id: string,
): Promise<{ user: ManagedUser; footing: UserFooting }> {
  const user = await users.findUser(ctx, id)
  if (user === null) throw notFound('user')
  const aliveSince = minutesAfter(ctx.clock.now(), -ctx.config.session.idleMinutes)
  return { user, footing: await users.readFooting(ctx, id, aliveSince) }
}

/**
 * Ends the user's sessions when it changes what he may do, since that is read when he signs in again.
 * @throws AppError lost_race when the user is no longer as he was read
 */
export async function changeUser(
  ctx: Context,
  id: string,
  change: z.output<typeof userChange>,
): Promise<{ user: ManagedUser; changes: AuditDetails }> {
  const { password, badge, phone, revision, isStationChief, ...rest } = change
  const passwordHash = password === undefined ? undefined : await hashPassword(password)
  return ctx.transact(async (tx) => {
    const user = await users.findUser(tx, id)
    if (user === null) throw notFound('user')
    const record = changedRecord(user, rest)
    const newBadge = badge ?? user.officer?.badge ?? null
    requireScope(record, newBadge)
    requireChief(record, isStationChief ?? false)
    await requireAdmin(tx, user, record)
    await requireFree(tx, { username: null, badge: newBadge }, id)
    const written = await users.updateUser(tx, id, revision ?? user.revision, {
      ...record,
      ...(phone === undefined ? {} : sealedPhone(tx, phone)),
      ...(passwordHash === undefined ? {} : { passwordHash }),
    })
    if (written === 0) throw new AppError('lost_race', 'the user has been changed since he was read')
    await keepOfficer(tx, id, record, {
      badge: newBadge,
      isStationChief: isStationChief ?? user.officer?.isStationChief ?? false,
    })
    const changes = changesOf(user, record, decisive)
    const isCutOff = Object.keys(changes).length > 0 || passwordHash !== undefined
    const sessionsEnded = isCutOff ? await endSessions(tx, id) : 0
    return { user: await users.getUser(tx, id), changes: { ...changes, ...touched(change), sessionsEnded } }
  })
}

/** What he may do, and where. */
const decisive = ['role', 'stationId', 'bankId', 'districtCode', 'isActive'] as const

/** Of names, numbers and secrets the log says only that they were changed. */
const touched = (change: z.output<typeof userChange>): AuditDetails =>
  Object.fromEntries(
    (['displayName', 'badge', 'phone', 'textLanguage', 'password', 'isStationChief'] as const)
      .filter((field) => change[field] !== undefined)
      .map((field) => [`${field}.set`, true]),
  )

/** @throws AppError already_exists, naming the field */
async function requireFree(
  ctx: Context,
  { username, badge }: { readonly username: string | null; readonly badge: string | null },
  ownId: string | null,
): Promise<void> {
  const taken = (path: string): AppError =>
    new AppError('already_exists', `the ${path} is taken`, [{ path, code: 'taken', expected: 'another one' }])
  if (username !== null && (await users.isTaken(ctx, username))) throw taken('username')
  if (badge !== null && (await users.isBadgeTaken(ctx, badge, ownId))) throw taken('badge')
}

/** What is not named stays; null empties a scope. */
const changedRecord = (
  user: UserRecord,
  change: Omit<z.output<typeof userChange>, 'password' | 'badge' | 'phone' | 'revision' | 'isStationChief'>,
): UserRecord => ({
  displayName: change.displayName ?? user.displayName,
  role: change.role ?? user.role,
  stationId: change.stationId === undefined ? user.stationId : change.stationId,
  bankId: change.bankId === undefined ? user.bankId : change.bankId,
  districtCode: change.districtCode === undefined ? user.districtCode : change.districtCode,
  textLanguage: change.textLanguage ?? user.textLanguage,
  isActive: change.isActive ?? user.isActive,
})

async function keepOfficer(
  ctx: Context,
  id: string,
  user: UserRecord,
  { badge, isStationChief }: { readonly badge: string | null; readonly isStationChief: boolean },
): Promise<void> {
  const isOfficer = user.role === 'officer' && user.isActive && user.stationId !== null && badge !== null
  await users.keepOfficer(ctx, id, isOfficer ? { badge, isStationChief, stationId: user.stationId } : null)
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
  } else if (role === 'grid')
    need(user.stationId !== null, 'stationId', 'missing', 'the station that the grid worker helps')
  else
    need(
      user.stationId === null,
      'stationId',
      'not_for_role',
      'null: only officers and grid workers have a station',
    )
  if (role === 'liaison') need(user.bankId !== null, 'bankId', 'missing', 'the bank of the liaison')
  else need(user.bankId === null, 'bankId', 'not_for_role', 'null: only liaisons have a bank')
  if (role !== 'operator' && role !== 'supervisor')
    need(user.districtCode === null, 'districtCode', 'not_for_role', 'null: only the desk has a district')
  return problems
}

/** @throws AppError invalid_request */
function requireChief({ role }: UserRecord, isStationChief: boolean): void {
  if (!isStationChief || role === 'officer') return
  throw new AppError('invalid_request', 'only an officer can be the chief of a station', [
    { path: 'isStationChief', code: 'not_for_role', expected: 'false' },
  ])
}

function requireScope(user: UserRecord, badge: string | null): void {
  const problems = scopeProblems(user, badge)
  if (problems.length > 0) throw new AppError('invalid_request', 'the scope does not fit the role', problems)
}

/** @throws AppError illegal_move: somebody has to be able to let others in */
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
