import type { CodeWriter } from '../expression/code'
import type { Predicate } from '../expression/predicate'
import { listOf, type FactType, type Value } from '../expression/value'
import { bitsOf, type RowTable } from './program-rows'

/** A predicate over one fact, and the rules that need it. */
export interface IndexedPredicate {
  predicate: Predicate
  /** Values of the fact at which it can change. */
  points: readonly Value[]
  rules: number[]
}

/** What a value of a fact leaves possible. */
export interface FactIndex {
  /** Code that strikes out of the candidates `c` all rules which the value `v` makes impossible; it may use `r`. */
  code(writer: CodeWriter): string
}

/**
 * The points of all predicates part the values of a fact into classes in which none of them changes. Each predicate is asked
 * once for one value of each class, by the closure that runs it alone, and the answers are kept as one bit a rule.
 */
export function indexOf(
  type: FactType,
  slot: number,
  predicates: readonly IndexedPredicate[],
  table: RowTable,
): FactIndex {
  const rowAt = table.ask(slot, predicates)
  const points = predicates.flatMap((one) => one.points)
  if (type === 'bool') return booleanIndex(rowAt, table)
  if (type === 'string') return textIndex(rowAt, points, table)
  return type === 'list<string>' ? listIndex(rowAt, predicates, table) : numberIndex(rowAt, points, table)
}

type RowAt = (value: Value) => number

/** @param lookUp code of an expression that yields the row of `v` */
function rowIndex(table: RowTable, lookUp: (writer: CodeWriter) => string): FactIndex {
  return {
    code: (writer) =>
      `r = ${lookUp(writer)}; ${Array.from({ length: table.words }, (_, w) => `c[${w}] &= ${writer.constant(table.bits)}[r + ${w}];`).join('')}`,
  }
}

function keep(candidates: Int32Array, bits: Int32Array, row: number): void {
  for (let word = 0; word < candidates.length; word++)
    candidates[word] = (candidates[word] ?? 0) & (bits[row + word] ?? 0)
}

function booleanIndex(rowAt: RowAt, table: RowTable): FactIndex {
  const [yes, no, missing] = [rowAt(true), rowAt(false), rowAt(undefined)]
  return rowIndex(table, () => `v === true ? ${yes} : v === false ? ${no} : ${missing}`)
}

/** From so many words on a map is faster than asking for one after another. */
const FEW_WORDS = 4

function textIndex(rowAt: RowAt, points: readonly Value[], table: RowTable): FactIndex {
  const rows = new Map(points.map((point) => [point, rowAt(point)]))
  const missing = rowAt(undefined)
  // Longer than any of them, hence none of them.
  const other = rowAt(`${points.join(' ')} `)
  if (rows.size > FEW_WORDS) {
    rows.set(undefined, missing)
    return rowIndex(table, (writer) => `${writer.constant(rows)}.get(v) ?? ${other}`)
  }
  return rowIndex(table, (writer) => {
    const tests = [...rows].map(([word, row]) => `v === ${writer.constant(word)} ? ${row} : `)
    return `${tests.join('')}v === undefined ? ${missing} : ${other}`
  })
}

function numberIndex(rowAt: RowAt, points: readonly Value[], table: RowTable): FactIndex {
  const numbers = points.filter((point) => typeof point === 'number' && !Number.isNaN(point))
  const sorted = Float64Array.from(new Set(numbers)).sort()
  // Classes of numbers: 2k lies before point k, 2k + 1 is point k itself.
  const rows = new Int32Array(2 * sorted.length + 1)
  for (let k = 0; k <= sorted.length; k++) {
    const next = sorted[k]
    rows[2 * k] = rowAt(between(sorted[k - 1] ?? -Infinity, next ?? Infinity))
    if (next !== undefined) rows[2 * k + 1] = rowAt(next)
  }
  const [missing, notANumber] = [rowAt(undefined), rowAt(NaN)]
  return rowIndex(table, (writer) => {
    const [find, at, of] = [findRow, sorted, rows].map((one) => writer.constant(one))
    return `typeof v !== 'number' ? ${missing} : v !== v ? ${notANumber} : ${find}(${at}, ${of}, v)`
  })
}

function findRow(points: Float64Array, rows: Int32Array, value: number): number {
  let low = 0
  let high = points.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((points[middle] ?? Infinity) < value) low = middle + 1
    else high = middle
  }
  return rows[points[low] === value ? 2 * low + 1 : 2 * low] ?? 0
}

/** A number strictly between two others; where there is none, nothing can fall there either. */
function between(low: number, high: number): number {
  const middle = low / 2 + high / 2
  const tried = [middle, low + (high - low) / 2, 0, -Number.MAX_VALUE, Number.MAX_VALUE]
  return tried.find((one) => one > low && one < high) ?? middle
}

/** `'x' in list` and `anyOf(list, […])`, plain or negated: a list falls into as many classes as it has items. */
function listIndex(rowAt: RowAt, predicates: readonly IndexedPredicate[], table: RowTable): FactIndex {
  const empty = rowAt([])
  const rowsOf = (isNegated: boolean): ReadonlyMap<Value, number> => {
    const asked = predicates.filter(({ predicate }) => predicate.isNegated === isNegated)
    const items = new Set(asked.flatMap(({ points }) => points))
    return new Map(
      [...items].map((item) => [
        item,
        itemRow(
          asked.filter(({ points }) => points.includes(item)),
          isNegated,
          table,
        ),
      ]),
    )
  }
  const [lets, keepsOut] = [rowsOf(false), rowsOf(true)]
  const possible = new Int32Array(table.words)
  const narrow = (candidates: Int32Array, value: Value): void => {
    const items = listOf(value)
    const { bits } = table
    possible.set(bits.subarray(empty, empty + table.words))
    for (const item of items) {
      const row = lets.get(item)
      if (row !== undefined) add(possible, bits, row)
    }
    keep(candidates, possible, 0)
    for (const item of items) {
      const row = keepsOut.get(item)
      if (row !== undefined) keep(candidates, bits, row)
    }
  }
  return { code: (writer) => `${writer.constant(narrow)}(c, v);` }
}

function add(possible: Int32Array, bits: Int32Array, row: number): void {
  for (let word = 0; word < possible.length; word++)
    possible[word] = (possible[word] ?? 0) | (bits[row + word] ?? 0)
}

/** Bits of the rules that an item lets in; when negated, of all but those that it keeps out. */
function itemRow(predicates: readonly IndexedPredicate[], isNegated: boolean, table: RowTable): number {
  const named = bitsOf(
    predicates.flatMap(({ rules }) => rules),
    table.words,
  )
  return table.add(isNegated ? named.map((word) => ~word) : named)
}
