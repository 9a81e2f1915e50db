import type { Context } from '../context'

export interface AuditFact {
  /** A policy id ("warning.acknowledge") or "vault.open". */
  readonly action: string
  readonly subject?: string
  readonly subjectId?: string
  readonly purpose?: string
  readonly details?: AuditDetails
}

/** Ids, counts and states only; never personal data. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null>>

/** Appends to the hash chain; the database numbers and hashes the entry, one writer at a time. */
export async function appendAudit(ctx: Context, fact: AuditFact): Promise<void> {
  await ctx.db.$executeRaw`
    INSERT INTO audit_entry (at, actor_kind, actor_id, action, subject, subject_id, purpose, details)
    VALUES (${ctx.clock.now()}, ${ctx.actor.kind}, ${ctx.actor.id}::uuid, ${fact.action}, ${fact.subject ?? null},
            ${fact.subjectId ?? null}::uuid, ${fact.purpose ?? null}, ${JSON.stringify(fact.details ?? {})}::jsonb)`
}
