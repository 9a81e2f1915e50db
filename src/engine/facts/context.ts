import type { Value } from '../expression/value'
import type { EngineSignal, Subject } from '../types'
import type { ListView } from '../lists/list-view'
import type { NameKinds } from '../lists/name-kinds'
import type { Lexicon } from '../text/lexicon'
import type { TextFinding } from '../text/text-model'
import type { WindowView } from '../windows/store'

/** A bare text is judged like a message with nothing around it. */
export type JudgedKind = EngineSignal['type'] | 'text'

/** Everything a fact may be read from. */
export interface FactContext {
  kind: JudgedKind
  signal: EngineSignal | null
  subject: Subject
  windows: WindowView | null
  /** Lazily judged: most rules never ask. Null when the signal carries no text. */
  text(): TextFinding | null
  /** How many earlier messages of the sender are read with the text. */
  joinedTexts: number
  lexicon: Lexicon
  /** The pack's lists, and those that came with the input. */
  lists: ListView
  names: NameKinds
  /** Elements of one lexicon group found in a short field such as a memo or a role. */
  elementsOf(field: string | undefined, group: string): readonly string[] | undefined
  utcOffsetHours: number
}

export type ReadFact = (context: FactContext) => Value

/** The text of a signal as one string, or null when it has none. */
export function textOf(signal: EngineSignal): string | null {
  if (signal.type === 'message') return signal.text
  if (signal.type === 'report') return signal.narrative ?? null
  if (signal.type !== 'call' || signal.transcript === undefined || signal.transcript.length === 0) return null
  return signal.transcript.map((turn) => turn.text).join('\n')
}
