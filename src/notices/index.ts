export { tellHoldOutcome } from './hold-outcomes'
export { lookUpMessage } from './sending/look-up'
export { sendMessage } from './sending/send'
export { messageMachine } from './machine'
export { contactByLevel } from './persons/start'
export { onHoldEscalated, onReportDrafted } from './money'
export { onEscalationDue } from './escalations'
export {
  onBankDown,
  onCampaignLarge,
  onContactBlocked,
  onRuleBraked,
  onStopAnswered,
  onTaskAssigned,
  onTaskCancelled,
  onWarningClosed,
  onWarningOpened,
  onWarningRaised,
} from './reactions'
export { templates, word, type TemplateName } from './templates'
