import type { Message } from '../happening'
import type { MemoKey, SchemeWords } from '../texts/wording'

/** One way of defrauding somebody, as data: who is sought, how the contact goes, how the money is taken. */
export interface Scheme {
  readonly typology: string
  readonly weight: number
  readonly victim: 'adult' | 'young' | 'elderly' | 'finance' | 'trader' | 'any'
  /** Local hours in which it begins. */
  readonly hours: readonly [number, number]
  readonly steps: readonly ContactStep[]
  readonly take: Taking
}

export interface ContactStep {
  readonly by: 'call' | NonNullable<Message['channel']>
  readonly stage: keyof SchemeWords
  /** After the step before it. */
  readonly afterMinutes: readonly [number, number]
  /** How often the step happens at all. */
  readonly share: number
  /** Of a call: median minutes, and how often it comes from abroad. */
  readonly minutes?: number
  readonly foreign?: number
  readonly claims?: { readonly name?: string; readonly role?: string }
  /** The victim is drawn into a group that was made for it. */
  readonly group?: 'new-small' | 'new-large'
}

export interface Taking {
  /** From the last contact to the first payment: median and spread. */
  readonly afterMinutes: number
  readonly spread: number
  readonly payments: readonly (readonly [number, number])[]
  readonly gapMinutes: number
  readonly medianYuan: number
  readonly yuanSpread: number
  readonly mostYuan: number
  readonly memo: MemoKey
  /** How often the victim's screen is shared or the phone remotely controlled. */
  readonly screen: number
  /** How often the payee is an organisation's account. */
  readonly toOrganisation: number
  /** A small sum is paid back at first, and what is asked for grows. */
  readonly bait?: boolean
}

export interface FraudRates {
  /** Episodes begun per 1,000 people and year. */
  readonly perThousandYear: number
  /** Multiplies a scheme's weight, by its first word. */
  readonly mix: Readonly<Record<string, number>>
  readonly amounts: number
  readonly delays: number
  /** Share of victims who stop before they pay. */
  readonly breakOff: number
  /** Share of episodes of which a feed sees any contact. */
  readonly contactSeen: number
  readonly reported: number
  readonly reportHours: number
  readonly mules: MuleRates
}

export interface MuleRates {
  readonly young: number
  readonly youngDays: number
  readonly organisation: number
  /** Share of payments that go to an account which others have paid into within the last hours. */
  readonly reuse: number
  readonly reuseHours: number
  /** Share of an episode's later payments that go to the same account as its first. */
  readonly sameAgain: number
  readonly outside: number
  readonly onward: number
  readonly onwardMinutes: number
  readonly tiers: number
}
