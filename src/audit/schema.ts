import { z } from 'zod'

const MAX_PAGE = 200
const MAX_ACTION = 64

export const auditQuery = z.strictObject({
  subjectId: z.uuid().optional(),
  actorId: z.uuid().optional(),
  action: z.string().min(1).max(MAX_ACTION).optional().describe('a policy, or "vault.open"'),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .describe('the `next` of the page before'),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
})

export const auditView = z
  .strictObject({
    seq: z.string(),
    at: z.iso.datetime(),
    actorKind: z.string(),
    actorId: z.uuid().nullable(),
    action: z.string(),
    subject: z.string().nullable(),
    subjectId: z.uuid().nullable(),
    purpose: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' })

export const auditPage = z.strictObject({ items: z.array(auditView), next: z.string().nullable() })

export const verificationView = z
  .strictObject({
    isIntact: z.boolean(),
    /** Entries that were recomputed. */
    checked: z.int(),
    head: z
      .strictObject({ seq: z.string(), hash: z.string() })
      .describe('the last good entry: note it elsewhere'),
    breach: z
      .strictObject({
        seq: z.string(),
        kind: z
          .enum(['missing', 'changed', 'unlinked'])
          .describe('unlinked: it does not follow the one before'),
      })
      .nullable(),
  })
  .meta({ id: 'AuditVerification' })
