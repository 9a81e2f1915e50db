export { clockLevelOf, isCallable, recordAutomaticCall } from './calls'
export { noteAware } from './aware'
export { concludeByVisit, expireWarning, noteOverdue } from './close'
export { joinDoubles } from './doubles'
export { FOLDED, foldWarnings } from './fold'
export { isLive } from './live'
export { findLive, liveOf } from './live-repository'
export { warningMachine } from './machine'
export { noteCallDue } from './planned-calls'
export { planWarnings, type SuspectSignal, type WarningPlan } from './open'
export { maskedPerson, openIdentity, openProfile, phonesOf, profileOf, type Profile } from './person'
export { notePaidUnaware } from './paid-unaware'
export { remarkOnWarning } from './move'
export { readWarning as findWarning, visibleTo, type BareWarning, type WarningRow } from './repository'
export { endReach, hurryReachOf, whenUnreached } from './reach'
export {
  idParams,
  identityView,
  levelSchema,
  liveStates,
  maskedPersonView,
  purposeSchema,
  stateSchema,
  warningLevels,
  callOutcomeSchema,
  type CallOutcome,
  type WarningLevel,
  type WarningState,
} from './schema'
export { readToOpen, readWarning } from './service'
