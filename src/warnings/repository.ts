import type { Prisma } from '../generated/prisma/client'
import type { Actor, Context, Db } from '../context'
import { openMisses } from '../escalations'
import { latestPause } from '../pauses'
import { clockedTaskStates } from './clock'
import { liveStates } from './schema'

const countLive = { select: { warnings: { where: { warning: { state: { in: [...liveStates] } } } } } }

const withPeople = {
  party: { include: { identifiers: { orderBy: { firstSeenAt: 'asc' } } } },
  organisation: { include: { identifiers: { orderBy: { firstSeenAt: 'asc' } } } },
  acknowledgedByUser: { select: { displayName: true } },
  dispatchedByUser: { select: { displayName: true } },
  tasks: {
    where: { state: { in: [...clockedTaskStates] } },
    include: {
      officer: { select: { user: { select: { displayName: true } } } },
      station: { select: { name: true } },
    },
    orderBy: { queuedAt: 'desc' },
  },
  clockPauses: { ...latestPause, where: { taskId: null } },
  escalations: openMisses,
  campaignWarning: { select: { campaign: { select: { id: true, number: true, _count: countLive } } } },
} as const satisfies Prisma.WarningInclude

/**
 * The rows an actor may touch: a desk those of its district and those whose place is not known yet; an officer
 * those that he or his station has a task for.
 */
export function visibleTo(actor: Actor): Prisma.WarningWhereInput {
  if (actor.kind === 'system') return {}
  if (actor.kind !== 'user') return { id: { in: [] } }
  if (actor.scope === 'station') return { tasks: { some: tasksOf(actor) } }
  if (actor.scope !== 'district') return actor.scope === 'all' ? {} : { id: { in: [] } }
  if (actor.districtCode === null) return {}
  return { OR: [{ districtCode: actor.districtCode }, { districtCode: null }] }
}

type UserActor = Extract<Actor, { kind: 'user' }>

const tasksOf = (actor: UserActor): Prisma.TaskWhereInput => ({
  OR: [{ officerId: actor.id }, ...(actor.stationId === null ? [] : [{ stationId: actor.stationId }])],
})

export const readVisible = (db: Db, actor: Actor, id: string) =>
  db.warning.findFirst({ where: { AND: [{ id }, visibleTo(actor)] }, include: withPeople })

export type WarningRow = NonNullable<Awaited<ReturnType<typeof readVisible>>>
export type PartyRow = WarningRow['party']

/** The bare row, for the service itself. */
export const readWarning = (db: Db, id: string) => db.warning.findUnique({ where: { id } })
export type BareWarning = NonNullable<Awaited<ReturnType<typeof readWarning>>>

interface Guard {
  readonly state: { in: string[] }
}

/** The guarded write of a move; without one a change that leaves the state as it is. */
export const updateWarning = (
  db: Db,
  id: string,
  guard: Guard & { readonly level?: string; readonly acknowledgedBy?: string | null },
  data: Prisma.WarningUncheckedUpdateManyInput,
) => db.warning.updateMany({ where: { id, ...guard }, data })

/** Until when the person is to be reached, or that he was; once he was, nothing changes it. */
export const writeReach = (
  db: Db,
  id: string,
  data: { readonly reachBy: Date } | { readonly reachedAt: Date },
) => db.warning.updateMany({ where: { id, reachedAt: null }, data })

/** Said once; nothing is taken back. */
export const writePaidUnaware = (db: Db, id: string, paidUnawareAt: Date) =>
  db.warning.updateMany({ where: { id, paidUnawareAt: null, reachedAt: null }, data: { paidUnawareAt } })

export const writeAware = (db: Db, id: string, madeAwareAt: Date) =>
  db.warning.updateMany({
    where: { id, paidUnawareAt: { not: null }, madeAwareAt: null },
    data: { madeAwareAt },
  })

