import { pointsOf } from '../expression/points'
import { holds, predicatesOf, type Predicate } from '../expression/predicate'
import type { FactDeclaration } from '../expression/value'
import type { FactDefinition } from '../facts/definition'
import type { FactFrame } from '../facts/frame'
import type { CheckedRule } from './pack'
import { compileBlock, type Block, type Phase, type Step } from './program-code'
import { indexOf } from './program-index'
import { bitsOf, RowTable, wordsFor, type IndexedPredicate } from './program-rows'

/** All rules of one kind as one. */
export interface RuleProgram {
  /** The rules whose condition holds, in the order in which they were given. */
  matches(facts: FactFrame): CheckedRule[]
}

/** Beyond this the generated function is too long for V8's optimiser; more rules are more functions. */
const RULES_PER_BLOCK = 1024

/**
 * Compiles rules into one program: what their conditions ask of a single fact becomes an index of that fact, in which all
 * rules are struck out together; what is left of the few rules that survive all indexes is evaluated, each part once.
 * A fact is read only while a rule that asks for it is still possible (docs/decisions/0008).
 */
export function compileProgram(rules: readonly CheckedRule[], facts: readonly FactDefinition[]): RuleProgram {
  const possible = rules.map(asked).filter((one) => one !== null)
  const blocks: Block[] = []
  for (let from = 0; from < possible.length; from += RULES_PER_BLOCK)
    blocks.push(blockOf(possible.slice(from, from + RULES_PER_BLOCK), facts))
  return {
    matches: (reader) => {
      const matching: CheckedRule[] = []
      for (const block of blocks) block(reader, matching)
      return matching
    },
  }
}

interface Asked {
  rule: CheckedRule
  predicates: readonly Predicate[]
}

/** Predicates that read no fact are decided here; null when one of them never holds. */
function asked(rule: CheckedRule): Asked | null {
  const predicates = predicatesOf(rule.tree)
  const fixed = predicates.filter(({ slots }) => slots.length === 0)
  if (!fixed.every((one) => holds(one)({ read: () => undefined }))) return null
  return { rule, predicates: predicates.filter(({ slots }) => slots.length > 0) }
}

function blockOf(rules: readonly Asked[], facts: readonly FactDefinition[]): Block {
  const table = new RowTable(wordsFor(rules.length))
  const indexed = new Map<number, Map<string, IndexedPredicate>>()
  const rests = rules.map(({ predicates }, number) => indexAll(predicates, number, indexed, facts))
  const steps = [...indexed].map(([slot, predicates]) => stepOf(slot, [...predicates.values()], facts, table))
  steps.sort((a, b) => (a.cost === b.cost ? b.asking - a.asking : a.cost - b.cost))
  const phases = [false, true].map((isDear) => phaseOf(steps, rests, facts, isDear))
  return compileBlock({ facts, rules: rules.map(({ rule }) => rule), phases, table })
}

function phaseOf(
  steps: readonly Step[],
  rests: readonly (readonly Predicate[])[],
  facts: readonly FactDeclaration[],
  isDear: boolean,
): Phase {
  const isOfPhase = (cost: number): boolean => cost >= DEAR === isDear
  const questions = new Map<number, Predicate[]>()
  for (const [rule, predicates] of rests.entries()) {
    const asked = predicates.filter((one) => isOfPhase(costIn(one, facts)))
    asked.sort((a, b) => costIn(a, facts) - costIn(b, facts))
    if (asked.length > 0) questions.set(rule, asked)
  }
  return { steps: steps.filter(({ cost }) => isOfPhase(cost)), questions, isDear }
}

/** Enters what can be indexed of one rule; returns the rest. */
function indexAll(
  predicates: readonly Predicate[],
  rule: number,
  indexed: Map<number, Map<string, IndexedPredicate>>,
  facts: readonly FactDeclaration[],
): Predicate[] {
  const listsTaken = new Set<number>()
  return predicates.filter((predicate) => {
    const [slot = -1] = predicate.slots
    const type = facts[slot]?.type
    const points = type === undefined ? null : pointsOf(predicate, type)
    // An item lets a rule in, so a list can speak for one of its predicates only; those that keep out are no matter.
    const isTaken = type === 'list<string>' && !predicate.isNegated && listsTaken.has(slot)
    if (points === null || isTaken) return true
    if (type === 'list<string>' && !predicate.isNegated) listsTaken.add(slot)
    const ofFact = indexed.get(slot) ?? new Map<string, IndexedPredicate>()
    const known = ofFact.get(predicate.key) ?? { predicate, points, rules: [] }
    known.rules.push(rule)
    indexed.set(slot, ofFact.set(predicate.key, known))
    return false
  })
}

function stepOf(
  slot: number,
  predicates: readonly IndexedPredicate[],
  facts: readonly FactDeclaration[],
  table: RowTable,
): Step {
  const fact = facts[slot]
  if (fact === undefined) throw new Error(`no fact has slot ${slot}`)
  const asking = new Set(predicates.flatMap((one) => one.rules))
  const index = indexOf(fact.type, slot, predicates, table)
  return { slot, index, users: bitsOf(asking, table.words), asking: asking.size, cost: costOf(fact) }
}

/** Cheap facts first: reading a window takes microseconds, judging a text some tens of them. */
const COST_OF: Readonly<Record<string, number>> = { window: 2, text: 3 }
const DEAR = 2

function costOf({ name, type }: FactDeclaration): number {
  return COST_OF[name.slice(0, name.indexOf('.'))] ?? (type === 'list<string>' ? 1 : 0)
}

function costIn({ slots }: Predicate, facts: readonly FactDeclaration[]): number {
  return slots.reduce((most, slot) => {
    const fact = facts[slot]
    return fact === undefined ? most : Math.max(most, costOf(fact))
  }, 0)
}
