export { clockLevelOf } from './calls'
export { concludeByVisit, expireWarning, isLive, noteOverdue } from './close'
export { warningMachine } from './machine'
export { maskedPerson, openIdentity, profileOf, type Profile } from './person'
export { readWarning as findWarning, visibleTo, type BareWarning } from './repository'
export {
  idParams,
  identityView,
  levelSchema,
  maskedPersonView,
  warningLevels,
  type WarningLevel,
  type WarningState,
} from './schema'
