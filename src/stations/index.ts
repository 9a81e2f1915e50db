export {
  causes,
  whyNot,
  type Cause,
  type CauseCounts,
  type DispatchCandidates,
  type OfficerCandidate,
  type StationCandidate,
} from './dispatch/candidates'
export {
  chooseOfficer,
  shortlist,
  type Choice,
  type DispatchInput,
  type DispatchRule,
  type RoutedWays,
  type RunnerUp,
} from './dispatch/choose'
export { OfficerIndex } from './dispatch/officers'
export { canBeSent, loadDispatchCandidates } from './dispatch/repository'
export { causeCountsView, roadWayView, runnerUpReasonView } from './dispatch/schema'
export { estimate, travelOf, type TravelSettings, type Way } from './dispatch/travel'
export { locateAddress, type Located } from './gazetteer/locate'
export { distanceMeters, isInChina, rankByDistance, type Point } from './geo'
export { cityPoint, stationLimits } from './limits'
export { isPositionFresh } from './position'
export { branchOf, importBranches } from './branches/import'
export {
  districtAtOnce,
  findPlace,
  placePrecisions,
  placeSources,
  shortName,
  unknownPlace,
  type FoundPlace,
  type Gazetteer,
  type Place,
} from './place'
export { placeFoundView } from './place-view'
export {
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
