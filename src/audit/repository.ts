import type { Context } from '../context'
import type { Prisma } from '../generated/prisma/client'
import type { ChainEntry } from './chain'

/** Entries after `seq`, in order; PostgreSQL says what the text of `details` is. */
export async function readChain(ctx: Context, after: bigint, limit: number): Promise<ChainEntry[]> {
  return ctx.db.$queryRaw<ChainEntry[]>`
    SELECT seq, at, actor_kind AS "actorKind", actor_id::text AS "actorId", action, subject,
           subject_id::text AS "subjectId", purpose, details::text AS details, prev_hash AS "prevHash", hash
      FROM audit_entry WHERE seq > ${after} ORDER BY seq LIMIT ${limit}`
}

export interface AuditFilter {
  readonly subjectId?: string
  readonly actorId?: string
  readonly action?: string
  readonly from?: Date
  readonly to?: Date
  /** Entries with a smaller number: the next page. */
  readonly before?: bigint
}

const filterOf = (filter: AuditFilter): Prisma.AuditEntryWhereInput => ({
  ...(filter.subjectId === undefined ? {} : { subjectId: filter.subjectId }),
  ...(filter.actorId === undefined ? {} : { actorId: filter.actorId }),
  ...(filter.action === undefined ? {} : { action: filter.action }),
  ...(filter.from === undefined && filter.to === undefined
    ? {}
    : {
        at: {
          ...(filter.from === undefined ? {} : { gte: filter.from }),
          ...(filter.to === undefined ? {} : { lt: filter.to }),
        },
      }),
  ...(filter.before === undefined ? {} : { seq: { lt: filter.before } }),
})

/** The youngest first. */
export const listEntries = (ctx: Context, filter: AuditFilter, limit: number) =>
  ctx.db.auditEntry.findMany({
    where: filterOf(filter),
    orderBy: { seq: 'desc' },
    take: limit,
    omit: { prevHash: true },
  })

export type AuditRow = Awaited<ReturnType<typeof listEntries>>[number]
