import { characterTables, LATIN } from './characters'
import type { LexiconElement, LexiconContext } from './lexicon-schema'
import { spellingsOf } from './pattern'
import { endsSentence, PhraseTable } from './phrase-table'

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
  /** The text warns its reader of fraud and demands nothing itself. */
  readonly isWarning: boolean
  readonly hits: readonly ElementHit[]
}

export interface Lexicon {
  find(normalised: string): LexiconFinding
  /** Chinese name of an element, for reasons. */
  nameOf(element: string): string
  /** Its name in both languages, for whoever reads a text with its elements marked. */
  namesOf(element: string): { readonly zh: string; readonly en: string }
  groupOf(element: string): string
  readonly elements: readonly string[]
  /** Words worth putting back when they are hidden. */
  readonly words: readonly string[]
  /** Everything that what it finds depends on. */
  readonly fingerprint: string
}

/** A negation this many characters before a demand or claim, in the same clause, denies it. */
const NEGATION_REACH_CHARS = 5
const LATIN_REACH_CHARS = 20
/** "… 就是诈骗" speaks of what stands this near; a long call may warn of one thing and demand another. */
const WARNING_REACH_CHARS = 200
const CLAUSE_END = /[。!?;,、:\n]/
const DEMAND = 'demand'

/** What a phrase of the context does to the elements around it. */
type CueKind =
  'text' | 'tag' | 'sentence' | 'reported' | 'refused' | 'contrast' | 'negation' | 'aside' | 'firstHand'
const CUE_KINDS: readonly (readonly [keyof LexiconContext, CueKind])[] = [
  ['warningText', 'text'],
  ['warningTag', 'tag'],
  ['warningSentence', 'sentence'],
  ['reported', 'reported'],
  ['refused', 'refused'],
  ['contrast', 'contrast'],
  ['negations', 'negation'],
  ['asides', 'aside'],
  ['firstHand', 'firstHand'],
]

interface Span {
  readonly start: number
  readonly end: number
}
interface Cue extends Span {
  readonly kind: CueKind
  /** A negation that belongs to an element (不要告诉别人): it denies what it stands in, not what follows. */
  readonly isPart?: boolean
}
interface Found extends Span {
  readonly meaning: ElementMeaning
}
interface ElementMeaning {
  readonly element: string
  readonly isDemand: boolean
  readonly isDeniable: boolean
  /** "免征信" and "不要告诉": the negation is part of what is said. */
  readonly hasNegation: boolean
  /** "我不是骗子": what warns elsewhere is no warning in it. */
  readonly hidesCues: boolean
}
type Meaning = ElementMeaning | CueKind

/** @param words worth putting back when they are hidden */
export function createLexicon(
  elements: readonly LexiconElement[],
  context: LexiconContext,
  words: readonly string[],
): Lexicon {
  const byId = new Map(elements.map((element) => [element.id, element]))
  const { phrases, meanings } = phrasesOf(elements, context)
  const table = new PhraseTable(phrases)
  return {
    elements: [...byId.keys()],
    nameOf: (element) => byId.get(element)?.zh ?? element,
    namesOf: (element) => ({
      zh: byId.get(element)?.zh ?? element,
      en: byId.get(element)?.en ?? spelledOut(element),
    }),
    groupOf: (element) => byId.get(element)?.group ?? '',
    // What it is called in English changes nothing of what is found: weights trained before are still right.
    fingerprint: JSON.stringify([elements.map(({ en: _, ...element }) => element), context, words]),
    words,
    find(text) {
      const found: Found[] = []
      const cues: Cue[] = []
      for (const { phrase, start, end } of table.scan(text)) {
        const meaning = meanings[phrase]
        if (meaning === undefined) continue
        if (typeof meaning === 'string') cues.push({ kind: meaning, start, end })
        else found.push({ meaning, start, end })
      }
      if (found.length + cues.length === 0) return NOTHING
      return judged(found, cues, text)
    },
  }
}

/** demand.safe-account -> safe account */
const spelledOut = (element: string): string => (element.split('.')[1] ?? element).replaceAll('-', ' ')

const NOTHING: LexiconFinding = { asserted: [], warned: [], isWarning: false, hits: [] }

/** Elements by whether they are asserted, each once and in order. */
export function named(hits: readonly ElementHit[]): { asserted: string[]; warned: string[] } {
  const asserted: string[] = []
  const warned: string[] = []
  for (const { element, isWarned } of hits) {
    const names = isWarned ? warned : asserted
    if (!names.includes(element)) names.push(element)
  }
  return { asserted: asserted.sort(), warned: warned.sort() }
}

