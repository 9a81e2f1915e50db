import type { Db } from '../context'
import type { Prisma } from '../generated/prisma/client'

export const createVerification = (db: Db, data: Prisma.VerificationUncheckedCreateInput) =>
  db.verification.create({ data, select: { id: true } })

/** One that says something now: not expired, and its officer is still at work on its task. */
export const readValid = (db: Db, codeHashes: readonly Uint8Array<ArrayBuffer>[], now: Date) =>
  db.verification.findFirst({
    where: {
      codeHash: { in: [...codeHashes] },
      expiresAt: { gt: now },
      officer: { user: { isActive: true } },
      task: { state: { in: ['accepted', 'arrived'] } },
    },
    include: {
      task: { select: { officerId: true } },
      officer: {
        select: {
          badge: true,
          station: { select: { name: true } },
          user: { select: { displayName: true } },
        },
      },
    },
  })
export type ValidRow = NonNullable<Awaited<ReturnType<typeof readValid>>>

export const deleteExpired = (db: Db, before: Date, most: number): Promise<number> =>
  db.$executeRaw`
    DELETE FROM verification WHERE id IN (
      SELECT id FROM verification WHERE expires_at <= ${before} ORDER BY expires_at LIMIT ${most})`
