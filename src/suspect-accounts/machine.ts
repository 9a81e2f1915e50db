import { machine, type EventOf } from '../lib/machine'

/**
 * 涉案账户: known to have taken fraud money. An appeal that nobody decides in its time takes the account out until somebody
 * does: the doubt is not the holder's to bear.
 */
export const suspectMachine = machine('suspect_account', 'listed', {
  listed: { suspend: 'suspended', end: 'ended', expire: 'expired' },
  suspended: { resume: 'listed', end: 'ended', expire: 'expired' },
  ended: {},
  expired: {},
})
export type SuspectEvent = EventOf<typeof suspectMachine>