function phrasesOf(
  elements: readonly LexiconElement[],
  context: LexiconContext,
): { phrases: string[]; meanings: Meaning[] } {
  const phrases: string[] = []
  const meanings: Meaning[] = []
  const learn = (pattern: string, meaning: Meaning): void => {
    phrases.push(pattern)
    meanings.push(meaning)
  }
  const negations = context.negations.flatMap(spellingsOf)
  for (const { id, group, patterns, hidesCues = false } of elements)
    for (const pattern of patterns)
      learn(pattern, {
        element: id,
        isDemand: group === DEMAND,
        isDeniable: context.deniable.includes(group),
        hasNegation: negations.some((negation) => pattern.includes(negation)),
        hidesCues,
      })
  for (const [list, kind] of CUE_KINDS) for (const pattern of context[list]) learn(pattern, kind)
  return { phrases, meanings }
}

function judged(found: readonly Found[], all: readonly Cue[], text: string): LexiconFinding {
  const cues = all.length === 0 ? all : heard(all, found)
  const hits: ElementHit[] = []
  let isDemanding = false
  for (const { meaning, start, end } of found) {
    const isWarned = cues.length > 0 && isSpokenOf(meaning, start, end, text, cues)
    if (meaning.isDemand && !isWarned) isDemanding = true
    hits.push({ element: meaning.element, start, end, isWarned })
  }
  const isWarning = !isDemanding && cues.some(({ kind }) => isWarningKind(kind))
  return { ...named(hits), isWarning, hits }
}

/** Cues that mean what they say: not those in "我不是骗子" and 特别, and no hearsay where a victim speaks. */
function heard(cues: readonly Cue[], found: readonly Found[]): readonly Cue[] {
  const isFirstHand = cues.some(({ kind }) => kind === 'firstHand')
  const asides = cues.filter(isAside)
  const owners = found.filter(({ meaning }) => meaning.hidesCues)
  if (!isFirstHand && asides.length + owners.length === 0) return cues
  return cues.flatMap((cue) => {
    if (isAside(cue) || cue.kind === 'firstHand' || asides.some((one) => covers(one, cue))) return []
    if (isFirstHand && (cue.kind === 'reported' || cue.kind === 'sentence')) return []
    if (!owners.some((one) => covers(one, cue))) return [cue]
    return cue.kind === 'negation' ? [{ ...cue, isPart: true }] : []
  })
}

const covers = (one: Span, other: Span): boolean => one.start <= other.start && other.end <= one.end
const isAside = ({ kind }: Cue): boolean => kind === 'aside'

function isSpokenOf(
  meaning: ElementMeaning,
  start: number,
  end: number,
  text: string,
  cues: readonly Cue[],
): boolean {
  for (const cue of cues) {
    if (cue.kind === 'negation' ? denies(cue, meaning, start, end, text) : speaksOf(cue, start, text, cues))
      return true
  }
  return false
}

const isWarningKind = (kind: CueKind): boolean => kind === 'text' || kind === 'tag' || kind === 'refused'

/** Whether a cue ("就是诈骗", "如果有人", "谎称", "不会要求") makes what stands here something spoken about. */
function speaksOf({ kind, start, end }: Cue, at: number, text: string, cues: readonly Cue[]): boolean {
  switch (kind) {
    case 'text':
      return Math.abs(start - at) <= WARNING_REACH_CHARS
    case 'sentence':
      return at < start ? isOneSentence(text, at, start) : isOneSentence(text, start, at)
    case 'reported':
      return at >= start && isOneSentence(text, start, at)
    case 'tag':
    case 'refused':
      return (
        at >= start &&
        isOneSentence(text, start, at) &&
        !cues.some((cue) => cue.kind === 'contrast' && cue.start >= end && cue.start < at)
      )
    default:
      return false
  }
}

function isOneSentence(text: string, from: number, to: number): boolean {
  if (to - from > WARNING_REACH_CHARS) return false
  for (let at = from; at < to; at++) if (endsSentence(text.charCodeAt(at), text, at)) return false
  return true
}

/** A negation shortly before a demand, in its clause, or in a gap of its pattern: 不要给他转账, 验证码不要告诉. */
function denies(cue: Cue, meaning: ElementMeaning, from: number, to: number, text: string): boolean {
  if (!meaning.isDeniable || cue.start >= to) return false
  if (cue.start >= from) return !meaning.hasNegation && cue.end <= to
  if (cue.isPart === true) return false
  const isLatin = characterTables().kind[text.charCodeAt(cue.start)] === LATIN
  const gap = from - cue.end
  if (gap < 0 || gap > (isLatin ? LATIN_REACH_CHARS : NEGATION_REACH_CHARS)) return false
  return !CLAUSE_END.test(text.slice(cue.end, from))
}
