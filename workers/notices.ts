import {
  onCampaignLarge,
  onContactBlocked,
  onRuleBraked,
  onStopAnswered,
  onTaskAssigned,
  onTaskCancelled,
  onTaskEscalated,
  onWarningClosed,
  onWarningOpened,
  onWarningOverdue,
  onWarningRaised,
  sendMessage,
  tellHoldOutcome,
} from '../src/notices'
import { inTransaction, outside, worker } from '../src/platform/worker'

/** 通知: who is told of what, and the two calls outside: a text to an officer, an outcome to a source. */
export const noticesWorker = worker('notices', {
  'warning.opened': inTransaction('warning.opened', (ctx, { warningId }) => onWarningOpened(ctx, warningId)),
  'warning.raised': inTransaction('warning.raised', (ctx, { warningId }) => onWarningRaised(ctx, warningId)),
  'warning.overdue': inTransaction('warning.overdue', (ctx, { warningId }) =>
    onWarningOverdue(ctx, warningId),
  ),
  'warning.closed': inTransaction('warning.closed', (ctx, { warningId }) => onWarningClosed(ctx, warningId)),
  'contact.blocked': inTransaction('contact.blocked', (ctx, { warningId }) =>
    onContactBlocked(ctx, warningId),
  ),
  'task.assigned': inTransaction('task.assigned', (ctx, { taskId }) => onTaskAssigned(ctx, taskId)),
  'task.escalated': inTransaction('task.escalated', (ctx, { taskId }) => onTaskEscalated(ctx, taskId)),
  'task.cancelled': inTransaction('task.cancelled', (ctx, { taskId }) => onTaskCancelled(ctx, taskId)),
  'stop.held': inTransaction('stop.held', (ctx, { stopId }) => onStopAnswered(ctx, stopId, 'stop.held')),
  'stop.refused': inTransaction('stop.refused', (ctx, { stopId }) =>
    onStopAnswered(ctx, stopId, 'stop.refused'),
  ),
  'rule.braked': inTransaction('rule.braked', (ctx, { brakeId }) => onRuleBraked(ctx, brakeId)),
  'campaign.large': inTransaction('campaign.large', (ctx, { campaignId }) =>
    onCampaignLarge(ctx, campaignId),
  ),
  'message.requested': outside('message.requested', sendMessage),
  'hold-outcome.decided': outside('hold-outcome.decided', tellHoldOutcome),
})
