import type { z } from 'zod'
import type { Context } from '../context'
import type { KeyRow } from './key-repository'
import { signalTypes, type keyView } from './key-schema'
import type { UserRow, SessionRow } from './session-repository'
import type { openedSession, sessionView, signedInUser } from './session-schema'
import type { OneTimePassword } from './one-time-password'
import type { ManagedUser, UserFooting } from './user-repository'
import type { oneTimePassword, userDetail, userView } from './user-schema'
import { idleEnd, type SignedInSession } from './session-service'

export const presentSignedIn = (
  ctx: Context,
  { user, session }: SignedInSession,
): z.input<typeof openedSession> => ({
  user: presentSignedInUser(user),
  csrfToken: session.csrfToken,
  session: presentSession(ctx, session, session.id),
})

const presentSignedInUser = (user: UserRow): z.input<typeof signedInUser> => ({
  id: user.id,
  username: user.username,
  displayName: user.displayName,
  role: user.role,
  stationId: user.stationId,
  bankId: user.bankId,
  districtCode: user.districtCode,
  mustChangePassword: user.oneTimeUntil !== null,
})

export function presentSession(
  ctx: Context,
  session: SessionRow,
  currentId: string,
): z.input<typeof sessionView> {
  const idle = idleEnd(ctx, session)
  return {
    id: session.id,
    userAgent: session.userAgent,
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    endsAt: (idle < session.expiresAt ? idle : session.expiresAt).toISOString(),
    isCurrent: session.id === currentId,
  }
}

export const presentUser = (user: ManagedUser): z.input<typeof userView> => ({
  id: user.id,
  username: user.username,
  displayName: user.displayName,
  role: user.role,
  stationId: user.stationId,
  bankId: user.bankId,
  districtCode: user.districtCode,
  badge: user.officer?.badge ?? null,
  isStationChief: user.officer?.isStationChief ?? false,
  hasPhone: user.phoneSealed !== null,
  textLanguage: user.textLanguage,
  isActive: user.isActive,
  isDemo: user.isDemo,
  lockedUntil: user.lockedUntil?.toISOString() ?? null,
  oneTimeUntil: user.oneTimeUntil?.toISOString() ?? null,
  createdAt: user.createdAt.toISOString(),
  revision: user.revision,
})

export const presentUserDetail = (
  user: ManagedUser,
  { lastSeenAt, ...footing }: UserFooting,
): z.input<typeof userDetail> => ({
  ...presentUser(user),
  ...footing,
  lastSeenAt: lastSeenAt?.toISOString() ?? null,
})

export const presentOneTime = ({ password, until }: OneTimePassword): z.input<typeof oneTimePassword> => ({
  password,
  until: until.toISOString(),
})

export const presentKey = (key: KeyRow): z.input<typeof keyView> => ({
  id: key.id,
  source: key.source,
  label: key.label,
  prefix: key.prefix,
  signalTypes: signalTypes.filter((type) => key.signalTypes.includes(type)),
  bankCode: key.bank?.code ?? null,
  webhookUrl: key.webhookUrl,
  createdAt: key.createdAt.toISOString(),
  revokedAt: key.revokedAt?.toISOString() ?? null,
  lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  createdBy: key.createdByUser?.displayName ?? null,
})
