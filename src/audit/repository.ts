import type { Context } from '../context'
import { Prisma } from '../generated/prisma/client'
import type { ChainEntry } from './chain'

/** Entries after `seq`, in order; PostgreSQL says what the text of `details` is. */
export async function readChain(ctx: Context, after: bigint, limit: number): Promise<ChainEntry[]> {
  return ctx.db.$queryRaw<ChainEntry[]>`
    SELECT seq, at, actor_kind AS "actorKind", actor_id::text AS "actorId", action, subject,
           subject_id::text AS "subjectId", purpose, details::text AS details, prev_hash AS "prevHash", hash
      FROM audit_entry WHERE seq > ${after} ORDER BY seq LIMIT ${limit}`
}

/** How long the chain is now: what a verification has before it. */
export async function lastNumber(ctx: Context): Promise<bigint> {
  const last = await ctx.db.auditEntry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } })
  return last?.seq ?? 0n
}

export interface AuditFilter {
  readonly subject?: string
  readonly subjectIds?: readonly string[]
  readonly actorId?: string
  readonly action?: string
  readonly purpose?: string
  readonly from?: Date
  readonly to?: Date
  /** Entries with a smaller number: the next page. */
  readonly before?: bigint
}

/** Prisma takes what is undefined as not asked for. */
const filterOf = ({ from, to, before, subjectIds, ...exact }: AuditFilter): Prisma.AuditEntryWhereInput => ({
  ...exact,
  ...(subjectIds === undefined ? {} : { subjectId: { in: [...subjectIds] } }),
  ...(from === undefined && to === undefined ? {} : { at: { gte: from, lt: to } }),
  ...(before === undefined ? {} : { seq: { lt: before } }),
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

/** Who has acted, as they are called now: users, sources, banks. */
export async function namesOf(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const list = Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))
  const rows = await ctx.db.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, display_name || ' (' || username || ')' AS name FROM app_user WHERE id IN (${list})
    UNION ALL SELECT id, source FROM api_key WHERE id IN (${list})
    UNION ALL SELECT id, name FROM bank WHERE id IN (${list})`
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export const findActor = (ctx: Context, username: string) =>
  ctx.db.user.findUnique({ where: { username }, select: { id: true } })

/**
 * The thing that has this number: a warning, a task, a stop or a freeze; and, of a warning, the people it is about with
 * their numbers and accounts, since what is sealed is opened of them. Empty: nothing has it.
 */
export async function subjectsOfNumber(ctx: Context, number: string): Promise<readonly string[]> {
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    WITH named AS (SELECT id, party_id, organisation_id FROM warning WHERE number = ${number}),
         people AS (SELECT party_id AS id FROM named UNION SELECT organisation_id FROM named WHERE organisation_id IS NOT NULL)
    SELECT id FROM named
    UNION ALL SELECT id FROM people
    UNION ALL SELECT i.id FROM identifier i JOIN people p ON i.party_id = p.id
    UNION ALL SELECT id FROM task WHERE number = ${number}
    UNION ALL SELECT id FROM stop_payment WHERE number = ${number}
    UNION ALL SELECT id FROM account_freeze WHERE number = ${number}`
  return rows.map(({ id }) => id)
}
