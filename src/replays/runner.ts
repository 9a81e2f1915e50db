import { systemActor, type Context } from '../context'
import { AppError } from '../errors'
import { after, SECOND_MS } from '../lib/duration'
import { canRunApart, runApart } from '../platform/apart'
import type { World } from '../platform/world'
import { replayLimits } from './limits'
import * as repository from './repository'
import { judgeReplayOf } from './run'
import { endReplay, requireReplay, startReplay } from './service'

/** Carries out the replays that are asked for, one after the other, each by a process of its own. */
export interface ReplayRunner {
  /** @returns whether there was one */
  turn(): Promise<boolean>
  /** The one that runs ends, failed: whoever wants it asks again. */
  breakOff(): void
}

export function createReplayRunner(world: World): ReplayRunner {
  const ctx = world.context(systemActor('replay'))
  const stopping = new AbortController()
  return {
    turn: async () => {
      await failSilent(ctx)
      const queued = await repository.findInState(ctx.db, 'queued', ctx.clock.now())
      if (queued === null || stopping.signal.aborted) return false
      try {
        await startReplay(ctx, queued)
      } catch (error) {
        // Another worker took it, or it was given up.
        if (error instanceof AppError && error.code === 'lost_race') return true
        throw error
      }
      await carryOut(ctx, queued.id, stopping.signal)
      return true
    },
    breakOff: () => stopping.abort(),
  }
}

/** Judging holds a thread for minutes: it gets a process, and lower priority. */
async function carryOut(ctx: Context, id: string, signal: AbortSignal): Promise<void> {
  if (!canRunApart()) return judgeReplayOf(ctx, id)
  await runApart(['rules', 'judge-replay'], id, { longestMs: replayLimits.longest.value * SECOND_MS, signal })
  await fail(ctx, id, 'interrupted')
}

/** One whose process has died with its worker. */
async function failSilent(ctx: Context): Promise<void> {
  const silentSince = after(ctx.clock.now(), -replayLimits.silent.value * SECOND_MS)
  const silent = await repository.findInState(ctx.db, 'running', silentSince)
  if (silent !== null) await fail(ctx, silent.id, 'interrupted')
}

async function fail(ctx: Context, id: string, problem: string): Promise<void> {
  const row = await requireReplay(ctx, id)
  if (row.state !== 'running') return
  ctx.log.warn({ replay: id, problem }, 'a replay has ended before its time')
  await endReplay(ctx, row, 'fail', { problem })
}
