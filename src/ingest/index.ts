import { systemActor } from '../context'
import type { Engine } from '../engine'
import { AppError } from '../errors'
import { present } from '../lib/assert'
import { HOUR_MS } from '../lib/duration'
import { RowsMissing } from '../lib/sql'
import { identifiersOf } from '../people'
import { databaseRefusal } from '../platform/db-errors'
import { openWindows, type LiveWindows } from '../platform/windows'
import type { World } from '../platform/world'
import { followRules, type RuleFollower } from '../rulesets'
import { castOf, createBatcher, ingestLimits, type Batcher, type Outcome } from '../signals'
import type { IngestParts, Sent } from './parts'
import { openParts } from './open-parts'
import { catchUp, rebuildWindows } from './rebuild'
import { createRulesDesk, type RulesDesk } from './rules-desk'
import { tally } from './tally'
import { writeBatch } from './write-batch'

export type { Sent } from './parts'
export { rebuildWindows } from './rebuild'
export { createShadowJudge, shadowLimits, type ShadowJudge } from './shadow-judge'

export interface Ingest {
  readonly parts: IngestParts
  /** Answers as JSON text. */
  readonly batcher: Batcher<Sent, string>
  close(): Promise<void>
}

/**
 * The hot path over a world; its windows are built before it takes anything. It follows the rules in force, unless it is
 * given an engine of its own.
 */
export async function startIngest(world: World, engine?: Engine): Promise<Ingest> {
  const follower = engine === undefined ? await follow(world) : null
  const start = present(engine ?? follower?.engine, 'engine')
  const first = openParts(world, start, windowsFor(world, start))
  const isLatest = await first.windows.claim()
  if (isLatest && (await first.windows.isBuilt())) await catchUp(first)
  else await rebuildWindows(first)
  const desk = createRulesDesk(first, (next) => windowsFor(world, next))
  await follower?.watch((next) => desk.take(next))
  const { maxSignals, maxWaitMs } = world.config.ingest
  const forget = forgetting(desk, world.clock)
  const batcher = createBatcher<Sent, string>({
    maxSize: maxSignals,
    maxWaitMs,
    maxQueued: ingestLimits.queuedSignals,
    work: async (batch) => {
      // Taken once: the whole batch is judged by these rules, whatever comes into force meanwhile.
      const outcomes = await carryThrough(desk.next(), batch)
      tally(batch, outcomes)
      forget()
      return outcomes
    },
  })
  return {
    get parts() {
      return desk.parts
    },
    batcher,
    close: async () => {
      await follower?.stop()
      desk.close()
      await batcher.close()
    },
  }
}

// Going through a million keys takes about 0.1 s.
const FORGET_EVERY_MS = HOUR_MS

/** Windows in memory are let go of when their horizon has passed. */
function forgetting(desk: RulesDesk, clock: World['clock']): () => void {
  let last = clock.now().getTime()
  return () => {
    const now = clock.now()
    if (now.getTime() - last < FORGET_EVERY_MS) return
    last = now.getTime()
    desk.parts.windows.forgetBefore(now)
  }
}

const follow = (world: World): Promise<RuleFollower> =>
  followRules(world.context(systemActor('rules')), (channel, onNotice) =>
    world.database.listen(channel, onNotice),
  )

const windowsFor = ({ config, redis }: World, engine: Engine): LiveWindows =>
  openWindows(config, redis, engine.windowLimits, engine.windowsId)

/**
 * A batch that met somebody else's write is read and written again; one that the database refuses is written signal by
 * signal, so that a bad one harms only itself.
 */
export async function carryThrough(
  parts: IngestParts,
  batch: readonly Sent[],
): Promise<readonly Outcome<string>[]> {
  let refusal: unknown
  for (let attempt = 1; attempt <= ingestLimits.batchAttempts; attempt++) {
    try {
      return await writeBatch(parts, batch)
    } catch (error) {
      refusal = error
      if (!isRace(error)) break
      // What was known of these people by heart is no longer so.
      parts.directory.forgetIdentifiers(identifiersOf(batch.map(({ parsed }) => castOf(parsed, ''))))
    }
  }
  if (isOutage(refusal) || batch.length === 1)
    return batch.map(() => ({ ok: false, error: refused(parts, refusal) }))
  parts.log.warn({ signals: batch.length, error: nameOf(refusal) }, 'a batch is written signal by signal')
  const outcomes: Outcome<string>[] = []
  for (const sent of batch) outcomes.push(...(await carryThrough(parts, [sent])))
  return outcomes
}

function isRace(error: unknown): boolean {
  const kind = databaseRefusal(error)
  return (
    error instanceof RowsMissing || kind === 'unique' || kind === 'conflict' || kind === 'missing_reference'
  )
}

const isOutage = (error: unknown): boolean =>
  databaseRefusal(error) === 'unavailable' || (error instanceof AppError && error.isWorthRetrying)

/** What the source is told. A refusal nobody foresaw is ours to look into. */
function refused(parts: IngestParts, error: unknown): AppError {
  if (error instanceof AppError) return error
  const retryAfter = ingestLimits.retryAfterSeconds
  if (databaseRefusal(error) === 'unavailable')
    return new AppError('database_unavailable', undefined, [], retryAfter)
  if (isRace(error)) return new AppError('overloaded', undefined, [], retryAfter)
  parts.log.error({ error: nameOf(error) }, 'a signal could not be written')
  return new AppError('internal')
}

const nameOf = (error: unknown): string => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return `${error instanceof Error ? error.name : 'unknown'} ${code}`.trim()
}
