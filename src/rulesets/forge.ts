import {
  brakeRules,
  checkRulePack,
  createEngine,
  type Engine,
  type PackFile,
  type RulePack,
  type RuleVersion,
} from '../engine'
import { assert } from '../lib/assert'
import { runApart } from '../platform/apart'
import { createModelCache } from '../platform/model-cache'
import { rulesetLimits } from './limits'

/** Checked packs and their engines of this process, the last few: a way back, or a brake lifted, compiles nothing. */
const packs = new Map<string, RulePack>()
const engines = new Map<string, Engine>()

/**
 * Has the text model of a pack trained by another process: seconds, in which this one goes on answering. Afterwards its
 * weights are in the cache, and the engine is made in a fraction of a second. What goes wrong here is met again there.
 */
export async function trainApart(hash: string, files: readonly PackFile[]): Promise<void> {
  if (packs.has(hash) || trained.has(hash)) return
  await runApart(['rules', 'train'], files)
  trained.add(hash)
}

const trained = new Set<string>()

/**
 * The engine of a pack with these rules braked. Without weights in the cache it trains them, and holds the thread.
 * @throws RulePackError when this program does not accept the pack
 */
export function engineOfPack(
  hash: string,
  files: readonly PackFile[],
  braked: readonly RuleVersion[],
  listKey: string | undefined,
): Engine {
  const pack = brakeRules(
    keep(packs, hash, () => checked(hash, files)),
    braked,
  )
  return keep(engines, pack.ruleset, () => createEngine(pack, { cache: createModelCache(), listKey }))
}

function checked(hash: string, files: readonly PackFile[]): RulePack {
  const pack = checkRulePack(files)
  assert(pack.ruleset === hash, 'the files of the pack are not those it is named by')
  return pack
}

/** The one that is there, or a new one in the place of the oldest. */
function keep<T>(kept: Map<string, T>, key: string, make: () => T): T {
  const value = kept.get(key) ?? make()
  kept.delete(key)
  kept.set(key, value)
  const [oldest] = kept.keys()
  if (kept.size > rulesetLimits.keptEngines.value && oldest !== undefined) kept.delete(oldest)
  return value
}
