import { z } from 'zod'
import { route } from '../http/route'
import { reasonSchema } from '../transitions'
import type { LinkRow } from './repository'
import { endLink, readLinks } from './service'

const tag = 'people'
const idParams = z.strictObject({ id: z.uuid() })

const linkView = z
  .object({
    id: z.uuid(),
    identifierId: z.uuid(),
    partyId: z.uuid(),
    kind: z.string(),
    tail: z.string().describe('****4567'),
    source: z.string(),
    signalId: z.uuid().nullable(),
    linkedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'IdentifierLink' })

export const peopleRoutes = [
  route({
    method: 'get',
    path: '/v1/parties/:id/links',
    policy: 'party.separate',
    tag,
    summary: 'Why identifiers are held to belong to this person or organisation',
    params: idParams,
    response: z.object({ items: z.array(linkView) }),
    errors: ['not_found'],
    handle: async (ctx, { params }) => ({ items: (await readLinks(ctx, params.id)).map(presentLink) }),
  }),
  route({
    method: 'post',
    path: '/v1/parties/links/:id/end',
    policy: 'party.separate',
    tag,
    summary: 'End a link that has proved wrong; whoever was one by it alone is parted',
    params: idParams,
    body: z.strictObject({ reason: reasonSchema }),
    response: z.object({ partyIds: z.array(z.uuid()).describe('who was one, and is not any more') }),
    errors: ['not_found', 'illegal_move'],
    handle: (ctx, { params, body }) => endLink(ctx, params.id, body.reason),
  }),
]

const presentLink = ({ identifier, linkedAt, endedAt, ...link }: LinkRow) => ({
  id: link.id,
  identifierId: link.identifierId,
  partyId: link.partyId,
  kind: identifier.kind,
  tail: `****${identifier.tail}`,
  source: link.source,
  signalId: link.signalId,
  linkedAt: linkedAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
  reason: link.reason,
})
