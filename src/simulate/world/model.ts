import type { PartyKind } from '../../engine'
import type { Fen } from '../../lib/money'

/** Who lives in the city. Ids are the simulator's own and never reach the wire. */

export interface Account {
  readonly number: string
  /** Index into the profile's banks; -1: a bank outside the city's feeds. */
  readonly bank: number
  readonly holder: string
  readonly kind: PartyKind
  /** "2019-05-20". */
  readonly openedAt: string
  balance: Fen
}

export type Work = 'worker' | 'clerk' | 'finance' | 'boss' | 'trader' | 'student' | 'retired' | 'none'
/** An honest person whose account looks like a mule's. */
export type SideLine = 'merchant' | 'group-buy' | 'parents-committee' | 'tutor' | 'agent'

export interface Person {
  readonly id: string
  readonly name: string
  readonly isMale: boolean
  readonly birthYear: number
  readonly phone: string
  readonly network: number
  readonly idNumber: string
  readonly handle: string
  readonly address: string
  readonly location: { lon: number; lat: number }
  readonly accounts: readonly Account[]
  readonly incomeYuan: number
  work: Work
  employer: Organisation | null
  sideLine: SideLine | null
  landlord: Person | null
  readonly parents: Person[]
  readonly friends: Person[]
  /** A number abroad that calls often and long. */
  kinAbroad: string | null
  /** Banks' loan instalment each month. */
  hasLoan: boolean
}

export type OrganisationKind =
  | 'firm'
  | 'shop'
  | 'school'
  | 'hospital'
  | 'exchange'
  | 'developer'
  | 'broker'
  | 'utility'
  | 'tax'
  | 'dealer'
  | 'lender'
  | 'travel'

export interface Organisation {
  readonly id: string
  readonly kind: OrganisationKind
  readonly name: string
  readonly account: Account
  readonly payday: number
  /** How large its payments are, relative to the middle. */
  readonly size: number
  boss: Person | null
  readonly finance: Person[]
  readonly staff: Person[]
  readonly suppliers: Account[]
}

export interface World {
  readonly people: readonly Person[]
  readonly adults: readonly Person[]
  readonly elderly: readonly Person[]
  readonly students: readonly Person[]
  readonly firms: readonly Organisation[]
  readonly places: Readonly<Record<Exclude<OrganisationKind, 'firm'>, readonly Organisation[]>>
  readonly traders: readonly Person[]
}
