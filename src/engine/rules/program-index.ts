import { compilePredicate, type Predicate } from '../expression/predicate'
import { listOf, type FactType, type Value } from '../expression/value'

/** A predicate over one fact, and the rules that need it. */
export interface IndexedPredicate {
  predicate: Predicate
  /** Values of the fact at which it can change. */
  points: readonly Value[]
  rules: number[]
}

/** Strikes out at once all rules that a value of one fact makes impossible. */
export interface FactIndex {
  /** @param candidates one bit a rule */
  narrow(candidates: Int32Array, value: Value): void
}

/**
 * The points of all predicates part the values of a fact into classes in which none of them changes; each predicate is asked
 * once for one value of each class, by the same closure that runs it alone, and the answers are kept as one bit a rule.
 */
export function indexOf(
  type: FactType,
  slot: number,
  predicates: readonly IndexedPredicate[],
  words: number,
): FactIndex {
  const rows = new Rows(slot, predicates, words)
  const points = predicates.flatMap((one) => one.points)
  if (type === 'bool') return new BooleanIndex(rows)
  if (type === 'string') return new TextIndex(rows, points)
  if (type === 'list<string>') return new ListIndex(rows, predicates)
  return new NumberIndex(rows, points)
}

const BITS = 32
const ALL = -1

export const wordOf = (rule: number): number => rule >>> 5
export const bitOf = (rule: number): number => 1 << (rule & (BITS - 1))
export const wordsFor = (rules: number): number => Math.ceil(rules / BITS)

/** Equal rows are kept once: most points separate few rules. */
class Rows {
  bits = new Int32Array(0)
  private readonly known = new Map<string, number>()
  private readonly asked: { holds: ReturnType<typeof compilePredicate>; rules: readonly number[] }[]

  constructor(
    private readonly slot: number,
    predicates: readonly IndexedPredicate[],
    readonly words: number,
  ) {
    this.asked = predicates.map(({ predicate, rules }) => ({ holds: compilePredicate(predicate), rules }))
  }

  /** Where the row of a value begins in `bits`: the rules that are still possible with it. */
  at(value: Value): number {
    const row = new Int32Array(this.words).fill(ALL)
    const { slot } = this
    const facts = { read: (asked: number) => (asked === slot ? value : undefined) }
    for (const { holds, rules } of this.asked) if (!holds(facts)) strike(row, rules)
    return this.add(row)
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

  keep(candidates: Int32Array, start: number): void {
    const { bits, words } = this
    for (let word = 0; word < words; word++)
      candidates[word] = (candidates[word] ?? 0) & (bits[start + word] ?? 0)
  }
}

function strike(row: Int32Array, rules: readonly number[]): void {
  for (const rule of rules) row[wordOf(rule)] = (row[wordOf(rule)] ?? 0) & ~bitOf(rule)
}

class BooleanIndex implements FactIndex {
  private readonly yes: number
  private readonly no: number
  private readonly missing: number

  constructor(private readonly rows: Rows) {
    this.yes = rows.at(true)
    this.no = rows.at(false)
    this.missing = rows.at(undefined)
  }

  narrow(candidates: Int32Array, value: Value): void {
    this.rows.keep(candidates, value === true ? this.yes : value === false ? this.no : this.missing)
  }
}

class TextIndex implements FactIndex {
  private readonly of: ReadonlyMap<Value, number>
  private readonly other: number
  private readonly missing: number

  constructor(
    private readonly rows: Rows,
    points: readonly Value[],
  ) {
    this.of = new Map(points.map((point) => [point, rows.at(point)]))
    // Longer than any of them, hence none of them.
    this.other = rows.at(`${points.join(' ')} `)
    this.missing = rows.at(undefined)
  }

