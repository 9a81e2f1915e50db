import {
  appealDue,
  applyReply,
  deliver,
  draftDue,
  draftReported,
  endDismissed,
  handleDue,
  prepareDelivery,
  returnDue,
  settleDelivery,
} from '../src/holds'
import { inTransaction, outside, worker, type Outside } from '../src/platform/worker'
import type { Delivered, Delivery } from '../src/holds'

/** Submitting and asking are one thing: what the bank may have is asked for, what it never received is sent. */
const contact = {
  prepare: (ctx, { requestId }) => prepareDelivery(ctx, requestId),
  call: deliver,
  settle: settleDelivery,
} satisfies Outside<'bank.requested', Delivery, Delivered>

/** Towards the banks and back: intents are carried out, answers applied, clocks heeded. */
export const holdsWorker = worker('holds', {
  'report.joined': inTransaction('report.joined', async (ctx, { warningId, signalId }) => {
    await draftReported(ctx, warningId, signalId)
  }),
  'report-draft.due': inTransaction('report-draft.due', (ctx, { draftId }) => draftDue(ctx, draftId)),
  'return.due': inTransaction('return.due', (ctx, { returnId }) => returnDue(ctx, returnId)),
  'appeal.due': inTransaction('appeal.due', (ctx, { appealId }) => appealDue(ctx, appealId)),
  'bank.requested': outside('bank.requested', contact),
  'bank.overdue': outside('bank.overdue', contact),
  'bank.replied': inTransaction('bank.replied', (ctx, { replyId }) => applyReply(ctx, replyId)),
  'hold.due': inTransaction('hold.due', (ctx, { subjectId }) => handleDue(ctx, subjectId)),
  'warning.closed': inTransaction('warning.closed', (ctx, { warningId }) => endDismissed(ctx, warningId)),
})
