import type { Db } from '../../context'
import type { Prisma } from '../../generated/prisma/client'

/** @returns false when it was told before */
export async function createCallback(
  db: Db,
  data: Prisma.ProviderCallbackUncheckedCreateInput,
): Promise<boolean> {
  const { count } = await db.providerCallback.createMany({ data, skipDuplicates: true })
  return count === 1
}

export const callbacksOf = (db: Db, notificationId: string) =>
  db.providerCallback.findMany({
    where: { notificationId },
    select: { status: true, answeredBy: true, code: true },
  })

export async function numberOf(db: Db, warningId: string): Promise<string> {
  const { number } = await db.warning.findUniqueOrThrow({
    where: { id: warningId },
    select: { number: true },
  })
  return number
}
