import { z } from 'zod'
import { route, type Route } from '../http/route'
import { policies, policyIds, roles, scopes, type Policy, type PolicyId } from '../policies'

const scopeByRole = z.strictObject({
  operator: z.enum(scopes).nullable(),
  officer: z.enum(scopes).nullable(),
  grid: z.enum(scopes).nullable(),
  liaison: z.enum(scopes).nullable(),
  publicity: z.enum(scopes).nullable(),
  supervisor: z.enum(scopes).nullable(),
  admin: z.enum(scopes).nullable(),
})

const policyView = z
  .strictObject({
    id: z.enum(policyIds),
    access: z
      .enum(['public', 'source', 'bank', 'twilio', 'roles'])
      .describe('source: an API key; bank: a signature; roles: as in `scopes`'),
    scopes: scopeByRole.describe('on which rows each role may do it; null: not at all'),
    fourEyes: z.string().nullable().describe('who is named by this field may not do it'),
  })
  .meta({ id: 'Policy' })

const list = route({
  method: 'get',
  path: '/v1/roles',
  policy: 'session.use',
  tag: 'users',
  summary: 'Who may do what: the table that every call is held to',
  response: z.strictObject({ roles: z.array(z.enum(roles)), policies: z.array(policyView) }),
  handle: () => Promise.resolve({ roles: [...roles], policies: policyIds.map(presentPolicy) }),
})

export const roleRoutes: readonly Route[] = [list]

function presentPolicy(id: PolicyId): z.input<typeof policyView> {
  const { access, fourEyes }: Policy = policies[id]
  const allowed = typeof access === 'string' ? {} : access
  return {
    id,
    access: typeof access === 'string' ? access : 'roles',
    scopes: {
      operator: allowed.operator ?? null,
      officer: allowed.officer ?? null,
      grid: allowed.grid ?? null,
      liaison: allowed.liaison ?? null,
      publicity: allowed.publicity ?? null,
      supervisor: allowed.supervisor ?? null,
      admin: allowed.admin ?? null,
    },
    fourEyes: fourEyes ?? null,
  }
}
