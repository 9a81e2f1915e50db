import type { Db } from '../../context'
import type { Prisma } from '../../generated/prisma/client'

export const readContactPolicy = (db: Db, level: string, day: Date) =>
  db.contactPolicy.findFirst({
    where: { level, effectiveFrom: { lte: day } },
    orderBy: { effectiveFrom: 'desc' },
  })
export type ContactPolicyRow = NonNullable<Awaited<ReturnType<typeof readContactPolicy>>>

export const contactsOf = (db: Db, warningId: string) =>
  db.notification.findMany({
    where: { warningId, isForPerson: true },
    include: { askedByUser: { select: { displayName: true } } },
    orderBy: { createdAt: 'desc' },
  })
export type ContactRow = Awaited<ReturnType<typeof contactsOf>>[number]

const UNDER_WAY = ['pending', 'waiting', 'sending', 'unknown', 'answered']

/** Not over yet. A text that was sent is; of a call that was placed nobody knows yet what it comes to. */
export async function hasUnderWay(db: Db, warningId: string, channel: string): Promise<boolean> {
  const states = channel === 'voice' ? [...UNDER_WAY, 'sent'] : UNDER_WAY
  const where = { warningId, isForPerson: true, channel, state: { in: states } }
  return (await db.notification.count({ where })) > 0
}

/** What waits for the end of quiet hours may be tried now. @returns which */
export async function wakeQuiet(db: Db, warningId: string, now: Date): Promise<string[]> {
  const where = { warningId, isForPerson: true, state: 'waiting', waitsFor: 'quiet_hours' }
  const rows = await db.notification.findMany({ where, select: { id: true } })
  await db.notification.updateMany({ where, data: { sendAfter: now, updatedAt: now } })
  return rows.map(({ id }) => id)
}

/** @returns false when that day has one already */
export async function createContactPolicy(
  db: Db,
  data: Prisma.ContactPolicyCreateManyInput,
): Promise<boolean> {
  const { count } = await db.contactPolicy.createMany({ data, skipDuplicates: true })
  return count === 1
}
