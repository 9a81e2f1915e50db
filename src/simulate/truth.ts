import { z } from 'zod'

/** What really happened, one line beside each signal; a detector never sees it, `menshen replay --truth` does. */

/** Honest payments that look like fraud from some side: each kind is counted by itself when one is held. */
export const hardNegativeKinds = [
  'new-supplier',
  'household-trader',
  'bid-deposit',
  'boss-request',
  'dividend',
  'reimbursement',
  'new-hire',
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
  'tuition-collector',
  'wedding',
  'loan-repaid',
  'friend-borrows',
  'kin-abroad',
  'remote-help',
  'merchant',
  'group-buy',
  'parents-committee',
  'pass-through',
  'broker',
  'own-account',
] as const
export type HardNegativeKind = (typeof hardNegativeKinds)[number]

/** Ordinary kinds are named as well, so that what is held can be looked up. */
export const ordinaryKinds = [
  'everyday',
  'salary',
  'supplier',
  'rent',
  'loan-instalment',
  'parents',
  'red-packet',
  'bill',
  'notice',
  'chat',
  'call',
  'office-chat',
] as const
export type OrdinaryKind = (typeof ordinaryKinds)[number]

/** `onward`: a mule passes it on; `gather`: the victim moves own money together; `bait`: the fraudster pays a little back. */
export const fraudRoles = ['contact', 'payment', 'report', 'onward', 'gather', 'bait'] as const
export type FraudRole = (typeof fraudRoles)[number]

const instant = z.iso.datetime({ offset: true })
const common = {
  source: z.string(),
  sourceRef: z.string(),
  type: z.enum(['transaction', 'call', 'message', 'report']),
  /** Who would be defrauded: the payer, the operator who types it in, the callee, the recipient; the simulator's own id. */
  person: z.string().nullable(),
  occurredAt: instant,
  arrivesAt: instant,
  /** Of a payment: yuan, and when the money is gone unless it is held; null where none moves (a rejected payment). */
  amount: z.string().optional(),
  leavesAt: instant.nullable().optional(),
}

export const truthSchema = z.discriminatedUnion('label', [
  z.object({
    ...common,
    label: z.literal('honest'),
    kind: z.enum([...ordinaryKinds, ...hardNegativeKinds]),
  }),
  z.object({
    ...common,
    label: z.literal('fraud'),
    role: z.enum(fraudRoles),
    episode: z.string(),
    typology: z.string(),
    /** The first word of the episode, whether a feed saw it or not. */
    contactedAt: instant,
  }),
])
export type Truth = z.output<typeof truthSchema>
export type HonestKind = OrdinaryKind | HardNegativeKind

const hard: ReadonlySet<string> = new Set(hardNegativeKinds)
export const isHardNegative = (kind: string): kind is HardNegativeKind => hard.has(kind)
