import { astral, characterTables, DIGIT, DROPPED, EXPANDED, FILLER, HAN, MARK, RARE_HAN } from './characters'

/** Longer texts are judged by their head and tail: scripts open with the claim and end with the demand. */
export const MAX_TEXT_CHARS = 4_000
const HEAD_CHARS = 3_000
/** Longer runs of blanks and marks between two Han characters part sentences and hide no word. */
const MAX_FILLER_CHARS = 6
/** NFKC makes at most 18 of one unit. */
const SCRATCH_UNITS = 20 * MAX_TEXT_CHARS
// An address with its scheme, or a name with a domain: two labels and more, the last of letters. Neither e-mail nor 3.5.
const LINK =
  /(?:https?:\/\/|www\.)[^\s\u3400-\u9fff]{1,200}|(?<![a-z0-9@.-])[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40}){0,4}\.[a-z]{2,10}(?![a-z0-9@])(?:\/[^\s\u3400-\u9fff]{0,200})?/g
const HOST = /^(?:https?:\/\/)?([^/?#:]*)/
const OFFICIAL_LINK = ' officiallink '
const OTHER_LINK = ' link '

/** One spelling for what a reader would take as the same, and where each unit of it came from. */
export interface NormalText {
  readonly text: string
  /** Index in the original text of each unit. */
  readonly origins: Int32Array
}

export type Variants = ReadonlyMap<string, readonly [written: string, meant: string][]>

/** Groups spelling variants by their first character; longer ones win. */
export function variantsOf(pairs: Readonly<Record<string, string>>): Variants {
  const table = new Map<string, [string, string][]>()
  for (const [written, meant] of Object.entries(pairs)) {
    const first = written.charAt(0)
    table.set(first, [...(table.get(first) ?? []), [written, meant]])
  }
  for (const list of table.values()) list.sort((a, b) => b[0].length - a[0].length)
  return table
}

/**
 * NFKC, invisible and pictorial characters out, lower case, traditional to simplified, filler inside Chinese words out
 * (安.全-账 户, 安，全，账，户), links to one word, declared variants (转帐, 薇信) folded. Linear in the text, which is
 * cut to {@link MAX_TEXT_CHARS}.
 */
export class Normaliser {
  private readonly tables = characterTables()
  private readonly units = new Uint16Array(SCRATCH_UNITS)
  private readonly bytes = Buffer.from(this.units.buffer)
  private readonly origins = new Int32Array(SCRATCH_UNITS)
  private readonly startsVariant = new Uint8Array(0x10000)
  private length = 0
  /** Where filler after a Han character began; -1: something else came between. */
  private fillerFrom = -1
  /** The mark that parts single characters just now, or 0. */
  private spelledBy = 0

  /** @param officialDomains of public bodies, banks and platforms: a link elsewhere in their name is a bait */
  constructor(
    private readonly variants: Variants,
    private readonly officialDomains: ReadonlySet<string>,
  ) {
    for (const first of variants.keys()) this.startsVariant[first.charCodeAt(0)] = 1
  }

  normalise(text: string): NormalText {
    this.length = 0
    this.fillerFrom = -1
    this.spelledBy = 0
    const cut = text.length > MAX_TEXT_CHARS
    this.take(text, 0, cut ? HEAD_CHARS : text.length)
    if (cut) this.take(text, text.length - (MAX_TEXT_CHARS - HEAD_CHARS), text.length)
    const plain = this.result()
    return this.foldVariants(this.foldLinks(plain))
  }

  private take(text: string, from: number, to: number): void {
    const { fold, expansions } = this.tables
    for (let at = from; at < to; at++) {
      const unit = text.charCodeAt(at)
      const folded = fold[unit] ?? DROPPED
      if (folded > EXPANDED) this.push(folded, at)
      else if (folded === EXPANDED) this.pushAll(expansions.get(unit) ?? '', at)
      else if (unit >= 0xd800 && unit < 0xdc00) this.pushAll(astral(text.codePointAt(at) ?? 0), at)
    }
  }

  private pushAll(expanded: string, origin: number): void {
    for (let i = 0; i < expanded.length; i++) {
      const unit = expanded.charCodeAt(i)
      this.push(this.tables.fold[unit] ?? unit, origin)
    }
  }

  private push(unit: number, origin: number): void {
    const kind = this.tables.kind[unit]
    if (kind === HAN || kind === RARE_HAN) {
      this.dropFiller()
      this.write(unit, origin)
      this.fillerFrom = this.length
      return
    }
    if (kind !== FILLER) this.fillerFrom = -1
    this.write(unit, origin)
  }

  private dropFiller(): void {
    const { units, fillerFrom } = this
    const size = this.length - fillerFrom
    if (fillerFrom >= 0 && size > 0 && size <= MAX_FILLER_CHARS) this.length = fillerFrom
    const mark = units[this.length - 1] ?? 0
    if (this.length < 2 || this.tables.kind[mark] !== MARK) {
      this.spelledBy = 0
      return
    }
    const isSpelled = this.length >= 4 && units[this.length - 3] === mark && this.isHanAt(this.length - 4)
    if (!this.isHanAt(this.length - 2) || !(isSpelled || this.spelledBy === mark)) return
    if (this.spelledBy === 0) this.removeAt(this.length - 3)
    this.length--
    this.spelledBy = mark
  }

  private isHanAt(at: number): boolean {
    const kind = this.tables.kind[this.units[at] ?? 0]
    return kind === HAN || kind === RARE_HAN
  }

  private removeAt(at: number): void {
    this.units.copyWithin(at, at + 1, this.length)
    this.origins.copyWithin(at, at + 1, this.length)
    this.length--
  }

  private write(unit: number, origin: number): void {
    this.units[this.length] = unit
    this.origins[this.length] = origin
    this.length++
  }

  private result(): NormalText {
    return {
      text: this.bytes.toString('utf16le', 0, this.length * Uint16Array.BYTES_PER_ELEMENT),
      origins: this.origins.slice(0, this.length),
    }
  }

  private foldLinks(normal: NormalText): NormalText {
    const { text } = normal
    if (!text.includes('.') && !text.includes('://')) return normal
    const edits: Edit[] = []
    for (const match of text.matchAll(LINK)) {
      const [link] = match
      const word = this.isOfficial(link) ? OFFICIAL_LINK : OTHER_LINK
      edits.push({ start: match.index, end: match.index + link.length, word })
    }
    return edited(normal, edits)
  }

  /** `e.icbc.com.cn/x` is official when `icbc.com.cn` is. */
  private isOfficial(link: string): boolean {
    const labels = (HOST.exec(link)?.[1] ?? '').split('.')
    return labels.some((_, from) => this.officialDomains.has(labels.slice(from).join('.')))
  }

  private foldVariants(normal: NormalText): NormalText {
    const { text } = normal
    const edits: Edit[] = []
    for (let at = 0; at < text.length; at++) {
      if (this.startsVariant[text.charCodeAt(at)] === 0) continue
      const match = this.variants.get(text.charAt(at))?.find(([written]) => text.startsWith(written, at))
      if (match === undefined) continue
      edits.push({ start: at, end: at + match[0].length, word: match[1] })
      at += match[0].length - 1
    }
    return edited(normal, edits)
  }
}

/** A stretch of text to be read as another word. */
export interface Edit {
  start: number
  end: number
  word: string
}

/** Applies edits in ascending order that do not overlap; what is put in keeps the origin of what it replaces. */
export function edited(normal: NormalText, edits: readonly Edit[]): NormalText {
  if (edits.length === 0) return normal
  const { text, origins } = normal
  let result = ''
  const from: number[] = []
  let at = 0
  const keep = (to: number): void => {
    result += text.slice(at, to)
    for (; at < to; at++) from.push(origins[at] ?? 0)
  }
  for (const { start, end, word } of edits) {
    keep(start)
    result += word
    const size = Math.max(1, end - start)
    for (let i = 0; i < word.length; i++) from.push(origins[start + placeIn(i, word.length, size)] ?? 0)
    at = end
  }
  keep(text.length)
  return { text: result, origins: Int32Array.from(from) }
}

/** Where the i-th unit of a word stands in the stretch it replaces: first on first, last on last. */
const placeIn = (i: number, length: number, size: number): number =>
  i > 0 && i === length - 1 ? size - 1 : Math.min(size - 1, Math.floor((i * size) / length))

export const isDigitUnit = (unit: number): boolean => characterTables().kind[unit] === DIGIT
