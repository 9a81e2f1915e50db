/** What is known of people: parties (a person or an organisation) and the identifiers that name them. */

export type PartyKind = 'person' | 'organisation'
export type IdentifierKind = 'phone' | 'account' | 'id_number'

/** A normalised value; `identifierKey` is how processes keep it by heart, never how it is stored. */
export interface IdentifierValue {
  readonly kind: IdentifierKind
  readonly value: string
}

export const identifierKey = ({ kind, value }: IdentifierValue): string => `${kind}:${value}`

/** What may be known of a party; sealed as one JSON text. Of each field the latest, by the time of the signal. */
export interface Profile {
  readonly name?: string
  readonly address?: string
  readonly location?: { readonly lon: number; readonly lat: number }
  readonly birthYear?: number
  readonly role?: string
  readonly employer?: string
}

export const profileFields = ['name', 'address', 'location', 'birthYear', 'role', 'employer'] as const

/** A profile and the time of the signal that each field is from, in epoch milliseconds. */
export interface DatedProfile extends Profile {
  readonly knownAt: Readonly<Partial<Record<keyof Profile, number>>>
}

export const emptyProfile: DatedProfile = { knownAt: {} }

export interface Party {
  readonly id: string
  readonly kind: PartyKind
  readonly profile: DatedProfile
  readonly districtCode: string | null
  /** Its identity number, if one is known: two people with different ones are never the same person. */
  readonly idNumber: string | null
  /** Its strongest identifier: identity number, phone, account. */
  readonly identifierId: string | null
  /** Of an organisation: the people who have typed in its payments. */
  readonly operatorIds: readonly string[]
}

export interface Identifier {
  readonly id: string
  readonly kind: IdentifierKind
  readonly value: string
  /** null: seen, nobody known behind it. */
  readonly partyId: string | null
  readonly bankCode: string | null
  /** An account's holder as its bank named it. */
  readonly holder: string | null
  /** "2023-01-20" */
  readonly openedOn: string | null
}

/** An account as a signal describes it. */
export interface AccountMention {
  readonly account: string
  readonly bankCode?: string | undefined
  readonly holder?: string | undefined
  readonly openedOn?: string | undefined
}

/** Identifiers that a signal reveals as belonging to one person, strongest first. */
export interface PersonMention {
  readonly identifiers: readonly IdentifierValue[]
  readonly profile: Profile
}

/** Who takes part in a signal. */
export interface Cast {
  readonly signalId: string
  readonly source: string
  /** Epoch milliseconds. */
  readonly occurredAt: number
  /** A payment: `person` types it in for the payer. Anything else: `person` is the one who was called, written to, defrauded. */
  readonly isPayment: boolean
  readonly person: PersonMention | null
  readonly payer: PayerMention | null
  readonly payees: readonly AccountMention[]
}

export interface PayerMention extends AccountMention {
  /** null: the signal does not say. */
  readonly holderKind: PartyKind | null
  /** Of the holder, beside the account: identity number, phone. */
  readonly identifiers: readonly IdentifierValue[]
  readonly profile: Profile
}

/** The cast with names put to it. */
export interface Roles {
  /** The person to reach, or the organisation as long as nobody who works for it is known. */
  readonly partyId: string | null
  /** By which identifier that person was found. */
  readonly foundBy: string | null
  /** Whose money it is, if not the person's own. */
  readonly organisationId: string | null
  readonly payerId: string | null
  readonly payeeIds: readonly string[]
}
