/** What happened to a line on the way from one text to another. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
  /** Its number in the first text, from 1; null where it was added. */
  readonly before: number | null
  readonly after: number | null
}

/** Lines that differ, with a few around them. */
export type Hunk = readonly DiffLine[]

const CONTEXT_LINES = 3

/**
 * The least that has to be taken out and put in (longest common subsequence), in stretches with `around` lines of what
 * is the same. Beginning and end that are the same are set aside first, so that a change of a line in a long file costs
 * little; the rest costs lines times lines.
 */
export function lineHunks(from: string, to: string, around = CONTEXT_LINES): Hunk[] {
  return hunksOf(diffLines(linesOf(from), linesOf(to)), around)
}

const linesOf = (text: string): string[] => {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

function diffLines(a: readonly string[], b: readonly string[]): DiffLine[] {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail++
  const out: DiffLine[] = []
  const same = (i: number, j: number): void =>
    void out.push({ kind: 'same', text: a[i] ?? '', before: i + 1, after: j + 1 })
  for (let i = 0; i < head; i++) same(i, i)
  out.push(...middle(a, b, head, tail))
  for (let t = tail; t > 0; t--) same(a.length - t, b.length - t)
  return out
}

function middle(a: readonly string[], b: readonly string[], head: number, tail: number): DiffLine[] {
  const [rows, columns] = [a.length - head - tail, b.length - head - tail]
  const common = commonTable(a, b, head, rows, columns)
  const at = (i: number, j: number): number => common[i * (columns + 1) + j] ?? 0
  const out: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < rows || j < columns) {
    const [from, to] = [a[head + i] ?? '', b[head + j] ?? '']
    if (i < rows && j < columns && from === to) {
      out.push({ kind: 'same', text: from, before: head + ++i, after: head + ++j })
    } else if (i < rows && (j === columns || at(i + 1, j) >= at(i, j + 1))) {
      out.push({ kind: 'removed', text: from, before: head + ++i, after: null })
    } else {
      out.push({ kind: 'added', text: to, before: null, after: head + ++j })
    }
  }
  return out
}

/** Length of the longest common subsequence of what is left from (i, j) on. */
function commonTable(
  a: readonly string[],
  b: readonly string[],
  head: number,
  rows: number,
  columns: number,
): Uint32Array {
  const width = columns + 1
  const table = new Uint32Array((rows + 1) * width)
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      table[i * width + j] =
        a[head + i] === b[head + j]
          ? (table[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0)
  return table
}

function hunksOf(lines: readonly DiffLine[], around: number): Hunk[] {
  const hunks: DiffLine[][] = []
  let last = -1
  lines.forEach(({ kind }, at) => {
    if (kind === 'same') return
    const from = Math.max(0, at - around)
    const isNear = from <= last
    const hunk = isNear ? (hunks.at(-1) ?? []) : []
    if (!isNear) hunks.push(hunk)
    const to = Math.min(lines.length - 1, at + around)
    hunk.push(...lines.slice(Math.max(from, last + 1), to + 1))
    last = to
  })
  return hunks
}
