import type { Actor, Db } from '../context'
import type { Prisma } from '../generated/prisma/client'
import type { NotificationQuery } from './schema'

/** @returns false when its cause has been told already */
export async function createNotification(db: Db, data: Prisma.NotificationCreateManyInput): Promise<boolean> {
  const { count } = await db.notification.createMany({ data, skipDuplicates: true })
  return count === 1
}

export const readNotification = (db: Db, id: string) => db.notification.findUnique({ where: { id } })

interface Guard {
  readonly state: { in: string[] }
}

/** The guarded write of a message's state; without one a change that leaves the state as it is. */
export const updateNotification = (
  db: Db,
  id: string,
  guard: Partial<Guard>,
  data: Prisma.NotificationUncheckedUpdateManyInput,
) => db.notification.updateMany({ where: { id, ...guard }, data })

/** What is addressed to the user, and to a desk what is addressed to the desks of the district. */
export const listNotifications = (
  db: Db,
  actor: Extract<Actor, { kind: 'user' }>,
  query: NotificationQuery,
  after: { readonly createdAt: Date; readonly id: string } | null,
) =>
  db.notification.findMany({
    where: {
      AND: [
        { OR: [{ userId: actor.id }, ...forDesks(actor)] },
        { warningId: query.warningId },
        after === null
          ? {}
          : {
              OR: [
                { createdAt: { lt: after.createdAt } },
                { createdAt: after.createdAt, id: { lt: after.id } },
              ],
            },
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
  })

/** Of what the user is shown, what has come since he last read: at most `most`, since more than that is "many". */
export async function countUnread(
  db: Db,
  actor: Extract<Actor, { kind: 'user' }>,
  most: number,
): Promise<{ count: number; readUpTo: Date | null }> {
  const { notificationsReadAt, createdAt } = await db.user.findUniqueOrThrow({
    where: { id: actor.id },
    select: { notificationsReadAt: true, createdAt: true },
  })
  const rows = await db.notification.findMany({
    where: {
      OR: [{ userId: actor.id }, ...forDesks(actor)],
      // What the desks were told before he came is not his to read.
      createdAt: { gt: notificationsReadAt ?? createdAt },
    },
    take: most,
    select: { id: true },
  })
  return { count: rows.length, readUpTo: notificationsReadAt }
}

/** Never backwards: of two windows the one that has read more counts. */
export const markRead = (db: Db, userId: string, upTo: Date) =>
  db.user.updateMany({
    where: {
      id: userId,
      OR: [{ notificationsReadAt: null }, { notificationsReadAt: { lt: upTo } }],
    },
    data: { notificationsReadAt: upTo },
  })

export type NotificationRow = NonNullable<Awaited<ReturnType<typeof readNotification>>>

function forDesks({ role, districtCode }: Extract<Actor, { kind: 'user' }>): Prisma.NotificationWhereInput[] {
  if (role !== 'operator' && role !== 'supervisor') return []
  const desk = { userId: null, channel: 'desk' }
  if (districtCode === null) return [desk]
  return [{ ...desk, warning: { OR: [{ districtCode }, { districtCode: null }] } }]
}

const addressee = { id: true, phoneSealed: true, textLanguage: true } as const

export const readUser = (db: Db, id: string) =>
  db.user.findFirst({ where: { id, isActive: true }, select: addressee })
export type Addressee = NonNullable<Awaited<ReturnType<typeof readUser>>>

/** The duty chiefs of a district: its supervisors and those of the whole city. */
export const supervisorsOf = (db: Db, districtCode: string | null) =>
  db.user.findMany({
    where: {
      role: 'supervisor',
      isActive: true,
      ...(districtCode === null ? {} : { OR: [{ districtCode }, { districtCode: null }] }),
    },
    select: addressee,
    orderBy: { id: 'asc' },
  })

export const stationChiefsOf = (db: Db, stationId: string) =>
  db.user.findMany({
    where: { isActive: true, officer: { is: { stationId, isStationChief: true } } },
    select: addressee,
    orderBy: { id: 'asc' },
  })

// A station's task is news for those who can go; a large station need not be woken as a whole.
const MOST_OFFICERS = 20

/** Those on duty; if nobody is, all of the station. */
export async function officersOf(db: Db, stationId: string): Promise<Addressee[]> {
  const officers = await db.officer.findMany({
    where: { stationId, user: { isActive: true, role: 'officer' } },
    select: { isOnDuty: true, user: { select: addressee } },
    orderBy: { badge: 'asc' },
  })
  const onDuty = officers.filter(({ isOnDuty }) => isOnDuty)
  return (onDuty.length > 0 ? onDuty : officers).slice(0, MOST_OFFICERS).map(({ user }) => user)
}

/** In an officer's hands, who is not at the door yet. */
export const tasksUnderWay = (db: Db, warningId: string) =>
  db.task.findMany({
    where: { warningId, officerId: { not: null }, state: { in: ['assigned', 'accepted'] } },
    select: { id: true, number: true, officerId: true },
  })

export const readBankLink = (db: Db, bankId: string) =>
  db.bankLink.findUnique({
    where: { bankId },
    select: { state: true, since: true, bank: { select: { code: true } } },
  })

export const readStop = (db: Db, id: string) =>
  db.stopPayment.findUnique({
    where: { id },
    select: { number: true, warningId: true, warning: { select: { number: true } } },
  })

export const readFreeze = (db: Db, id: string) =>
  db.accountFreeze.findUnique({
    where: { id },
    select: { requestedBy: true, expiresAt: true, reviewAt: true },
  })

export const readHoldNotice = (db: Db, id: string) =>
  db.holdNotice.findUnique({ where: { id }, include: { warning: { select: { number: true } } } })
export type HoldNoticeRow = NonNullable<Awaited<ReturnType<typeof readHoldNotice>>>

/** The reference under which the source knows the signal. */
export const readSourceRef = (db: Db, signalId: string) =>
  db.signal.findFirst({ where: { id: signalId }, select: { sourceRef: true } })

/** The latest key of the source that has left an address and is still good. */
export const readWebhook = (db: Db, source: string) =>
  db.apiKey.findFirst({
    where: { source, revokedAt: null, webhookUrl: { not: null }, webhookSecretSealed: { not: null } },
    select: { webhookUrl: true, webhookSecretSealed: true },
    orderBy: { createdAt: 'desc' },
  })

export async function moveHoldNotice(
  db: Db,
  id: string,
  data: Prisma.HoldNoticeUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await db.holdNotice.updateMany({ where: { id, state: 'pending' }, data })
  return count === 1
}
