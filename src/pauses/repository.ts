import type { Db } from '../context'
import type { Prisma } from '../generated/prisma/client'
import type { PausedClock } from './schema'

export interface PauseSubject {
  readonly warningId: string
  /** Null: a clock of the warning itself. */
  readonly taskId: string | null
}

/** For the rows that show it: the latest one, which runs if it is not over. */
export const latestPause = {
  orderBy: { pausedAt: 'desc' },
  take: 1,
  include: { pausedByUser: { select: { displayName: true } } },
} as const satisfies Prisma.Warning$clockPausesArgs

export interface PauseRow {
  readonly clock: string
  readonly reason: string
  readonly pausedAt: Date
  readonly until: Date
  readonly resumedAt: Date | null
  readonly pausedByUser: { readonly displayName: string }
}

export const insertPause = (db: Db, data: Prisma.ClockPauseUncheckedCreateInput) =>
  db.clockPause.create({ data, select: { id: true } })

export const countPauses = (db: Db, subject: PauseSubject, clock: PausedClock): Promise<number> =>
  db.clockPause.count({ where: { ...subject, clock } })

export const runningPause = (db: Db, subject: PauseSubject, now: Date) =>
  db.clockPause.findFirst({
    where: { ...subject, resumedAt: null, until: { gt: now } },
    orderBy: { pausedAt: 'desc' },
  })

export const writeResumed = (db: Db, id: string, resumedAt: Date, resumedBy: string | null) =>
  db.clockPause.updateMany({ where: { id, resumedAt: null }, data: { resumedAt, resumedBy } })
