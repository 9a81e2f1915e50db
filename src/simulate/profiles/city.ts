import type { Feed, Missing, Profile } from '../profile'
import { cityWording } from '../texts/city'
import { Wording } from '../texts/wording'

/**
 * The city for development: rules may be tuned on it. Rates are guesses at a prefecture of the Yangtze delta (DESIGN §6,
 * research notes on domain practice), not measurements; what is reported is reported on another profile.
 */

const bankMissing: Missing = {
  currency: 0.1,
  channel: 0.15,
  'payer.bank': 0.2,
  'payer.name': 0.04,
  'payer.kind': 0.04,
  'payer.operator.name': 0.1,
  'payer.operator.role': 0.3,
  'payer.operator.idNumber': 0.4,
  'payer.operator.phone': 0.2,
  'payer.operator': 0.12,
  'payer.phone': 0.12,
  'payer.idNumber': 0.3,
  'payer.birthYear': 0.2,
  'payer.address': 0.5,
  'payer.location': 0.6,
  'payer.balanceBefore': 0.2,
  'payee.bank': 0.2,
  'payee.name': 0.05,
  'payee.kind': 0.08,
  'payee.openedAt': 0.3,
  memo: 0.1,
  'device.isNew': 0.3,
  'device.screenSharing': 0.25,
  'device.remoteControl': 0.4,
  device: 0.2,
}

const thinner = (missing: Missing, times: number): Missing =>
  Object.fromEntries(Object.entries(missing).map(([path, share]) => [path, Math.min(0.98, share * times)]))

const bank = (source: string, share: number, given: Partial<Feed> = {}): Feed => ({
  source,
  share,
  seen: 1,
  pending: 0.93,
  missing: bankMissing,
  late: 0.15,
  lateMinutes: 60,
  nameVariants: 0.08,
  utc: false,
  ...given,
})

const callMissing: Missing = {
  durationSeconds: 0.08,
  direction: 0.2,
  international: 0.3,
  displayedNumber: 0.5,
  'recipient.name': 0.3,
}

const network = (source: string, share: number, seen: number): Feed => ({
  source,
  share,
  seen,
  pending: 0,
  missing: callMissing,
  late: 0.1,
  lateMinutes: 90,
  nameVariants: 0,
  utc: false,
})

const chat = (source: string, share: number, seen: number): Feed => ({
  ...network(source, share, seen),
  missing: {
    'sender.handle': 0.2,
    'sender.claimedName': 0.2,
    'sender.claimedRole': 0.3,
    'recipient.name': 0.3,
    'recipient.role': 0.25,
    'group.name': 0.3,
    'group.memberCount': 0.2,
    'group.createdAt': 0.35,
    group: 0.1,
  },
  lateMinutes: 20,
})

export const city: Profile = {
  name: 'city',
  start: '2026-03-02',
  banks: [
    bank('bank:icbc-shaoxing', 22),
    bank('bank:ccb-shaoxing', 17),
    bank('bank:abc-yuecheng', 18, { missing: thinner(bankMissing, 1.4), pending: 0.88 }),
    bank('bank:boc-keqiao', 9),
    bank('bank:cmb-shaoxing', 7, { missing: thinner(bankMissing, 0.5), utc: true }),
    bank('bank:ruifeng-rural', 17, { missing: thinner(bankMissing, 1.8), pending: 0.82, late: 0.3 }),
    bank('bank:psbc-shaoxing', 7, { missing: thinner(bankMissing, 2.2), pending: 0.85 }),
    bank('bank:cncb-shaoxing', 3, { utc: true }),
  ],
  networks: [
    network('telecom:mobile-zj', 55, 0.75),
    network('telecom:unicom-zj', 20, 0.6),
    network('telecom:telecom-zj', 25, 0.65),
  ],
  chats: [chat('platform:office', 1, 0.6), chat('device:anti-fraud-app', 2, 0.5)],
  police: [
    { ...network('police:96110', 1, 0.95), missing: {}, utc: false },
    { ...network('police:110-shaoxing', 2, 0.95), missing: {}, utc: true },
  ],
  ordinary: {
    everyday: 0.3,
    everydayYuan: 130,
    newPayee: 0.22,
    supplierPayments: 0.7,
    supplierYuan: 16_000,
    newSupplier: 0.05,
    householdTrader: 0.05,
    bids: 0.008,
    bossRequests: 0.025,
    officeChats: 0.06,
    dividends: 0.002,
    reimbursements: 0.12,
    yearly: {
      'rent-deposit': 0.12,
      house: 0.012,
      'house-private': 0.012,
      car: 0.03,
      'second-hand-car': 0.02,
      contractor: 0.05,
      'second-hand-goods': 0.9,
      hospital: 0.5,
      fundraising: 0.001,
      tuition: 0.4,
      wedding: 0.006,
      'loan-repaid': 0.2,
      'friend-borrows': 0.25,
      'remote-help': 0.25,
      broker: 0.35,
      'own-account': 2.2,
    },
    notices: 0.14,
    calls: 0.1,
    chats: 0.05,
    transcripts: 0.06,
    rejected: 0.01,
    youngAccounts: 0.05,
  },
  fraud: {
    perThousandYear: 3,
    mix: {},
    amounts: 1,
    delays: 1,
    breakOff: 0.22,
    contactSeen: 0.55,
    reported: 0.5,
    reportHours: 9,
    mules: {
      young: 0.6,
      youngDays: 18,
      organisation: 0.15,
      reuse: 0.4,
      reuseHours: 30,
      sameAgain: 0.6,
      outside: 0.45,
      onward: 0.85,
      onwardMinutes: 9,
      tiers: 2,
    },
  },
  wording: new Wording(cityWording),
}
