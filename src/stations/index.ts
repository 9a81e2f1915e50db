export {
  chooseOfficer,
  type Choice,
  type DispatchCandidates,
  type DispatchInput,
  type DispatchRule,
  type OfficerCandidate,
  type RunnerUp,
  type StationCandidate,
} from './dispatch'
export { distanceMeters, isInChina, type Point } from './geo'
export { stationLimits } from './limits'
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
export { findBank, findBankByCode, findStation, levelPoliciesAt, levelPolicyAt, type Level } from './service'
export { importStations, type StationImport } from './management/import'
export type { StationFileProblem } from './station-file'
