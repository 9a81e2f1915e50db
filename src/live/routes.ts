import { AppError } from '../errors'
import { rawRoute, type Route } from '../http/route'
import type { LiveFeed } from './feed'
import { decodePosition, type Position } from './position'

/** Server-sent events need the feed of the process, so this list is made, not written. */
export const liveRoutes = (feed: LiveFeed): readonly Route[] => [
  rawRoute({
    method: 'get',
    path: '/v1/live',
    policy: 'live.read',
    tag: 'live',
    summary:
      'What moves, as it moves (server-sent events): `transition` {id, machine, subjectId, warningId, event, fromState, toState, at}. Resumes after Last-Event-ID; `reset`: read anew',
    contentType: 'text/event-stream',
    errors: ['rate_limited', 'overloaded'],
    handle: async (ctx, { request, response }) => {
      const { signedIn } = request
      if (signedIn === undefined || ctx.actor.kind !== 'user') throw new AppError('not_signed_in')
      const from = positionOf(request.get('last-event-id'))
      response.status(200).set({
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // Nginx would gather it otherwise.
        'x-accel-buffering': 'no',
      })
      // HEAD asks how it would begin.
      if (request.method === 'HEAD') {
        response.end()
        return
      }
      await feed.open(ctx.actor, signedIn.sessionId, response, from)
    },
  }),
]

function positionOf(header: string | undefined): Position | null {
  if (header === undefined || header === '') return null
  const position = decodePosition(header)
  if (position !== null) return position
  const field = { path: 'headers.last-event-id', code: 'invalid_format', expected: 'the id of an event' }
  throw new AppError('invalid_request', undefined, [field])
}
