import type { Db } from '../context'
import type { TownIndexPolicy } from './town-index'

interface Within {
  readonly districtCode: string | null
}

const within = ({ districtCode }: Within) => (districtCode === null ? {} : { districtCode })

export const listDistricts = (db: Db, { districtCode }: Within) =>
  db.district.findMany({
    where: districtCode === null ? {} : { code: districtCode },
    orderBy: { code: 'asc' },
  })

export const listTowns = (db: Db, of: Within) =>
  db.town.findMany({ where: within(of), orderBy: { code: 'asc' } })

/** Inactive ones, too: they had tasks while they were. */
export const listStations = (db: Db, of: Within) =>
  db.station.findMany({ where: within(of), orderBy: { code: 'asc' } })

export const listTypologies = (db: Db) =>
  db.typology.findMany({ where: { parentId: null }, orderBy: { id: 'asc' } })

/** The one in force on a day; null: none is. */
export const readTownIndexPolicy = (db: Db, onDay: Date): Promise<TownIndexPolicy | null> =>
  db.townIndexPolicy.findFirst({
    where: { effectiveFrom: { lte: onDay } },
    orderBy: { effectiveFrom: 'desc' },
  })
