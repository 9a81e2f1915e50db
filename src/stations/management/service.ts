import type { z } from 'zod'
import { changesOf, type AuditDetails } from '../../audit'
import type { Context } from '../../context'
import { AppError, type FieldError } from '../../errors'
import { present } from '../../lib/assert'
import { found } from '../../transitions'
import { pointProblem } from '../outline'
import type { TownPoint } from '../place'
import * as repository from '../repository'
import { importStations, requireIdle, type StationImport } from './import'
import * as rows from './repository'
import type { newStation, stationChange, stationFile } from './schema'

export const listLoads = (ctx: Context) => repository.readLoads(ctx.db)

/** @throws AppError already_exists, invalid_request when the point is not where its town is */
export async function addStation(
  ctx: Context,
  wanted: z.output<typeof newStation>,
): Promise<repository.StationRecord> {
  const town = await townOf(ctx, wanted)
  if (await rows.isCodeTaken(ctx.db, wanted.code))
    throw new AppError('already_exists', 'the code is taken', [
      { path: 'code', code: 'taken', expected: 'another one' },
    ])
  return rows.insertStation(ctx.db, {
    ...wanted,
    id: ctx.ids.derived(`station:${wanted.code}`),
    districtCode: town.districtCode,
    isIllustrative: false,
    isActive: true,
    updatedAt: ctx.clock.now(),
  })
}

export interface StationChanged {
  readonly station: repository.StationRecord
  readonly officersToMove: number
  readonly changes: AuditDetails
}

/** @throws AppError lost_race; illegal_move while tasks are with a station that is to be closed */
export async function changeStation(
  ctx: Context,
  id: string,
  { revision, ...change }: z.output<typeof stationChange>,
): Promise<StationChanged> {
  const before = found(await repository.readStation(ctx.db, id), 'station')
  const wanted = {
    name: change.name ?? before.name,
    townCode: change.townCode ?? before.townCode,
    lon: change.lon ?? before.lon,
    lat: change.lat ?? before.lat,
    source: change.source ?? before.source,
    isActive: change.isActive ?? before.isActive,
  }
  const isMoved =
    wanted.lon !== before.lon || wanted.lat !== before.lat || wanted.townCode !== before.townCode
  const districtCode = isMoved ? (await townOf(ctx, wanted)).districtCode : before.districtCode
  const load = present((await repository.readLoads(ctx.db, id))[0], 'load')
  if (before.isActive && !wanted.isActive) requireIdle([load])
  const after = {
    ...wanted,
    districtCode,
    // What somebody has put in its place by hand is no illustration any more.
    isIllustrative: before.isIllustrative && !isMoved,
  }
  if ((await rows.updateStation(ctx.db, id, revision, { ...after, updatedAt: ctx.clock.now() })) === 0)
    throw new AppError('lost_race', 'the station has been changed since it was read')
  return {
    station: present(await repository.readStation(ctx.db, id), 'station'),
    officersToMove: after.isActive ? 0 : load.officers,
    changes: changesOf(before, after, audited),
  }
}

const audited = ['name', 'townCode', 'districtCode', 'lon', 'lat', 'source', 'isActive'] as const

/** @throws AppError invalid_request, a field for each bad line ("lines.7"), at most so many; illegal_move */
export async function importFile(
  ctx: Context,
  { csv, ...options }: z.output<typeof stationFile>,
): Promise<StationImport> {
  const result = await importStations(ctx, new TextEncoder().encode(csv), options)
  if (result.ok) return result.value
  const shown = result.error.slice(0, MAX_SHOWN)
  const fields = shown.map(({ line, expected }): FieldError => ({
    path: `lines.${line}`,
    code: 'bad_line',
    expected,
  }))
  const count = result.error.length
  throw new AppError('invalid_request', `${count} bad line(s); nothing has been changed`, fields)
}

const MAX_SHOWN = 200

async function townOf(
  ctx: Context,
  place: { readonly townCode: string | null; readonly lon: number; readonly lat: number },
): Promise<TownPoint> {
  const town = place.townCode === null ? null : await rows.readTown(ctx.db, place.townCode)
  if (town === null)
    throw new AppError('invalid_request', undefined, [
      { path: 'townCode', code: 'unknown', expected: 'the code of a town in /v1/towns' },
    ])
  const outlines = await repository.loadOutlines(ctx.db)
  const expected = pointProblem(town, outlines.get(town.districtCode) ?? null, place)
  if (expected === null) return town
  const fields = ['lon', 'lat'].map((path): FieldError => ({ path, code: 'outside', expected }))
  throw new AppError('invalid_request', 'the point is not where the town is', fields)
}
