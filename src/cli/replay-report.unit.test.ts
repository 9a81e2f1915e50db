import { ReplayTally } from './replay-report'
import type { Truth } from '../simulate'

const at = (minute: number): string => `2026-03-02T10:${String(minute).padStart(2, '0')}:00+08:00`
const common = { source: 'bank:a', sourceRef: 'x', type: 'transaction' as const }

interface Given {
  episode?: string
  typology?: string
  role?: 'contact' | 'payment' | 'report' | 'onward' | 'gather' | 'bait'
  minute?: number
  amount?: string
  leaves?: number | null
  person?: string
}

function fraud(given: Given): Truth {
  const {
    episode = 'E1',
    typology = 'authority.police',
    role = 'payment',
    minute = 0,
    person = 'victim',
  } = given
  const leaves = given.leaves === undefined ? minute + 1 : given.leaves
  const money = { amount: given.amount ?? '100.00', leavesAt: leaves === null ? null : at(leaves) }
  const times = { occurredAt: at(minute), arrivesAt: at(minute), contactedAt: at(0) }
  return { ...common, ...times, ...money, label: 'fraud', role, episode, typology, person }
}

const honest = (kind: 'everyday' | 'house' | 'notice', person = 'buyer'): Truth => ({
  ...common,
  type: kind === 'notice' ? 'message' : 'transaction',
  label: 'honest',
  kind,
  person,
  occurredAt: at(0),
  arrivesAt: at(0),
  ...(kind === 'notice' ? {} : { amount: '50.00', leavesAt: at(1) }),
})

const hold = { action: 'hold' as const }
const review = { action: 'review' as const }
const allow = { action: 'allow' as const }

test('an episode is held when one of its payments is; saved is what was held of its money', () => {
  const tally = new ReplayTally()
  tally.add(fraud({ minute: 20, amount: '300.00' }), allow)
  tally.add(fraud({ minute: 30, amount: '100.00' }), hold)
  tally.add(fraud({ minute: 35, amount: '100.00' }), hold)
  tally.add(fraud({ episode: 'E2', typology: 'authority.customs', amount: '500.00' }), review)
  const { byTypology, all } = tally.report()
  expect(byTypology['authority.police']).toMatchObject({
    episodes: 1,
    held: 1,
    savedShare: 0.4,
    minutesToHold: 30,
  })
  expect(byTypology['authority']).toEqual(all)
  expect(all).toMatchObject({
    episodes: 2,
    held: 1,
    heldShare: 0.5,
    moneyYuan: '1000.00',
    savedYuan: '200.00',
  })
})

test('what had left when it was told cannot be held, and a rejected payment moves nothing', () => {
  const tally = new ReplayTally()
  tally.add(fraud({ minute: 20, leaves: 10 }), hold)
  tally.add(fraud({ episode: 'E2', leaves: null }), allow)
  expect(tally.report().all).toMatchObject({
    episodes: 1,
    holdable: 0,
    held: 0,
    savedYuan: '0.00',
    withoutPayment: 1,
  })
})

test('false holds are counted of honest payments only, hard negatives by kind', () => {
  const tally = new ReplayTally()
  for (let i = 0; i < 19; i++) tally.add(honest('everyday'), allow)
  tally.add(honest('house'), hold)
  tally.add(honest('notice'), review)
  tally.add(fraud({}), hold)
  const report = tally.report()
  expect(report.honest).toEqual({
    payments: 20,
    held: 1,
    heldPer10000: 500,
    byKind: { house: { payments: 1, held: 1 } },
  })
  expect(report.precision).toMatchObject({ heldPayments: 2, heldFraud: 1, heldShareFraud: 0.5 })
})

test('warned people are victims or not; mules are neither', () => {
  const tally = new ReplayTally()
  tally.add(fraud({ role: 'contact', person: 'victim', leaves: null }), review)
  tally.add(fraud({ role: 'onward', person: 'mule' }), hold)
  tally.add(honest('notice', 'neighbour'), review)
  const { precision, onward } = tally.report()
  expect(precision).toMatchObject({
    warnedPersons: 2,
    warnedVictims: 1,
    warnedShareVictims: 0.5,
    heldPayments: 0,
  })
  expect(onward).toEqual({ payments: 1, held: 1 })
})

test('a warning counts as before the payment only if it came before any money left', () => {
  const tally = new ReplayTally()
  tally.add(fraud({ role: 'contact', minute: 5, leaves: null }), review)
  tally.add(fraud({ minute: 20 }), allow)
  tally.add(fraud({ episode: 'E2', minute: 20, leaves: 20 }), allow)
  tally.add(fraud({ episode: 'E2', minute: 30 }), review)
  expect(tally.report().all).toMatchObject({ episodes: 2, warnedBefore: 1 })
})
