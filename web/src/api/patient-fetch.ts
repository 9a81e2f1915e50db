import { keepServerTime } from './server-time'
import { session } from '../session/store'

const SESSION_PATH = '/v1/session'
const CSRF_HEADER = 'x-csrf-token'
const NOT_SIGNED_IN = 401
const FORBIDDEN = 403

/**
 * Fetches with the session's token. When the session has ended meanwhile, the page stays as it is, the sign-in form
 * comes over it, and the request goes out again once the same person has signed in: nothing typed is lost.
 */
export async function patientFetch(request: Request): Promise<Response> {
  const answer = await send(request)
  if (new URL(request.url).pathname === SESSION_PATH) return answer
  if (answer.status === NOT_SIGNED_IN && (await isAbout(answer, 'not_signed_in'))) {
    await session.renewed()
    return send(request)
  }
  // Another tab has signed in anew: the token of this one is out of date.
  const isForgery = answer.status === FORBIDDEN && (await isAbout(answer, 'csrf_token_missing'))
  if (isForgery && (await session.reread())) return send(request)
  return answer
}

async function send(request: Request): Promise<Response> {
  const copy = request.clone()
  if (copy.method !== 'GET') copy.headers.set(CSRF_HEADER, session.csrfToken())
  const response = await fetch(copy)
  keepServerTime(response)
  return response
}

const isAbout = async (answer: Response, code: string): Promise<boolean> =>
  (await answer.clone().text()).includes(code)
