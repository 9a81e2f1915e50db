import type { PrismaClient } from './generated/prisma/client'
import type { Config } from './config'
import type { Scope } from './policies'
import type { Role } from './policies'
import type { Wgs84Point } from './lib/datum'
import type { EventName, EventPayload, TimerKind } from './events'

/** Who acts. Services never ask who is signed in: they are told. */
export type Actor =
  | {
      readonly kind: 'user'
      readonly id: string
      readonly role: Role
      readonly stationId: string | null
      readonly bankId: string | null
      readonly districtCode: string | null
      /** Of the policy under which the present call runs. */
      readonly scope: Scope
    }
  | {
      readonly kind: 'source'
      readonly id: string
      readonly source: string
      readonly signalTypes: readonly string[]
    }
  | { readonly kind: 'bank'; readonly id: string }
  | { readonly kind: 'system'; readonly id: null; readonly name: string }

export type Db = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>

export interface Clock {
  now(): Date
}

export interface Ids {
  /** UUIDv7: sorts by time. */
  next(): string
  /** UUIDv5 of a cause: the same cause, the same id, so that redelivery changes nothing. */
  derived(cause: string): string
  /** 256 random bits, base64url: session tokens, API keys, slugs. */
  secret(): string
}

export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
  child(fields: object): Log
}

/** Events and timers are written in the caller's transaction; the relay and the sweep carry them on. */
export interface Outbox {
  emit<N extends EventName>(db: Db, name: N, payload: EventPayload<N>): Promise<void>
}

export interface Timers {
  /** Sets the clock of that kind for the subject, replacing a running one. */
  set(db: Db, kind: TimerKind, subjectId: string, dueAt: Date): Promise<void>
  stop(db: Db, kind: TimerKind, subjectId: string): Promise<void>
}

/** A sealed value: what the *_sealed columns hold. */
export type Sealed = Uint8Array<ArrayBuffer>

export interface Vault {
  readonly keyVersion: number
  /** Seals for a field ("party.profile"); the field's name is authenticated, so that a seal cannot be moved. */
  seal(field: string, plain: string): Sealed
  /** Opens and writes an audit entry that names the purpose. `subject` says whose value it is. */
  open(
    ctx: Context,
    field: string,
    sealed: Uint8Array,
    purpose: Purpose,
    subject: AuditSubject,
  ): Promise<string>
  /** Opens for the service itself, within one stage, where nobody reads the value (matching, sending, leak check). */
  openSilently(field: string, sealed: Uint8Array): string
  /** Keyed blind index under the current key; `kind` separates phones from accounts. */
  index(kind: string, normalised: string): Sealed
  /** Under every key still in use: look up with all of them while a rotation runs. */
  indexes(kind: string, normalised: string): Sealed[]
  keyVersionOf(sealed: Uint8Array): number
}

/** Why personal data was opened; a closed list, so that the audit log can be counted. */
export type Purpose =
  | 'triage'
  | 'doorstep'
  | 'stop-payment'
  | 'freeze'
  | 'protective-hold'
  | 'fund-return'
  | 'appeal'
  | 'notify'
  | 'evaluate'
  | 'leak-check'
  | 'key-rotation'

export interface AuditSubject {
  readonly kind: string
  readonly id: string
}

export interface Notifier {
  /** 'recorder': there is no message service, nothing goes out; what would have been sent is kept and shown. */
  readonly transport: 'twilio' | 'recorder'
  /** Sends one message, at most once, and resolves with what is known of it. */
  send(message: OutgoingMessage): Promise<MessageOutcome>
  /**
   * What the service knows to have been sent to that number since then, the youngest first: asked before anything is
   * sent again that may have gone out. 'no_answer': nothing can be said.
   */
  find(message: OutgoingMessage, since: Date): Promise<readonly SentMessage[] | 'no_answer'>
}

export type MessageOutcome =
  /** Kept here only. */
  | { readonly state: 'recorded' }
  | { readonly state: 'sent'; readonly providerRef: string }
  /** Refused for good; `problem` is the service's own code. */
  | { readonly state: 'failed'; readonly problem: string }
  /** It may have gone out: never sent again before the service has been asked. */
  | { readonly state: 'unknown' }
  /** It has certainly not gone out, and may be tried again: not before that many seconds, if the service says so. */
  | { readonly state: 'not_sent'; readonly retryAfterSeconds: number | null }

export interface SentMessage {
  readonly providerRef: string
  /** In the service's own words: "queued", "delivered", "busy". */
  readonly status: string
  readonly problem: string | null
}

export interface OutgoingMessage {
  readonly id: string
  readonly channel: 'sms' | 'voice'
  readonly to: string
  readonly language: 'zh' | 'en'
  readonly text: string
  /** Of a call: whether who answers is asked to press a key. */
  readonly asksForKey: boolean
}

