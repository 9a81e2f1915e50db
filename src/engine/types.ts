/** What crosses the engine's door. Amounts are bigint fen, times epoch milliseconds, optional fields absent when a feed does not carry them. */

import type { ListView } from './lists/list-view'
import type { EarlierText } from './text/talk'

export type Level = 'none' | 'low' | 'medium' | 'high' | 'critical'
export type Action = 'allow' | 'review' | 'hold'
export type PartyKind = 'person' | 'organisation'
export type SignalKind = 'transaction' | 'call' | 'message' | 'report'

interface SignalBase {
  /** Stable and unique: the stored signal id, or `source|sourceRef`. Windows are idempotent by it. */
  id: string
  occurredAt: number
}

export interface Operator {
  name?: string
  phone?: string
  role?: string
  idNumber?: string
}

export interface Payer {
  account: string
  bank?: string
  name?: string
  kind?: PartyKind
  operator?: Operator
  phone?: string
  idNumber?: string
  birthYear?: number
  balanceBeforeFen?: bigint
}

export interface Payee {
  account: string
  bank?: string
  name?: string
  kind?: PartyKind
  openedAt?: number
}

export interface Device {
  isNew?: boolean
  screenSharing?: boolean
  remoteControl?: boolean
}

export interface TransactionSignal extends SignalBase {
  type: 'transaction'
  amountFen: bigint
  currency?: string
  status?: 'pending' | 'settled' | 'rejected'
  channel?: string
  payer: Payer
  payee: Payee
  memo?: string
  device?: Device
}

export interface TranscriptTurn {
  speaker?: string
  text: string
}

export interface CallSignal extends SignalBase {
  type: 'call'
  caller: string
  callee: string
  durationSeconds?: number
  direction?: string
  international?: boolean
  displayedNumber?: string
  transcript?: TranscriptTurn[]
}

export interface MessageSignal extends SignalBase {
  type: 'message'
  channel?: string
  sender?: { handle?: string; claimedName?: string; claimedRole?: string }
  recipient?: { phone?: string; name?: string; role?: string }
  group?: { name?: string; memberCount?: number; createdAt?: number }
  text: string
}

export interface ReportedTransfer {
  payerAccount?: string
  payeeAccount?: string
  payeeBank?: string
  payeeName?: string
  amountFen?: bigint
  at?: number
}

export interface ReportSignal extends SignalBase {
  type: 'report'
  channel: string
  victim?: { name?: string; phone?: string }
  narrative?: string
  transfers?: ReportedTransfer[]
}

export type EngineSignal = TransactionSignal | CallSignal | MessageSignal | ReportSignal

/**
 * Opaque stable keys, never raw phones or accounts: `person` is the party who would be defrauded (the operator who types a
 * company's payment in, the callee, the recipient, the victim); `payer` and `payee` are identifier ids of the two accounts.
 */
export interface Subject {
  person: string | null
  payer: string | null
  payee: string | null
}

export interface EngineInput {
  signal: EngineSignal
  subject: Subject
  /** Of a message: what its sender wrote to this person before, as far back as {@link TalkLimits} or further. */
  earlier?: readonly EarlierText[]
  /** What a service knows of accounts and phones beside the lists of the pack. */
  lists?: ListView
}

export type EvidenceValue = string | number | boolean | null

export interface Reason {
  rule: string
  version: number
  /** Log-odds this rule added (negative: counter-evidence). */
  weight: number
  text: string
  evidence: Record<string, EvidenceValue>
}

/** A rule that fired without acting, and what the answer would have been if it alone had acted as well. */
export interface ShadowReason extends Reason {
  level: Level
  action: Action
}

export interface SimilarScript {
  script: string
  similarity: number
}

/** What windows keep of a signal beyond its own fields, so that they can be rebuilt without opening sealed text. */
export interface SignalTrace {
  /** Probability that the text of this signal is fraudulent; null when it had none. */
  textFraud: number | null
  /** Likeliest typology, whatever the level. */
  typology: string
  /** Known lexicon elements, never text. */
  elements: string[]
  newPayee: boolean | null
}

export interface Evaluation {
  level: Level
  score: number
  typology: string
  action: Action
  holdMinutes: number | null
  reasons: Reason[]
  /** Rules of status `shadow` that would have fired; they do not act. */
  shadow: ShadowReason[]
  similar: SimilarScript[]
  trace: SignalTrace
  ruleset: string
}

/** A lexicon element and the stretch of the original text that says it. */
export interface ElementSpan {
  element: string
  start: number
  end: number
  /** Only spoken about: warned of, denied, told of somebody else. */
  isWarned: boolean
}

export interface TextVerdict {
  fraudProbability: number
  /** Top typology, or `none`. */
  typology: string
  /** The finer typology of the nearest script of the same one, or the same again. */
  finer: string
  similar: SimilarScript[]
  elements: string[]
  spans: ElementSpan[]
  reasons: Reason[]
}

export interface LabelledCase {
  text: string
  label: string
}
