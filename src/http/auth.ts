import { timingSafeEqual } from 'node:crypto'
import { parseCookie } from 'cookie'
import type { Request } from 'express'
import { systemActor, type Actor } from '../context'
import { AppError } from '../errors'
import { policies, type Policy, type PolicyId } from '../policies'
import type { World } from '../platform/world'
import { actorOf, createSourceAuthentication, findSession, SESSION_COOKIE } from '../users'
import { authenticateBank } from './bank-auth'
import { authenticateTwilio } from './twilio-auth'

const CSRF_HEADER = 'x-csrf-token'

/** Says who calls, under the policy of the route; nothing of the request but its headers has been read before. */
export type Authenticate = (policy: PolicyId, request: Request, isChange: boolean) => Promise<Actor>

/** @throws AppError not_signed_in, forbidden, password_change_required, csrf_token_missing, bad_signature, forged_callback */
export function createAuthentication(world: World): Authenticate {
  const nobody = systemActor('public')
  const outside = world.context(nobody)
  const authenticateSource = createSourceAuthentication(outside)
  return async (policyId, request, isChange) => {
    const { access }: Policy = policies[policyId]
    if (access === 'public') return nobody
    if (access === 'source') return authenticateSource(request.get('authorization'))
    if (access === 'bank') return authenticateBank(outside, request)
    if (access === 'twilio') return authenticateTwilio(world.config, request)
    const token = parseCookie(request.get('cookie') ?? '')[SESSION_COOKIE]
    const found = token === undefined ? null : await findSession(outside, token)
    if (found === null) throw new AppError('not_signed_in')
    const { session, user } = found
    const actor = actorOf(user, policyId)
    // A password that somebody else has made opens the way to one's own, and nothing else.
    if (user.oneTimeUntil !== null && policyId !== 'session.use')
      throw new AppError('password_change_required')
    if (isChange && !isSame(request.get(CSRF_HEADER), session.csrfToken))
      throw new AppError('csrf_token_missing')
    request.signedIn = { sessionId: session.id, userId: user.id, csrfToken: session.csrfToken }
    return actor
  }
}

function isSame(given: string | undefined, expected: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
