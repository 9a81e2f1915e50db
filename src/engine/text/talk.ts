import { characterTables, HAN, LATIN, DIGIT, RARE_HAN } from './characters'

/** What one sender wrote to one person before; `at` in epoch milliseconds of event time. */
export interface EarlierText {
  readonly at: number
  readonly text: string
}

/** How far back messages of one sender are read as one text, whichever bound comes first. */
export interface TalkLimits {
  readonly horizonMs: number
  readonly messages: number
  readonly characters: number
}

export interface JoinedText {
  readonly text: string
  /** Where the message itself begins. */
  readonly from: number
  /** How many earlier ones stand before it. */
  readonly joined: number
}

/**
 * A message behind what its sender wrote shortly before, oldest first. A piece that ends in the middle of a sentence goes on
 * without a break, so that a word cut in two (把钱转到安 | 全账户) is whole again.
 */
export function joinedText(
  text: string,
  at: number,
  earlier: readonly EarlierText[],
  limits: TalkLimits,
): JoinedText {
  let before = ''
  let joined = 0
  const recent = earlier
    .filter((one) => one.at <= at && at - one.at <= limits.horizonMs)
    .sort((a, b) => b.at - a.at)
  for (const piece of recent) {
    if (joined === limits.messages || before.length + piece.text.length > limits.characters) break
    before = piece.text + breakAfter(piece.text) + before
    joined++
  }
  return { text: before + text, from: before.length, joined }
}

function breakAfter(text: string): string {
  const kind = characterTables().kind[text.charCodeAt(text.length - 1)] ?? 0
  return [HAN, RARE_HAN, LATIN, DIGIT].includes(kind) ? '' : '\n'
}
