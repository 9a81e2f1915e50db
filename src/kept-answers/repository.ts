import type { Db } from '../context'
import type { Prisma } from '../generated/prisma/client'

/** Until the end of the transaction: the second of two equal calls waits for the first, and then finds its answer. */
export const lockKey = (db: Db, id: string) =>
  db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`kept-answer:${id}`}, 0))::text`

export const readAnswer = (db: Db, id: string, now: Date) =>
  db.keptAnswer.findFirst({ where: { id, expiresAt: { gt: now } }, select: { answerSealed: true } })

/** In place of one that has expired and is not swept yet. */
export async function writeAnswer(db: Db, data: Prisma.KeptAnswerUncheckedCreateInput): Promise<void> {
  await db.keptAnswer.deleteMany({ where: { id: data.id } })
  await db.keptAnswer.create({ data, select: { id: true } })
}

export const deleteExpired = (db: Db, now: Date, most: number): Promise<number> =>
  db.$executeRaw`
    DELETE FROM kept_answer WHERE id IN (
      SELECT id FROM kept_answer WHERE expires_at <= ${now} ORDER BY expires_at LIMIT ${most})`
