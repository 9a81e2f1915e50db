import type { FactReader } from '../expression/compile'
import { pointsOf } from '../expression/points'
import { constantValue, predicatesOf, type Predicate } from '../expression/predicate'
import type { FactDeclaration } from '../expression/value'
import type { CheckedRule } from './pack'
import { bitOf, indexOf, wordOf, wordsFor, type FactIndex, type IndexedPredicate } from './program-index'
import { SharedParts } from './program-shared'

/** All rules of one kind as one. */
export interface RuleProgram {
  /** The rules whose condition holds, in the order in which they were given. */
  matches(facts: FactReader): CheckedRule[]
}

/**
 * Compiles rules into one program: what their conditions ask of a single fact becomes an index of that fact, in which all
 * rules are struck out together; what is left of the few rules that survive all indexes is evaluated, each part once.
 * A fact is read only while a rule that asks for it is still possible (docs/decisions/0008).
 */
export function compileProgram(
  rules: readonly CheckedRule[],
  facts: readonly FactDeclaration[],
): RuleProgram {
  const possible = rules.flatMap((rule) => {
    const predicates = predicatesOf(rule.tree)
    const holds = predicates.every((one) => one.slots.length > 0 || holdsAlways(one))
    return holds ? [{ rule, predicates: predicates.filter((one) => one.slots.length > 0) }] : []
  })
  const words = wordsFor(possible.length)
  const indexed = new Map<number, Map<string, IndexedPredicate>>()
  const rests = possible.map(({ predicates }, number) => indexAll(predicates, number, indexed, facts))
  const steps = [...indexed].map(([slot, predicates]) => stepOf(slot, [...predicates.values()], facts, words))
  const shared = new SharedParts(rests.flat())
  return new IndexedProgram(
    possible.map(({ rule }) => rule),
    steps.sort((a, b) => (a.cost === b.cost ? b.asking - a.asking : a.cost - b.cost)),
    rests.map((rest) => byCost(rest, facts).map((one) => shared.compile(one))),
    shared,
  )
}

/** One fact, what a value of it excludes, and who asks for it. */
interface Step {
  slot: number
  index: FactIndex
  users: Int32Array
  /** How many of them. */
  asking: number
  cost: number
}

class IndexedProgram implements RuleProgram {
  private readonly candidates: Int32Array
  private readonly everyone: Int32Array

  constructor(
    private readonly rules: readonly CheckedRule[],
    private readonly steps: readonly Step[],
    private readonly rests: readonly (readonly ((facts: FactReader) => boolean)[])[],
    private readonly shared: SharedParts,
  ) {
    this.candidates = new Int32Array(wordsFor(rules.length))
    this.everyone = new Int32Array(wordsFor(rules.length))
    rules.forEach(
      (_, rule) => (this.everyone[wordOf(rule)] = (this.everyone[wordOf(rule)] ?? 0) | bitOf(rule)),
    )
  }

  matches(facts: FactReader): CheckedRule[] {
    this.shared.begin()
    const { candidates } = this
    candidates.set(this.everyone)
    for (const { slot, index, users } of this.steps)
      if (meet(candidates, users)) index.narrow(candidates, facts.read(slot))
    const matching: CheckedRule[] = []
    for (let word = 0; word < candidates.length; word++)
      for (let bits = candidates[word] ?? 0; bits !== 0; bits &= bits - 1)
        this.finish((word << 5) + (31 - Math.clz32(bits & -bits)), facts, matching)
    return matching
  }

  private finish(number: number, facts: FactReader, matching: CheckedRule[]): void {
    const rule = this.rules[number]
    const rest = this.rests[number]
    if (rule === undefined || rest === undefined) return
    for (const holds of rest) if (!holds(facts)) return
    matching.push(rule)
  }
}

function meet(a: Int32Array, b: Int32Array): boolean {
  for (let word = 0; word < a.length; word++) if (((a[word] ?? 0) & (b[word] ?? 0)) !== 0) return true
  return false
}

function holdsAlways({ node, tree, isNegated }: Predicate): boolean {
  return (constantValue(node, tree) === true) !== isNegated
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
  words: number,
): Step {
  const fact = facts[slot]
  if (fact === undefined) throw new Error(`no fact has slot ${slot}`)
  const asking = new Set(predicates.flatMap((one) => one.rules))
  const users = new Int32Array(words)
  for (const rule of asking) users[wordOf(rule)] = (users[wordOf(rule)] ?? 0) | bitOf(rule)
  const index = indexOf(fact.type, slot, predicates, words)
  return { slot, index, users, asking: asking.size, cost: costOf(fact) }
}

/** Cheap facts first: reading a window takes microseconds, judging a text some tens of them. */
const COST_OF: Readonly<Record<string, number>> = { window: 2, text: 3 }

function costOf({ name, type }: FactDeclaration): number {
  return COST_OF[name.slice(0, name.indexOf('.'))] ?? (type === 'list<string>' ? 1 : 0)
}

function byCost(predicates: readonly Predicate[], facts: readonly FactDeclaration[]): Predicate[] {
  const cost = ({ slots }: Predicate): number =>
    slots.reduce((most, slot) => {
      const fact = facts[slot]
      return fact === undefined ? most : Math.max(most, costOf(fact))
    }, 0)
  return [...predicates].sort((a, b) => cost(a) - cost(b))
}
