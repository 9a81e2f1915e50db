import { measureOf } from '../src/holds'
import { inTransaction, worker } from '../src/platform/worker'
import { addByMeasure, endOfWarning, handleDue } from '../src/suspect-accounts'

/** 涉案账户: what a bank has stopped or frozen is registered, and goes when its time or its grounds do. */
export const suspectAccountsWorker = worker('suspect-accounts', {
  'stop.held': inTransaction('stop.held', async (ctx, { stopId }) =>
    addByMeasure(ctx, { source: 'stop', ...(await measureOf(ctx, 'stop', stopId)) }),
  ),
  'freeze.frozen': inTransaction('freeze.frozen', async (ctx, { freezeId }) =>
    addByMeasure(ctx, { source: 'freeze', ...(await measureOf(ctx, 'freeze', freezeId)) }),
  ),
  'warning.closed': inTransaction('warning.closed', (ctx, { warningId }) => endOfWarning(ctx, warningId)),
  'suspect-account.due': inTransaction('suspect-account.due', (ctx, { suspectAccountId }) =>
    handleDue(ctx, suspectAccountId),
  ),
})
