import type { Actor, Db } from '../context'
import type { Prisma } from '../generated/prisma/client'
import type { ClockName, EndReason, EscalationQuery } from './schema'

/** For the rows that show what has been missed and is still not done. */
export const openMisses = {
  where: { endedAt: null },
  select: { clock: true, dueAt: true },
  orderBy: { dueAt: 'asc' },
} as const satisfies Prisma.Warning$escalationsArgs

const named = {
  warning: { select: { number: true, districtCode: true, state: true } },
  station: { select: { name: true } },
  task: {
    select: {
      number: true,
      officer: { select: { user: { select: { displayName: true } } } },
    },
  },
} as const satisfies Prisma.EscalationInclude

export const readEscalation = (db: Db, id: string) =>
  db.escalation.findUnique({ where: { id }, include: named })
export type EscalationRow = NonNullable<Awaited<ReturnType<typeof readEscalation>>>

/** Written once: ids derive from what was missed. @returns those that are new */
export const writeEscalations = (db: Db, data: Prisma.EscalationCreateManyInput[]) =>
  db.escalation.createManyAndReturn({
    data,
    skipDuplicates: true,
    select: { id: true, tellAt: true, step: true },
  })

export const writeTold = (db: Db, id: string, toldAt: Date, toldCount: number) =>
  db.escalation.updateMany({ where: { id, toldAt: null }, data: { toldAt, toldCount } })

interface Subject {
  readonly warningId?: string
  readonly taskId?: string | null
}

export const endOpen = (
  db: Db,
  subject: Subject,
  clocks: readonly ClockName[],
  end: { readonly endedAt: Date; readonly endReason: EndReason },
) => db.escalation.updateMany({ where: { ...subject, clock: { in: [...clocks] }, endedAt: null }, data: end })

/** A desk sees its district, and what has none yet. */
export function visibleTo(actor: Actor): Prisma.EscalationWhereInput {
  if (actor.kind === 'system') return {}
  if (actor.kind !== 'user' || (actor.scope !== 'district' && actor.scope !== 'all'))
    return { id: { in: [] } }
  if (actor.scope === 'all' || actor.districtCode === null) return {}
  return { warning: { OR: [{ districtCode: actor.districtCode }, { districtCode: null }] } }
}

const fits = (actor: Actor, { warningId, isOpen }: EscalationQuery): Prisma.EscalationWhereInput => ({
  AND: [
    visibleTo(actor),
    warningId === undefined ? {} : { warningId },
    isOpen === undefined ? {} : { endedAt: isOpen === 'true' ? null : { not: null } },
  ],
})

export const listEscalations = (db: Db, actor: Actor, query: EscalationQuery) =>
  db.escalation.findMany({
    where: fits(actor, query),
    include: named,
    orderBy: [{ dueAt: 'desc' }, { tellAt: 'desc' }, { id: 'desc' }],
    take: query.limit,
  })

export const countEscalations = (db: Db, actor: Actor, query: EscalationQuery): Promise<number> =>
  db.escalation.count({ where: fits(actor, query) })

export const countStationChiefs = (db: Db, stationId: string): Promise<number> =>
  db.officer.count({ where: { stationId, isStationChief: true, user: { isActive: true } } })
