import { machine, type EventOf } from '../lib/machine'

/** An entry that was wrong: one person says so, another agrees, and then its opposite is in the books. */
export const correctionMachine = machine('ledger_correction', 'requested', {
  requested: { book: 'booked', refuse: 'refused' },
  booked: {},
  refused: {},
})

export type CorrectionEvent = EventOf<typeof correctionMachine>
