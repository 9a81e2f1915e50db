import type { Field, Finding, Words } from './use-story'

/** A stretch of text and what was found in it: nothing, or one thing, or several that overlap. */
export interface Stretch {
  readonly text: string
  readonly start: number
  readonly findings: readonly Finding[]
}

/** The text of one field cut at the edges of what was found in it. */
export function stretchesOf(text: string, findings: readonly Finding[]): Stretch[] {
  const within = findings.filter(({ start, end }) => start < end && end <= text.length)
  const edges = [...new Set([0, text.length, ...within.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  )
  return edges.slice(0, -1).map((start, index) => ({
    text: text.slice(start, edges[index + 1]),
    start,
    findings: within.filter((finding) => finding.start <= start && start < finding.end),
  }))
}

/** What was found in the text before, moved to where it stands now; what the change has touched is left out. */
export const carried = (findings: readonly Finding[], before: Words, after: Words): Finding[] =>
  findings.flatMap((finding) => moved(finding, before[finding.field], after[finding.field]) ?? [])

function moved(finding: Finding, before: string, after: string): Finding | null {
  if (before === after) return finding
  const [head, tail] = commonEnds(before, after)
  if (finding.end <= head) return finding
  if (finding.start < before.length - tail) return null
  const by = after.length - before.length
  return { ...finding, start: finding.start + by, end: finding.end + by }
}

/** How much the two have in common at the beginning and, behind that, at the end. */
function commonEnds(one: string, other: string): readonly [number, number] {
  const most = Math.min(one.length, other.length)
  let head = 0
  while (head < most && one[head] === other[head]) head += 1
  let tail = 0
  while (tail < most - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1
  return [head, tail]
}

/** The words with everything mended that the check is sure of. */
export const mended = (words: Words, findings: readonly Finding[]): Words => ({
  title: mendedField(words.title, findings, 'title'),
  body: mendedField(words.body, findings, 'body'),
})

function mendedField(text: string, findings: readonly Finding[], field: Field): string {
  const fromTheEnd = sureOf(findings)
    .filter((finding) => finding.field === field)
    .sort((a, b) => b.start - a.start)
  let [result, from] = [text, text.length]
  for (const { start, end, replacement } of fromTheEnd) {
    // Of two that overlap the later one is mended; the next check sees what is left.
    if (end > from) continue
    result = result.slice(0, start) + (replacement ?? '') + result.slice(end)
    from = start
  }
  return result
}

export const sureOf = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ replacement }) => replacement !== null)

export const keyOf = ({ kind, field, start, end }: Finding): string => `${field} ${start} ${end} ${kind}`
