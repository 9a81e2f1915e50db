import { characterTables, HAN, RARE_HAN } from './characters'
import { type Cells, CellReader } from './cells'
import { edited, MAX_TEXT_CHARS, type Edit, type NormalText } from './normalise'
import { syllableTable } from './pinyin'

interface Word {
  readonly text: string
  readonly syllables: readonly number[]
}

const LONGEST_WORD = 6
/** A homophone of so many syllables is no accident, even in common characters: 安全帐户, 保正金. */
const TELLING_SYLLABLES = 3
const WILDCARD = '?'
/** Longer words are told by their sound. */
const LONGEST_SHAPE = 4

/**
 * Puts back the words that fraudsters hide: written in pinyin (zhuan账), by homophones (保正金, 薇信) or by look-alikes
 * (愙服). Only words of the lexicon are put back, and only where that is no accident: letters among Han, a rare character, or
 * three syllables and more. Two common characters that happen to sound like a word are left alone: 系统记录 is no 通缉.
 */
export class Repairer {
  private readonly byPair = new Map<number, Word[]>()
  private readonly isPair: Uint8Array
  private readonly byShape = new Map<string, string>()
  private readonly cells = new CellReader(2 * MAX_TEXT_CHARS)
  private readonly syllables = syllableTable()

  constructor(words: readonly string[]) {
    const { count } = this.syllables
    this.isPair = new Uint8Array(count * count)
    for (const text of new Set(words)) if (isPlainWord(text)) this.learn(text)
    for (const list of this.byPair.values()) list.sort((a, b) => b.text.length - a.text.length)
  }

  repair(normal: NormalText): NormalText {
    const cells = this.cells.read(normal.text)
    const edits: Edit[] = []
    for (let at = 0; at < cells.count; at++) {
      const edit = this.soundAt(normal.text, cells, at) ?? this.shapeAt(normal.text, cells, at)
      if (edit === null) continue
      if (edit.start < (edits.at(-1)?.end ?? 0)) continue
      edits.push(edit)
      while (at + 1 < cells.count && (cells.start[at + 1] ?? 0) < edit.end) at++
    }
    return edited(normal, edits)
  }

  private learn(text: string): void {
    const numbers = this.syllables.ofWord(text)
    const [first = 0, second = 0] = numbers
    if (numbers.includes(0)) return
    const pair = first * this.syllables.count + second
    this.isPair[pair] = 1
    this.byPair.set(pair, [...(this.byPair.get(pair) ?? []), { text, syllables: numbers }])
    if (text.length > LONGEST_SHAPE) return
    for (let hidden = 0; hidden < text.length; hidden++) {
      const shape = text.slice(0, hidden) + WILDCARD + text.slice(hidden + 1)
      // Two words of one shape: nobody can say which was meant.
      this.byShape.set(shape, this.byShape.has(shape) ? '' : text)
    }
  }

  private soundAt(text: string, cells: Cells, at: number): Edit | null {
    const { syllable, count } = cells
    // What lies behind the last cell is of an earlier text.
    if (at + 1 >= count) return null
    const first = syllable[at] ?? 0
    const second = syllable[at + 1] ?? 0
    const pair = first * this.syllables.count + second
    if (first === 0 || second === 0 || this.isPair[pair] === 0) return null
    for (const word of this.byPair.get(pair) ?? []) {
      const edit = this.spelling(text, cells, at, word)
      if (edit !== null) return edit.word === '' ? null : edit
    }
    return null
  }

  /** Null: another word; an empty word: it stands there as it is, or is an ordinary one. */
  private spelling(text: string, cells: Cells, at: number, word: Word): Edit | null {
    const size = word.syllables.length
    if (at + size > cells.count) return null
    for (let i = 0; i < size; i++) if (cells.syllable[at + i] !== word.syllables[i]) return null
    let odd = 0
    for (let i = 0; i < size; i++) odd += cells.isOdd[at + i] ?? 0
    const start = cells.start[at] ?? 0
    const end = cells.end[at + size - 1] ?? 0
    if (text.slice(start, end) === word.text) return { start, end, word: '' }
    if (odd > 0 || size >= TELLING_SYLLABLES) return { start, end, word: word.text }
    return null
  }

  private shapeAt(text: string, cells: Cells, at: number): Edit | null {
    const position = cells.start[at] ?? 0
    if (cells.isOdd[at] !== 1 || characterTables().kind[text.charCodeAt(position)] !== RARE_HAN) return null
    for (let size = LONGEST_SHAPE; size >= 2; size--) {
      for (let hidden = 0; hidden < size; hidden++) {
        const start = position - hidden
        if (start < 0 || start + size > text.length) continue
        const shape = text.slice(start, position) + WILDCARD + text.slice(position + 1, start + size)
        const word = this.byShape.get(shape)
        if (word !== undefined && word !== '') return { start, end: start + size, word }
      }
    }
    return null
  }
}

function isPlainWord(text: string): boolean {
  const { kind } = characterTables()
  if (text.length < 2 || text.length > LONGEST_WORD) return false
  return Array.from(text).every((character) => {
    const what = kind[character.charCodeAt(0)]
    return what === HAN || what === RARE_HAN
  })
}
