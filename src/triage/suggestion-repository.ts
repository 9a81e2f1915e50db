import type { Db } from '../context'

export const readOfficers = (db: Db, ids: readonly string[]) =>
  db.officer.findMany({
    where: { userId: { in: [...ids] } },
    select: { userId: true, badge: true, user: { select: { displayName: true } } },
  })

export const readStations = (db: Db, ids: readonly string[]) =>
  db.station.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, isIllustrative: true },
  })
