import { inTransaction, worker } from '../src/platform/worker'
import { conclusionOfVisit } from '../src/visits'
import { concludeByVisit, expireWarning, foldWarnings, noteCallDue, noteOverdue } from '../src/warnings'

/** 预警: an officer's finding ends it; nobody's work ends it, too, when its time is over. */
export const warningsWorker = worker('warnings', {
  'party.merged': inTransaction('party.merged', (ctx, { partyId }) => foldWarnings(ctx, partyId)),
  'visit.recorded': inTransaction('visit.recorded', async (ctx, { visitId }) => {
    const { warningId, verdict } = await conclusionOfVisit(ctx, visitId)
    if (verdict !== null) await concludeByVisit(ctx, warningId, verdict)
  }),
  'warning.overdue': inTransaction('warning.overdue', (ctx, { warningId }) => noteOverdue(ctx, warningId)),
  'warning.expiring': inTransaction('warning.expiring', (ctx, { warningId }) =>
    expireWarning(ctx, warningId),
  ),
  'call.due': inTransaction('call.due', (ctx, { plannedCallId }) => noteCallDue(ctx, plannedCallId)),
})
