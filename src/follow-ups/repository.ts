import type { Db } from '../context'
import type { Prisma } from '../generated/prisma/client'
import { liveStates } from '../warnings'

const withParty = { include: { identifiers: { orderBy: { firstSeenAt: 'asc' } } } } as const

const withAll = {
  warning: {
    include: {
      party: withParty,
      organisation: withParty,
      district: { select: { name: true } },
      town: { select: { name: true } },
    },
  },
  followUpTakenByUser: {
    select: { id: true, displayName: true, role: true, stationId: true, isActive: true },
  },
} as const satisfies Prisma.TaskInclude

export type FollowUpRow = Prisma.TaskGetPayload<{ include: typeof withAll }>

/** What is still to be asked: of a warning that was dismissed or has expired nothing is. */
const toDo = (stationId: string): Prisma.TaskWhereInput => ({
  stationId,
  state: 'reported',
  followUpBy: { not: null },
  warning: { state: { in: [...liveStates, 'confirmed'] } },
})

/** Soonest due first, after the last one of the page before. */
export const listToDo = (
  db: Db,
  stationId: string,
  limit: number,
  after: { readonly dueAt: Date; readonly id: string } | null,
): Promise<FollowUpRow[]> =>
  db.task.findMany({
    where: {
      AND: [
        toDo(stationId),
        after === null
          ? {}
          : { OR: [{ followUpBy: { gt: after.dueAt } }, { followUpBy: after.dueAt, id: { gt: after.id } }] },
      ],
    },
    include: withAll,
    orderBy: [{ followUpBy: 'asc' }, { id: 'asc' }],
    take: limit,
  })

export const readToDo = (db: Db, stationId: string, id: string): Promise<FollowUpRow | null> =>
  db.task.findFirst({ where: { AND: [{ id }, toDo(stationId)] }, include: withAll })

/** For this transaction: of two that one user takes at once, the second is counted after the first. */
export const lockTaker = (db: Db, userId: string) =>
  db.$queryRaw`SELECT id FROM app_user WHERE id = ${userId}::uuid FOR NO KEY UPDATE`

export const countTaken = (db: Db, stationId: string, userId: string): Promise<number> =>
  db.task.count({ where: { AND: [toDo(stationId), { followUpTakenBy: userId }] } })

/** Guarded by who had it when it was read. @returns how many were changed: 0 or 1 */
export async function writeTaker(
  db: Db,
  { id, followUpTakenBy }: FollowUpRow,
  taken: { readonly by: string; readonly at: Date } | null,
  now: Date,
): Promise<number> {
  const { count } = await db.task.updateMany({
    where: { id, state: 'reported', followUpTakenBy },
    data: { followUpTakenBy: taken?.by ?? null, followUpTakenAt: taken?.at ?? null, updatedAt: now },
  })
  return count
}
