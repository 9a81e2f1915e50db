import type { Engine } from '../engine'
import { SECOND_MS } from '../lib/duration'
import type { LiveWindows } from '../platform/windows'
import type { IngestParts } from './parts'
import { observeSince, rebuildWindows } from './rebuild'
import { WindowKeeper } from './window-keeper'

// Another process writes to the windows of the rules before for as long as it takes to hear of the new ones (5 s), and
// a batch it had begun may take as long as a statement (30 s): what it left is brought over after these.
const BRING_OVER_AFTER_MS = [10 * SECOND_MS, 60 * SECOND_MS] as const
// The batch that runs while others are switched may have been received a little before.
const OVERLAP_MS = 60 * SECOND_MS

/** What the hot path judges by; it changes between two batches and never within one. */
export interface RulesDesk {
  /** For the batch that begins now. */
  next(): IngestParts
  readonly parts: IngestParts
  /** Makes everything ready beside the running rules; the next batch is judged by the new ones. */
  take(engine: Engine): Promise<void>
  close(): void
}

export function createRulesDesk(first: IngestParts, openWindows: (engine: Engine) => LiveWindows): RulesDesk {
  let parts = first
  const timers = new Set<NodeJS.Timeout>()
  const bringOverLater = (since: Date): void => {
    for (const delay of BRING_OVER_AFTER_MS) {
      const timer = setTimeout(() => {
        timers.delete(timer)
        void bringOver(parts, since)
      }, delay)
      timers.add(timer.unref())
    }
  }
  return {
    next: () => parts,
    get parts() {
      return parts
    },
    take: async (engine) => {
      const before = parts
      if (engine.windowsId === before.engine.windowsId) {
        parts = { ...before, engine }
        return
      }
      const since = new Date(before.clock.now().getTime() - OVERLAP_MS)
      const prepared = await withWindows(before, engine, openWindows(engine))
      parts = prepared
      // What was committed between the last page and now; again is harmless.
      await observeSince(prepared, since)
      bringOverLater(since)
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

/** Windows that are declared otherwise are built from PostgreSQL while the old ones are in use. */
async function withWindows(before: IngestParts, engine: Engine, windows: LiveWindows): Promise<IngestParts> {
  const { sql, clock } = before
  const parts = { ...before, engine, windows, keeper: new WindowKeeper(windows, sql, clock) }
  // Also when they were built once: what came while others were in use is not in them.
  await windows.claim()
  await rebuildWindows(parts)
  return parts
}

/** A failure here leaves a gap of seconds in windows of days; the next start closes it. */
async function bringOver(parts: IngestParts, since: Date): Promise<void> {
  try {
    await observeSince(parts, since)
  } catch (error) {
    parts.log.warn({ kind: error instanceof Error ? error.name : 'unknown' }, 'windows were not brought over')
  }
}
