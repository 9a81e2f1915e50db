import type { Context, Db } from '../../context'

/** Who is on duty is asked afterwards as well: each change is kept, with who made it. */
export const recordDuty = (
  ctx: Context,
  officerId: string,
  change: { readonly isOnDuty: boolean; readonly reason: string | null },
) =>
  ctx.db.dutyChange.create({
    data: {
      id: ctx.ids.next(),
      officerId,
      ...change,
      at: ctx.clock.now(),
      changedBy: ctx.actor.kind === 'user' ? ctx.actor.id : null,
    },
    select: { id: true },
  })

/** Of a district, or (null) of the whole city: by station and badge, each with his last change and his task. */
export const listDuty = (db: Db, districtCode: string | null, officerId?: string) =>
  db.officer.findMany({
    where: {
      userId: officerId,
      user: { isActive: true },
      ...(districtCode === null ? {} : { station: { districtCode } }),
    },
    select: {
      userId: true,
      badge: true,
      isOnDuty: true,
      positionAt: true,
      user: { select: { displayName: true } },
      station: { select: { id: true, name: true, districtCode: true, isActive: true } },
      tasks: {
        where: { state: { in: ['assigned', 'accepted', 'arrived'] } },
        select: { number: true, state: true },
        take: 1,
      },
      dutyChanges: {
        orderBy: { at: 'desc' },
        take: 1,
        select: {
          isOnDuty: true,
          at: true,
          reason: true,
          changedBy: true,
          changedByUser: { select: { displayName: true } },
        },
      },
    },
    orderBy: [{ station: { code: 'asc' } }, { badge: 'asc' }],
  })

export type DutyRow = Awaited<ReturnType<typeof listDuty>>[number]
