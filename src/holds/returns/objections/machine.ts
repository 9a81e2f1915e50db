import { machine, type EventOf } from '../../../lib/machine'

/** 异议 against the shares of a return, while its public notice runs. */
export const objectionMachine = machine('return_objection', 'filed', {
  filed: { uphold: 'upheld', reject: 'rejected' },
  upheld: {},
  rejected: {},
})

export type ObjectionEvent = EventOf<typeof objectionMachine>
