import { Converter } from 'opencc-js/t2cn'

/** Longer texts are judged by their head and tail: scripts open with the claim and end with the demand. */
export const MAX_TEXT_CHARS = 4_000
const HEAD_CHARS = 3_000

const FIRST_HAN = 0x3400
const LAST_HAN = 0x9fff
// Zero-width, bidi controls, soft hyphen, variation selectors, combining marks, other controls but the line feed.
const INVISIBLE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u0300-\u036f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\uffff]/g
// Emoji, symbols and everything outside the basic plane, lone surrogates included.
const PICTORIAL = /[\u2190-\u21ff\u2300-\u27bf\u2900-\u2bff\u3200-\u33ff\ud800-\udfff\ue000-\uf8ff]/g
const HAN = '[\\u3400-\\u9fff]'
/** Blanks and marks put inside words to hide them; sentence marks are kept. */
const FILLER_INSIDE_WORD = new RegExp(`(?<=${HAN})[ \\t*_\\-.·•|/\\\\~^+=#&'"\`<>]{1,6}(?=${HAN})`, 'g')
const LINK = /(?:https?:\/\/|www\.)[^\s\u3400-\u9fff]{1,200}/g

let simplified: ReadonlyMap<string, string> | null = null

/** Single-character folding built once from OpenCC: 3,162 characters in about 0.1 s. */
function simplifiedCharacters(): ReadonlyMap<string, string> {
  if (simplified !== null) return simplified
  const convert = Converter({ from: 'tw', to: 'cn' })
  const table = new Map<string, string>()
  for (let code = FIRST_HAN; code <= LAST_HAN; code++) {
    const character = String.fromCharCode(code)
    const folded = convert(character)
    if (folded !== character && folded.length === 1) table.set(character, folded)
  }
  simplified = table
  return table
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
 * One spelling for what a reader would take as the same: NFKC, invisible and pictorial characters out, lower case,
 * traditional to simplified, filler inside Chinese words out, declared variants (转帐, 薇信) folded.
 */
export function normalise(text: string, variants: Variants): string {
  const bounded =
    text.length <= MAX_TEXT_CHARS ? text : text.slice(0, HEAD_CHARS) + text.slice(HEAD_CHARS - MAX_TEXT_CHARS)
  const plain = bounded.normalize('NFKC').slice(0, 2 * MAX_TEXT_CHARS)
  const visible = plain.replace(INVISIBLE, '').replace(PICTORIAL, '').toLowerCase()
  const shortened = visible.replace(LINK, ' url ').replace(FILLER_INSIDE_WORD, '')
  return fold(shortened, simplifiedCharacters(), variants)
}

function fold(text: string, characters: ReadonlyMap<string, string>, variants: Variants): string {
  let folded = ''
  for (const character of text) folded += characters.get(character) ?? character
  let result = ''
  let position = 0
  while (position < folded.length) {
    const character = folded.charAt(position)
    const match = variants.get(character)?.find(([written]) => folded.startsWith(written, position))
    result += match === undefined ? character : match[1]
    position += match === undefined ? 1 : match[0].length
  }
  return result
}
