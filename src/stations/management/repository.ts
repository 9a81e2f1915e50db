import type { Db } from '../../context'
import type { StationRecord } from '../repository'

export const readTown = (db: Db, code: string) => db.town.findUnique({ where: { code } })

export const isCodeTaken = async (db: Db, code: string): Promise<boolean> =>
  (await db.station.count({ where: { code } })) > 0

export const insertStation = (db: Db, data: Omit<StationRecord, 'revision'>): Promise<StationRecord> =>
  db.station.create({ data })

/** Guarded by the revision that was read. @returns how many were changed: 0 or 1 */
export async function updateStation(
  db: Db,
  id: string,
  revision: number,
  data: Omit<StationRecord, 'id' | 'code' | 'revision'>,
): Promise<number> {
  const { count } = await db.station.updateMany({
    where: { id, revision },
    data: { ...data, revision: { increment: 1 } },
  })
  return count
}
