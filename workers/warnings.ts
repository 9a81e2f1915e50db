import { inTransaction, worker } from '../src/platform/worker'
import { conclusionOfVisit } from '../src/visits'
import {
  concludeByVisit,
  endReach,
  expireWarning,
  foldWarnings,
  hurryReachOf,
  joinDoubles,
  noteAware,
  noteCallDue,
  noteOverdue,
  notePaidUnaware,
  whenUnreached,
} from '../src/warnings'

/** 预警: an officer's finding ends it; nobody's work ends it, too, when its time is over. */
export const warningsWorker = worker('warnings', {
  'party.merged': inTransaction('party.merged', (ctx, { partyId }) => foldWarnings(ctx, partyId)),
  'signal.joined': inTransaction('signal.joined', (ctx, { warningId }) => notePaidUnaware(ctx, warningId)),
  'report.joined': inTransaction('report.joined', async (ctx, { warningId, signalId }) => {
    await noteAware(ctx, warningId, ctx.clock.now())
    await joinDoubles(ctx, warningId, signalId)
  }),
  'visit.recorded': inTransaction('visit.recorded', async (ctx, { visitId }) => {
    const { warningId, verdict, metAt } = await conclusionOfVisit(ctx, visitId)
    if (metAt !== null) await endReach(ctx, warningId, metAt)
    if (verdict !== null) await concludeByVisit(ctx, warningId, verdict)
  }),
  'warning.overdue': inTransaction('warning.overdue', (ctx, { warningId }) => noteOverdue(ctx, warningId)),
  'warning.unreached': inTransaction('warning.unreached', (ctx, { warningId }) =>
    whenUnreached(ctx, warningId),
  ),
  'warning.raised': inTransaction('warning.raised', (ctx, { warningId }) => hurryReachOf(ctx, warningId)),
  'warning.expiring': inTransaction('warning.expiring', (ctx, { warningId }) =>
    expireWarning(ctx, warningId),
  ),
  'call.due': inTransaction('call.due', (ctx, { plannedCallId }) => noteCallDue(ctx, plannedCallId)),
})
