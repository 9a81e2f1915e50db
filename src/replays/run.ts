import { setImmediate } from 'node:timers/promises'
import type { Context } from '../context'
import { RulePackError } from '../engine'
import { readReplayEngine } from '../rulesets'
import { Comparison } from './comparison'
import { forReplay, Replay } from './judge'
import { replayLimits } from './limits'
import * as repository from './repository'
import type { ReplayRow } from './repository'
import { endReplay, requireReplay } from './service'
import { openSource, type ReplayedSignal, type Source } from './source'

/**
 * Judges what a replay asks for by both of its packs, each with windows of its own in event time, and writes what came of
 * it. Ends early when it was given up meanwhile.
 */
export async function judgeReplayOf(ctx: Context, id: string): Promise<void> {
  const row = await requireReplay(ctx, id)
  if (row.state !== 'running') return
  try {
    await judgeAll(ctx, row)
  } catch (error) {
    const problem = error instanceof RulePackError ? 'ruleset_refused' : 'internal'
    ctx.log.error({ replay: id, error: error instanceof Error ? error.name : 'unknown' }, 'a replay failed')
    await endReplay(ctx, row, 'fail', { problem })
  }
}

async function judgeAll(ctx: Context, row: ReplayRow): Promise<void> {
  const [before, after] = [
    new Replay(await readReplayEngine(ctx, row.against.hash, forReplay)),
    new Replay(await readReplayEngine(ctx, row.ruleset.hash, forReplay)),
  ]
  const source = await openSource(ctx, row)
  const comparison = new Comparison()
  const isDone = await eachSignal(ctx, row.id, source, ({ signal, isCounted, ...where }) => {
    const compared = { ...where, signal, before: before.judge(signal), after: after.judge(signal) }
    if (isCounted) comparison.add(compared)
  })
  if (!isDone) return
  const { warmUp, refused } = source
  const result = comparison.report({
    warmUp,
    refusedLines: refused.length,
    refused: refused.slice(0, replayLimits.refusedLines.value),
  })
  await endReplay(ctx, row, 'finish', { result, judged: source.total, total: source.total })
}

/** @returns false: it was given up on the way */
async function eachSignal(
  ctx: Context,
  id: string,
  source: Source,
  judge: (signal: ReplayedSignal) => void,
): Promise<boolean> {
  let judged = 0
  let told = 0
  for await (const page of source.pages) {
    for (const signal of page) judge(signal)
    judged += page.length
    const now = performance.now()
    if (told !== 0 && now - told < replayLimits.progressEvery.value) continue
    told = now
    if (!(await repository.noteProgress(ctx.db, id, judged, source.total, ctx.clock.now()))) return false
    await setImmediate()
  }
  return true
}
