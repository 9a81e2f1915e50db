import { holds, type Predicate } from '../expression/predicate'
import type { Value } from '../expression/value'

/** A predicate over one fact, and the rules that need it. */
export interface IndexedPredicate {
  predicate: Predicate
  /** Values of the fact at which it can change. */
  points: readonly Value[]
  rules: number[]
}

const BITS = 32
const ALL = -1
const wordOf = (rule: number): number => rule >>> 5
const bitOf = (rule: number): number => 1 << (rule & (BITS - 1))
export const wordsFor = (rules: number): number => Math.ceil(rules / BITS)

/** Rows of one bit a rule: 1 where it is still possible. Equal rows are kept once: most points separate few rules. */
export class RowTable {
  bits = new Int32Array(0)
  private readonly known = new Map<string, number>()

  constructor(readonly words: number) {}

  /** @returns where the row of a value of the fact begins in `bits`, after all predicates were asked about that value */
  ask(slot: number, predicates: readonly IndexedPredicate[]): (value: Value) => number {
    const asked = predicates.map(({ predicate, rules }) => ({ isMet: holds(predicate), rules }))
    return (value) => {
      const facts = { read: (wanted: number) => (wanted === slot ? value : undefined) }
      const row = new Int32Array(this.words).fill(ALL)
      for (const { isMet, rules } of asked) {
        if (isMet(facts)) continue
        for (const rule of rules) row[wordOf(rule)] = (row[wordOf(rule)] ?? 0) & ~bitOf(rule)
      }
      return this.add(row)
    }
  }

  add(row: Int32Array): number {
    const text = row.join(' ')
    const known = this.known.get(text)
    if (known !== undefined) return known
    const start = this.bits.length
    const grown = new Int32Array(start + this.words)
    grown.set(this.bits)
    grown.set(row, start)
    this.bits = grown
    this.known.set(text, start)
    return start
  }
}

/** One bit for each of the rules named. */
export function bitsOf(rules: Iterable<number>, words: number): Int32Array {
  const bits = new Int32Array(words)
  for (const rule of rules) bits[wordOf(rule)] = (bits[wordOf(rule)] ?? 0) | bitOf(rule)
  return bits
}