/** Whoever has reported it knows. */
export const countReports = (db: Db, warningId: string) =>
  db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM warning_signal ws JOIN signal s ON s.id = ws.signal_id
     WHERE ws.warning_id = ${warningId}::uuid AND s.type = 'report'`.then(([row]) => row?.count ?? 0)

/** Of the person who holds a task on it that is not over: he may open the identity. */
export const countTasksHeldBy = (db: Db, warningId: string, officerId: string) =>
  db.task.count({
    where: { warningId, officerId, state: { in: ['assigned', 'accepted', 'arrived', 'reported'] } },
  })

export const liveTaskStates = ['queued', 'assigned', 'accepted', 'arrived', 'returned']

export const countLiveTasks = (db: Db, warningId: string) =>
  db.task.count({ where: { warningId, state: { in: liveTaskStates } } })

/** Planned, or in somebody's hands; a task that nobody has taken in the warning's whole life is neither. */
export const countTasksUnderWay = (db: Db, warningId: string) =>
  db.task.count({ where: { warningId, state: { in: ['queued', 'accepted', 'arrived', 'returned'] } } })

export const readStationOfOfficer = (db: Db, officerId: string) =>
  db.officer.findFirst({
    where: { userId: officerId, user: { isActive: true } },
    select: { stationId: true },
  })

/** The warning's signals, oldest first, each with what the engine said of it. */
export async function readSignals(db: Db, warningId: string) {
  const joined = await db.warningSignal.findMany({ where: { warningId }, orderBy: { joinedAt: 'asc' } })
  const signalIds = joined.map(({ signalId }) => signalId)
  const [signals, evaluations] = await Promise.all([
    db.signal.findMany({ where: { id: { in: signalIds } } }),
    db.evaluation.findMany({ where: { signalId: { in: signalIds } } }),
  ])
  return joined.map((link) => ({
    link,
    signal: signals.find(({ id }) => id === link.signalId) ?? null,
    evaluation: evaluations.find(({ signalId }) => signalId === link.signalId) ?? null,
  }))
}

export type JoinedSignal = Awaited<ReturnType<typeof readSignals>>[number]

export const readWarnings = (db: Db, ids: readonly string[]) =>
  db.warning.findMany({ where: { id: { in: [...ids] } }, include: withPeople })

/** A notice for each payment that a source was told to hold, made once. @returns their ids */
export async function oweOutcomes(ctx: Context, warningId: string, outcome: string): Promise<string[]> {
  const held = await ctx.db.warningSignal.findMany({
    where: { warningId, holdSource: { not: null } },
    select: { signalId: true, holdSource: true },
  })
  const rows = held.flatMap(({ signalId, holdSource }) =>
    holdSource === null
      ? []
      : [
          {
            id: ctx.ids.derived(`hold-notice:${signalId}`),
            warningId,
            signalId,
            source: holdSource,
            outcome,
            state: 'pending',
            createdAt: ctx.clock.now(),
          },
        ],
  )
  await ctx.db.holdNotice.createMany({ data: rows, skipDuplicates: true })
  return rows.map(({ id }) => id)
}

export async function hasRemark(db: Db, warningId: string, event: string, since?: Date): Promise<boolean> {
  const where = {
    machine: 'warning',
    subjectId: warningId,
    event,
    ...(since === undefined ? {} : { at: { gte: since } }),
  }
  return (await db.transition.count({ where })) > 0
}

export const createCall = (db: Db, data: Prisma.ContactAttemptUncheckedCreateInput) =>
  db.contactAttempt.create({ data })
export type CallRow = Awaited<ReturnType<typeof createCall>>

export const countCalls = (db: Db, warningId: string, outcomes: readonly string[]) =>
  db.contactAttempt.count({ where: { warningId, outcome: { in: [...outcomes] } } })

const withCaller = { calledByUser: { select: { displayName: true } } } as const

export const callsOf = (db: Db, warningId: string) =>
  db.contactAttempt.findMany({ where: { warningId }, include: withCaller, orderBy: { calledAt: 'asc' } })

export const readCall = (db: Db, warningId: string, id: string) =>
  db.contactAttempt.findFirst({ where: { id, warningId } })
