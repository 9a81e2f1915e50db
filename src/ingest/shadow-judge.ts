import { systemActor, type Context } from '../context'
import type { Engine } from '../engine'
import { judgeAll } from '../evaluations'
import { present } from '../lib/assert'
import { cityDayOf } from '../lib/city-day'
import { after, MINUTE_MS, SECOND_MS } from '../lib/duration'
import { leastUuidV7, timeOfUuidV7 } from '../lib/uuid'
import { createMemoryWindows } from '../platform/windows'
import type { World } from '../platform/world'
import { packInShadow, readEngine, type PackName } from '../rulesets'
import { openParts } from './open-parts'
import type { IngestParts } from './parts'
import { observeSince, rebuildPeople, rebuildWindows, reopened } from './rebuild'
import { recorded, signalsBetween, type RecordedSignal } from './rebuild-repository'
import * as repository from './shadow-repository'
import { withTalks } from './talks'
import type { Compared, DayCount } from './shadow-repository'

interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

const own = { source: 'our own design', since: '2026-11-25' } as const

export const shadowLimits = {
  every: { value: 2, unit: 'seconds', ...own },
  /** Signals in one turn of the event loop's time and one transaction. */
  page: { value: 500, unit: 'signals', ...own },
  /** A batch is committed within its statement's 30 s; younger signals may still get elder brothers. */
  settled: { value: 30, unit: 'seconds', ...own },
  /** The queue is the database, and this is its bound: what is older is skipped, and counted as skipped. */
  behind: { value: 15, unit: 'minutes', ...own },
} as const satisfies Record<string, Limit>

/** Judges by the pack in shadow what the live one has judged already: from the database, in a worker, off every answer's way. */
export interface ShadowJudge {
  /** Judges one page. @returns whether there may be more */
  turn(): Promise<boolean>
}

export function createShadowJudge(world: World): ShadowJudge {
  const ctx = world.context(systemActor('shadow'))
  let running: Running | null = null
  return {
    turn: async () => {
      const pack = await packInShadow(ctx)
      if (pack === null) {
        running = null
        return false
      }
      if (running?.pack.hash !== pack.hash) running = await start(world, ctx, pack)
      return running.parts === null ? false : judgePage(ctx, running.parts, pack, running)
    },
  }
}

interface Running {
  readonly pack: PackName
  /** null: it cannot be made to run; not tried again until another pack is in shadow. */
  readonly parts: IngestParts | null
  /** The last signal in the windows. */
  lastId: string
}

async function start(world: World, ctx: Context, pack: PackName): Promise<Running> {
  const now = ctx.clock.now()
  const lastId = leastUuidV7(after(now, -shadowLimits.settled.value * SECOND_MS))
  await ctx.transact((tx) => repository.lockProgress(tx.db, pack.id, { afterId: lastId, at: now }))
  let engine: Engine
  try {
    engine = await readEngine(ctx, pack.hash)
  } catch (error) {
    const problem = error instanceof Error ? error.name : 'unknown'
    ctx.log.error({ ruleset: pack.hash, problem }, 'the pack in shadow cannot be run')
    await repository.noteProblem(ctx.db, pack.id, problem, now)
    return { pack, parts: null, lastId }
  }
  const parts = openParts(world, engine, createMemoryWindows(engine.windowLimits))
  await rebuildWindows(parts)
  return { pack, parts, lastId }
}

async function judgePage(
  ctx: Context,
  parts: IngestParts,
  pack: PackName,
  running: Running,
): Promise<boolean> {
  await followPeople(parts)
  const now = ctx.clock.now()
  return ctx.transact(async (tx) => {
    const { afterId } = await repository.lockProgress(tx.db, pack.id, { afterId: running.lastId, at: now })
    // Another worker has judged meanwhile: its signals belong into these windows, too.
    if (afterId > running.lastId) await observeSince(parts, timeOfUuidV7(running.lastId))
    const from = await skipTo(tx, pack, afterId, now)
    const [found = []] = await parts.sql.read([
      signalsBetween(
        timeOfUuidV7(from),
        from,
        after(now, -shadowLimits.settled.value * SECOND_MS),
        shadowLimits.page.value,
      ),
    ])
    const rows = recorded(found)
    if (rows.length > 0) await judgeRows(tx, parts, pack, rows, now)
    running.lastId = rows.at(-1)?.id ?? from
    return rows.length === shadowLimits.page.value
  })
}

/** What it cannot catch up with is left out, visibly, rather than judged hours later. @returns where to go on */
async function skipTo(ctx: Context, pack: PackName, afterId: string, now: Date): Promise<string> {
  const oldest = leastUuidV7(after(now, -shadowLimits.behind.value * MINUTE_MS))
  if (afterId >= oldest) return afterId
  const skipped = await ctx.db.signal.count({
    where: {
      id: { gt: afterId, lt: oldest },
      receivedAt: { gte: timeOfUuidV7(afterId), lt: timeOfUuidV7(oldest) },
    },
  })
  await repository.noteTurn(ctx.db, pack.id, { afterId: oldest, judged: 0, skipped, at: now })
  return oldest
}

async function judgeRows(
  ctx: Context,
  parts: IngestParts,
  pack: PackName,
  rows: readonly RecordedSignal[],
  now: Date,
): Promise<void> {
  const opened = await reopened(parts, rows)
  const signals = await withTalks(
    parts,
    opened.map(({ judged }) => judged),
  )
  const { evaluations, overlay } = await judgeAll(parts.engine, parts.windows, signals)
  const compared = rows.map((row, i) => ({
    row,
    receivedAt: timeOfUuidV7(row.id),
    evaluation: present(evaluations[i], 'evaluation'),
  }))
  await repository.insertJudgements(ctx.db, pack.id, compared.filter(isWorthKeeping))
  await repository.addToDays(ctx.db, pack.id, countsOf(compared))
  const afterId = present(rows.at(-1), 'row').id
  await repository.noteTurn(ctx.db, pack.id, { afterId, judged: rows.length, skipped: 0, at: now })
  await parts.windows.commit(overlay)
}

const isWorthKeeping = ({ row, evaluation }: Compared): boolean =>
  row.level !== 'none' || evaluation.level !== 'none' || row.action !== evaluation.action

function countsOf(compared: readonly Compared[]): DayCount[] {
  const counts = new Map<string, DayCount>()
  for (const { row, receivedAt, evaluation } of compared) {
    const one = {
      day: cityDayOf(receivedAt),
      level: row.level,
      toLevel: evaluation.level,
      held: row.action === 'hold',
      toHeld: evaluation.action === 'hold',
    }
    const key = JSON.stringify(one)
    counts.set(key, { ...one, signals: (counts.get(key)?.signals ?? 0) + 1 })
  }
  return [...counts.values()]
}

/** People who became one, or were parted, have their windows from what is stored. */
async function followPeople(parts: IngestParts): Promise<void> {
  const [changes = []] = await parts.sql.read([parts.directory.changesStatement()])
  const people = parts.directory
    .follow(changes)
    .filter(({ kind }) => kind !== 'related')
    .flatMap(({ partyIds }) => partyIds)
  if (people.length > 0) await rebuildPeople(parts, [...new Set(people)])
}
