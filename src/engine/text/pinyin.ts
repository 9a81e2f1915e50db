import { pinyin } from 'pinyin-pro'

/**
 * Syllables without tones: what a homophone, a misheard word and pinyin typed in Latin letters have in common. Number 0
 * is no syllable.
 */
export interface Syllables {
  /** Syllable of a Han character by its code unit. */
  readonly ofUnit: Uint16Array
  /** Number of syllables, so that a pair fits `first * count + second`. */
  readonly count: number
  /** `zhuanzhang` -> zhuan and zhang; null when the letters are no whole syllables. */
  ofLatin(letters: string): readonly SpeltSyllable[] | null
  /** The syllables of a word of Han characters. */
  ofWord(word: string): readonly number[]
}

/** A syllable by its number, and how many letters spell it. */
export interface SpeltSyllable {
  readonly number: number
  readonly letters: number
}

const UNITS = 0x10000
const FIRST_HAN = 0x4e00
const LAST_HAN = 0x9fff
const LONGEST_SYLLABLE = 6
/** Longer runs of letters are no word that somebody spelt out. */
const MAX_LATIN_CHARS = 24

let syllables: Syllables | null = null

/** Built once a process in about 0.2 s from pinyin-pro's readings; of several readings the commonest. */
export function syllableTable(): Syllables {
  syllables ??= build()
  return syllables
}

function build(): Syllables {
  const numbers = new Map<string, number>()
  const ofUnit = new Uint16Array(UNITS)
  for (let unit = FIRST_HAN; unit <= LAST_HAN; unit++) {
    const character = String.fromCharCode(unit)
    const read = pinyin(character, { toneType: 'none', v: true })
    if (!/^[a-z]+$/.test(read)) continue
    const number = numbers.get(read) ?? numbers.size + 1
    numbers.set(read, number)
    ofUnit[unit] = number
  }
  return {
    ofUnit,
    count: numbers.size + 1,
    ofLatin: (letters) => (letters.length > MAX_LATIN_CHARS ? null : segment(letters, numbers)),
    ofWord: (word) => Array.from(word, (character) => ofUnit[character.charCodeAt(0)] ?? 0),
  }
}

/** Longest syllables first, stepping back where that leaves a rest. */
function segment(letters: string, numbers: ReadonlyMap<string, number>): readonly SpeltSyllable[] | null {
  if (letters === '') return []
  for (let length = Math.min(LONGEST_SYLLABLE, letters.length); length > 0; length--) {
    const number = numbers.get(letters.slice(0, length))
    if (number === undefined) continue
    const rest = segment(letters.slice(length), numbers)
    if (rest !== null) return [{ number, letters: length }, ...rest]
  }
  return null
}
