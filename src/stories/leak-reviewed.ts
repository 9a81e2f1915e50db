import { reviewedWords } from './compose'
import { foldJoined, foldPlain } from './leak-text'
import { ANYBODY } from './ordinary-words'

let reviewed: { readonly joined: string; readonly latin: string } | null = null

/** What the reviewed words say of everybody tells nobody apart. Latin letters count by whole words. */
export function isReviewed(written: string): boolean {
  reviewed ??= { joined: foldJoined(reviewedWords).text, latin: inWords(reviewedWords) }
  const plain = foldJoined(written).text
  if (/^[a-z]+$/.test(plain)) return reviewed.latin.includes(inWords(written))
  return plain !== '' && reviewed.joined.includes(plain)
}

/** "the bank stopped" */
const inWords = (text: string): string =>
  ` ${
    foldPlain(text)
      .text.match(/[a-z]+/g)
      ?.join(' ') ?? ''
  } `

/** Drops what is too short to be anybody's, and what the reviewed words say of everybody. */
export const specific = (variants: readonly string[]): string[] =>
  [...new Set(variants)].filter(
    (variant) => variant.length >= 2 && !ANYBODY.has(variant) && !isReviewed(variant),
  )
