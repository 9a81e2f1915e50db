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

/** Dead letters, the oldest first; `after` is the number of the page before's last. */
export const listDead = (ctx: Context, after: bigint, limit: number) =>
  ctx.db.outbox.findMany({
    where: { deadAt: { not: null }, handledAt: null, id: { gt: after } },
    orderBy: { id: 'asc' },
    take: limit,
    select: columns,
  })

export type DeadLetter = Awaited<ReturnType<typeof listDead>>[number]

/** As if it had just been written: the relay sends it at its next turn. @returns 1, or 0 if it is not dead */
export async function revive(ctx: Context, id: bigint): Promise<number> {
  const { count } = await ctx.db.outbox.updateMany({
    where: { id, deadAt: { not: null }, handledAt: null },
    data: { deadAt: null, failures: 0, enqueuedAt: null },
  })
  return count
}

export const countRow = (ctx: Context, id: bigint): Promise<number> => ctx.db.outbox.count({ where: { id } })
