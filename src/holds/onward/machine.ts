import { machine, type EventOf } from '../../lib/machine'

/** A transfer that a bank has told of proposes the next stop (延伸止付): a person drafts it, or says why not. */
export const proposalMachine = machine('proposed_stop', 'proposed', {
  proposed: { draft: 'drafted', dismiss: 'dismissed' },
  // Anew, when the stop that was drafted came to nothing: nobody has to type the account again.
  drafted: { draft: 'drafted' },
  dismissed: {},
})

export type ProposalEvent = EventOf<typeof proposalMachine>
