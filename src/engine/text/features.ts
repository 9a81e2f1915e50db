import { characterTables, DIGIT, FILLER, LATIN } from './characters'
import { CellReader } from './cells'
import type { LexiconFinding } from './lexicon'
import { MAX_TEXT_CHARS } from './normalise'
import { stemOf } from './stem'

export interface FeatureSettings {
  dimensionsLog2: number
  /** Length of the vector of each kind of n-gram: characters one, two and three at a time, syllables two and three. */
  norms: { unigram: number; bigram: number; trigram: number; soundBigram: number; soundTrigram: number }
  /** Value of a lexicon element, and of two that stand together. */
  elementValue: number
  pairValue: number
}

/**
 * Hashed features of a text in blocks: n-grams of characters (words, in Latin script) and of syllables by their order,
 * lexicon elements, and pairs of them. Those of one block have one value, so that no list of values is needed.
 */
export interface FeatureVector {
  /** Slots, block after block. */
  readonly slots: Int32Array
  /** Where each block ends. */
  readonly ends: Int32Array
}

export const BLOCKS = 7
/** The blocks before this one are n-grams, whose vector has a length of its own whatever their number. */
const ELEMENTS = 5

/** The value of each block's features. */
export function blockValues({ ends }: FeatureVector, settings: FeatureSettings, values: Float64Array): void {
  const { unigram, bigram, trigram, soundBigram, soundTrigram } = settings.norms
  values[0] = unigram
  values[1] = bigram
  values[2] = trigram
  values[3] = soundBigram
  values[4] = soundTrigram
  let from = 0
  for (let block = 0; block < ELEMENTS; block++) {
    const to = ends[block] ?? 0
    values[block] = (values[block] ?? 0) / Math.sqrt(Math.max(1, to - from))
    from = to
  }
  values[ELEMENTS] = settings.elementValue
  values[ELEMENTS + 1] = settings.pairValue
}

/** Groups whose elements make a fraud only together: who, why, what, and how it is pressed. */
const PAIRED: readonly (readonly [string, string])[] = [
  ['claim', 'pretext'],
  ['claim', 'demand'],
  ['pretext', 'demand'],
  ['demand', 'secrecy'],
  ['demand', 'pressure'],
  ['claim', 'channel'],
  ['pretext', 'channel'],
  ['benign', 'demand'],
  ['benign', 'pretext'],
]
const { imul } = Math
const PAIR_SEED = 0x85ebca6b
const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193
const SOUND_SEED = 0x9e3779b9
/** A number says what it is by its length: a price, a code, a hotline, a phone, a card. */
const NUMBER_TOKENS = {
  short: 0x30,
  four: 0x31,
  hotline: 0x32,
  code: 0x33,
  long: 0x34,
  phone: 0x35,
  card: 0x36,
}
/** Service numbers of banks, insurers, operators and public bodies: 95588, 96110, 12368, 10086. */
const HOTLINE = /^(?:95|96|12|10|11)\d{3,4}$/
const LONGEST_NGRAM = 3
const LONGEST_SOUND = 3
/** Shorter runs of letters (qq, v, td) are signs rather than words. */
const MIN_WORD_LETTERS = 3
const MOST_GENERATIONS = 255
const MAX_TOKENS = 2 * MAX_TEXT_CHARS
const MAX_SLOTS = 6 * MAX_TOKENS

export class FeatureExtractor {
  private readonly mask: number
  private readonly seenIn: Uint8Array
  private readonly tokens = new Int32Array(MAX_TOKENS)
  private readonly slots = new Int32Array(MAX_SLOTS)
  private readonly cells = new CellReader(MAX_TOKENS)
  private readonly kind = characterTables().kind
  private readonly ends = new Int32Array(BLOCKS)
  /** N-grams whose vector has no length are not worth making. */
  private readonly isUsed: readonly boolean[]
  private readonly hasSounds: boolean
  /** Elements by their hash. */
  private readonly numbers = new Map<string, number>()
  private count = 0
  private generation = 0

  constructor(
    settings: Pick<FeatureSettings, 'dimensionsLog2' | 'norms'>,
    private readonly groupOf: (element: string) => string,
  ) {
    this.mask = (1 << settings.dimensionsLog2) - 1
    this.seenIn = new Uint8Array(1 << settings.dimensionsLog2)
    const { unigram, bigram, trigram, soundBigram, soundTrigram } = settings.norms
    this.isUsed = [unigram, bigram, trigram, soundBigram, soundTrigram].map((norm) => norm > 0)
    this.hasSounds = soundBigram > 0 || soundTrigram > 0
  }

  /** The vector lies in scratch memory and is good until the next call; slicing both arrays keeps it. */
  extract(text: string, found: LexiconFinding): FeatureVector {
    const { ends } = this
    this.begin()
    const size = this.tokenise(text)
    for (let order = 1; order <= LONGEST_NGRAM; order++)
      ends[order - 1] = this.isUsed[order - 1] === true ? this.characterNgrams(size, order) : this.count
    this.sounds(text)
    for (const element of found.asserted) this.add(this.numberOf(element))
    for (const element of found.warned) this.add(~this.numberOf(element))
    if (found.isWarning) this.add(WARNING)
    ends[ELEMENTS] = this.count
    this.pairs(found.asserted)
    ends[ELEMENTS + 1] = this.count
    return { slots: this.slots.subarray(0, this.count), ends }
  }

