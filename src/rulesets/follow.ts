import type { Context } from '../context'
import { createEngine, loadRulePack, readPackFiles, RulePackError, type Engine } from '../engine'
import { createModelCache } from '../platform/model-cache'
import { noteRules } from '../platform/rules-state'
import { startTicker, type Ticker } from '../platform/ticker'
import { engineOfPack, trainApart } from './forge'
import { takeFolder } from './import'
import { rulesetLimits } from './limits'
import { requireRuleset } from './move'
import * as repository from './repository'
import type { Wanted } from './repository'

export type Listen = (channel: string, onNotice: () => void) => Promise<() => Promise<void>>

/** Notified at commit by triggers on packs and brakes. */
const CHANNEL = 'menshen_rules'

export interface RuleFollower {
  /** What the process begins with. */
  readonly engine: Engine
  /** From now on `take` is given each engine that comes into force, one after the other. */
  watch(take: (engine: Engine) => Promise<void>): Promise<void>
  stop(): Promise<void>
}

/**
 * Keeps a process on the rules in force: the live pack without the rules that are braked. A pack that cannot be taken
 * leaves the running one where it is and is shown (log, /metrics, /readyz); it is tried again when another is in force.
 * @throws RulePackError when neither the database nor the rules folder has a pack to begin with
 */
export async function followRules(ctx: Context, listen: Listen): Promise<RuleFollower> {
  await bringFolder(ctx)
  const first = await firstOf(ctx)
  let { wanted } = first
  let { engine } = first
  let ticker: Ticker | null = null
  let ahead: Ticker | null = null
  let stopListening = (): Promise<void> => Promise.resolve()
  const turn = async (take: (engine: Engine) => Promise<void>): Promise<void> => {
    const next = await repository.readWanted(ctx.db)
    if (next.live === null || isSame(next, wanted)) return
    const compiled = await compile(ctx, next, trainApart)
    if (compiled !== null && compiled.ruleset !== engine.ruleset) {
      await take(compiled)
      ctx.log.info({ ruleset: compiled.ruleset, before: engine.ruleset }, 'other rules are in force')
    }
    engine = compiled ?? engine
    wanted = next
    noteRules(engine.ruleset, compiled === null)
  }
  return {
    engine,
    watch: async (take) => {
      const { value: everyMs } = rulesetLimits.poll
      ticker = startTicker(ctx.log, everyMs, () => turn(take), 'rules wait for the database')
      ahead = startTicker(ctx.log, everyMs, () => trainAhead(ctx), 'rules wait for the database')
      stopListening = await listen(CHANNEL, () => {
        ticker?.wake()
        ahead?.wake()
      })
    },
    stop: async () => {
      await stopListening()
      await Promise.all([ticker?.stop(), ahead?.stop()])
    },
  }
}

/** What the program was shipped with is in the database from the first start on. */
async function bringFolder(ctx: Context): Promise<void> {
  try {
    await takeFolder(ctx, readPackFiles(ctx.config.rulesDir))
  } catch (error) {
    if (!(error instanceof RulePackError)) throw error
    // A live pack in the database judges on; without one the start ends with these same problems.
    ctx.log.error({ problems: error.problems.slice(0, 20) }, 'the rules folder is refused')
  }
}

/** Where the database has no pack that this program accepts, its own folder has to do. */
async function firstOf(ctx: Context): Promise<{ readonly engine: Engine; readonly wanted: Wanted }> {
  const wanted = await repository.readWanted(ctx.db)
  const compiled = wanted.live === null ? null : await compile(ctx, wanted)
  const { rulesDir, listKey } = ctx.config
  const engine = compiled ?? createEngine(loadRulePack(rulesDir), { cache: createModelCache(), listKey })
  noteRules(engine.ruleset, compiled === null)
  return { engine, wanted }
}

/** What is in shadow is published next: its weights are here before, and publishing takes no training. */
async function trainAhead(ctx: Context): Promise<void> {
  const next = await repository.findInState(ctx.db, 'shadow')
  if (next !== null) await trainApart(next.hash, await repository.readFiles(ctx.db, next.id))
}

/** null: this program does not accept it, or cannot make it run. */
async function compile(
  ctx: Context,
  { live, braked }: Wanted,
  train: typeof trainApart = () => Promise.resolve(),
): Promise<Engine | null> {
  if (live === null) return null
  const { id } = await requireRuleset(ctx, live)
  const files = await repository.readFiles(ctx.db, id)
  try {
    await train(live, files)
    return engineOfPack(live, files, braked, ctx.config.listKey)
  } catch (error) {
    const problems = error instanceof RulePackError ? error.problems.slice(0, 20) : []
    const kind = error instanceof Error ? error.name : 'unknown'
    ctx.log.error(
      { ruleset: live, kind, problems },
      'the rules in force are refused; the ones before judge on',
    )
    return null
  }
}

const isSame = (a: Wanted, b: Wanted): boolean => JSON.stringify(a) === JSON.stringify(b)
