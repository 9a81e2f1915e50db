import { createHash } from 'node:crypto'
import { says } from '../said'
import { checkLists } from './check-lists'
import { checkRule } from './check-rule'
import { checkText } from './check-text'
import { checkWindows } from './check-windows'
import type { CheckedRule, RulePack } from './pack'
import { missingFile, type PackProblem, RulePackError } from './problem'
import {
  FROM_TEXT,
  FROM_WINDOW,
  levelsSchema,
  NO_TYPOLOGY,
  typologiesSchema,
  type TypologiesFile,
} from './rule-schema'
import { YamlFile, type PackFile } from './yaml-file'

/** Files of a pack that are not rules; everything else ending in .yaml is one rule. */
const LEVELS = 'levels.yaml'
export const TYPOLOGIES = 'typologies.yaml'
export const WINDOWS = 'windows.yaml'
export const NOT_RULES = /^(?:levels|typologies|windows|text-model)\.yaml$|^(?:lexicon|lists|scripts)\//

/** Checks a pack held in memory; throws {@link RulePackError} with every problem found. */
export function checkRulePack(files: readonly PackFile[]): RulePack {
  const problems: PackProblem[] = []
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1)).map((file) => new YamlFile(file))
  const find = (path: string) => requireFile(sorted, path, problems)
  const levels = find(LEVELS)?.read(levelsSchema, problems) ?? null
  const typologies = find(TYPOLOGIES)?.read(typologiesSchema, problems) ?? null
  const windowsFile = find(WINDOWS)
  const windows = windowsFile === null ? null : checkWindows(windowsFile, problems)
  const lists = checkLists(sorted, problems)
  const text = checkText(sorted, typologyIds(typologies), problems)
  if (levels === null || typologies === null || windows === null || text === null)
    throw new RulePackError(problems)

  const { vocabulary } = windows
  const known = [...typologyIds(typologies), NO_TYPOLOGY, FROM_TEXT, FROM_WINDOW]
  const ruleFiles = sorted.filter((one) => !NOT_RULES.test(one.file.path))
  const rules = ruleFiles.flatMap((one) => checkRule(one, vocabulary, known, problems) ?? [])
  refuseDoubles(rules, problems)
  if (problems.length > 0) throw new RulePackError(problems)
  return {
    ruleset: rulesetId(sorted.map((one) => one.file)),
    rules,
    levels,
    typologies,
    windows: windows.windows,
    text,
    lists,
    facts: windows.facts,
    vocabulary,
  }
}

/** `sha256:…` over paths and contents in sorted order. */
function rulesetId(files: readonly PackFile[]): string {
  const hash = createHash('sha256')
  for (const { path, text } of files) hash.update(`${path}\0${Buffer.byteLength(text)}\0`).update(text)
  return `sha256:${hash.digest('hex')}`
}

function requireFile(files: readonly YamlFile[], path: string, problems: PackProblem[]): YamlFile | null {
  const found = files.find((one) => one.file.path === path)
  if (found === undefined) problems.push(missingFile(path))
  return found ?? null
}

function typologyIds(file: TypologiesFile | null): string[] {
  return file?.typologies.map((typology) => typology.id) ?? []
}

function refuseDoubles(rules: readonly CheckedRule[], problems: PackProblem[]): void {
  const seen = new Map<string, string>()
  for (const { rule, source } of rules) {
    const first = seen.get(rule.id)
    if (first !== undefined) problems.push(source.problem(['id'], says.twice(rule.id, first)))
    seen.set(rule.id, source.file.path)
  }
}
