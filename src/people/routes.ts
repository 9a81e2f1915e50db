import { z } from 'zod'
import { route } from '../http/route'
import { reasonSchema } from '../transitions'
import { readParty, separate } from './separation'

const partyView = z
  .object({
    id: z.uuid(),
    kind: z.enum(['person', 'organisation']),
    identifiers: z.array(
      z.object({ id: z.uuid(), kind: z.string(), tail: z.string(), firstSeenAt: z.iso.datetime() }),
    ),
    links: z.array(
      z.object({
        id: z.uuid(),
        identifierId: z.uuid(),
        source: z.string(),
        signalId: z.uuid().nullable(),
        linkedAt: z.iso.datetime(),
        endedAt: z.iso.datetime().nullable(),
        reason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Party' })

export const peopleRoutes = [
  route({
    method: 'get',
    path: '/v1/parties/:id',
    policy: 'party.separate',
    tag: 'people',
    summary: 'By which identifiers somebody is known, and why; identifiers by their ends only',
    params: z.strictObject({ id: z.uuid() }),
    response: partyView,
    errors: ['not_found'],
    handle: async (ctx, { params }) => {
      const { id, kind, identifiers, links } = await readParty(ctx, params.id)
      return {
        id,
        kind: partyView.shape.kind.parse(kind),
        identifiers: identifiers.map((one) => ({
          id: one.id,
          kind: one.kind,
          tail: one.tail,
          firstSeenAt: one.firstSeenAt.toISOString(),
        })),
        links: links.map((link) => ({
          id: link.id,
          identifierId: link.identifierId,
          source: link.source,
          signalId: link.signalId,
          linkedAt: link.linkedAt.toISOString(),
          endedAt: link.endedAt?.toISOString() ?? null,
          reason: link.reason,
        })),
      }
    },
  }),
  route({
    method: 'post',
    path: '/v1/parties/links/:id/end',
    policy: 'party.separate',
    tag: 'people',
    summary: 'An identifier is somebody else’s: it gets a party of its own, and the two are not joined again',
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({ reason: reasonSchema }),
    response: z.object({ partyId: z.uuid() }),
    errors: ['not_found', 'illegal_move', 'lost_race'],
    handle: async (ctx, { params, body }) => ({ partyId: await separate(ctx, params.id, body.reason) }),
  }),
]
