import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Context } from '../../context'
import { AppError, notFound } from '../../errors'
import { present } from '../../lib/assert'
import { cityDayOf } from '../../lib/city-day'
import * as rows from './repository'
import type { LevelVersionRow } from './repository'
import { levelChanges, levelProblems, type LevelChange, type LevelLimits, type LevelName } from './rules'
import type { newLevelPolicy } from './schema'

export interface LevelVersions {
  readonly items: readonly LevelVersionRow[]
  readonly revision: string
  /** By the city's calendar. */
  readonly today: string
}

/** Every version there was, is and will be. */
export async function listVersions(ctx: Context): Promise<LevelVersions> {
  const items = await rows.listVersions(ctx.db)
  return { items, revision: revisionOf(items), today: cityDayOf(ctx.clock.now()) }
}

type Wanted = z.output<typeof newLevelPolicy>

/**
 * The minutes from a day on. What was before stays as it was, and clocks that run keep theirs. Only levels that
 * change get a version.
 * @throws AppError invalid_request, already_exists when that day has a version of its own, lost_race
 */
export async function publish(
  ctx: Context,
  wanted: Wanted,
): Promise<{ changes: LevelChange[]; revision: string }> {
  await rows.lockVersions(ctx.db)
  const { items, revision, today } = await listVersions(ctx)
  if (wanted.revision !== revision)
    throw new AppError('lost_race', 'another version has been published since these were read')
  const before = levelsOn(items, wanted.effectiveFrom)
  const levels = completed(wanted.levels, before)
  requireSound(wanted.effectiveFrom, levels, today)
  const changes = levelChanges(before, levels)
  if (wanted.isTrial) return { changes, revision }
  if (changes.length === 0) throw invalid('levels', 'unchanged', 'something that changes')
  const changed = [...new Set(changes.map(({ level }) => level))]
  requireFree(items, changed, wanted.effectiveFrom)
  await write(ctx, { ...wanted, levels }, changed)
  return { changes, revision: (await listVersions(ctx)).revision }
}

/** Takes back what has not begun. @throws AppError not_found, illegal_move for what holds or has held */
export async function withdraw(ctx: Context, effectiveFrom: string): Promise<number> {
  await rows.lockVersions(ctx.db)
  const { items, today } = await listVersions(ctx)
  if (!items.some((row) => dayOf(row) === effectiveFrom)) throw notFound('version')
  if (effectiveFrom <= today)
    throw new AppError('illegal_move', 'what has begun stays: publish another version')
  return rows.deletePlanned(ctx.db, dateOf(effectiveFrom), dateOf(today))
}

/** Of a level the latest version that has begun on a day. */
function currentOf(
  items: readonly LevelVersionRow[],
  level: string,
  day: string,
): LevelVersionRow | undefined {
  const begun = items.filter((row) => row.level === level && dayOf(row) <= day)
  return begun.toSorted((a, b) => (dayOf(a) < dayOf(b) ? 1 : -1))[0]
}

function levelsOn(items: readonly LevelVersionRow[], day: string): Record<LevelName, LevelVersionRow> {
  const of = (level: LevelName): LevelVersionRow =>
    present(currentOf(items, level, day), `policy of level ${level}`)
  return { low: of('low'), medium: of('medium'), high: of('high'), critical: of('critical') }
}

type Limits = LevelLimits & { readonly nameZh: string }

/** What is left out stays as it would hold on that day. */
function completed(
  levels: Wanted['levels'],
  before: Readonly<Record<LevelName, LevelVersionRow>>,
): Record<LevelName, Limits> {
  const of = (level: LevelName): Limits => ({
    ...levels[level],
    reachMinutes: levels[level].reachMinutes ?? before[level].reachMinutes,
    stationChiefMinutes: levels[level].stationChiefMinutes ?? before[level].stationChiefMinutes,
    dutyChiefMinutes: levels[level].dutyChiefMinutes ?? before[level].dutyChiefMinutes,
  })
  return { low: of('low'), medium: of('medium'), high: of('high'), critical: of('critical') }
}

function requireSound(
  effectiveFrom: string,
  levels: Readonly<Record<LevelName, Limits>>,
  today: string,
): void {
  if (effectiveFrom < today)
    throw invalid('effectiveFrom', 'past', `${today} or later: history stays as it was`)
  const problems = levelProblems(levels)
  if (problems.length > 0) throw new AppError('invalid_request', 'the limits contradict each other', problems)
}

function requireFree(items: readonly LevelVersionRow[], levels: readonly LevelName[], day: string): void {
  const taken = levels.filter((level) => items.some((row) => row.level === level && dayOf(row) === day))
  if (taken.length === 0) return
  const expected = `another day: ${taken.join(', ')} has a version that begins then`
  throw new AppError('already_exists', 'a version is never written over', [
    { path: 'effectiveFrom', code: 'taken', expected },
  ])
}

async function write(
  ctx: Context,
  wanted: Wanted & { readonly levels: Readonly<Record<LevelName, Limits>> },
  levels: readonly LevelName[],
): Promise<void> {
  const { effectiveFrom, source } = wanted
  await rows.insertVersions(
    ctx.db,
    levels.map((level) => ({
      level,
      effectiveFrom: dateOf(effectiveFrom),
      source,
      ...wanted.levels[level],
      publishedAt: ctx.clock.now(),
      publishedBy: ctx.actor.kind === 'user' ? ctx.actor.id : null,
    })),
  )
}

/** Changes with every version that comes or goes. */
const revisionOf = (items: readonly LevelVersionRow[]): string =>
  createHash('sha256')
    .update(items.map((row) => `${row.level}@${dayOf(row)}`).join(' '))
    .digest('hex')
    .slice(0, 16)

/** The date column holds midnight UTC of the day. */
const dayOf = ({ effectiveFrom }: LevelVersionRow): string => effectiveFrom.toISOString().slice(0, 10)
const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)

const invalid = (path: string, code: string, expected: string): AppError =>
  new AppError('invalid_request', undefined, [{ path, code, expected }])

export const stateOf = (
  row: LevelVersionRow,
  { items, today }: LevelVersions,
): 'past' | 'current' | 'planned' => {
  if (dayOf(row) > today) return 'planned'
  return currentOf(items, row.level, today) === row ? 'current' : 'past'
}
