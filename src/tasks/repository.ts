import type { Actor, Db } from '../context'
import type { Prisma } from '../generated/prisma/client'
import { openMisses } from '../escalations'
import { latestPause } from '../pauses'
import { liveStates, type KeptChoice, type TaskKind, type TaskQuery } from './schema'

const withParty = { include: { identifiers: { orderBy: { firstSeenAt: 'asc' } } } } as const

const withWarning = {
  warning: { include: { party: withParty, organisation: withParty } },
  station: { select: { name: true, lon: true, lat: true } },
  officer: {
    select: { user: { select: { displayName: true } }, lon: true, lat: true, positionAt: true },
  },
  followUpTakenByUser: { select: { displayName: true } },
  clockPauses: latestPause,
  escalations: openMisses,
} as const satisfies Prisma.TaskInclude

/** An officer: his own and those his station has nobody for yet. A desk: its district, and what has none yet. */
export function visibleTo(actor: Actor): Prisma.TaskWhereInput {
  if (actor.kind === 'system') return {}
  if (actor.kind !== 'user') return { id: { in: [] } }
  if (actor.scope === 'station') {
    const ofStation = actor.stationId === null ? [] : [{ stationId: actor.stationId, officerId: null }]
    return { OR: [{ officerId: actor.id }, ...ofStation] }
  }
  if (actor.scope !== 'district') return actor.scope === 'all' ? {} : { id: { in: [] } }
  if (actor.districtCode === null) return {}
  return { warning: { OR: [{ districtCode: actor.districtCode }, { districtCode: null }] } }
}

export const readVisible = (db: Db, actor: Actor, id: string) =>
  db.task.findFirst({ where: { AND: [{ id }, visibleTo(actor)] }, include: withWarning })

export const readTask = (db: Db, id: string) => db.task.findUnique({ where: { id }, include: withWarning })
export type TaskRow = NonNullable<Awaited<ReturnType<typeof readTask>>>

export const listTasks = (
  db: Db,
  actor: Actor,
  query: TaskQuery,
  after: { readonly queuedAt: Date; readonly id: string } | null,
) =>
  db.task.findMany({
    where: {
      AND: [
        visibleTo(actor),
        { state: query.state === undefined ? {} : { in: [...query.state] }, warningId: query.warningId },
        after === null
          ? {}
          : {
              OR: [{ queuedAt: { lt: after.queuedAt } }, { queuedAt: after.queuedAt, id: { lt: after.id } }],
            },
      ],
    },
    include: withWarning,
    orderBy: [{ queuedAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
  })

export const liveTasksOf = (db: Db, warningId: string) =>
  db.task.findMany({
    where: { warningId, state: { in: [...liveStates] } },
    include: withWarning,
    orderBy: { queuedAt: 'asc' },
  })

export const reportedTasksOf = (db: Db, warningId: string) =>
  db.task.findMany({ where: { warningId, state: 'reported' }, select: { id: true } })

export interface NewTask {
  readonly id: string
  readonly warningId: string
  readonly warningNumber: string
  readonly kind: TaskKind
  readonly level: string
  readonly notBefore: Date | null
  readonly now: Date
}

/**
 * Numbered within the warning, whose row is locked meanwhile.
 * @returns false when it is there already, or another of its kind is alive
 */
export async function createTask(db: Db, task: NewTask): Promise<boolean> {
  await db.$queryRaw`SELECT id FROM warning WHERE id = ${task.warningId}::uuid FOR UPDATE`
  const ordinal = (await db.task.count({ where: { warningId: task.warningId } })) + 1
  const { count } = await db.task.createMany({
    data: {
      id: task.id,
      number: `HC${task.warningNumber.replace(/^YJ/, '')}-${ordinal}`,
      warningId: task.warningId,
      kind: task.kind,
      state: 'queued',
      level: task.level,
      notBefore: task.notBefore,
      queuedAt: task.now,
      updatedAt: task.now,
    },
    skipDuplicates: true,
  })
  return count === 1
}

export const countTasks = (db: Db, warningId: string, kind: TaskKind) =>
  db.task.count({ where: { warningId, kind } })

export interface TaskGuard {
  readonly state: { in: string[] }
}

export const updateTask = (
  db: Db,
  id: string,
  where: TaskGuard & { readonly OR?: Prisma.TaskWhereInput[]; readonly followUpTakenBy?: string },
  data: Prisma.TaskUncheckedUpdateManyInput,
) => db.task.updateMany({ where: { id, ...where }, data })

/** Once: who says it again changes nothing. */
export const writeDeparture = (db: Db, id: string, officerId: string, at: Date, now: Date) =>
  db.task.updateMany({
    where: { id, officerId, state: 'accepted', departedAt: null },
    data: { departedAt: at, updatedAt: now },
  })

export const choiceAsJson = (choice: KeptChoice): Prisma.InputJsonValue => ({
  ...choice,
  reason: { ...choice.reason },
  way: wayAsJson(choice.way),
  notEligible: { ...choice.notEligible },
  place: { ...choice.place, others: choice.place.others.map((other) => ({ ...other })) },
  runnersUp: choice.runnersUp.map((each) => ({ ...each, way: wayAsJson(each.way), why: { ...each.why } })),
})

const wayAsJson = (way: KeptChoice['way']) => (way === null ? null : { ...way })

/**
 * Reserves an officer for this transaction, if he is free: the second of two who choose him at once is told that he
 * is taken and goes on to the next. The unique index is the law behind it.
 */
export async function claimOfficer(db: Db, officerId: string): Promise<'free' | 'busy' | 'claimed'> {
  const [lock] = await db.$queryRaw<
    { got: boolean }[]
  >`SELECT pg_try_advisory_xact_lock(hashtextextended(${`officer:${officerId}`}, 0)) AS got`
  if (lock?.got !== true) return 'claimed'
  // A statement of its own: it sees what was committed before the lock was ours.
  const running = await db.task.count({
    where: { officerId, state: { in: ['assigned', 'accepted', 'arrived'] } },
  })
  return running === 0 ? 'free' : 'busy'
}

/** Whom a task has been with: officers, and stations that were to send somebody. */
export async function askedBefore(
  db: Db,
  taskId: string,
): Promise<{ officerIds: string[]; stationIds: string[] }> {
  const given = await db.transition.findMany({
    where: { machine: 'task', subjectId: taskId, event: { in: ['assign', 'accept'] } },
    select: { officerId: true, stationId: true },
  })
  return {
    officerIds: given.flatMap(({ officerId }) => (officerId === null ? [] : [officerId])),
    stationIds: given.flatMap(({ officerId, stationId }) =>
      officerId !== null || stationId === null ? [] : [stationId],
    ),
  }
}
