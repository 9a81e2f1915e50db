import { distance } from 'fastest-levenshtein'
import { lookOf } from './leak-look-alikes'
import { isReviewed } from './leak-reviewed'
import { findSound, spellingsOf } from './leak-sound'
import { findAny, spanOf, type Span } from './leak-spans'
import type { Folded, ReadText } from './leak-text'

/**
 * Where one of these words stands, however it is broken up, or in characters that look or sound the same, or in pinyin,
 * or with one character wrong.
 */
export function findNear(text: ReadText, variants: readonly string[]): Span[] {
  const found = [
    ...findAny(text.joined, variants),
    ...variants.flatMap((variant) => [
      ...findLookAlikes(text, variant),
      ...findBySound(text, variant),
      ...findOneWrong(text.joined, variant),
      ...findLatin(text, variant),
    ]),
  ]
  return found.filter(({ start, end }) => !isReviewed(text.original.slice(start, end)))
}

const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text)
const PAIR = 2

const findLookAlikes = (text: ReadText, variant: string): Span[] =>
  isHan(variant) && variant.length > PAIR ? findAny(text.looks, [lookOf(variant)]) : []

const LEAST_SPELT_LETTERS = 5

/** Two characters that sound so come about by chance where both belong to other words: 被害 is not 北海. */
function findBySound(text: ReadText, variant: string): Span[] {
  if (!isHan(variant)) return []
  const spans = spellingsOf(variant).flatMap((spelt) =>
    findSound(text.sound, spelt).filter(
      ({ isHan: isSpoken }) => isSpoken || spelt.length >= LEAST_SPELT_LETTERS,
    ),
  )
  return spans.filter((span) => variant.length > PAIR || !span.isHan || isLooseAt(text, span))
}

/** Whether what stands there are characters that form no word. */
function isLooseAt({ words, segments }: ReadText, { start, end }: Span): boolean {
  return segments.every(({ text, index }) => {
    const from = words.at[index] ?? 0
    const to = words.at[index + text.length] ?? from
    return to <= start || from >= end || text.length === 1
  })
}

const LEAST_WITH_ONE_WRONG = 4

function findOneWrong({ text, at }: Folded, wanted: string): Span[] {
  if (wanted.length < LEAST_WITH_ONE_WRONG) return []
  const spans: Span[] = []
  for (let from = 0; from + wanted.length <= text.length; from++)
    if (differsByOne(text, from, wanted)) spans.push(spanOf(at, from, from + wanted.length))
  return spans
}

function differsByOne(text: string, from: number, wanted: string): boolean {
  let wrong = 0
  for (let index = 0; index < wanted.length && wrong <= 1; index++)
    if (text.charCodeAt(from + index) !== wanted.charCodeAt(index)) wrong++
  return wrong <= 1
}

const LEAST_MISSPELT_LETTERS = 6

/** A word of Latin letters with one of them missing or too many. */
function findLatin(text: ReadText, variant: string): Span[] {
  if (!/^[a-z]+$/.test(variant) || variant.length < LEAST_MISSPELT_LETTERS) return []
  return text.latin.filter((token) => distance(token.text, variant) <= 1)
}
