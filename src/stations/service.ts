import { appendAudit } from '../audit'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import { present } from '../lib/assert'
import { HOUR_MS } from '../lib/duration'
import { ok, refuse, type Result } from '../lib/result'
import { found } from '../transitions'
import type { Point } from './geo'
import * as repository from './repository'
import { readStationFile, type StationFileProblem } from './station-file'

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

/** A finer pattern that has no row of its own is called by the one it is nested in. */
export async function typologyName(ctx: Context, id: string): Promise<{ zh: string; en: string }> {
  const row = await repository.readTypology(ctx.db, id)
  if (row !== null) return { zh: row.nameZh, en: row.nameEn }
  const parent = id.split('.').slice(0, -1).join('.')
  return parent === '' ? { zh: id, en: id } : typologyName(ctx, parent)
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
  await repository.writeDuty(ctx.db, userId, isOnDuty, ctx.clock.now())
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

export interface StationImport {
  readonly added: number
  readonly replaced: number
  readonly deactivated: number
  /** Officers whose station is not active any more: they are to be moved by hand. */
  readonly officersToMove: number
}

/**
 * Takes a centre's own list of stations: all of it or, if one row is bad, nothing. Stations that are not in the
 * file become inactive unless `keepOthers`; rows stay, since tasks refer to them.
 */
export async function importStations(
  ctx: Context,
  bytes: Uint8Array,
  options: { readonly keepOthers: boolean; readonly source: string },
): Promise<Result<StationImport, StationFileProblem[]>> {
  const { towns } = await repository.loadGazetteer(ctx.db)
  const read = readStationFile(bytes, towns)
  if (!read.ok) return refuse(read.error)
  const rows = read.value.map((row) => ({ ...row, id: ctx.ids.derived(`station:${row.code}`) }))
  return ctx.transact(async (tx) => {
    const now = tx.clock.now()
    const written = await repository.upsertStations(tx.db, rows, options.source, now)
    const codes = rows.map(({ code }) => code)
    const deactivated = options.keepOthers
      ? 0
      : (await repository.deactivateStationsExcept(tx.db, codes, now)).count
    const added = written.filter(({ isNew }) => isNew).length
    const result: StationImport = {
      added,
      replaced: written.length - added,
      deactivated,
      officersToMove: await repository.countOfficersOfInactiveStations(tx.db),
    }
    await appendAudit(tx, { action: 'place.write', subject: 'station', details: { ...result } })
    return ok(result)
  })
}

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
