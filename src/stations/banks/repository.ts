import type { Db } from '../../context'
import type { Prisma } from '../../generated/prisma/client'

const counted = {
  _count: {
    select: {
      appUsers: { where: { role: 'liaison', isActive: true } },
      bankRequests: { where: { state: { in: ['intended', 'sent', 'unknown'] } } },
    },
  },
} satisfies Prisma.BankInclude

export const listSettings = (db: Db) => db.bank.findMany({ include: counted, orderBy: { code: 'asc' } })

export const readSettings = (db: Db, id: string) => db.bank.findUnique({ where: { id }, include: counted })

export type BankSettingsRow = Awaited<ReturnType<typeof listSettings>>[number]

export const isCodeTaken = async (db: Db, code: string): Promise<boolean> =>
  (await db.bank.count({ where: { code } })) > 0

export const insertBank = (db: Db, data: Prisma.BankUncheckedCreateInput) =>
  db.bank.create({ data, include: counted })

/** Guarded by the revision that was read. @returns how many were changed: 0 or 1 */
export async function updateBank(
  db: Db,
  id: string,
  revision: number,
  data: Prisma.BankUncheckedUpdateManyInput,
): Promise<number> {
  const { count } = await db.bank.updateMany({
    where: { id, revision },
    data: { ...data, revision: { increment: 1 } },
  })
  return count
}
