import { machine, type EventOf } from '../../lib/machine'

/** 冻结: follows a stop, six months, renewable. */
export const freezeMachine = machine('freeze', 'requested', {
  requested: { approve: 'approved', cancel: 'cancelled' },
  approved: { submit: 'submitted', cancel: 'cancelled' },
  submitted: { freeze: 'frozen', refuse: 'refused', lose: 'unknown' },
  unknown: { freeze: 'frozen', refuse: 'refused' },
  frozen: { renew: 'frozen', expire: 'expired', release: 'released' },
  refused: {},
  expired: {},
  released: {},
  cancelled: {},
})

export type FreezeEvent = EventOf<typeof freezeMachine>
