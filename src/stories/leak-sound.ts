import { pinyin } from 'pinyin-pro'
import { isVisible, plainOf } from './leak-characters'

/**
 * A text as it sounds: Han in pinyin without tones, Latin letters as they are, nothing else. What was written by
 * homophones, in pinyin, or half and half, sounds the same.
 */
export interface Sound {
  readonly text: string
  /** Offset in the original of each letter's character, and of the end of that character. */
  readonly start: readonly number[]
  readonly end: readonly number[]
  /** A syllable or a Latin word begins here; one more entry for the end. */
  readonly isFirst: readonly boolean[]
  readonly isHan: readonly boolean[]
}

export interface SoundSpan {
  readonly start: number
  readonly end: number
  /** Nothing but Han stands there. */
  readonly isHan: boolean
}

export interface LatinToken {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly isUpper: boolean
}

const readings = new Map<string, readonly string[]>()

/** How a character is read, the commonest first, with both spellings of ü; empty where it is no Han. */
export function readingsOf(character: string): readonly string[] {
  const known = readings.get(character)
  if (known !== undefined) return known
  const options = { toneType: 'none', v: true, type: 'array' } as const
  const all = [...pinyin(character, options), ...pinyin(character, { ...options, multiple: true })]
  const spelt = [...new Set(all)].filter((reading) => /^[a-z]+$/.test(reading))
  const found = [
    ...new Set(
      spelt.flatMap((reading) => (reading.includes('v') ? [reading, reading.replace('v', 'u')] : [reading])),
    ),
  ]
  readings.set(character, found)
  return found
}

const MOST_READINGS = 24

/** Every way to spell it in pinyin; a character may have several readings. */
export function spellingsOf(characters: string): string[] {
  let spelt = ['']
  for (const character of characters) {
    const readings = readingsOf(character)
    if (readings.length === 0) return []
    spelt = spelt.flatMap((before) => readings.map((reading) => before + reading)).slice(0, MOST_READINGS)
  }
  return spelt
}

interface Writable {
  text: string
  readonly start: number[]
  readonly end: number[]
  readonly isFirst: boolean[]
  readonly isHan: boolean[]
}

export function soundOf(original: string): Sound {
  const sound: Writable = { text: '', start: [], end: [], isFirst: [], isHan: [] }
  const push = (letters: string, at: number, size: number, isFirst: boolean, isHan: boolean): void => {
    for (const [index, letter] of Array.from(letters).entries()) {
      sound.text += letter
      sound.start.push(at)
      sound.end.push(at + size)
      sound.isFirst.push(isFirst && index === 0)
      sound.isHan.push(isHan)
    }
  }
  let offset = 0
  let before: 'upper' | 'lower' | null = null
  for (const character of original) {
    if (isVisible(character)) {
      const plain = plainOf(character)
      const letters = plain.replace(/[^a-z]/g, '')
      const isUpper = character !== character.toLowerCase()
      if (letters !== '' && letters === plain) {
        push(letters, offset, character.length, before === null || (before === 'lower' && isUpper), false)
        before = isUpper ? 'upper' : 'lower'
      } else {
        push(readingsOf(character.normalize('NFKC'))[0] ?? '', offset, character.length, true, true)
        before = null
      }
    }
    offset += character.length
  }
  return { ...sound, isFirst: [...sound.isFirst, true] }
}

// So many letters in a row come about by chance in no text.
const TELLING_LETTERS = 9

/** Where the text sounds so, from the beginning of a syllable or word to the end of one. */
export function findSound({ text, start, end, isFirst, isHan }: Sound, wanted: string): SoundSpan[] {
  const spans: SoundSpan[] = []
  if (wanted === '') return spans
  for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + 1)) {
    const to = from + wanted.length
    const isWhole = isFirst[from] === true && isFirst[to] === true
    if (!isWhole && wanted.length < TELLING_LETTERS) continue
    const first = start[from]
    const last = end[to - 1]
    if (first === undefined || last === undefined) continue
    spans.push({ start: first, end: last, isHan: isHan.slice(from, to).every(Boolean) })
  }
  return spans
}

/** Latin words one by one, figures of tones left out: "pei4". */
export function latinTokens({ text, start, end, isFirst, isHan }: Sound, original: string): LatinToken[] {
  const tokens: LatinToken[] = []
  let from = 0
  for (let index = 1; index <= text.length; index++) {
    if (isFirst[index] !== true) continue
    const first = start[from]
    const last = end[index - 1]
    if (isHan[from] === false && first !== undefined && last !== undefined) {
      const written = original.slice(first, last)
      tokens.push({
        text: text.slice(from, index),
        start: first,
        end: last,
        isUpper: written === written.toUpperCase(),
      })
    }
    from = index
  }
  return tokens
}
