import { machine, type EventOf } from '../../lib/machine'

/** 报案止付草稿: what a report tells of an account that was paid, for an officer to complete and adopt. */
export const reportDraftMachine = machine('report_draft', 'open', {
  open: { adopt: 'adopted', dismiss: 'dismissed' },
  // Anew, when the stop that was drafted of it came to nothing: the minutes run on.
  adopted: { adopt: 'adopted' },
  dismissed: {},
})

export type ReportDraftEvent = EventOf<typeof reportDraftMachine>
