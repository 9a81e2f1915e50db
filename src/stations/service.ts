import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import { present } from '../lib/assert'
import { HOUR_MS } from '../lib/duration'
import { found } from '../transitions'
import { recordDuty } from './duty/repository'
import type { Point } from './geo'
import * as repository from './repository'

export type Level = 'low' | 'medium' | 'high' | 'critical'

// China has one time zone and no summer time.
const UTC_OFFSET_MS = 8 * HOUR_MS

export const listDistricts = (ctx: Context) => repository.listDistricts(ctx.db)
export const listTowns = (ctx: Context, filter: repository.PlaceFilter) =>
  repository.listTowns(ctx.db, filter)
export const listStations = (ctx: Context, filter: repository.StationFilter) =>
  repository.listStations(ctx.db, filter)
export const listBanks = (ctx: Context) => repository.listBanks(ctx.db)
export const listTypologies = (ctx: Context) => repository.listTypologies(ctx.db)

/** The minutes and hours that hold for a level at a time: the latest policy that had begun on that day. */
export async function levelPolicyAt(ctx: Context, level: Level, at: Date): Promise<repository.LevelPolicy> {
  const [policy] = await repository.readLevelPolicies(ctx.db, calendarDay(at), level)
  return present(policy, `policy of level ${level}`)
}

export const levelPoliciesAt = (ctx: Context, at: Date): Promise<repository.LevelPolicy[]> =>
  repository.readLevelPolicies(ctx.db, calendarDay(at))

/** A finer pattern that has no row of its own is called by the one it is nested in; null: neither has one. */
export async function typologyName(ctx: Context, id: string): Promise<{ zh: string; en: string } | null> {
  const row = await repository.readTypology(ctx.db, id)
  if (row !== null) return { zh: row.nameZh, en: row.nameEn }
  const parent = id.split('.').slice(0, -1).join('.')
  return parent === '' ? null : typologyName(ctx, parent)
}

export const findStation = async (ctx: Context, id: string): Promise<repository.StationRecord> =>
  found(await repository.readStation(ctx.db, id), 'station')

export const findBank = async (ctx: Context, id: string): Promise<repository.BankRow> =>
  found(await repository.readBank(ctx.db, id), 'bank')

/** null: no bank of that code is known here, and nothing can be sent to it. */
export const findBankByCode = (ctx: Context, code: string): Promise<repository.BankRow | null> =>
  repository.readBankByCode(ctx.db, code)

/** Officers of the actor's district, or of the whole city. */
export const listOfficers = (ctx: Context): Promise<repository.OfficerRow[]> =>
  repository.listOfficers(ctx.db, districtOf(ctx))

/** Off duty forgets the position; being on duty already changes nothing. */
export async function changeDuty(ctx: Context, isOnDuty: boolean): Promise<repository.OfficerRow> {
  const userId = userIdOf(ctx)
  const { count } = await repository.writeDuty(ctx.db, userId, isOnDuty, ctx.clock.now())
  if (count === 1) await recordDuty(ctx, userId, { isOnDuty, reason: null })
  return ownRow(ctx, userId)
}

/** @throws AppError illegal_move off duty: nobody is followed in his own time */
export async function reportPosition(ctx: Context, point: Point): Promise<repository.OfficerRow> {
  const userId = userIdOf(ctx)
  const { count } = await repository.writePosition(ctx.db, userId, point, ctx.clock.now())
  const officer = await ownRow(ctx, userId)
  if (count === 0) throw new AppError('illegal_move', 'officer: a position is taken on duty only')
  return officer
}

export const readOwn = (ctx: Context): Promise<repository.OfficerRow> => ownRow(ctx, userIdOf(ctx))

async function ownRow(ctx: Context, userId: string): Promise<repository.OfficerRow> {
  const officer = await repository.readOfficer(ctx.db, userId)
  if (officer === null) throw notFound('officer')
  return officer
}

function userIdOf({ actor }: Context): string {
  if (actor.kind !== 'user') throw new AppError('forbidden', 'only an officer has a duty of his own')
  return actor.id
}

/** The district a desk user is bound to; null: the whole city. */
const districtOf = ({ actor }: Context): string | null =>
  actor.kind === 'user' && actor.scope === 'district' ? actor.districtCode : null

/** The day in China, as the date column holds it: midnight UTC. */
const calendarDay = (at: Date): Date =>
  new Date(`${new Date(at.getTime() + UTC_OFFSET_MS).toISOString().slice(0, 10)}T00:00:00Z`)
