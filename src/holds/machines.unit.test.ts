import { bankLinkMachine } from './bank-links/machine'
import { appealMachine } from './appeals/machine'
import { freezeMachine } from './freezes/machine'
import { returnMachine } from './returns/machine'
import { objectionMachine } from './returns/objections/machine'
import { reportDraftMachine } from './report-drafts/machine'
import { protectionMachine } from './protective-holds/machine'
import { stopMachine } from './stop-payments/machine'

/** Every (state x event) pair: the legal ones with where they lead; all others are illegal. */
const cases = [
  {
    machine: returnMachine,
    legal: {
      'drafted publish': 'published',
      'drafted approve': 'approved',
      'drafted cancel': 'cancelled',
      'published approve': 'approved',
      'published cancel': 'cancelled',
      'approved submit': 'submitted',
      'submitted settle': 'returned',
      'submitted refuse': 'refused',
      'submitted lose': 'unknown',
      'unknown settle': 'returned',
      'unknown refuse': 'refused',
    },
    ends: ['returned', 'refused', 'cancelled'],
  },
  {
    machine: objectionMachine,
    legal: { 'filed uphold': 'upheld', 'filed reject': 'rejected' },
    ends: ['upheld', 'rejected'],
  },
  {
    machine: reportDraftMachine,
    legal: { 'open adopt': 'adopted', 'open dismiss': 'dismissed', 'adopted adopt': 'adopted' },
    ends: ['dismissed'],
  },
  {
    machine: stopMachine,
    legal: {
      'drafted approve': 'approved',
      'drafted cancel': 'cancelled',
      'approved submit': 'submitted',
      'approved cancel': 'cancelled',
      'submitted hold': 'held',
      'submitted refuse': 'refused',
      'submitted lose': 'unknown',
      'unknown hold': 'held',
      'unknown refuse': 'refused',
      'held renew': 'renewed',
      'held freeze': 'frozen',
      'held lapse': 'lapsed',
      'held release': 'released',
      'renewed freeze': 'frozen',
      'renewed lapse': 'lapsed',
      'renewed release': 'released',
    },
    ends: ['frozen', 'refused', 'lapsed', 'released', 'cancelled'],
  },
  {
    machine: freezeMachine,
    legal: {
      'requested approve': 'approved',
      'requested cancel': 'cancelled',
      'approved submit': 'submitted',
      'approved cancel': 'cancelled',
      'submitted freeze': 'frozen',
      'submitted queue': 'queued',
      'unknown queue': 'queued',
      'queued freeze': 'frozen',
      'queued refuse': 'refused',
      'queued release': 'released',
      'frozen return': 'returned',
      'submitted refuse': 'refused',
      'submitted lose': 'unknown',
      'unknown freeze': 'frozen',
      'unknown refuse': 'refused',
      'frozen renew': 'frozen',
      'frozen expire': 'expired',
      'frozen release': 'released',
    },
    ends: ['returned', 'refused', 'expired', 'released', 'cancelled'],
  },
  {
    machine: protectionMachine,
    legal: {
      'requested approve': 'approved',
      'requested cancel': 'cancelled',
      'approved submit': 'submitted',
      'approved cancel': 'cancelled',
      'submitted activate': 'active',
      'submitted refuse': 'refused',
      'submitted lose': 'unknown',
      'unknown activate': 'active',
      'unknown refuse': 'refused',
      'active release': 'released',
      'active expire': 'expired',
    },
    ends: ['refused', 'released', 'expired', 'cancelled'],
  },
  {
    machine: appealMachine,
    legal: { 'filed grant': 'granted', 'filed deny': 'denied' },
    ends: ['granted', 'denied'],
  },
  {
    machine: bankLinkMachine,
    legal: {
      'up falter': 'degraded',
      'degraded fail': 'down',
      'degraded recover': 'up',
      'down recover': 'up',
    },
    ends: [],
  },
]

describe.each(cases)('$machine.name', ({ machine, legal, ends }) => {
  // The table's types are each machine's own; here all of them are walked alike.
  const { states, events, can, target, isEnd } = machine as unknown as {
    states: string[]
    events: string[]
    can: (state: string, event: string) => boolean
    target: (event: string) => string
    isEnd: (state: string) => boolean
  }
  const pairs = states.flatMap((state) => events.map((event) => [state, event] as const))

  test.each(pairs)('%s, %s', (state, event) => {
    const expected = Object.entries(legal).find(([pair]) => pair === `${state} ${event}`)?.[1]
    expect(can(state, event)).toBe(expected !== undefined)
    if (expected !== undefined) expect(target(event)).toBe(expected)
  })

  test('has these ends and no others', () => {
    expect(states.filter((state) => isEnd(state)).sort()).toEqual([...ends].sort())
  })
})
