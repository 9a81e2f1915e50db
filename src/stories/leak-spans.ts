import { present } from '../lib/assert'
import type { Folded } from './leak-text'

/** In UTF-16 units of the original. */
export interface Span {
  readonly start: number
  readonly end: number
}

export const findAny = (folded: Folded, variants: readonly string[]): Span[] =>
  variants.flatMap((variant) => findString(folded, variant))

function findString({ text, at }: Folded, wanted: string): Span[] {
  const spans: Span[] = []
  if (wanted === '') return spans
  for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + 1)) {
    spans.push(spanOf(at, from, from + wanted.length))
  }
  return spans
}

/** In characters of the original, for characters of the folded text. */
export const spanOf = (at: readonly number[], from: number, to: number): Span => ({
  start: present(at[from], 'start'),
  end: present(at[to - 1], 'last character') + 1,
})

export function findPattern({ text, at }: Folded, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => spanOf(at, index, index + found.length))
}
