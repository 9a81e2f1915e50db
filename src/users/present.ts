import type { z } from 'zod'
import type { Context } from '../context'
import type { UserRow, SessionRow } from './session-repository'
import type { openedSession, sessionView, signedInUser } from './session-schema'
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
