import { machine, type EventOf, type StateOf } from '../../lib/machine'

/** 紧急止付. `renewed`, `frozen`, `lapsed` and `released` are reached from the bank's hold only. */
export const stopMachine = machine('stop', 'drafted', {
  drafted: { approve: 'approved', cancel: 'cancelled' },
  approved: { submit: 'submitted', cancel: 'cancelled' },
  submitted: { hold: 'held', refuse: 'refused', lose: 'unknown' },
  // No answer in time: it may be stopped or not. Only the bank's word ends this.
  unknown: { hold: 'held', refuse: 'refused' },
  held: { renew: 'renewed', freeze: 'frozen', lapse: 'lapsed', release: 'released' },
  renewed: { freeze: 'frozen', lapse: 'lapsed', release: 'released' },
  frozen: {},
  refused: {},
  lapsed: {},
  released: {},
  cancelled: {},
})

export type StopState = StateOf<typeof stopMachine>
export type StopEvent = EventOf<typeof stopMachine>

/** The account is stopped at the bank now. */
export const isInForce = (state: string): boolean => state === 'held' || state === 'renewed'

/** Drafted, at the bank, or in force: somebody is still at it. */
export const UNDER_WAY: readonly StopState[] = [
  'drafted',
  'approved',
  'submitted',
  'unknown',
  'held',
  'renewed',
]

/** It never stopped anything: what it was drafted of may be drafted again. */
export const cameToNothing = (state: string): boolean => state === 'cancelled' || state === 'refused'
