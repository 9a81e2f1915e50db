import type { CookieOptions, Request } from 'express'
import { z } from 'zod'
import type { Context } from '../context'
import { AppError } from '../errors'
import type { SignedIn } from '../http/request'
import { route, type Route } from '../http/route'
import { presentSession, presentSignedIn } from './present'
import { credentials, openedSession, passwordChange, sessionView } from './session-schema'
import * as service from './session-service'

export const SESSION_COOKIE = 'menshen_session'

// A station's desks share one address, and only failures count.
const SIGN_IN_FAILURES = { name: 'sign-in', points: 20, perSeconds: 60 }
const PASSWORD_FAILURES = { name: 'password', points: 10, perSeconds: 600 }

const open = route({
  method: 'post',
  path: '/v1/session',
  policy: 'session.open',
  tag: 'sessions',
  summary: 'Sign in; the session is in the cookie, and changes need the CSRF token in x-csrf-token',
  body: credentials,
  response: openedSession,
  status: 201,
  limit: SIGN_IN_FAILURES,
  errors: ['wrong_credentials', 'locked_out', 'rate_limited'],
  handle: async (ctx, { body, request, response }) => {
    const opened = await service.signIn(ctx, body, request.get('user-agent') ?? '')
    response.cookie(SESSION_COOKIE, opened.token, {
      ...cookieOptions(ctx, request),
      maxAge: opened.session.expiresAt.getTime() - ctx.clock.now().getTime(),
    })
    response.set('cache-control', 'no-store')
    return presentSignedIn(ctx, opened)
  },
})

const read = route({
  method: 'get',
  path: '/v1/session',
  policy: 'session.use',
  tag: 'sessions',
  summary: 'Who is signed in, and the CSRF token of the session',
  response: openedSession,
  handle: async (ctx, { request, response }) => {
    const found = await service.readSession(ctx, signedIn(request).sessionId)
    response.set('cache-control', 'no-store')
    return presentSignedIn(ctx, found)
  },
})

const close = route({
  method: 'delete',
  path: '/v1/session',
  policy: 'session.use',
  tag: 'sessions',
  summary: 'Sign out',
  handle: async (ctx, { request, response }) => {
    const { userId, sessionId } = signedIn(request)
    await service.endSession(ctx, userId, sessionId)
    response.clearCookie(SESSION_COOKIE, cookieOptions(ctx, request))
  },
})

const list = route({
  method: 'get',
  path: '/v1/sessions',
  policy: 'session.use',
  tag: 'sessions',
  summary: "One's own open sessions",
  response: z.strictObject({ items: z.array(sessionView) }),
  handle: async (ctx, { request }) => {
    const { userId, sessionId } = signedIn(request)
    const sessions = await service.listSessions(ctx, userId)
    return { items: sessions.map((session) => presentSession(ctx, session, sessionId)) }
  },
})

const revoke = route({
  method: 'delete',
  path: '/v1/sessions/:id',
  policy: 'session.use',
  tag: 'sessions',
  summary: "End one of one's own sessions",
  params: z.object({ id: z.uuid() }),
  errors: ['not_found'],
  handle: (ctx, { params, request }) => service.endSession(ctx, signedIn(request).userId, params.id),
})

const revokeOthers = route({
  method: 'delete',
  path: '/v1/sessions',
  policy: 'session.use',
  tag: 'sessions',
  summary: "End all of one's other sessions",
  response: z.strictObject({ ended: z.int() }),
  handle: async (ctx, { request, note }) => {
    const { userId, sessionId } = signedIn(request)
    const ended = await service.endSessions(ctx, userId, sessionId)
    note({ ended })
    return { ended }
  },
})

const changePassword = route({
  method: 'put',
  path: '/v1/session/password',
  policy: 'session.use',
  tag: 'sessions',
  summary: "Change one's password; one's other sessions end",
  body: passwordChange,
  limit: PASSWORD_FAILURES,
  errors: ['wrong_credentials', 'rate_limited'],
  handle: (ctx, { body, request }) => {
    const { userId, sessionId } = signedIn(request)
    return service.changePassword(ctx, userId, body, sessionId)
  },
})

export const sessionRoutes: readonly Route[] = [open, read, close, list, revoke, revokeOthers, changePassword]

const signedIn = (request: Request): SignedIn => {
  if (request.signedIn === undefined) throw new AppError('not_signed_in')
  return request.signedIn
}

/** Strict: the cookie comes only from our own pages. */
const cookieOptions = (ctx: Context, request: Request): CookieOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  secure: ctx.config.http.isSecure || request.secure,
  path: '/',
})
