import type { CodeWriter } from '../expression/code'
import { type FactType, type Value } from '../expression/value'
import { bitsOf, type IndexedPredicate, type RowTable } from './program-rows'

/** What a value of a fact leaves possible. */
export interface FactIndex {
  /**
   * Statements that strike out of the candidates all rules which the value `v` makes impossible. The candidates are the words
   * `c0`, `c1`, …; `rows` is the table of all rows; `r` and the words `p0`, `p1`, … are there to be used.
   */
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
function rowIndex({ words }: RowTable, lookUp: (writer: CodeWriter) => string): FactIndex {
  return { code: (writer) => `r = ${lookUp(writer)}; ${eachWord(words, (w) => `c${w} &= rows[r + ${w}];`)}` }
}

/** Written out word by word: a loop over them costs twice as much. */
export const eachWord = (words: number, code: (word: number) => string): string =>
  Array.from({ length: words }, (_, word) => code(word)).join(' ')

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
  const [missing, notANumber] = [rowAt(undefined), rowAt(NaN)]
  const { cuts, rows } = classesOf(rowAt, points)
  return rowIndex(table, (writer) => {
    const known =
      cuts.length <= FEW_CUTS
        ? [...cuts].reduceRight(
            (more, cut, at) => `v < ${writer.constant(cut)} ? ${rows[at]} : ${more}`,
            `${rows.at(-1)}`,
          )
        : `${writer.constant(rows)}[${classCode(cuts, writer)}]`
    return `typeof v !== 'number' ? ${missing} : v !== v ? ${notANumber} : ${known}`
  })
}

/** Up to so many cuts comparing one after another is faster than halving. */
const FEW_CUTS = 3

/** Class n lies from cut n - 1, which belongs to it, to cut n. Neighbours with the same row are one class. */
function classesOf(rowAt: RowAt, points: readonly Value[]): { cuts: Float64Array; rows: Int32Array } {
  const numbers = points.filter((point) => typeof point === 'number' && !Number.isNaN(point))
  const sorted = [...Float64Array.from(new Set(numbers)).sort()]
  const cuts: number[] = []
  const rows = [rowAt(between(-Infinity, sorted[0] ?? Infinity))]
  const cutAt = (cut: number, row: number): void => {
    if (row === rows.at(-1)) return
    cuts.push(cut)
    rows.push(row)
  }
  for (const [at, point] of sorted.entries()) {
    cutAt(point, rowAt(point))
    const after = nextAfter(point)
    // Where the next point is the very next number, nothing lies between them.
    if (after !== (sorted[at + 1] ?? NaN)) cutAt(after, rowAt(between(point, sorted[at + 1] ?? Infinity)))
  }
  return { cuts: Float64Array.from(cuts), rows: Int32Array.from(rows) }
}

/** Code of how many cuts are not greater than the number `v`. */
function classCode(cuts: Float64Array, writer: CodeWriter): string {
  const grid = gridOf(cuts)
  if (grid === null) return `${writer.constant(classIn)}(${writer.constant(cuts)}, v)`
  const given = [grid.starts, grid.low, grid.scale].map((one) => writer.constant(one))
  return `${writer.constant(classInGrid)}(${writer.constant(cuts)}, ${given.join(', ')}, v)`
}

function classIn(cuts: Float64Array, value: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((cuts[middle] ?? Infinity) <= value) low = middle + 1
    else high = middle
  }
  return low
}

interface Grid {
  /** How many cuts lie in cells before this one. */
  starts: Int32Array
  low: number
  scale: number
}

const CELLS_PER_CUT = 8
const MOST_CELLS = 1_024
const MOST_CUTS_IN_CELL = 2

/**
 * Where cuts lie evenly, a value's cell says nearly where it is; halving costs a mispredicted branch at every other step.
 * Null where they do not. Rounding does no harm: a value is never in a cell before that of a smaller one.
 */
function gridOf(cuts: Float64Array): Grid | null {
  const [low, high] = [cuts[0] ?? 0, cuts.at(-1) ?? 0]
  const cells = Math.min(MOST_CELLS, CELLS_PER_CUT * cuts.length)
  const scale = (cells - 1) / (high - low)
  if (!(scale > 0 && scale < Infinity)) return null
  const starts = new Int32Array(cells)
  const held = new Int32Array(cells)
  for (const cut of cuts) {
    const cell = cellOf(cut, low, scale, cells)
    held[cell] = (held[cell] ?? 0) + 1
    for (let later = cell + 1; later < cells; later++) starts[later] = (starts[later] ?? 0) + 1
  }
  return Math.max(...held) > MOST_CUTS_IN_CELL ? null : { starts, low, scale }
}

const cellOf = (value: number, low: number, scale: number, cells: number): number =>
  Math.min((value - low) * scale, cells - 1) | 0

function classInGrid(
  cuts: Float64Array,
  starts: Int32Array,
  low: number,
  scale: number,
  value: number,
): number {
  if (value < low) return 0
  let cut = starts[cellOf(value, low, scale, starts.length)] ?? 0
  while (cut < cuts.length && (cuts[cut] ?? Infinity) <= value) cut++
  return cut
}

const word = new DataView(new ArrayBuffer(8))

/** The smallest number greater than another; of infinity itself. */
function nextAfter(value: number): number {
  if (value === Infinity) return value
  word.setFloat64(0, value === 0 ? 0 : value)
  const bits = word.getBigInt64(0)
  word.setBigInt64(0, value < 0 ? bits - 1n : bits + 1n)
  return word.getFloat64(0)
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
  const each = (
    writer: CodeWriter,
    rows: ReadonlyMap<Value, number>,
    code: (word: number) => string,
  ): string =>
    rows.size === 0
      ? ''
      : `if (typeof v === 'object') for (let i = 0; i < v.length; i++)
        if ((r = ${writer.constant(rows)}.get(v[i])) !== undefined) { ${eachWord(table.words, code)} }`
  return {
    code: (writer) => `r = ${empty}; ${eachWord(table.words, (w) => `p${w} = rows[r + ${w}];`)}
      ${each(writer, lets, (w) => `p${w} |= rows[r + ${w}];`)}
      ${eachWord(table.words, (w) => `c${w} &= p${w};`)}
      ${each(writer, keepsOut, (w) => `c${w} &= rows[r + ${w}];`)}`,
  }
}

/** Bits of the rules that an item lets in; when negated, of all but those that it keeps out. */
function itemRow(predicates: readonly IndexedPredicate[], isNegated: boolean, table: RowTable): number {
  const named = bitsOf(
    predicates.flatMap(({ rules }) => rules),
    table.words,
  )
  return table.add(isNegated ? named.map((word) => ~word) : named)
}
