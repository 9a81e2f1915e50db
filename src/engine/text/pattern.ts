/**
 * Patterns of the lexicon: `~` is a gap, `(报|念|)` are alternatives, of which one may be empty and which may hold others.
 */

const APOSTROPHES = ["'", '’']
const OPEN = '('
const CLOSE = ')'
/** What the alternatives of one part may make of it; more is a mistake. */
const MOST_SPELLINGS = 5_000

/** The parts between gaps. */
export const partsOf = (pattern: string): string[] => pattern.split('~')

/** `(告诉|报)一下` -> [[告诉, 报], [一下]]: any of the first followed by any of the second. Both apostrophes are one. */
export function segmentsOf(part: string): string[][] {
  const segments: string[][] = []
  for (let at = 0; at < part.length;) {
    if (part.charAt(at) !== OPEN) {
      const end = part.indexOf(OPEN, at)
      const literal = part.slice(at, end < 0 ? part.length : end)
      segments.push(
        literal.includes("'") ? APOSTROPHES.map((one) => literal.replaceAll("'", one)) : [literal],
      )
      at += literal.length
      continue
    }
    const end = closing(part, at)
    segments.push([...new Set(alternatives(part.slice(at + 1, end)).flatMap(spellingsOf))])
    at = end + 1
  }
  return segments
}

/** `(告诉|报)一下` -> [告诉一下, 报一下]. */
export function spellingsOf(part: string): string[] {
  return segmentsOf(part).reduce<string[]>(
    (heads, tails) => heads.flatMap((head) => tails.map((tail) => head + tail)),
    [''],
  )
}

/** What is wrong with a pattern, or null. */
export function flawOf(pattern: string): string | null {
  for (const part of partsOf(pattern)) {
    if (!isBalanced(part)) return 'alternatives are (a|b), and no gap stands in one'
    const segments = segmentsOf(part)
    if (segments.every((segment) => segment.includes(''))) return 'a part may not be empty'
    if (segments.reduce((product, { length }) => product * length, 1) > MOST_SPELLINGS)
      return `more than ${MOST_SPELLINGS} spellings`
  }
  return null
}

/** Where the bracket that opens at `at` is closed; the end of the text when it is not. */
function closing(text: string, at: number): number {
  let depth = 0
  for (let i = at; i < text.length; i++) {
    if (text.charAt(i) === OPEN) depth++
    else if (text.charAt(i) === CLOSE) depth--
    if (depth === 0) return i
  }
  return text.length
}

function alternatives(inner: string): string[] {
  const found: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < inner.length; i++) {
    const character = inner.charAt(i)
    if (character === OPEN) depth++
    else if (character === CLOSE) depth--
    else if (character === '|' && depth === 0) {
      found.push(inner.slice(from, i))
      from = i + 1
    }
  }
  return [...found, inner.slice(from)]
}

function isBalanced(part: string): boolean {
  let depth = 0
  for (const character of part) {
    if (character === OPEN) depth++
    else if (character === CLOSE) depth--
    else if (character === '|' && depth === 0) return false
    if (depth < 0) return false
  }
  return depth === 0
}
