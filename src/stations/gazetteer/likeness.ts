import { distance } from 'fastest-levenshtein'
import jaroWinkler from 'natural/lib/natural/distance/jaro-winkler_distance'
import { pinyin } from 'pinyin-pro'

/** How a name was found: as it stands, shortened, by a former name, by its sound, or by likeness. */
export type How = 'exact' | 'short' | 'old-name' | 'homophone' | 'similar'

export interface Likeness {
  readonly how: How
  /** 0 to 1; what it is worth beside others. */
  readonly score: number
}

/** Beside an exact 1. A sound is worth less than a former name, a likeness less than a sound. */
export const scores = { exact: 1, oldName: 0.95, short: 0.9, homophone: 0.85, similar: 0.8 } as const

// Longer names bear a second wrong character; in a shorter one it leaves nothing to go by.
const LONG_NAME = 5

/** What is written against a name; null: they have too little in common. */
export function likeness(written: string, name: string): Likeness | null {
  if (written === name) return { how: 'exact', score: scores.exact }
  if (soundOf(written) === soundOf(name)) return { how: 'homophone', score: scores.homophone }
  const edits = distance(written, name)
  const mostEdits = name.length >= LONG_NAME ? 2 : 1
  if (edits > mostEdits || edits >= name.length) return null
  return { how: 'similar', score: scores.similar * jaroWinkler(written, name) }
}

const sounds = new Map<string, string>()

/** Syllables without tones, and without what is not told apart along the coast: zh and z, -ing and -in. */
export const soundOf = (word: string): string => Array.from(word, soundOfCharacter).join(' ')

function soundOfCharacter(character: string): string {
  const known = sounds.get(character)
  if (known !== undefined) return known
  const sound = pinyin(character, { toneType: 'none' })
    .replace(/^([zcs])h/, '$1')
    .replace(/(?<=[ie])ng$/, 'n')
  sounds.set(character, sound)
  return sound
}
