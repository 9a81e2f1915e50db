import type { Feed, Missing, Profile } from '../profile'
import { elsewhereWording } from '../texts/elsewhere'
import { Wording } from '../texts/wording'
import { city } from './city'

/**
 * Another place, for reporting only: other rates, sums, delays, channels, gaps and words than `city`. No rule is tuned on
 * it; whoever looks at single signals of it to mend a rule has used it up and writes another.
 */

const missing: Missing = {
  currency: 0.5,
  channel: 0.05,
  'payer.bank': 0.4,
  'payer.name': 0.1,
  'payer.kind': 0.1,
  'payer.operator.role': 0.45,
  'payer.operator.name': 0.05,
  'payer.operator.idNumber': 0.7,
  'payer.operator.phone': 0.12,
  'payer.operator': 0.2,
  'payer.phone': 0.2,
  'payer.idNumber': 0.45,
  'payer.birthYear': 0.35,
  'payer.address': 0.3,
  'payer.location': 0.8,
  'payer.balanceBefore': 0.35,
  'payee.bank': 0.35,
  'payee.name': 0.1,
  'payee.kind': 0.12,
  'payee.openedAt': 0.35,
  memo: 0.2,
  'device.isNew': 0.15,
  'device.screenSharing': 0.35,
  'device.remoteControl': 0.3,
  device: 0.25,
}

const bank = (source: string, share: number, given: Partial<Feed> = {}): Feed => ({
  source,
  share,
  seen: 0.98,
  pending: 0.9,
  missing,
  late: 0.3,
  lateMinutes: 140,
  nameVariants: 0.14,
  utc: true,
  ...given,
})

const network = (source: string, share: number, seen: number): Feed => ({
  source,
  share,
  seen,
  pending: 0,
  missing: { durationSeconds: 0.2, direction: 0.5, international: 0.45, displayedNumber: 0.7 },
  late: 0.25,
  lateMinutes: 200,
  nameVariants: 0,
  utc: true,
})

const chat = (source: string, seen: number): Feed => ({
  ...network(source, 1, seen),
  missing: {
    'sender.handle': 0.4,
    'sender.claimedName': 0.3,
    'sender.claimedRole': 0.4,
    'recipient.name': 0.5,
    'recipient.role': 0.4,
    'group.name': 0.5,
    'group.memberCount': 0.3,
    'group.createdAt': 0.5,
  },
  late: 0.15,
})

export const elsewhere: Profile = {
  name: 'elsewhere',
  start: '2026-06-08',
  banks: [
    bank('bank:city-commercial', 30, { pending: 0.95 }),
    bank('bank:rural-credit', 28, { pending: 0.84, utc: false }),
    bank('bank:icbc-branch', 24),
    bank('bank:bocom-branch', 10, { utc: false }),
    bank('bank:online-first', 8, { missing: { ...missing, 'payee.kind': 0.4, 'payer.phone': 0.05 } }),
  ],
  networks: [network('telecom:a', 60, 0.5), network('telecom:b', 40, 0.7)],
  chats: [chat('app:anti-fraud', 0.55), chat('app:workplace', 0.4)],
  police: [{ ...network('police:duty', 1, 0.9), missing: {} }],
  ordinary: {
    ...city.ordinary,
    everyday: 0.24,
    everydayYuan: 90,
    newPayee: 0.3,
    supplierPayments: 0.5,
    supplierYuan: 24_000,
    newSupplier: 0.09,
    householdTrader: 0.09,
    bids: 0.005,
    bossRequests: 0.04,
    dividends: 0.003,
    yearly: {
      ...city.ordinary.yearly,
      'rent-deposit': 0.2,
      'house-private': 0.018,
      'second-hand-car': 0.03,
      contractor: 0.08,
      'second-hand-goods': 1.3,
      wedding: 0.01,
      'loan-repaid': 0.3,
      'remote-help': 0.18,
      'own-account': 1.5,
    },
    notices: 0.2,
    calls: 0.07,
    chats: 0.03,
    transcripts: 0.04,
    rejected: 0.015,
    youngAccounts: 0.07,
  },
  fraud: {
    perThousandYear: 2.4,
    mix: { authority: 0.8, 'leader-acquaintance': 1.5, 'customer-service': 1.2, 'other-fraud': 0.8 },
    amounts: 1.35,
    delays: 1.3,
    breakOff: 0.3,
    contactSeen: 0.45,
    reported: 0.6,
    reportHours: 14,
    mules: {
      young: 0.5,
      youngDays: 28,
      organisation: 0.2,
      reuse: 0.3,
      reuseHours: 48,
      sameAgain: 0.5,
      outside: 0.55,
      onward: 0.75,
      onwardMinutes: 14,
      tiers: 2,
    },
  },
  wording: new Wording(elsewhereWording),
}