/** Tells a source at the address it has left with its key; signed, so that it knows who speaks. */
export interface Webhooks {
  post(address: WebhookAddress, body: object): Promise<'delivered' | 'refused' | 'unreachable'>
}

export interface WebhookAddress {
  readonly url: string
  readonly secret: string
}

export interface BankGateway {
  /**
   * Hands a request to the bank. 'sent' = the bank has it; its answer comes by webhook.
   * 'unknown' = no answer in time: ask by reference, never resubmit blindly.
   */
  request(bank: BankAddress, request: BankRequestBody): Promise<'sent' | 'unknown' | 'refused'>
  /** What the bank knows of our reference; null: it never received it. */
  ask(bank: BankAddress, reference: string): Promise<BankReplyBody | 'pending' | 'unknown' | null>
  /** Asks about a reference that was never sent, to see whether both understand each other. Changes nothing. */
  probe(bank: BankAddress, reference: string): Promise<BankProbe>
}

export interface BankProbe {
  /** refused: the bank does not take our signature; not_signed: its own is missing or wrong. */
  readonly outcome: 'ok' | 'no_answer' | 'refused' | 'not_signed' | 'not_understood'
  /** Of HTTP; null: no answer. */
  readonly status: number | null
  readonly milliseconds: number
}

export interface BankAddress {
  readonly url: string
  readonly secret: string
}

export type BankRequestKind =
  | 'stop'
  | 'renew_stop'
  | 'release_stop'
  | 'freeze'
  | 'renew_freeze'
  | 'release_freeze'
  | 'protect'
  | 'release_protection'
  | 'return_funds'

export interface BankRequestBody {
  readonly reference: string
  readonly kind: BankRequestKind
  readonly accountNumber: string
  readonly accountName: string
  /** Decimal yuan, "731200.00"; null for a protective hold, which limits the account and names no sum. */
  readonly amount: string | null
  readonly transferredAt: string | null
  readonly expiresAt: string | null
  readonly caseNumber: string
  /** Of a renewal, a release or a freeze: the request it follows. */
  readonly originalReference: string | null
  /** Of a return: who is paid back, and how much. */
  readonly payouts?: readonly PayoutBody[]
}

export interface PayoutBody {
  readonly accountNumber: string
  readonly accountName: string
  readonly bank: string
  readonly amount: string
}

/** Who has frozen an account before us, as the bank says. */
export interface PriorFreezeBody {
  /** The authority, never a person. */
  readonly authority: string
  readonly amount: string | null
  readonly until: string | null
}

export interface BankReplyBody {
  readonly messageId: string
  readonly reference: string
  /** 'held': stopped, frozen or limited as asked, perhaps in part; 'released': set free as asked. */
  /** queued: another authority has frozen first, ours stands behind it. returned: the money has gone back to its owners. */
  readonly outcome: 'held' | 'released' | 'refused' | 'queued' | 'returned'
  /** Of what is held; null: as asked. */
  readonly amount: string | null
  readonly balance: string | null
  readonly at: string
  readonly cause: string | null
  /** Of a stop: where money had gone before it. */
  readonly onward?: readonly OnwardTransferBody[] | undefined
  /** Of a freeze that is queued: behind whom. */
  readonly priorFreeze?: PriorFreezeBody | undefined
}

/** A payment out of the account that was to be stopped, made before the stop. */
export interface OnwardTransferBody {
  readonly accountNumber: string
  readonly accountName: string
  /** That holds it: its code as known here, else its name. */
  readonly bank: string
  readonly amount: string
  readonly transferredAt: string
}

/** A way by road, told by a routing service. */
export interface RoadWay {
  readonly minutes: number
  readonly meters: number
}

export interface Roads {
  /** false: no service is set up, and nothing is to be asked. */
  readonly isSetUp: boolean
  /** The ways from each place to one, in their order; null where there is none by road. `failed`: no answer in time, or none that can be read. */
  waysTo(to: Wgs84Point, from: readonly Wgs84Point[]): Promise<readonly (RoadWay | null)[] | 'failed'>
}

/** The only way to reach the world. A service takes it first; a transaction is a context of its own. */
export interface Context {
  readonly db: Db
  readonly outbox: Outbox
  readonly timers: Timers
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly config: Config
  readonly actor: Actor
  readonly vault: Vault
  readonly notifier: Notifier
  readonly bank: BankGateway
  readonly webhooks: Webhooks
  readonly roads: Roads
  /** Runs `work` in one transaction; nested calls join the running one. */
  transact<T>(work: (ctx: Context) => Promise<T>): Promise<T>
  /** The same world as somebody else. */
  as(actor: Actor): Context
}

export const systemActor = (name: string): Actor => ({ kind: 'system', id: null, name })
