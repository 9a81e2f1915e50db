import type { FactReader } from './expression/compile'
import { numberOr, stringOr, type Value } from './expression/value'
import type { CheckedRule } from './rules/pack'
import { FROM_TEXT, FROM_WINDOW, NO_TYPOLOGY, type LevelsFile } from './rules/rule-schema'
import { said } from './rules/reason-template'
import type { EvidenceValue, Reason } from './types'

const SCORE_DIGITS = 10_000
const WEIGHT_DIGITS = 1_000
const EVIDENCE_DIGITS = 100

export interface FiredRule {
  reason: Reason
  typology: string
}

/** What a rule says whose condition holds: its own weight times its scale, and why, if `explains`. */
export function fire(
  checked: CheckedRule,
  facts: FactReader,
  dynamicTypology: DynamicTypology,
  explains = true,
): FiredRule {
  const { rule } = checked
  const factor = checked.scale === null ? 1 : numberOr(checked.scale(facts), 0)
  const weight = round(rule.weight * factor, WEIGHT_DIGITS)
  const evidence = explains ? evidenceOf(checked, facts) : NO_EVIDENCE
  const text = explains ? said(checked.said, evidence) : ''
  const reason = { rule: rule.id, version: rule.version, weight, text, evidence }
  return { reason, typology: typologyOf(rule.typology, facts, dynamicTypology) }
}

const NO_EVIDENCE: Reason['evidence'] = {}

function evidenceOf({ evidence }: CheckedRule, facts: FactReader): Reason['evidence'] {
  const read: Reason['evidence'] = {}
  for (const [name, of] of evidence) read[name] = shown(of(facts))
  return read
}

/** Slots of the facts that `from-text` and `from-window` are read from. */
export interface DynamicTypology {
  textSlot: number | undefined
  windowSlot: number | undefined
}

function typologyOf(declared: string, facts: FactReader, dynamic: DynamicTypology): string {
  if (declared === FROM_TEXT) return read(facts, dynamic.textSlot)
  if (declared === FROM_WINDOW) return read(facts, dynamic.windowSlot)
  return declared
}

function read(facts: FactReader, slot: number | undefined): string {
  return slot === undefined ? NO_TYPOLOGY : stringOr(facts.read(slot), NO_TYPOLOGY)
}

/** Sum of log-odds as a probability, rounded so that it prints the same everywhere. */
export function probability(logOdds: number): number {
  return round(1 / (1 + Math.exp(-logOdds)), SCORE_DIGITS)
}

export function levelOf(score: number, levels: LevelsFile): LevelsFile['levels'][number] {
  let reached: LevelsFile['levels'][number] | null = null
  for (const level of levels.levels) {
    if (score >= level.minScore && (reached === null || level.minScore >= reached.minScore)) reached = level
  }
  if (reached === null) throw new Error('levels.yaml has no level for score 0')
  return reached
}

/** The typology that the most log-odds speak for; ties go to the one declared first. */
export function strongestTypology(fired: readonly FiredRule[], order: readonly string[]): string {
  const sums = new Map<string, number>()
  for (const { reason, typology } of fired) {
    if (typology !== NO_TYPOLOGY && reason.weight > 0)
      sums.set(typology, (sums.get(typology) ?? 0) + reason.weight)
  }
  let best = NO_TYPOLOGY
  if (sums.size === 0) return best
  for (const typology of order) if ((sums.get(typology) ?? 0) > (sums.get(best) ?? 0)) best = typology
  return best
}

export function byWeight(a: FiredRule, b: FiredRule): number {
  const difference = Math.abs(b.reason.weight) - Math.abs(a.reason.weight)
  if (difference !== 0) return difference
  return a.reason.rule < b.reason.rule ? -1 : 1
}

function shown(value: Value): EvidenceValue {
  if (value === undefined) return null
  if (typeof value === 'number') return round(value, EVIDENCE_DIGITS)
  if (typeof value === 'object') return value.join(' ')
  return value
}

function round(value: number, digits: number): number {
  return Math.round(value * digits) / digits
}
