// By its file: natural's index opens stores and prints as it loads.
import PorterStemmer from 'natural/lib/natural/stemmers/porter_stemmer'

/** Words repeat: Porter's algorithm takes microseconds. */
const MAX_REMEMBERED = 20_000
const remembered = new Map<string, string>()

/** `transferring` -> `transfer`, by Porter's stemmer (natural). */
export function stemOf(word: string): string {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const stem = PorterStemmer.stem(word)
  if (remembered.size >= MAX_REMEMBERED) remembered.clear()
  remembered.set(word, stem)
  return stem
}
