import { findName } from './leak-names'
import { findNear } from './leak-near'
import { findAny, type Span } from './leak-spans'
import { foldJoined, withFigures, type ReadText } from './leak-text'
import {
  addressVariants,
  companyVariants,
  handleVariants,
  placeVariants,
  shinglesOf,
  stationVariants,
} from './leak-variants'
import { reviewedWords } from './compose'

/** What a sealed text of the case is; the search knows each kind's usual variants. */
export type WordKind =
  'name' | 'officer' | 'station' | 'company' | 'group' | 'handle' | 'address' | 'place' | 'text'
export type DigitKind = 'phone' | 'account' | 'id_number'

/** Where a name, place or text of the case, or a variant of it, stands in the story. */
export function findWords(
  text: ReadText,
  kind: WordKind,
  value: string,
  cityNames: readonly string[] = [],
): Span[] {
  switch (kind) {
    case 'name':
    case 'officer':
      return findName(text, value)
    case 'company':
      return findNear(text, companyVariants(value, cityNames))
    case 'station':
      return findNear(text, stationVariants(value, cityNames))
    case 'place':
      return findNear(text, placeVariants(value))
    case 'group':
    case 'handle':
      return findHandle(text, value)
    case 'address':
      return findNear(text, addressVariants(value))
    case 'text':
      return findShingles(text, value)
  }
}

/** Figures of a handle may be written in Chinese: wang_jg 一九六八. */
function findHandle(text: ReadText, value: string): Span[] {
  const variants = handleVariants(value)
  const inFigures = { ...text.joined, text: withFigures(text.joined.text) }
  return [...findNear(text, variants), ...findAny(inFigures, variants.map(withFigures))]
}

const TEXT_SHINGLE = 8
const MANY_SHINGLES = 20_000

let reviewedShingles: ReadonlySet<string> | null = null

/** Eight characters in a row that the story shares with a sealed text, unless they are common words of ours. */
function findShingles(text: ReadText, value: string): Span[] {
  reviewedShingles ??= new Set(shinglesOf(foldJoined(reviewedWords).text, TEXT_SHINGLE))
  const shared = reviewedShingles
  const rare = shinglesOf(foldJoined(value).text, TEXT_SHINGLE)
    .slice(0, MANY_SHINGLES)
    .filter((shingle) => !shared.has(shingle))
  return findAny(text.joined, [...new Set(rare)])
}
