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
import { createModelCache } from '../platform/model-cache'
import { rulesetLimits } from './limits'

/** Checked packs and their engines of this process, the last few: a way back, or a brake lifted, compiles nothing. */
const packs = new Map<string, RulePack>()
const engines = new Map<string, Engine>()

/**
 * The engine of a pack with these rules braked. Compiling takes the thread for as long as the text model needs: whoever
 * follows the rules calls this between batches' answers, never within one.
 * @throws RulePackError when this program does not accept the pack
 */
export function engineOfPack(
  hash: string,
  files: readonly PackFile[],
  braked: readonly RuleVersion[],
): Engine {
  const pack = brakeRules(
    keep(packs, hash, () => checked(hash, files)),
    braked,
  )
  return keep(engines, pack.ruleset, () => createEngine(pack, { cache: createModelCache() }))
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
