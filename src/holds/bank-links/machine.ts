import { machine, type EventOf } from '../../lib/machine'

/** A bank's gateway as the calls to it have found it. */
export const bankLinkMachine = machine('bank_link', 'up', {
  up: { falter: 'degraded' },
  degraded: { fail: 'down', recover: 'up' },
  down: { recover: 'up' },
})

export type BankLinkEvent = EventOf<typeof bankLinkMachine>
