import { machine, type EventOf } from '../../lib/machine'

/** 冻结: follows a stop, six months, renewable. */
export const freezeMachine = machine('freeze', 'requested', {
  requested: { approve: 'approved', cancel: 'cancelled' },
  approved: { submit: 'submitted', cancel: 'cancelled' },
  submitted: { freeze: 'frozen', queue: 'queued', refuse: 'refused', lose: 'unknown' },
  unknown: { freeze: 'frozen', queue: 'queued', refuse: 'refused' },
  // 轮候: another authority has frozen first. It takes effect by the bank's word when that one ends.
  queued: { freeze: 'frozen', refuse: 'refused', release: 'released' },
  frozen: { renew: 'frozen', expire: 'expired', release: 'released', return: 'returned' },
  refused: {},
  expired: {},
  released: {},
  cancelled: {},
  // 返还: all of it has gone back to those who were defrauded.
  returned: {},
})

export type FreezeEvent = EventOf<typeof freezeMachine>
