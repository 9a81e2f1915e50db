import { characterTables, HAN, LATIN, RARE_HAN } from './characters'
import { syllableTable } from './pinyin'

/** Each syllable of a normalised text and the units it spans: a Han character, or letters that spell one. */
export interface Cells {
  readonly count: number
  /** Syllable number; 0 parts what stands before from what follows (marks, digits, words that are no pinyin). */
  readonly syllable: Uint16Array
  readonly start: Int32Array
  readonly end: Int32Array
  /** 1: written in a way that ordinary text does not use (letters among Han, a rare character). */
  readonly isOdd: Uint8Array
}

/** Reads texts into one set of scratch arrays: a result is good until the next call. */
export class CellReader {
  private readonly syllable: Uint16Array
  private readonly start: Int32Array
  private readonly end: Int32Array
  private readonly isOdd: Uint8Array
  private readonly kind = characterTables().kind
  private readonly syllables = syllableTable()
  private count = 0

  constructor(maxUnits: number) {
    this.syllable = new Uint16Array(maxUnits)
    this.start = new Int32Array(maxUnits)
    this.end = new Int32Array(maxUnits)
    this.isOdd = new Uint8Array(maxUnits)
  }

  read(text: string): Cells {
    this.count = 0
    const { kind, syllables } = this
    const size = Math.min(text.length, this.syllable.length)
    for (let at = 0; at < size; at++) {
      const unit = text.charCodeAt(at)
      const what = kind[unit]
      if (what === HAN || what === RARE_HAN)
        this.add(syllables.ofUnit[unit] ?? 0, at, at + 1, what === RARE_HAN ? 1 : 0)
      else if (what === LATIN) at = this.addLetters(text, at) - 1
      else this.add(0, at, at + 1, 0)
    }
    const { count, syllable, start, end, isOdd } = this
    return { count, syllable, start, end, isOdd }
  }

  /** @returns where the letters end */
  private addLetters(text: string, from: number): number {
    let to = from + 1
    while (to < text.length && this.kind[text.charCodeAt(to)] === LATIN) to++
    const spelled = this.syllables.ofLatin(text.slice(from, to))
    if (spelled === null) {
      this.add(0, from, to, 0)
      return to
    }
    let start = from
    for (const { number, letters } of spelled) {
      this.add(number, start, start + letters, 1)
      start += letters
    }
    return to
  }

  private add(syllable: number, start: number, end: number, isOdd: number): void {
    const { count } = this
    if (count >= this.syllable.length) return
    this.syllable[count] = syllable
    this.start[count] = start
    this.end[count] = end
    this.isOdd[count] = isOdd
    this.count++
  }
}
