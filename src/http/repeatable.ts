import { z } from 'zod'
import { AppError } from '../errors'
import type { RepeatableCall } from '../kept-answers'
import type { JsonRoute, RouteInput } from './route'

export const KEY_HEADER = 'idempotency-key'
/** Who entered what comes late: whoever has signed in on the same phone since does not send it as his own. */
export const SENDER_HEADER = 'x-entered-by'
/** Of an answer that was given before. */
export const REPEAT_HEADER = 'idempotency-repeat'

/**
 * null: it carries no key, or is done by each call.
 * @throws AppError invalid_request when the key is no UUID; not_signed_in when whoever has entered it is not
 */
export function repeatableCall(
  route: JsonRoute,
  { params, query, body, request }: Omit<RouteInput<z.ZodType, z.ZodType, z.ZodType>, 'note'>,
): RepeatableCall | null {
  const key = request.get(KEY_HEADER)
  if (route.isRepeatable !== true || key === undefined || request.signedIn === undefined) return null
  if (!z.uuid().safeParse(key).success) {
    const field = { path: `headers.${KEY_HEADER}`, code: 'invalid_format', expected: 'uuid' }
    throw new AppError('invalid_request', undefined, [field])
  }
  const { userId } = request.signedIn
  const sender = request.get(SENDER_HEADER)
  if (sender !== undefined && sender.toLowerCase() !== userId)
    throw new AppError('not_signed_in', 'somebody else has entered this')
  const content = { method: route.method, path: route.path, params, query, body }
  return { userId, key: key.toLowerCase(), content }
}
