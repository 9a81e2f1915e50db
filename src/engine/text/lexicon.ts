import type { LexiconElement, LexiconContext } from './lexicon-schema'

/** An element where it stands in the normalised text. */
export interface ElementHit {
  readonly element: string
  readonly start: number
  readonly end: number
  /** Only spoken about: warned of, denied, told of somebody else. */
  readonly isWarned: boolean
}

/** What the lexicon found: elements someone asserts, and those only spoken about (warned of, denied, quoted). */
export interface LexiconFinding {
  readonly asserted: readonly string[]
  readonly warned: readonly string[]
  /** The text defines a fraud for its reader ("… 就是诈骗"). */
  readonly isWarning: boolean
  readonly hits: readonly ElementHit[]
}

export interface Lexicon {
  find(normalised: string): LexiconFinding
  /** Chinese name of an element, for reasons. */
  nameOf(element: string): string
  groupOf(element: string): string
  readonly elements: readonly string[]
  /** Every pattern without gaps: the words worth putting back when they are hidden. */
  readonly words: readonly string[]
  /** Everything that what it finds depends on. */
  readonly fingerprint: string
}

interface Pattern {
  readonly parts: readonly string[]
  readonly element: string
}

interface RawHit {
  readonly element: string
  readonly start: number
  readonly end: number
}

/** Parts of a pattern written with `~` may stand this many characters apart. */
const GAP_CHARS = 8
/** A negation this many characters before a demand or claim, in the same clause, denies it. */
const NEGATION_REACH_CHARS = 6
/** "… 就是诈骗" speaks of what stands this near; a long call may warn of one thing and demand another. */
const WARNING_REACH_CHARS = 200
const SENTENCE_END = /[。!?;\n]/
const CLAUSE_END = /[。!?;,、:\n]/
const WARNING_TEXT = 'context.warning-text'
const WARNING_SENTENCE = 'context.warning-sentence'
const REPORTED = 'context.reported'
const CONTEXT = 'context.'

export function createLexicon(elements: readonly LexiconElement[], context: LexiconContext): Lexicon {
  const byId = new Map(elements.map((element) => [element.id, element]))
  const deniable = new Set(elements.filter((e) => context.deniable.includes(e.group)).map((e) => e.id))
  const table = new PatternTable([
    ...elements.flatMap((element) => element.patterns.map((text) => pattern(text, element.id))),
    ...context.warningText.map((text) => pattern(text, WARNING_TEXT)),
    ...context.warningSentence.map((text) => pattern(text, WARNING_SENTENCE)),
    ...context.reported.map((text) => pattern(text, REPORTED)),
  ])
  return {
    elements: [...byId.keys()],
    nameOf: (element) => byId.get(element)?.zh ?? element,
    groupOf: (element) => byId.get(element)?.group ?? '',
    fingerprint: JSON.stringify([elements, context]),
    words: elements.flatMap(({ patterns }) => patterns.filter((text) => !text.includes('~'))),
    find(text) {
      const found = table.scan(text)
      if (found.length === 0) return NOTHING
      const cues = found.filter(({ element }) => element.startsWith(CONTEXT))
      const hits = found
        .filter(({ element }) => !element.startsWith(CONTEXT))
        .map((hit) => ({
          ...hit,
          isWarned:
            cues.some((cue) => speaksOf(cue, hit, text)) ||
            (deniable.has(hit.element) && isDenied(text, hit.start, context.negations)),
        }))
      return { ...named(hits), isWarning: cues.some((cue) => cue.element === WARNING_TEXT), hits }
    },
  }
}

const NOTHING: LexiconFinding = { asserted: [], warned: [], isWarning: false, hits: [] }

/** Elements by whether they are asserted, each once and in order. */
export function named(hits: readonly ElementHit[]): { asserted: string[]; warned: string[] } {
  const asserted = new Set<string>()
  const warned = new Set<string>()
  for (const { element, isWarned } of hits) (isWarned ? warned : asserted).add(element)
  return { asserted: [...asserted].sort(), warned: [...warned].sort() }
}

function pattern(text: string, element: string): Pattern {
  return { parts: text.split('~'), element }
}

/** Patterns by their first two characters; those of one character by that one. */
class PatternTable {
  private readonly pairs = new Map<number, Pattern[]>()
  private readonly singles = new Map<number, Pattern[]>()
  private readonly starts = new Uint8Array(0x10000)
  /** Marks the pairs that some pattern begins with: a look here spares most of those in the map. */
  private readonly marks = new Uint8Array(MARKS)

  constructor(patterns: readonly Pattern[]) {
    for (const one of patterns) {
      const [head = ''] = one.parts
      const first = head.charCodeAt(0)
      this.starts[first] = 1
      const [map, key] = head.length === 1 ? [this.singles, first] : [this.pairs, pairAt(head, 0)]
      map.set(key, [...(map.get(key) ?? []), one])
      if (head.length > 1) this.marks[markOf(key)] = 1
    }
  }

  scan(text: string): RawHit[] {
    const hits: RawHit[] = []
    for (let at = 0; at < text.length; at++) {
      if (this.starts[text.charCodeAt(at)] === 0) continue
      if (at + 1 < text.length) {
        const pair = pairAt(text, at)
        if (this.marks[markOf(pair)] === 1) collect(this.pairs.get(pair), text, at, hits)
      }
      if (this.singles.size > 0) collect(this.singles.get(text.charCodeAt(at)), text, at, hits)
    }
    return hits
  }
}

const MARKS = 1 << 16
const markOf = (pair: number): number => Math.imul(pair, 0x9e3779b1) >>> 16
const pairAt = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1)

function collect(
  candidates: readonly Pattern[] | undefined,
  text: string,
  start: number,
  hits: RawHit[],
): void {
  if (candidates === undefined) return
  for (const { element, parts } of candidates) {
    const end = endOf(text, start, parts)
    if (end >= 0) hits.push({ element, start, end })
  }
}

/** Where a pattern that starts here ends; -1 when it does not stand here. */
function endOf(text: string, start: number, parts: readonly string[]): number {
  let end = start
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] ?? ''
    if (i === 0) {
      if (!text.startsWith(part, start)) return -1
      end = start + part.length
      continue
    }
    const found = text.slice(end, end + GAP_CHARS + part.length).indexOf(part)
    if (found < 0) return -1
    end += found + part.length
  }
  return end
}

/** Whether a cue ("就是诈骗", "如果有人", "谎称") makes what a hit says something spoken about. */
function speaksOf(cue: RawHit, hit: RawHit, text: string): boolean {
  if (cue.element === WARNING_TEXT) return Math.abs(cue.start - hit.start) <= WARNING_REACH_CHARS
  if (cue.element === REPORTED && cue.start > hit.start) return false
  const [from, to] = cue.start < hit.start ? [cue.start, hit.start] : [hit.start, cue.start]
  return to - from <= WARNING_REACH_CHARS && !SENTENCE_END.test(text.slice(from, to))
}

function isDenied(text: string, at: number, negations: readonly string[]): boolean {
  const before = text.slice(Math.max(0, at - NEGATION_REACH_CHARS), at)
  const clause = before.split(CLAUSE_END).pop() ?? ''
  return negations.some((negation) => clause.includes(negation))
}
