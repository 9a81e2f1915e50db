import { machine, type EventOf } from '../../lib/machine'

export const appealMachine = machine('appeal', 'filed', {
  filed: { grant: 'granted', deny: 'denied' },
  granted: {},
  denied: {},
})

export type AppealEvent = EventOf<typeof appealMachine>
