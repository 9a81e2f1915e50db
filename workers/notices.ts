import {
  onBankDown,
  onCampaignLarge,
  onContactBlocked,
  onHoldEscalated,
  onReportDrafted,
  onEscalationDue,
  onRuleBraked,
  onStopAnswered,
  onTaskAssigned,
  onTaskCancelled,
  onWarningClosed,
  onWarningOpened,
  onWarningRaised,
  contactByLevel,
  lookUpMessage,
  sendMessage,
  tellHoldOutcome,
} from '../src/notices'
import { inTransaction, outside, worker } from '../src/platform/worker'

/** 通知: who is told of what, and the calls outside: a text or a call to somebody, an outcome to a source. */
export const noticesWorker = worker('notices', {
  'warning.opened': inTransaction('warning.opened', async (ctx, { warningId }) => {
    await onWarningOpened(ctx, warningId)
    await contactByLevel(ctx, warningId)
  }),
  'warning.raised': inTransaction('warning.raised', async (ctx, { warningId }) => {
    await onWarningRaised(ctx, warningId)
    await contactByLevel(ctx, warningId)
  }),
  'warning.closed': inTransaction('warning.closed', (ctx, { warningId }) => onWarningClosed(ctx, warningId)),
  'contact.blocked': inTransaction('contact.blocked', (ctx, { warningId }) =>
    onContactBlocked(ctx, warningId),
  ),
  'task.assigned': inTransaction('task.assigned', (ctx, { taskId }) => onTaskAssigned(ctx, taskId)),
  'escalation.due': inTransaction('escalation.due', (ctx, { escalationId }) =>
    onEscalationDue(ctx, escalationId),
  ),
  'task.cancelled': inTransaction('task.cancelled', (ctx, { taskId }) => onTaskCancelled(ctx, taskId)),
  'report.drafted': inTransaction('report.drafted', (ctx, { warningId, signalId }) =>
    onReportDrafted(ctx, warningId, signalId),
  ),
  'hold.escalated': inTransaction('hold.escalated', (ctx, { escalationId }) =>
    onHoldEscalated(ctx, escalationId),
  ),
  'stop.held': inTransaction('stop.held', (ctx, { stopId }) => onStopAnswered(ctx, stopId, 'stop.held')),
  'stop.refused': inTransaction('stop.refused', (ctx, { stopId }) =>
    onStopAnswered(ctx, stopId, 'stop.refused'),
  ),
  'bank.down': inTransaction('bank.down', (ctx, { bankId }) => onBankDown(ctx, bankId)),
  'rule.braked': inTransaction('rule.braked', (ctx, { brakeId }) => onRuleBraked(ctx, brakeId)),
  'campaign.large': inTransaction('campaign.large', (ctx, { campaignId }) =>
    onCampaignLarge(ctx, campaignId),
  ),
  'message.requested': outside('message.requested', sendMessage),
  'message.unsure': outside('message.unsure', lookUpMessage),
  'hold-outcome.decided': outside('hold-outcome.decided', tellHoldOutcome),
})
