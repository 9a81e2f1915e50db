import { z } from 'zod'

const MAX_PAGE = 200
const MAX_ACTION = 64

export const auditQuery = z.strictObject({
  subjectId: z.uuid().optional(),
  actorId: z.uuid().optional(),
  action: z.string().min(1).max(MAX_ACTION).optional().describe('a policy, or "vault.open"'),
  actor: z.string().trim().min(1).max(MAX_ACTION).optional().describe('a user name'),
  subject: z.string().min(1).max(MAX_ACTION).optional().describe('what kind of thing: "warnings", "party"'),
  number: z
    .string()
    .regex(/^[A-Z]{2}\d{8}-[0-9A-Z]{1,12}(?:-\d{1,6})?$/, 'a number like YJ20230223-000001')
    .optional()
    .describe('of a warning, a task, a stop or a freeze'),
  purpose: z.string().min(1).max(MAX_ACTION).optional().describe('why personal data was opened'),
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
    actorName: z.string().nullable().describe('as it is now; null: not a user, a source or a bank'),
    action: z.string(),
    subject: z.string().nullable(),
    subjectId: z.uuid().nullable(),
    purpose: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' })

export const auditPage = z.strictObject({ items: z.array(auditView), next: z.string().nullable() })

const noted = {
  notedSeq: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .optional()
    .describe('of a head that was noted elsewhere; with notedHash'),
  notedHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
}

export const verificationQuery = z
  .strictObject(noted)
  .refine((query) => (query.notedSeq === undefined) === (query.notedHash === undefined), {
    path: ['notedHash'],
    message: 'expected number and hash of the noted head, or neither',
  })

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
    isNotedHeld: z
      .boolean()
      .nullable()
      .describe(
        'false: the entry that was noted is not there any more, the end was cut off; null: none given',
      ),
  })
  .meta({ id: 'AuditVerification' })
