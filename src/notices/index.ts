export { tellHoldOutcome } from './hold-outcomes'
export { sendMessage } from './messages'
export {
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
} from './reactions'
export { templates, word, type TemplateName } from './templates'
