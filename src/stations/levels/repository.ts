import type { Db } from '../../context'
import type { Prisma } from '../../generated/prisma/client'

export const listVersions = (db: Db) =>
  db.levelPolicy.findMany({
    include: { publishedByUser: { select: { displayName: true } } },
    orderBy: [{ level: 'asc' }, { effectiveFrom: 'desc' }],
  })

export type LevelVersionRow = Awaited<ReturnType<typeof listVersions>>[number]

/** One at a time: of two who publish the second one reads again. */
export const lockVersions = (db: Db) =>
  db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('menshen.level-policy'))`

export const insertVersions = (db: Db, data: Prisma.LevelPolicyCreateManyInput[]) =>
  db.levelPolicy.createMany({ data })

/** @returns how many there were: what has begun stays */
export async function deletePlanned(db: Db, effectiveFrom: Date, today: Date): Promise<number> {
  const { count } = await db.levelPolicy.deleteMany({
    where: { effectiveFrom, AND: { effectiveFrom: { gt: today } } },
  })
  return count
}
