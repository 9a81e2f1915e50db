import { warningOfStop } from '../src/holds'
import { inTransaction, worker } from '../src/platform/worker'
import { noteTold } from '../src/trace'
import { warningOfVisit } from '../src/visits'

/** 资金追踪: whatever tells of money brings what is proposed to what is known. */
export const traceWorker = worker('trace', {
  'warning.opened': inTransaction('warning.opened', (ctx, { warningId }) => noteTold(ctx, warningId)),
  'signal.joined': inTransaction('signal.joined', (ctx, { warningId }) => noteTold(ctx, warningId)),
  'evidence.joined': inTransaction('evidence.joined', (ctx, { warningId }) => noteTold(ctx, warningId)),
  'visit.recorded': inTransaction('visit.recorded', async (ctx, { visitId }) =>
    noteTold(ctx, await warningOfVisit(ctx, visitId)),
  ),
  'stop.held': inTransaction('stop.held', async (ctx, { stopId }) =>
    noteTold(ctx, await warningOfStop(ctx, stopId)),
  ),
  'stop.refused': inTransaction('stop.refused', async (ctx, { stopId }) =>
    noteTold(ctx, await warningOfStop(ctx, stopId)),
  ),
  'transfer.told': inTransaction('transfer.told', (ctx, { warningId }) => noteTold(ctx, warningId)),
})
