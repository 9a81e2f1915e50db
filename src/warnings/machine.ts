import { machine } from '../lib/machine'

/** 预警: from the signal that raised it to the end; the three last states answer whoever was told to hold. */
export const warningMachine = machine('warning', 'open', {
  open: { acknowledge: 'acknowledged', confirm: 'confirmed', dismiss: 'dismissed', expire: 'expired' },
  acknowledged: { dispatch: 'dispatched', confirm: 'confirmed', dismiss: 'dismissed', expire: 'expired' },
  dispatched: { confirm: 'confirmed', dismiss: 'dismissed', expire: 'expired' },
  confirmed: {},
  dismissed: {},
  expired: {},
})

/** A call that is planned: one a warning at a time. */
export const plannedCallMachine = machine('planned_call', 'planned', {
  planned: { call: 'done', cancel: 'cancelled' },
  done: {},
  cancelled: {},
})
