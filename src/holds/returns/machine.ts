import { machine, type EventOf, type StateOf } from '../../lib/machine'

/** 资金返还: frozen money back to those who were defrauded of it. */
export const returnMachine = machine('fund_return', 'drafted', {
  // What is traceable for everybody needs no public notice and is approved as drafted.
  drafted: { publish: 'published', approve: 'approved', cancel: 'cancelled' },
  published: { approve: 'approved', cancel: 'cancelled' },
  approved: { submit: 'submitted' },
  submitted: { settle: 'returned', refuse: 'refused', lose: 'unknown' },
  unknown: { settle: 'returned', refuse: 'refused' },
  returned: {},
  refused: {},
  cancelled: {},
})

export type ReturnEvent = EventOf<typeof returnMachine>
export type ReturnState = StateOf<typeof returnMachine>
