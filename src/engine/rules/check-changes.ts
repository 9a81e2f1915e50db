import type { Vocabulary } from '../expression/checked'
import type { FactDefinition } from '../facts/definition'
import { says } from '../said'
import { NOT_RULES, TYPOLOGIES, WINDOWS } from './check-pack'
import { checkRule } from './check-rule'
import { checkWindows } from './check-windows'
import { untestedEdges } from './edge-tests'
import type { CheckedRule } from './pack'
import type { PackProblem } from './problem'
import { FROM_TEXT, FROM_WINDOW, NO_TYPOLOGY, ruleSchema, typologiesSchema } from './rule-schema'
import { ruleTestResults, type RuleTestResult } from './rule-tests'
import { YamlFile, type PackFile } from './yaml-file'

/** What rules of a pack are checked against one by one: its facts, its typologies, and the rules it has. */
export interface RuleBasis {
  readonly facts: readonly FactDefinition[]
  readonly vocabulary: Vocabulary
  readonly typologies: readonly string[]
  /** By path. */
  readonly rules: ReadonlyMap<string, PackFile>
}

export interface ChangesChecked {
  readonly problems: readonly PackProblem[]
  /** The pack would be taken with them; somebody should look at them all the same. */
  readonly warnings: readonly PackProblem[]
  readonly tests: readonly RuleTestResult[]
}

/** Whether a file of a pack is one rule. */
export const isRuleFile = (path: string): boolean => !NOT_RULES.test(path)

/** Files that rules are checked against, besides rules. */
export const isBasisFile = (path: string): boolean => path === TYPOLOGIES || path === WINDOWS

/** Of the files of a pack that has been checked; scripts, lists and lexicon may be missing. null: it is none. */
export function ruleBasisOf(files: readonly PackFile[]): RuleBasis | null {
  const problems: PackProblem[] = []
  const open = (path: string): YamlFile | null => {
    const file = files.find((one) => one.path === path)
    return file === undefined ? null : new YamlFile(file)
  }
  const windowsFile = open(WINDOWS)
  const typologies = open(TYPOLOGIES)?.read(typologiesSchema, problems)
  const windows = windowsFile === null ? null : checkWindows(windowsFile, problems)
  if (windows === null || typologies === null || typologies === undefined) return null
  return {
    facts: windows.facts,
    vocabulary: windows.vocabulary,
    typologies: [...typologies.typologies.map(({ id }) => id), NO_TYPOLOGY, FROM_TEXT, FROM_WINDOW],
    rules: new Map(files.filter(({ path }) => isRuleFile(path)).map((file) => [file.path, file])),
  }
}

/** Rule files that are to be put in the place of those of the same path, or beside them: milliseconds, not the whole pack's half second. */
export function checkRuleChanges(basis: RuleBasis, changed: readonly PackFile[]): ChangesChecked {
  const problems: PackProblem[] = []
  const warnings: PackProblem[] = []
  const rules: CheckedRule[] = []
  for (const file of changed) {
    const checked = checkRule(new YamlFile(file), basis.vocabulary, basis.typologies, problems)
    if (checked === null) continue
    rules.push(checked)
    const other = pathOfRule(basis, changed, checked)
    if (other !== null) problems.push(checked.source.problem(['id'], says.twice(checked.rule.id, other)))
    if (isSameVersion(basis, checked))
      warnings.push(checked.source.problem(['version'], says.sameVersion(checked.rule.version)))
  }
  const { facts, vocabulary } = basis
  const tested = { rules, facts, vocabulary }
  const tests = ruleTestResults(tested)
  problems.push(...tests.flatMap(({ problem }) => problem ?? []))
  return { problems, warnings: [...warnings, ...untestedEdges(tested)], tests }
}

/** Where a rule of the same id is as well. */
function pathOfRule(
  { rules }: RuleBasis,
  changed: readonly PackFile[],
  { rule, source }: CheckedRule,
): string | null {
  const after = new Map([...rules, ...changed.map((file) => [file.path, file] as const)])
  for (const [path, { text }] of after) if (path !== source.file.path && idIn(text) === rule.id) return path
  return null
}

const idIn = (text: string): string | undefined => /^id:\s*(\S+)\s*$/m.exec(text)?.[1]

/** What the version says nothing of: a status, and what is written for readers. */
const UNJUDGED: readonly string[] = ['status', 'title', 'falsePositives', 'references', 'tests']

function isSameVersion({ rules }: RuleBasis, { rule, source }: CheckedRule): boolean {
  const before = rules.get(source.file.path)
  if (before === undefined) return false
  const read = new YamlFile(before).read(ruleSchema, [])
  if (read === null || read.id !== rule.id || read.version !== rule.version) return false
  return JSON.stringify(judgedOf(read)) !== JSON.stringify(judgedOf(rule))
}

const judgedOf = (rule: object): [string, unknown][] =>
  Object.entries(rule)
    .filter(([name]) => !UNJUDGED.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
