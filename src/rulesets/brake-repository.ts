import type { Db } from '../context'
import type { Prisma } from '../generated/prisma/client'

const people = { liftedByUser: { select: { id: true, username: true, displayName: true } } } as const

export const readBrake = (db: Db, id: string) => db.ruleBrake.findUnique({ where: { id }, include: people })
export type BrakeRow = NonNullable<Awaited<ReturnType<typeof readBrake>>>

export const findBrake = (db: Db, rule: string, version: number) =>
  db.ruleBrake.findFirst({ where: { rule, version, liftedAt: null } })

const MOST_BRAKES = 200

/** The youngest first. */
export const listBrakes = (db: Db, rule: string | null) =>
  db.ruleBrake.findMany({
    where: rule === null ? { liftedAt: null } : { rule },
    include: people,
    orderBy: [{ brakedAt: 'desc' }, { id: 'desc' }],
    take: MOST_BRAKES,
  })

/** @returns false when a brake of this version is on already */
export async function insertBrake(db: Db, data: Prisma.RuleBrakeCreateManyInput): Promise<boolean> {
  const { count } = await db.ruleBrake.createMany({ data, skipDuplicates: true })
  return count === 1
}

export async function updateBrake(
  db: Db,
  id: string,
  data: { readonly liftedBy: string; readonly liftedAt: Date; readonly liftReason: string },
): Promise<boolean> {
  const { count } = await db.ruleBrake.updateMany({ where: { id, liftedAt: null }, data })
  return count === 1
}
