import type { Context } from '../context'
import {
  checkRuleChanges,
  isRuleFile,
  languageOf,
  ruleBasisOf,
  type PackLanguage,
  type PackProblem,
  type RuleBasis,
  type RuleTestResult,
} from '../engine'
import { AppError } from '../errors'
import { withChanges, type PackChanges } from './changes'
import { checkedApart } from './check'
import { rulesetLimits } from './limits'
import { requireRuleset } from './move'
import * as repository from './repository'

export interface Found {
  readonly base: string
  /** `rules`: the changed rules by themselves, over the rest of the pack; `pack`: everything anew. */
  readonly checked: 'rules' | 'pack'
  readonly problems: readonly PackProblem[]
  readonly warnings: readonly PackProblem[]
  readonly tests: readonly RuleTestResult[]
}

/**
 * What is to be said of changed files over a pack; nothing is kept. Rules alone are checked here and at once; any other
 * file may matter to all rules, so that the whole pack is checked by a process of its own.
 * @param base the live pack, unless given
 * @throws AppError not_found, overloaded
 */
export async function checkChanges(ctx: Context, changes: PackChanges, base: string | null): Promise<Found> {
  const hash = base ?? (await liveHash(ctx))
  const isOfRulesOnly = [...changes.files.map(({ path }) => path), ...changes.removed].every(isRuleFile)
  if (isOfRulesOnly) {
    const { basis } = await studyOf(ctx, hash)
    const left = new Map([...basis.rules].filter(([path]) => !changes.removed.includes(path)))
    return { base: hash, checked: 'rules', ...checkRuleChanges({ ...basis, rules: left }, changes.files) }
  }
  const { id } = await requireRuleset(ctx, hash)
  const files = withChanges(await repository.readFiles(ctx.db, id), changes)
  const result = await oneAfterTheOther(() => checkedApart(files))
  return { base: hash, checked: 'pack', problems: result.ok ? [] : result.error, warnings: [], tests: [] }
}

/** @throws AppError not_found */
export async function readLanguage(
  ctx: Context,
  base: string | null,
): Promise<PackLanguage & { readonly base: string }> {
  const hash = base ?? (await liveHash(ctx))
  return { base: hash, ...(await studyOf(ctx, hash)).language() }
}

export async function liveHash(ctx: Context): Promise<string> {
  const live = await repository.findInState(ctx.db, 'live')
  if (live === null) throw new AppError('not_found', 'there is no live rule pack')
  return live.hash
}

interface Study {
  readonly basis: RuleBasis
  /** Made when it is first asked for. */
  readonly language: () => PackLanguage
}

/** Of the packs that were asked about last: a pack never changes. */
const studies = new Map<string, Study>()

async function studyOf(ctx: Context, hash: string): Promise<Study> {
  const known = studies.get(hash)
  if (known !== undefined) return known
  const { id } = await requireRuleset(ctx, hash)
  const files = await repository.readFilesButScripts(ctx.db, id)
  const basis = ruleBasisOf(files)
  if (basis === null) throw new AppError('ruleset_refused', 'this program does not accept the pack')
  let language: PackLanguage | null = null
  const study = { basis, language: () => (language ??= languageOf(files, basis)) }
  studies.set(hash, study)
  const [oldest] = studies.keys()
  if (studies.size > rulesetLimits.keptEngines.value && oldest !== undefined) studies.delete(oldest)
  return study
}

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** A whole check keeps a core busy for a second: one at a time, and few who wait. @throws AppError overloaded */
async function oneAfterTheOther<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= rulesetLimits.waitingChecks.value) throw new AppError('overloaded', undefined, [], 2)
  waiting++
  const mine = last.then(work)
  last = mine.catch(() => undefined)
  try {
    return await mine
  } finally {
    waiting--
  }
}
