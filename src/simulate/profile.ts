import type { FraudRates } from './fraud/scheme'
import type { Wording } from './texts/wording'

/** Share of signals in which a field is not there, by its path in the wire format; those not named are always there. */
export type Missing = Readonly<Record<string, number>>

/** One source of signals: how much of what happens it shows, how completely and how late. */
export interface Feed {
  readonly source: string
  /** Of the city's accounts, phones or chats: weights among feeds of a kind. */
  readonly share: number
  /** Share of what happens that it shows at all. */
  readonly seen: number
  /** Share of payments asked about before they leave; the rest is told when it is settled. Banks only. */
  readonly pending: number
  readonly missing: Missing
  /** Share that comes late, and by how many minutes (median); the rest comes within seconds. */
  readonly late: number
  readonly lateMinutes: number
  /** Share of names written otherwise than the account's holder: blanks, stars, short forms. */
  readonly nameVariants: number
  readonly utc: boolean
}

/** How often things happen: per person and day unless said otherwise. */
export interface OrdinaryRates {
  readonly everyday: number
  readonly everydayYuan: number
  readonly newPayee: number
  /** Per firm and workday. */
  readonly supplierPayments: number
  readonly supplierYuan: number
  readonly newSupplier: number
  readonly householdTrader: number
  readonly bids: number
  readonly bossRequests: number
  readonly officeChats: number
  readonly dividends: number
  readonly reimbursements: number
  /** Per person and year: the large things of a life. */
  readonly yearly: Readonly<Record<LifeEvent, number>>
  readonly notices: number
  readonly calls: number
  readonly chats: number
  readonly transcripts: number
  readonly rejected: number
  /** Share of honest accounts that were opened lately. */
  readonly youngAccounts: number
}

export const lifeEvents = [
  'rent-deposit',
  'house',
  'house-private',
  'car',
  'second-hand-car',
  'contractor',
  'second-hand-goods',
  'hospital',
  'fundraising',
  'tuition',
  'wedding',
  'loan-repaid',
  'friend-borrows',
  'remote-help',
  'broker',
  'own-account',
] as const
export type LifeEvent = (typeof lifeEvents)[number]

export interface Profile {
  readonly name: string
  /** First day, "2026-03-02". */
  readonly start: string
  readonly banks: readonly Feed[]
  readonly networks: readonly Feed[]
  readonly chats: readonly Feed[]
  readonly police: readonly Feed[]
  readonly ordinary: OrdinaryRates
  readonly fraud: FraudRates
  readonly wording: Wording
}
