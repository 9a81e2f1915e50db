import type { LexiconElement, LexiconContext } from './lexicon-schema'

/** What the lexicon found: elements someone asserts, and those only spoken about (warned of, denied, quoted). */
export interface LexiconFinding {
  asserted: readonly string[]
  warned: readonly string[]
  /** The text defines a fraud for its reader ("… 就是诈骗"): everything in it is spoken about. */
  isWarning: boolean
}

export interface Lexicon {
  find(normalised: string): LexiconFinding
  /** Chinese name of an element, for reasons. */
  nameOf(element: string): string
  groupOf(element: string): string
  readonly elements: readonly string[]
}

interface Pattern {
  parts: readonly string[]
  element: string
}

interface Hit {
  element: string
  at: number
}

/** Parts of a pattern written with `~` may stand this many characters apart. */
const GAP_CHARS = 8
/** A negation this many characters before a demand or claim, in the same clause, denies it. */
const NEGATION_REACH_CHARS = 6
const SENTENCE_END = /[。!?;\n]/
const CLAUSE_END = /[。!?;,、:\n]/
const WARNING_TEXT = 'context.warning-text'
const WARNING_SENTENCE = 'context.warning-sentence'

export function createLexicon(elements: readonly LexiconElement[], context: LexiconContext): Lexicon {
  const byId = new Map(elements.map((element) => [element.id, element]))
  const deniable = new Set(elements.filter((e) => context.deniable.includes(e.group)).map((e) => e.id))
  const table = patternTable([
    ...elements.flatMap((element) => element.patterns.map((text) => pattern(text, element.id))),
    ...context.warningText.map((text) => pattern(text, WARNING_TEXT)),
    ...context.warningSentence.map((text) => pattern(text, WARNING_SENTENCE)),
  ])
  return {
    elements: [...byId.keys()],
    nameOf: (element) => byId.get(element)?.zh ?? element,
    groupOf: (element) => byId.get(element)?.group ?? '',
    find(text) {
      const hits = scan(text, table)
      const isWarning = hits.some((hit) => hit.element === WARNING_TEXT)
      const asserted = new Set<string>()
      const warned = new Set<string>()
      for (const hit of hits) {
        if (!byId.has(hit.element)) continue
        const isSpokenAbout =
          isWarning ||
          sentenceWarns(hits, hit, text) ||
          (deniable.has(hit.element) && isDenied(text, hit.at, context.negations))
        ;(isSpokenAbout ? warned : asserted).add(hit.element)
      }
      return { asserted: [...asserted].sort(), warned: [...warned].sort(), isWarning }
    },
  }
}

function pattern(text: string, element: string): Pattern {
  return { parts: text.split('~'), element }
}

function patternTable(patterns: readonly Pattern[]): ReadonlyMap<string, readonly Pattern[]> {
  const table = new Map<string, Pattern[]>()
  for (const one of patterns) {
    const first = one.parts[0]?.charAt(0) ?? ''
    table.set(first, [...(table.get(first) ?? []), one])
  }
  return table
}

function scan(text: string, table: ReadonlyMap<string, readonly Pattern[]>): Hit[] {
  const hits: Hit[] = []
  for (let at = 0; at < text.length; at++) {
    const candidates = table.get(text.charAt(at))
    if (candidates === undefined) continue
    for (const candidate of candidates) {
      if (matches(text, at, candidate.parts)) hits.push({ element: candidate.element, at })
    }
  }
  return hits
}

function matches(text: string, at: number, parts: readonly string[]): boolean {
  let end = at
  for (const [index, part] of parts.entries()) {
    if (index === 0) {
      if (!text.startsWith(part, at)) return false
      end = at + part.length
      continue
    }
    const found = text.slice(end, end + GAP_CHARS + part.length).indexOf(part)
    if (found < 0) return false
    end += found + part.length
  }
  return true
}

function sentenceWarns(hits: readonly Hit[], hit: Hit, text: string): boolean {
  return hits.some((other) => {
    if (other.element !== WARNING_SENTENCE) return false
    const [from, to] = other.at < hit.at ? [other.at, hit.at] : [hit.at, other.at]
    return !SENTENCE_END.test(text.slice(from, to))
  })
}

function isDenied(text: string, at: number, negations: readonly string[]): boolean {
  const before = text.slice(Math.max(0, at - NEGATION_REACH_CHARS), at)
  const clause = before.split(CLAUSE_END).pop() ?? ''
  return negations.some((negation) => clause.includes(negation))
}
