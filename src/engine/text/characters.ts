import { Converter } from 'opencc-js/t2cn'

/**
 * What a reader sees in one UTF-16 code unit, as tables built once a process in about a third of a second: NFKC, lower
 * case and traditional-to-simplified folding in one look-up, and the kinds of unit that the normaliser decides by.
 */
export interface CharacterTables {
  /** The unit a reader would take it for; {@link DROPPED} or {@link EXPANDED}. */
  readonly fold: Uint16Array
  /** What an {@link EXPANDED} unit stands for, e.g. ㈱ -> (株). */
  readonly expansions: ReadonlyMap<number, string>
  readonly kind: Uint8Array
}

export const DROPPED = 0
export const EXPANDED = 1

export const OTHER = 0
export const HAN = 1
/** Han that ordinary text hardly uses: outside level 1 (3,755 characters) of GB 2312-80. */
export const RARE_HAN = 2
/** Blanks and marks put inside words to hide them. */
export const FILLER = 3
/** Marks that end a clause or sentence; filler only when they part single characters, one after the other. */
export const MARK = 4
export const LATIN = 5
export const DIGIT = 6

const UNITS = 0x10000
const FIRST_HAN = 0x3400
const LAST_HAN = 0x9fff
// Zero-width, bidi controls, soft hyphen, variation selectors, combining marks, other controls but the line feed.
const INVISIBLE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u0300-\u036f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u20d0-\u20ff\ufe00-\ufe0f\ufeff\ufff0-\uffff]/
// Emoji and symbols; what lies outside the basic plane is handled by code point.
const PICTORIAL = /[\u2190-\u21ff\u2300-\u27bf\u2900-\u2bff\u3200-\u32ff\ud800-\udfff\ue000-\uf8ff]/
const ENCLOSED = /[\u2460-\u24ff\u3220-\u3247\u3280-\u32b0]/
const FILLERS = ' \t*_-.·•|/\\~^+=#&\'"`<>○●□■◆◇★☆…—'
const MARKS = '。!?;,、:'
/** GB 2312-80, level 1: the common characters, in rows 16 to 55. */
const LEVEL_ONE = { firstRow: 0xb0, lastRow: 0xd7, lastCellOfLastRow: 0xf9, firstCell: 0xa1, lastCell: 0xfe }

let tables: CharacterTables | null = null

export function characterTables(): CharacterTables {
  tables ??= build()
  return tables
}

/** A letter or digit outside the basic plane (𝐀, 𝟏, 🄰) as the plain one it stands for; '' for everything else there. */
export function astral(codePoint: number): string {
  const plain = String.fromCodePoint(codePoint).normalize('NFKC').toLowerCase()
  return /^[a-z0-9]$/.test(plain) ? plain : ''
}

function build(): CharacterTables {
  const fold = new Uint16Array(UNITS)
  const expansions = new Map<number, string>()
  const kind = kinds()
  const simplified = simplifiedCharacters(kind)
  for (let unit = 1; unit < UNITS; unit++) {
    const character = String.fromCharCode(unit)
    const isHidden = INVISIBLE.test(character) || (PICTORIAL.test(character) && !ENCLOSED.test(character))
    const plain = isHidden ? '' : character.normalize('NFKC').toLowerCase()
    if (plain.length === 1) fold[unit] = simplified.get(plain)?.charCodeAt(0) ?? plain.charCodeAt(0)
    else if (plain.length > 1) {
      fold[unit] = EXPANDED
      expansions.set(unit, plain)
    }
  }
  return { fold, expansions, kind }
}

/** Single-character folding by OpenCC: 3,162 characters. */
function simplifiedCharacters(kind: Uint8Array): ReadonlyMap<string, string> {
  const convert = Converter({ from: 'tw', to: 'cn' })
  const table = new Map<string, string>()
  for (let code = FIRST_HAN; code <= LAST_HAN; code++) {
    // A common simplified character is never taken for the traditional form of another (么 is not 幺).
    if (kind[code] === HAN) continue
    const character = String.fromCharCode(code)
    const folded = convert(character)
    if (folded !== character && folded.length === 1) table.set(character, folded)
  }
  return table
}

function kinds(): Uint8Array {
  const kind = new Uint8Array(UNITS)
  kind.fill(RARE_HAN, FIRST_HAN, LAST_HAN + 1)
  for (const character of commonCharacters()) kind[character.charCodeAt(0)] = HAN
  for (const filler of FILLERS) kind[filler.charCodeAt(0)] = FILLER
  for (const mark of MARKS) kind[mark.charCodeAt(0)] = MARK
  for (let letter = 0x61; letter <= 0x7a; letter++) kind[letter] = LATIN
  for (let digit = 0x30; digit <= 0x39; digit++) kind[digit] = DIGIT
  return kind
}

function commonCharacters(): string {
  const decoder = new TextDecoder('gb18030')
  const { firstRow, lastRow, lastCellOfLastRow, firstCell, lastCell } = LEVEL_ONE
  let common = ''
  for (let row = firstRow; row <= lastRow; row++) {
    const last = row === lastRow ? lastCellOfLastRow : lastCell
    for (let cell = firstCell; cell <= last; cell++) common += decoder.decode(Uint8Array.of(row, cell))
  }
  return common
}
