import { route } from '../http/route'
import * as consents from './consent-service'
import { consentBody, consentParams, consentsView } from './consents'
import { idParams } from './schema'

const tag = 'stories'

export const consentRoutes = [
  route({
    method: 'get',
    path: '/v1/stories/:id/consents',
    policy: 'story.read',
    tag,
    summary: 'Who has agreed to what the story tells, and who could be named if they agreed',
    params: idParams,
    response: consentsView,
    errors: ['not_found'],
    handle: async (ctx, { params: { id } }) => consents.readConsents(ctx, id),
  }),
  route({
    method: 'post',
    path: '/v1/stories/:id/consents',
    policy: 'story.consent',
    tag,
    summary: 'Write down that the person, a station or an officer has agreed',
    params: idParams,
    body: consentBody,
    response: consentsView,
    status: 201,
    errors: ['not_found', 'already_exists'],
    handle: async (ctx, { params: { id }, body, note }) => {
      note({ kind: body.kind, how: body.how })
      return consents.recordConsent(ctx, id, body)
    },
  }),
  route({
    method: 'post',
    path: '/v1/stories/:id/consents/:consentId/withdraw',
    policy: 'story.consent',
    tag,
    summary:
      'Write down that a consent was taken back; a released story that rests on it is withdrawn at once',
    params: consentParams,
    response: consentsView,
    errors: ['not_found', 'illegal_move', 'lost_race'],
    handle: async (ctx, { params: { id, consentId }, note }) => {
      const { kind, withdrawn, consents: left } = await consents.takeBackConsent(ctx, id, consentId)
      note({ kind, consentId, withdrawn })
      return left
    },
  }),
]
