import type { Db } from '../context'
import type { Prisma } from '../generated/prisma/client'

const withOfficer = {
  officer: { select: { user: { select: { displayName: true } } } },
} as const satisfies Prisma.VisitInclude

export const createVisit = (db: Db, data: Prisma.VisitUncheckedCreateInput) =>
  db.visit.create({ data, include: withOfficer })
export type VisitRow = Awaited<ReturnType<typeof createVisit>>

export const readVisit = (db: Db, id: string) => db.visit.findUnique({ where: { id }, include: withOfficer })

export const visitsOfTask = (db: Db, taskId: string) =>
  db.visit.findMany({
    where: { taskId },
    include: withOfficer,
    orderBy: [{ visitedAt: 'asc' }, { id: 'asc' }],
  })

export const visitsOfWarning = (db: Db, warningId: string) =>
  db.visit.findMany({
    where: { warningId },
    include: withOfficer,
    orderBy: [{ visitedAt: 'asc' }, { id: 'asc' }],
  })

/** Two officers who report at once on one warning: the totals of the second include what the first has found. */
export const lockWarning = (db: Db, warningId: string) =>
  db.$queryRaw`SELECT id FROM warning WHERE id = ${warningId}::uuid FOR UPDATE`

export const warningOfVisit = async (db: Db, id: string): Promise<string> =>
  (await db.visit.findUniqueOrThrow({ where: { id }, select: { warningId: true } })).warningId
