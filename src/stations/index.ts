export {
  chooseOfficer,
  isEligible,
  type Choice,
  type DispatchCandidates,
  type DispatchInput,
  type DispatchRule,
  type OfficerCandidate,
  type RunnerUp,
  type StationCandidate,
} from './dispatch'
export { distanceMeters, isInChina, rankByDistance, type Point } from './geo'
export { cityPoint, stationLimits } from './limits'
export { isPositionFresh } from './position'
export { findPlace, shortName, unknownPlace, type Gazetteer, type Place } from './place'
export {
  loadDispatchCandidates,
  loadGazetteer,
  type BankRow,
  type LevelPolicy,
  type OfficerRow,
  type StationRecord,
} from './repository'
export { pointSchema } from './schema'
export { importStations, type StationImport } from './management/import'
export {
  findBank,
  findBankByCode,
  findStation,
  levelPoliciesAt,
  levelPolicyAt,
  typologyName,
  type Level,
} from './service'
export type { StationFileProblem } from './station-file'
