import type { z } from 'zod'
import type { Context } from '../context'
import { route } from '../http/route'
import { maskName, maskPhone } from '../lib/mask'
import { detailsOf, type ContactRow } from './repository'
import * as schema from './schema'
import { addContact, listContacts, openContact, recordContactCall } from './service'

const tag = 'warnings'

export const contactRoutes = [
  route({
    method: 'get',
    path: '/v1/warnings/:id/contacts',
    policy: 'relative.read',
    tag,
    summary:
      'Relatives, employer and community of the person: who may be called in parallel, and what came of it',
    params: schema.contactParams,
    response: schema.contactList,
    errors: ['not_found'],
    handle: async (ctx, { params }) => ({
      items: (await listContacts(ctx, params.id)).map((row) => present(ctx, row)),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/warnings/:id/contacts',
    policy: 'relative.work',
    tag,
    summary: 'Somebody else who may reach the person; kept sealed',
    params: schema.contactParams,
    body: schema.newContact,
    response: schema.contactView,
    status: 201,
    errors: ['not_found', 'illegal_move'],
    handle: async (ctx, { params, body }) => present(ctx, await addContact(ctx, params.id, body)),
  }),
  route({
    method: 'post',
    path: '/v1/contacts/:id/open',
    policy: 'relative.work',
    tag,
    summary: 'Name and telephone in full, for a purpose; audited',
    params: schema.contactParams,
    body: schema.openBody,
    response: schema.openedView,
    errors: ['not_found'],
    handle: (ctx, { params, body }) => openContact(ctx, params.id, body.purpose),
  }),
  route({
    method: 'post',
    path: '/v1/contacts/:id/calls',
    policy: 'relative.work',
    tag,
    summary: 'What a call to one of them came to',
    params: schema.contactParams,
    body: schema.callBody,
    response: schema.contactView,
    status: 201,
    errors: ['not_found', 'illegal_move'],
    handle: async (ctx, { params, body }) =>
      present(ctx, await recordContactCall(ctx, params.id, body.outcome)),
  }),
]

function present(ctx: Context, row: ContactRow): z.input<typeof schema.contactView> {
  const { name, relation, phone } = detailsOf(ctx, row)
  return schema.contactView.parse({
    id: row.id,
    warningId: row.warningId,
    kind: row.kind,
    name: name === null ? null : maskName(name),
    relation,
    phone: maskPhone(phone),
    addedBy: row.addedByUser.displayName,
    addedAt: row.addedAt.toISOString(),
    calls: row.contactCalls.map(({ outcome, calledByUser, calledAt }) => ({
      outcome,
      calledBy: calledByUser.displayName,
      calledAt: calledAt.toISOString(),
    })),
  })
}
