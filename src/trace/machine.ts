import { machine, type EventOf } from '../lib/machine'

/**
 * An account that tainted money reached. It is proposed for a stop as long as there is something to save in it; a person
 * drafts the stop or says why none follows; a proposal that has lost its reason falls away by itself.
 */
export const tracedAccountMachine = machine('traced_account', 'traced', {
  traced: { propose: 'proposed' },
  proposed: { draft: 'drafted', dismiss: 'dismissed', withdraw: 'traced' },
  // Anew, when the stop that was drafted came to nothing.
  drafted: { draft: 'drafted' },
  dismissed: {},
})

export type TracedAccountEvent = EventOf<typeof tracedAccountMachine>
