export { clockLevelOf } from './calls'
export { concludeByVisit, expireWarning, isLive, noteOverdue } from './close'
export { FOLDED, foldWarnings } from './fold'
export { findLive, liveOf } from './live-repository'
export { warningMachine } from './machine'
export { noteCallDue } from './planned-calls'
export { planWarnings, type SuspectSignal, type WarningPlan } from './open'
export { maskedPerson, openIdentity, openProfile, profileOf, type Profile } from './person'
export { readWarning as findWarning, visibleTo, type BareWarning, type WarningRow } from './repository'
export {
  idParams,
  identityView,
  levelSchema,
  liveStates,
  maskedPersonView,
  purposeSchema,
  stateSchema,
  warningLevels,
  type WarningLevel,
  type WarningState,
} from './schema'
export { readToOpen, readWarning } from './service'
