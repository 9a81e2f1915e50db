import { machine, type EventOf } from '../../lib/machine'

/** 保护性止付 of the victim's own account: short, quickly appealed, quickly released. */
export const protectionMachine = machine('protective_hold', 'requested', {
  requested: { approve: 'approved', cancel: 'cancelled' },
  approved: { submit: 'submitted', cancel: 'cancelled' },
  submitted: { activate: 'active', refuse: 'refused', lose: 'unknown' },
  unknown: { activate: 'active', refuse: 'refused' },
  active: { release: 'released', expire: 'expired' },
  refused: {},
  released: {},
  expired: {},
  cancelled: {},
})

export type ProtectionEvent = EventOf<typeof protectionMachine>
