import { partsOf, segmentsOf } from './pattern'
import { NO_NODE, Outcomes, Trie, type Words } from './word-trie'

/** Where a pattern stands in a text, and which one of those given to the table. */
export interface PhraseHit {
  readonly phrase: number
  readonly start: number
  readonly end: number
}

/** Parts of a pattern written with `~` may stand this many characters apart, in one sentence. */
const GAP_CHARS = 8
/** English needs more letters for as many words. */
const LATIN_GAP_CHARS = 24
const NO_CHAIN = -1
const NOT_REACHED = -1
const HAN_CHARACTER = /[\u3400-\u9fff]/

/**
 * Every pattern of a list in one walk over a text, whatever their number. Words are looked up in a trie; a pattern with gaps
 * is a chain of them, and each word only asks whether the one before it was seen near enough. A part of Latin letters begins
 * where a word begins (`arrest` is found in `arrested`, not in `rearrest`).
 */
export class PhraseTable {
  private readonly words: Words
  private readonly links: Links
  private readonly reachedEnd: Int32Array
  private readonly reachedStart: Int32Array

  /** @param patterns as pattern.ts reads them */
  constructor(patterns: readonly string[]) {
    const links: Link[] = []
    const trie = new Trie()
    let chains = 0
    patterns.forEach((pattern, phrase) => {
      const parts = partsOf(pattern)
      parts.forEach((part, i) => {
        const before = i === 0 ? NO_CHAIN : chains++
        const chain = i === parts.length - 1 ? NO_CHAIN : chains
        const gap = HAN_CHARACTER.test(part) ? GAP_CHARS : LATIN_GAP_CHARS
        trie.add(segmentsOf(part), links.push({ before, gap, chain, phrase }) - 1)
      })
    })
    const outcomes = new Outcomes()
    this.words = trie.close(outcomes)
    this.links = packed(
      outcomes.all.map((list) => list.map((link) => links[link]).filter((link) => link !== undefined)),
    )
    this.reachedEnd = new Int32Array(chains)
    this.reachedStart = new Int32Array(chains)
  }

  /** Hits by where they start, then by where they end. Linear in the text and in what is found. */
  scan(text: string): PhraseHit[] {
    const hits: PhraseHit[] = []
    const { words } = this
    let sentence = 0
    let isSorted = true
    this.reachedEnd.fill(NOT_REACHED)
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      if (endsSentence(unit, text, at)) sentence = at + 1
      if (!words.mayBegin(unit, text.charCodeAt(at + 1))) continue
      let node = words.first(text, at)
      for (let end = at + 1; node !== NO_NODE; end++) {
        const outcome = words.outcomeOf(node)
        if (outcome >= 0) isSorted = this.met(outcome, at, end, sentence, hits) && isSorted
        if (end === text.length) break
        node = words.next(node, text.charCodeAt(end))
      }
    }
    return isSorted ? hits : hits.sort(byPlace)
  }

  /** @returns whether the hits are still in order */
  private met(outcome: number, start: number, end: number, sentence: number, hits: PhraseHit[]): boolean {
    const { links, reachedEnd, reachedStart } = this
    let isSorted = true
    const to = links.from[outcome + 1] ?? 0
    for (let link = links.from[outcome] ?? 0; link < to; link++) {
      const before = links.before[link] ?? NO_CHAIN
      let from = start
      if (before !== NO_CHAIN) {
        const reached = reachedEnd[before] ?? NOT_REACHED
        if (reached < sentence || reached > start || start - reached > (links.gap[link] ?? 0)) continue
        from = reachedStart[before] ?? 0
      }
      const chain = links.chain[link] ?? NO_CHAIN
      if (chain === NO_CHAIN) {
        hits.push({ phrase: links.phrase[link] ?? 0, start: from, end })
        if (from < start) isSorted = false
      } else {
        reachedEnd[chain] = end
        reachedStart[chain] = from
      }
    }
    return isSorted
  }
}

const byPlace = (a: PhraseHit, b: PhraseHit): number =>
  a.start === b.start ? a.end - b.end : a.start - b.start

/** One part of one pattern. */
interface Link {
  /** What must have been reached shortly before; {@link NO_CHAIN}: the pattern begins here. */
  readonly before: number
  readonly gap: number
  /** What is reached; {@link NO_CHAIN}: the pattern ends here. */
  readonly chain: number
  readonly phrase: number
}

/** Links of outcome `o` lie from `from[o]` to `from[o + 1]`. */
interface Links {
  readonly from: Int32Array
  readonly before: Int32Array
  readonly gap: Int32Array
  readonly chain: Int32Array
  readonly phrase: Int32Array
}

function packed(outcomes: readonly (readonly Link[])[]): Links {
  const all = outcomes.flat()
  const from = new Int32Array(outcomes.length + 1)
  outcomes.forEach((list, outcome) => (from[outcome + 1] = (from[outcome] ?? 0) + list.length))
  return {
    from,
    before: Int32Array.from(all, (link) => link.before),
    gap: Int32Array.from(all, (link) => link.gap),
    chain: Int32Array.from(all, (link) => link.chain),
    phrase: Int32Array.from(all, (link) => link.phrase),
  }
}

const FULL_STOP = 0x2e
const BLANK = 0x20
/** !?; and the end of a line. */
const SENTENCE_ENDS = new Set([0x21, 0x3f, 0x3b, 0x0a])
const LAST_ASCII = 0x7f
const CHINESE_STOP = 0x3002

/** Whether the unit that stands here ends a sentence: 。!?; a line's end, or a full stop before a blank. */
export function endsSentence(unit: number, text: string, at: number): boolean {
  if (unit > LAST_ASCII) return unit === CHINESE_STOP
  return SENTENCE_ENDS.has(unit) || (unit === FULL_STOP && text.charCodeAt(at + 1) === BLANK)
}
