import type { Ids } from '../context'

/** Whose session a call is made in. */
export interface SignedIn {
  readonly sessionId: string
  readonly userId: string
  readonly csrfToken: string
}

declare module 'express-serve-static-core' {
  interface Request {
    /** Ours or, if it looks like one, the caller's (x-request-id). */
    requestId: string
    /** Of calls by session. */
    signedIn?: SignedIn
    /** The body as it came; only where a signature covers it. */
    rawBody?: Buffer
  }
}

const GIVEN_ID = /^[\w-]{8,64}$/

export const requestIdOf = (given: string | undefined, ids: Ids): string =>
  given !== undefined && GIVEN_ID.test(given) ? given : ids.next()
