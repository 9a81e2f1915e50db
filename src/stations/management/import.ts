import { appendAudit } from '../../audit'
import type { Context } from '../../context'
import { AppError } from '../../errors'
import { ok, refuse, type Result } from '../../lib/result'
import * as repository from '../repository'
import { readStationFile, type StationFileProblem, type StationRow } from '../station-file'

export interface StationImport {
  readonly added: number
  readonly replaced: number
  readonly deactivated: number
  /** Officers whose station is not active any more: they are to be moved by hand. */
  readonly officersToMove: number
}

interface ImportOptions {
  readonly keepOthers: boolean
  readonly source: string
  /** Only says what it would do. */
  readonly isTrial?: boolean
}

/**
 * Takes a centre's own list of stations: all of it or, if one row is bad, nothing. Stations that are not in the
 * file become inactive unless `keepOthers`; rows stay, since tasks refer to them.
 * @throws AppError illegal_move while tasks hang on a station that would become inactive
 */
export async function importStations(
  ctx: Context,
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<Result<StationImport, StationFileProblem[]>> {
  const { towns } = await repository.loadGazetteer(ctx.db)
  const read = readStationFile(bytes, towns, await repository.loadOutlines(ctx.db))
  if (!read.ok) return refuse(read.error)
  return ctx.transact(async (tx) => {
    const leaving = options.keepOthers ? [] : await leavingOf(tx, read.value)
    requireIdle(leaving)
    const plan = planOf(await repository.readLoads(tx.db), read.value, leaving)
    if (options.isTrial === true) return ok(plan)
    await write(tx, read.value, options, leaving)
    await appendAudit(tx, { action: 'place.write', subject: 'station', details: { ...plan } })
    return ok(plan)
  })
}

async function leavingOf(
  ctx: Context,
  rows: readonly StationRow[],
): Promise<readonly repository.StationLoad[]> {
  const codes = new Set(rows.map(({ code }) => code))
  const loads = await repository.readLoads(ctx.db)
  return loads.filter(({ code, isActive }) => isActive && !codes.has(code))
}

function planOf(
  known: readonly repository.StationLoad[],
  rows: readonly StationRow[],
  leaving: readonly repository.StationLoad[],
): StationImport {
  const codes = new Set(rows.map(({ code }) => code))
  const replaced = known.filter(({ code }) => codes.has(code)).length
  const inactive = known.filter(({ code, isActive }) => !isActive && !codes.has(code))
  const stranded = [...inactive, ...leaving].reduce((sum, { officers }) => sum + officers, 0)
  return {
    added: rows.length - replaced,
    replaced,
    deactivated: leaving.length,
    officersToMove: stranded,
  }
}

async function write(
  ctx: Context,
  rows: readonly StationRow[],
  { source, keepOthers }: ImportOptions,
  leaving: readonly repository.StationLoad[],
): Promise<void> {
  const now = ctx.clock.now()
  const named = rows.map((row) => ({ ...row, id: ctx.ids.derived(`station:${row.code}`) }))
  await repository.upsertStations(ctx.db, named, source, now)
  if (keepOthers || leaving.length === 0) return
  await repository.deactivateStationsExcept(
    ctx.db,
    rows.map(({ code }) => code),
    now,
  )
}

// So many that one sees what it is about.
const NUMBERS_SHOWN = 5

/** @throws AppError illegal_move, naming the tasks: a task at a station that is closed would be nobody's */
export function requireIdle(loads: readonly Pick<repository.StationLoad, 'openTasks'>[]): void {
  const tasks = loads.flatMap(({ openTasks }) => openTasks)
  if (tasks.length === 0) return
  const named = tasks.slice(0, NUMBERS_SHOWN).join(', ')
  const more = tasks.length > NUMBERS_SHOWN ? ` and ${tasks.length - NUMBERS_SHOWN} more` : ''
  const expected = `no open tasks; with it are ${named}${more}`
  throw new AppError('illegal_move', 'tasks are with the station: have them done or dispatched anew first', [
    { path: 'isActive', code: 'tasks_open', expected },
  ])
}
