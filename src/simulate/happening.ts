import type { SignalOf } from '../signals'
import type { FraudRole, HonestKind } from './truth'

type Told<T extends 'transaction' | 'call' | 'message' | 'report'> = Omit<
  SignalOf<T>,
  'source' | 'sourceRef' | 'occurredAt'
>

export type Payment = Told<'transaction'>
export type Call = Told<'call'>
export type Message = Told<'message'>
export type Report = Told<'report'>

export type Cause =
  | { readonly label: 'honest'; readonly kind: HonestKind }
  | {
      readonly label: 'fraud'
      readonly role: FraudRole
      readonly episode: string
      readonly typology: string
      /** RFC 3339: the first word of the episode, whether a feed saw it or not. */
      readonly contactedAt: string
    }

/** Something that happened in the city, with all there is to know of it; what a feed shows of it is decided later. */
export interface Happening {
  /** Epoch milliseconds. */
  readonly at: number
  readonly cause: Cause
  readonly person: string | null
  /** Index of the bank or network it passes through: each has a feed of its own. */
  readonly through: number
  readonly signal: Payment | Call | Message | Report
}

export type Emit = (happening: Happening) => void
