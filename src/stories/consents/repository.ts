import type { Db } from '../../context'
import type { ConsentKind, NewConsent } from './schema'

const withNames = {
  station: { select: { id: true, name: true } },
  officer: { select: { id: true, displayName: true } },
  recordedByUser: { select: { id: true, displayName: true } },
} as const

export const readConsent = (db: Db, id: string) =>
  db.storyConsent.findUnique({ where: { id }, include: withNames })

/** Of a case, the latest first. */
export const listConsents = (db: Db, warningId: string) =>
  db.storyConsent.findMany({
    where: { warningId },
    include: withNames,
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
  })
export type ConsentRow = Awaited<ReturnType<typeof listConsents>>[number]

/** @returns false when there is one in force already: the index, not the code, decides a race */
export async function insertConsent(
  db: Db,
  row: Omit<NewConsent, 'subjectId' | 'givenAt'> & {
    readonly id: string
    readonly warningId: string
    readonly subjectId: string | null
    readonly givenAt: Date
    readonly recordedBy: string
    readonly recordedAt: Date
  },
): Promise<boolean> {
  const { subjectId, ...rest } = row
  const { count } = await db.storyConsent.createMany({
    data: [
      {
        ...rest,
        state: 'given',
        stationId: row.kind === 'station' ? subjectId : null,
        officerId: row.kind === 'officer' ? subjectId : null,
      },
    ],
    skipDuplicates: true,
  })
  return count === 1
}

export const updateConsent = (
  db: Db,
  id: string,
  guard: { state: { in: string[] } },
  data: { readonly state: string; readonly withdrawnBy: string; readonly withdrawnAt: Date },
) => db.storyConsent.updateMany({ where: { id, ...guard }, data })

/** Stations and officers that had a hand in the case: they could be named, if they agree. */
export async function readNameable(
  db: Db,
  warningId: string,
): Promise<{ readonly kind: Exclude<ConsentKind, 'victim'>; readonly id: string; readonly name: string }[]> {
  const acted = await db.transition.findMany({
    where: { warningId, officerId: { not: null } },
    distinct: ['officerId'],
    select: { officerId: true },
  })
  const visited = await db.visit.findMany({
    where: { warningId },
    distinct: ['officerId'],
    select: { officerId: true },
  })
  const ids = [...acted, ...visited].flatMap(({ officerId }) => (officerId === null ? [] : [officerId]))
  const officers = await db.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, displayName: true, station: { select: { id: true, name: true } } },
    orderBy: { displayName: 'asc' },
  })
  const stations = new Map(
    officers.flatMap(({ station }) => (station === null ? [] : [[station.id, station.name]])),
  )
  return [
    ...Array.from(stations, ([id, name]) => ({ kind: 'station' as const, id, name })),
    ...officers.map(({ id, displayName }) => ({ kind: 'officer' as const, id, name: displayName })),
  ]
}
