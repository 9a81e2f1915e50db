import type { Db } from '../context'
import type { Prisma } from '../generated/prisma/client'

const person = { select: { id: true, username: true, displayName: true } } as const
const pack = { select: { hash: true } } as const
const include = { ruleset: pack, against: pack, requestedByUser: person } as const
/** Streams are as large as their limit: only who judges one reads it. */
const omit = { streamSealed: true } as const

export const readReplay = (db: Db, id: string) =>
  db.rulesetReplay.findUnique({ where: { id }, include, omit })
export type ReplayRow = NonNullable<Awaited<ReturnType<typeof readReplay>>>

/** The youngest first. */
export const listReplays = (db: Db, hash: string, limit: number) =>
  db.rulesetReplay.findMany({
    where: { ruleset: { hash } },
    include,
    omit,
    orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })

export const insertReplay = (db: Db, data: Prisma.RulesetReplayUncheckedCreateInput) =>
  db.rulesetReplay.create({ data, select: { id: true } })

export const updateReplay = (
  db: Db,
  id: string,
  guard: { state: { in: string[] } },
  data: Prisma.RulesetReplayUncheckedUpdateManyInput,
) => db.rulesetReplay.updateMany({ where: { id, ...guard }, data })

export const findUnderWay = (db: Db) =>
  db.rulesetReplay.findFirst({ where: { state: { in: ['queued', 'running'] } }, include, omit })

export const findInState = (db: Db, state: 'queued' | 'running', updatedBefore: Date) =>
  db.rulesetReplay.findFirst({ where: { state, updatedAt: { lte: updatedBefore } }, include, omit })

/** @returns whether it is still to go on */
export async function noteProgress(
  db: Db,
  id: string,
  judged: number,
  total: number,
  at: Date,
): Promise<boolean> {
  const data = { judged, total, updatedAt: at }
  return (await db.rulesetReplay.updateMany({ where: { id, state: 'running' }, data })).count > 0
}

export const readStream = (db: Db, id: string) =>
  db.rulesetReplay.findUnique({ where: { id }, select: { streamSealed: true } })

export const deleteExpired = (db: Db, now: Date) =>
  db.rulesetReplay.deleteMany({
    where: { expiresAt: { lte: now }, state: { in: ['done', 'failed', 'cancelled'] } },
  })

export interface RecordedSignal {
  readonly id: string
  readonly type: string
  readonly payload: Uint8Array
  readonly outcome: string | null
}

/** Signals of the span in the order they came, a page at a time; how the warning they belong to ended. */
export const readSignals = (
  db: Db,
  span: Span,
  { firstId, afterId }: { readonly firstId: string; readonly afterId: string },
  limit: number,
): Promise<RecordedSignal[]> =>
  db.$queryRaw<RecordedSignal[]>`
    SELECT s.id, s.type, s.payload_sealed AS payload, w.state AS outcome
      FROM signal s
      JOIN evaluation e ON e.signal_id = s.id AND e.evaluated_at = s.received_at
      LEFT JOIN warning w ON w.id = e.warning_id
     WHERE s.received_at >= ${span.since} AND s.received_at < ${span.until}
       AND s.id >= ${firstId}::uuid AND s.id > ${afterId}::uuid
     ORDER BY s.id LIMIT ${limit}`

export interface Span {
  readonly since: Date
  readonly until: Date
}

/** The oldest of the newest `most` signals of a span, and how many these are. */
export async function newestOf(
  db: Db,
  { since, until }: Span,
  most: number,
): Promise<{ readonly firstId: string | null; readonly signals: number }> {
  const [row] = await db.$queryRaw<{ firstId: string | null; signals: number }[]>`
    SELECT min(id::text) AS "firstId", count(*)::int AS signals
      FROM (SELECT id FROM signal WHERE received_at >= ${since} AND received_at < ${until}
             ORDER BY id DESC LIMIT ${most}) newest`
  return row ?? { firstId: null, signals: 0 }
}