  /** A byte a slot instead of four keeps the table in the processor's cache; it is wiped every 255 texts. */
  private begin(): void {
    this.count = 0
    this.generation++
    if (this.generation <= MOST_GENERATIONS) return
    this.seenIn.fill(0)
    this.generation = 1
  }

  /** Han characters and marks as they are, a number as one sign, a Latin word as its stem; blanks say nothing. */
  private tokenise(text: string): number {
    const { kind, tokens } = this
    let size = 0
    for (let at = 0; at < text.length && size < MAX_TOKENS; at++) {
      const unit = text.charCodeAt(at)
      const what = kind[unit]
      if (what === DIGIT) {
        const from = at
        while (kind[text.charCodeAt(at + 1)] === DIGIT) at++
        tokens[size++] = numberToken(text, from, at + 1)
      } else if (what === LATIN) {
        const from = at
        while (kind[text.charCodeAt(at + 1)] === LATIN) at++
        if (at + 1 - from >= MIN_WORD_LETTERS) tokens[size++] = hash(stemOf(text.slice(from, at + 1)))
        else for (let i = from; i <= at; i++) tokens[size++] = text.charCodeAt(i)
      } else if (what !== FILLER) tokens[size++] = unit
    }
    return size
  }

  private characterNgrams(size: number, order: number): number {
    const { tokens } = this
    for (let start = 0; start + order <= size; start++) {
      let value = FNV_OFFSET
      for (let at = start; at < start + order; at++) value = imul(value ^ (tokens[at] ?? 0), FNV_PRIME)
      this.add(value)
    }
    return this.count
  }

  private sounds(text: string): void {
    const { ends } = this
    ends.fill(this.count, LONGEST_NGRAM, ELEMENTS)
    if (!this.hasSounds) return
    const { count, syllable } = this.cells.read(text)
    for (let order = 2; order <= LONGEST_SOUND; order++) {
      const block = LONGEST_NGRAM + order - 2
      ends[block] = this.isUsed[block] === true ? this.soundNgrams(syllable, count, order) : this.count
    }
  }

  /** Syllables with nothing between them. */
  private soundNgrams(syllable: Uint16Array, count: number, order: number): number {
    let run = 0
    for (let at = 0; at < count; at++) {
      run = syllable[at] === 0 ? 0 : run + 1
      if (run < order) continue
      let value = SOUND_SEED
      for (let i = at + 1 - order; i <= at; i++) value = imul(value ^ (syllable[i] ?? 0), FNV_PRIME)
      this.add(value)
    }
    return this.count
  }

  /** Every two elements of groups that go together, and the groups themselves. */
  private pairs(asserted: readonly string[]): void {
    if (asserted.length < 2) return
    const groups = asserted.map((element) => this.groupOf(element))
    for (let i = 0; i < asserted.length; i++) {
      const partners = PARTNERS.get(groups[i] ?? '')
      if (partners === undefined) continue
      const seed = imul(this.numberOf(asserted[i] ?? '') ^ PAIR_SEED, FNV_PRIME)
      for (let j = 0; j < asserted.length; j++) {
        const group = partners.get(groups[j] ?? '')
        if (group === undefined) continue
        this.add(group)
        this.add(seed ^ this.numberOf(asserted[j] ?? ''))
      }
    }
  }

  private numberOf(element: string): number {
    let number = this.numbers.get(element)
    if (number === undefined) {
      number = hash(`+${element}`)
      this.numbers.set(element, number)
    }
    return number
  }

  private add(value: number): void {
    const slot = (value ^ (value >>> 15)) & this.mask
    if (this.seenIn[slot] === this.generation || this.count >= MAX_SLOTS) return
    this.seenIn[slot] = this.generation
    this.slots[this.count++] = slot
  }
}

function numberToken(text: string, from: number, to: number): number {
  const size = to - from
  if (size <= 2) return NUMBER_TOKENS.short
  if (size <= 4) return NUMBER_TOKENS.four
  if (size <= 6) return HOTLINE.test(text.slice(from, to)) ? NUMBER_TOKENS.hotline : NUMBER_TOKENS.code
  if (size <= 9) return NUMBER_TOKENS.long
  return size <= 12 ? NUMBER_TOKENS.phone : NUMBER_TOKENS.card
}

function hash(text: string): number {
  let value = FNV_OFFSET
  for (let at = 0; at < text.length; at++) value = imul(value ^ text.charCodeAt(at), FNV_PRIME)
  return value
}

const WARNING = hash('=warning')
/** By the first group of a pair: its second groups, and what the two together are known as. */
const PARTNERS = new Map(
  PAIRED.map(([first]) => [
    first,
    new Map(
      PAIRED.filter(([one]) => one === first).map(([, second]) => [second, hash(`${first}&${second}`)]),
    ),
  ]),
)
