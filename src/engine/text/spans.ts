import type { ElementSpan } from '../types'
import type { ElementHit } from './lexicon'

/** Where each element stands in the text as it was given, in UTF-16 units; never half of a surrogate pair. */
export const spansOf = (
  hits: readonly ElementHit[],
  originOf: (at: number) => number,
  text: string,
): ElementSpan[] =>
  hits.map(({ element, start, end, isWarned }) => ({
    element,
    start: wholeFrom(text, originOf(start)),
    end: wholeTo(text, originOf(end - 1) + 1),
    isWarned,
  }))

const wholeFrom = (text: string, at: number): number => (isInsidePair(text, at) ? at - 1 : at)
const wholeTo = (text: string, at: number): number => (isInsidePair(text, at) ? at + 1 : at)

function isInsidePair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const behind = text.charCodeAt(at)
  return before >= 0xd800 && before < 0xdc00 && behind >= 0xdc00 && behind < 0xe000
}
