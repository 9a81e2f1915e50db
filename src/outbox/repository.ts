import type { Context } from '../context'

const columns = {
  id: true,
  event: true,
  consumer: true,
  payload: true,
  createdAt: true,
  sends: true,
  failures: true,
  lastError: true,
  deadAt: true,
} as const

/** What failed together: the same event at the same stage. */
export interface DeadKind {
  readonly event?: string
  readonly consumer?: string
}

const dead = { deadAt: { not: null }, handledAt: null } as const

/** Dead letters, the oldest first; `after` is the number of the page before's last. */
export const listDead = (ctx: Context, kind: DeadKind, after: bigint, limit: number) =>
  ctx.db.outbox.findMany({
    where: { ...dead, ...kind, id: { gt: after } },
    orderBy: { id: 'asc' },
    take: limit,
    select: columns,
  })

export interface DeadKindCount {
  readonly event: string
  readonly consumer: string
  readonly count: number
  readonly oldestAt: Date
  /** Of the youngest one. */
  readonly lastError: string | null
}

export const countKinds = (ctx: Context): Promise<DeadKindCount[]> =>
  ctx.db.$queryRaw<DeadKindCount[]>`
    SELECT event, consumer, count(*)::int AS count, min(dead_at) AS "oldestAt",
           (array_agg(last_error ORDER BY id DESC))[1] AS "lastError"
      FROM outbox WHERE dead_at IS NOT NULL AND handled_at IS NULL
     GROUP BY event, consumer ORDER BY count(*) DESC, event, consumer`

export type DeadLetter = Awaited<ReturnType<typeof listDead>>[number]

/** As if it had just been written: the relay sends it at its next turn. @returns 1, or 0 if it is not dead */
export async function revive(ctx: Context, id: bigint): Promise<number> {
  const { count } = await ctx.db.outbox.updateMany({
    where: { id, ...dead },
    data: asNew,
  })
  return count
}

const asNew = { deadAt: null, failures: 0, enqueuedAt: null } as const

/** All of a kind. @returns how many */
export async function reviveKind(ctx: Context, kind: Required<DeadKind>): Promise<number> {
  const { count } = await ctx.db.outbox.updateMany({ where: { ...dead, ...kind }, data: asNew })
  return count
}

export const countRow = (ctx: Context, id: bigint): Promise<number> => ctx.db.outbox.count({ where: { id } })
