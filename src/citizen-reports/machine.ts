import { machine } from '../lib/machine'

/** 公众举报. One that opened or joined a warning is worked on there; the others somebody reads and closes here. */
export const citizenReportMachine = machine('citizen_report', 'received', {
  received: { take: 'looking', close: 'closed' },
  looking: { close: 'closed' },
  closed: {},
})
