import type { z } from 'zod'
import type { Context } from '../../context'
import { route } from '../../http/route'
import { levelSchema, phonesOf, readWarning, warningLevels } from '../../warnings'
import { parametersSchema } from '../schema'
import { quietEnd } from '../sending/quiet-hours'
import { isTemplate, templates, word } from '../templates'
import { contactPolicyAt, modeOf, publishContactPolicy } from './policy'
import { contactsOf, type ContactPolicyRow, type ContactRow } from './repository'
import * as schema from './schema'
import { contactByHand, templatesOf } from './start'

export const personRoutes = [
  route({
    method: 'get',
    path: '/v1/warnings/:id/automatic-contacts',
    policy: 'contact.read',
    tag: 'warnings',
    summary:
      'Texts and calls of the service itself to the person: what became of each, and what may be started',
    params: schema.idParams,
    response: schema.contactsView,
    errors: ['not_found'],
    handle: (ctx, { params }) => readContacts(ctx, params.id),
  }),
  route({
    method: 'post',
    path: '/v1/warnings/:id/automatic-contacts',
    policy: 'contact.start',
    tag: 'warnings',
    summary: 'Let the service write to the person or call her, as the policy of the level allows',
    params: schema.idParams,
    body: schema.contactBody,
    status: 201,
    response: schema.contactView,
    errors: ['not_found', 'illegal_move'],
    handle: async (ctx, { params, body }) =>
      presentContact({ ...(await contactByHand(ctx, params.id, body)), askedByUser: null }),
  }),
  route({
    method: 'get',
    path: '/v1/contact-policies',
    policy: 'contact-policy.read',
    tag: 'levels',
    summary: 'Per level: what goes to the person by itself, quiet hours, limits of one number',
    response: schema.contactPoliciesView,
    handle: async (ctx) => {
      const now = ctx.clock.now()
      const rows = await Promise.all(warningLevels.map((level) => contactPolicyAt(ctx, level, now)))
      return { transport: ctx.notifier.transport, items: rows.map(presentPolicy) }
    },
  }),
  route({
    method: 'post',
    path: '/v1/contact-policies',
    policy: 'level.manage',
    tag: 'levels',
    summary: 'What goes to the person at a level from a day on; what holds until then stays',
    body: schema.newContactPolicy,
    status: 201,
    response: schema.contactPolicyView,
    errors: ['already_exists'],
    handle: async (ctx, { body, note }) => {
      const { source: _source, ...decided } = body
      note(decided)
      return presentPolicy(await publishContactPolicy(ctx, body))
    },
  }),
]

async function readContacts(ctx: Context, id: string): Promise<z.input<typeof schema.contactsView>> {
  const warning = await readWarning(ctx, id)
  const now = ctx.clock.now()
  const policy = await contactPolicyAt(ctx, levelSchema.parse(warning.level), now)
  const rows = await contactsOf(ctx.db, id)
  return {
    items: rows.map(presentContact),
    transport: ctx.notifier.transport,
    hasNumber: phonesOf(ctx, warning.party).length > 0,
    policy: {
      sms: modeOf(policy, 'sms'),
      voice: modeOf(policy, 'voice'),
      quietUntil: quietEnd(policy, now)?.toISOString() ?? null,
    },
  }
}

const { shape } = schema.contactView

function presentContact(row: ContactRow): z.input<typeof schema.contactView> {
  const parameters = parametersSchema.parse(row.parameters)
  return {
    id: row.id,
    channel: shape.channel.parse(row.channel),
    language: shape.language.parse(row.language),
    text: isTemplate(row.template) ? word(row.template, parameters) : { zh: row.template, en: row.template },
    state: shape.state.parse(row.state),
    waitsFor: shape.waitsFor.parse(row.waitsFor),
    sendAfter: row.sendAfter?.toISOString() ?? null,
    outcome: shape.outcome.parse(row.outcome),
    problem: row.problem,
    attempts: row.attempts,
    askedBy: row.askedByUser?.displayName ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

const presentPolicy = (row: ContactPolicyRow): z.input<typeof schema.contactPolicyView> => ({
  level: levelSchema.parse(row.level),
  effectiveFrom: row.effectiveFrom.toISOString().slice(0, 10),
  sms: modeOf(row, 'sms'),
  voice: modeOf(row, 'voice'),
  quietFrom: clockOf(row.quietFrom),
  quietUntil: clockOf(row.quietUntil),
  mostMessages: row.mostMessages,
  mostCalls: row.mostCalls,
  windowHours: row.windowHours,
  source: row.source,
  says: {
    sms: templates[templatesOf.sms[levelSchema.parse(row.level)]],
    voice: templates[templatesOf.voice[levelSchema.parse(row.level)]],
  },
})

/** 1320 -> "22:00" */
const clockOf = (minute: number | null): string | null =>
  minute === null
    ? null
    : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
