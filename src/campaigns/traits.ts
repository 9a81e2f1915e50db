import type { Vault } from '../context'
import { fingerprintOf } from '../engine'
import { campaignLimits, ORDINARY_PAYEE } from './limits'

export const traitKinds = ['payee', 'contact', 'script'] as const
export type TraitKind = (typeof traitKinds)[number]

/** Something that two warnings may have in common; `value` says nothing to whoever reads it. */
export interface Trait {
  readonly kind: TraitKind
  readonly value: Uint8Array<ArrayBuffer>
  readonly tail: string
  readonly at: Date
}

/** An account that was paid, by its identifier. */
export interface PaidAccount {
  readonly id: string
  readonly tail: string
  /** Accounts that paid it before the time within which campaigns join, and were not warned, or wrongly. */
  readonly ordinaryPayers: number
}

/** A signal of a warning, opened. */
export interface OpenedSignal {
  readonly at: Date
  readonly payees: readonly PaidAccount[]
  /** Who called or wrote. */
  readonly contact: { readonly kind: 'phone' | 'handle'; readonly value: string } | null
  readonly text: string | null
  readonly rules: readonly string[]
}

/** Service numbers of banks, operators and public bodies, and ports that many senders share (106…), are everybody's. */
const PUBLIC_NUMBER = /^(?:\+86)?(?:1\d{2,4}|9[56]\d{3,4}|12\d{3,4}|100\d{2,3}|106\d{4,})$/
const PHONE_TAIL = 4
const HANDLE_TAIL = 2

export function traitsOf(signal: OpenedSignal, vault: Vault): Trait[] {
  const { at } = signal
  return [
    ...payeesOf(signal).map(({ id, tail }) => ({ kind: 'payee' as const, value: bytesOf(id), tail, at })),
    ...contactOf(signal, vault),
    // Keyed: whoever reads the table cannot try sentences on it.
    ...fingerprintOf(signal.text ?? '').map((band) => ({
      kind: 'script' as const,
      value: vault.index('script', band),
      tail: '',
      at,
    })),
  ]
}

const payeesOf = ({ payees, rules }: OpenedSignal): readonly PaidAccount[] =>
  rules.some((rule) => ORDINARY_PAYEE.has(rule))
    ? []
    : payees.filter(({ ordinaryPayers }) => ordinaryPayers <= campaignLimits.ordinaryPayers.value)

function contactOf({ contact, at }: OpenedSignal, vault: Vault): Trait[] {
  if (contact === null || PUBLIC_NUMBER.test(contact.value)) return []
  const { kind, value } = contact
  const tail = value.slice(kind === 'phone' ? -PHONE_TAIL : -HANDLE_TAIL)
  return [{ kind: 'contact', value: vault.index(kind, value), tail, at }]
}

const bytesOf = (uuid: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(uuid.replaceAll('-', ''), 'hex'))
