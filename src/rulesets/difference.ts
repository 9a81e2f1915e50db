import type { PackFile } from '../engine'
import { headsOf, type RuleHead } from './rule-heads'

/** How a file or a rule of one pack differs from another's. */
export type Change = 'added' | 'removed' | 'changed'

export interface FileChange {
  readonly path: string
  readonly change: Change
}

export interface RuleChange {
  readonly rule: string
  readonly change: Change
  readonly fromVersion: number | null
  readonly toVersion: number | null
  /** Fields that are not the same; of a rule on both sides. */
  readonly fields: readonly string[]
}

export interface Difference {
  readonly files: readonly FileChange[]
  readonly rules: readonly RuleChange[]
}

/** What `to` changes of `from`; both have been checked. */
export function differenceOf(from: readonly PackFile[], to: readonly PackFile[]): Difference {
  const [before, after] = [textsOf(from), textsOf(to)]
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort()
  const changed = paths.filter((path) => before.get(path) !== after.get(path))
  return {
    files: changed.map((path) => ({ path, change: changeOf(before.get(path), after.get(path)) })),
    rules: ruleChanges(rulesOf(changed, before), rulesOf(changed, after)),
  }
}

const textsOf = (files: readonly PackFile[]): Map<string, string> =>
  new Map(files.map(({ path, text }) => [path, text]))

const changeOf = (before: unknown, after: unknown): Change =>
  before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'

function rulesOf(paths: readonly string[], texts: ReadonlyMap<string, string>): Map<string, RuleHead> {
  const files = paths.map((path) => ({ path, text: texts.get(path) ?? '' }))
  return new Map(headsOf(files).map((rule) => [rule.id, rule]))
}

function ruleChanges(
  before: ReadonlyMap<string, RuleHead>,
  after: ReadonlyMap<string, RuleHead>,
): RuleChange[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort()
  return ids.flatMap((rule) => {
    const [from, to] = [before.get(rule), after.get(rule)]
    const fields = from === undefined || to === undefined ? [] : fieldsThatDiffer(from, to)
    const isMoved = from !== undefined && to !== undefined && fields.length === 0
    if (isMoved) return []
    return [
      {
        rule,
        change: changeOf(from, to),
        fromVersion: from?.version ?? null,
        toVersion: to?.version ?? null,
        fields,
      },
    ]
  })
}

const fieldsThatDiffer = (from: RuleHead, to: RuleHead): string[] =>
  [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((field) => JSON.stringify(from[field]) !== JSON.stringify(to[field]))
    .sort()
