import type { Db } from '../context'
import type { Prisma } from '../generated/prisma/client'

const withPlanner = {
  plannedByUser: { select: { displayName: true } },
} as const satisfies Prisma.PlannedCallInclude

export const plannedCallsOf = (db: Db, warningId: string) =>
  db.plannedCall.findMany({ where: { warningId }, include: withPlanner, orderBy: { dueAt: 'asc' } })
export type PlannedCallRow = Awaited<ReturnType<typeof plannedCallsOf>>[number]

export const readPlannedCall = (db: Db, id: string) =>
  db.plannedCall.findUnique({
    where: { id },
    include: { ...withPlanner, warning: { select: { districtCode: true } } },
  })

export const openPlannedCall = (db: Db, warningId: string) =>
  db.plannedCall.findFirst({ where: { warningId, state: 'planned' }, include: withPlanner })

/** @returns false when the warning has one already */
export async function createPlannedCall(
  db: Db,
  data: Prisma.PlannedCallUncheckedCreateInput,
): Promise<boolean> {
  const { count } = await db.plannedCall.createMany({ data, skipDuplicates: true })
  return count === 1
}

export const updatePlannedCall = (
  db: Db,
  id: string,
  guard: { readonly state: { in: string[] } },
  data: Prisma.PlannedCallUncheckedUpdateManyInput,
) => db.plannedCall.updateMany({ where: { id, ...guard }, data })
