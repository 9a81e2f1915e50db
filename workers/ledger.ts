import { recordExposure } from '../src/ledger'
import { inTransaction, worker } from '../src/platform/worker'

/** Books the payment that has become part of a warning. */
export const ledgerWorker = worker('ledger', {
  'signal.joined': inTransaction('signal.joined', (ctx, { warningId }) => recordExposure(ctx, warningId)),
})