  narrow(candidates: Int32Array, value: Value): void {
    this.rows.keep(candidates, value === undefined ? this.missing : (this.of.get(value) ?? this.other))
  }
}

/** Classes of numbers: 2k lies before point k, 2k + 1 is point k itself. */
class NumberIndex implements FactIndex {
  private readonly points: Float64Array
  private readonly rowOf: Int32Array
  private readonly missing: number
  private readonly notANumber: number

  constructor(
    private readonly rows: Rows,
    points: readonly Value[],
  ) {
    const numbers = points.filter((point) => typeof point === 'number' && !Number.isNaN(point))
    const sorted = Float64Array.from(new Set(numbers)).sort()
    this.points = sorted
    this.rowOf = new Int32Array(2 * sorted.length + 1)
    for (let k = 0; k <= sorted.length; k++) {
      const next = sorted[k]
      this.rowOf[2 * k] = rows.at(between(sorted[k - 1] ?? -Infinity, next ?? Infinity))
      if (next !== undefined) this.rowOf[2 * k + 1] = rows.at(next)
    }
    this.missing = rows.at(undefined)
    this.notANumber = rows.at(NaN)
  }

  narrow(candidates: Int32Array, value: Value): void {
    this.rows.keep(candidates, typeof value === 'number' ? this.rowAt(value) : this.missing)
  }

  private rowAt(value: number): number {
    if (value !== value) return this.notANumber
    const { points } = this
    let low = 0
    let high = points.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((points[middle] ?? Infinity) < value) low = middle + 1
      else high = middle
    }
    return this.rowOf[points[low] === value ? 2 * low + 1 : 2 * low] ?? this.missing
  }
}

/** A number strictly between two others; where there is none, nothing can fall there either. */
function between(low: number, high: number): number {
  const middle = low / 2 + high / 2
  const tried = [middle, low + (high - low) / 2, 0, -Number.MAX_VALUE, Number.MAX_VALUE]
  return tried.find((one) => one > low && one < high) ?? middle
}

/** `'x' in list` and `anyOf(list, […])`, plain or negated: a list falls into as many classes as it has items. */
class ListIndex implements FactIndex {
  private readonly empty: number
  private readonly possible: Int32Array
  private readonly allows = new Map<Value, number>()
  private readonly forbids = new Map<Value, number>()

  constructor(
    private readonly rows: Rows,
    predicates: readonly IndexedPredicate[],
  ) {
    this.empty = rows.at([])
    this.possible = new Int32Array(rows.words)
    for (const [isNegated, of] of [
      [false, this.allows],
      [true, this.forbids],
    ] as const) {
      const items = predicates.filter(({ predicate }) => predicate.isNegated === isNegated)
      for (const item of new Set(items.flatMap((one) => one.points)))
        of.set(
          item,
          this.rowOf(
            items.filter(({ points }) => points.includes(item)),
            isNegated,
          ),
        )
    }
  }

  /** Bits of the rules that an item lets in; with `isNegated` of all but those that it keeps out. */
  private rowOf(predicates: readonly IndexedPredicate[], isNegated: boolean): number {
    const row = new Int32Array(this.rows.words)
    for (const { rules } of predicates)
      for (const rule of rules) row[wordOf(rule)] = (row[wordOf(rule)] ?? 0) | bitOf(rule)
    return this.rows.add(isNegated ? row.map((word) => ~word) : row)
  }

  narrow(candidates: Int32Array, value: Value): void {
    const items = listOf(value)
    const { possible } = this
    const { bits, words } = this.rows
    for (let word = 0; word < words; word++) possible[word] = bits[this.empty + word] ?? 0
    for (const item of items) {
      const row = this.allows.get(item)
      if (row === undefined) continue
      for (let word = 0; word < words; word++)
        possible[word] = (possible[word] ?? 0) | (bits[row + word] ?? 0)
    }
    for (let word = 0; word < words; word++)
      candidates[word] = (candidates[word] ?? 0) & (possible[word] ?? 0)
    for (const item of items) {
      const row = this.forbids.get(item)
      if (row !== undefined) this.rows.keep(candidates, row)
    }
  }
}
