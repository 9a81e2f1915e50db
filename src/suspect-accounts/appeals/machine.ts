import { machine, type EventOf } from '../../lib/machine'

/** Against the registration of an account; decided by another person than who entered it. */
export const suspectAppealMachine = machine('suspect_appeal', 'filed', {
  filed: { grant: 'granted', deny: 'denied' },
  granted: {},
  denied: {},
})
export type SuspectAppealEvent = EventOf<typeof suspectAppealMachine>
