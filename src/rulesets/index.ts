export { brakeRule, liftBrake, listBrakes, readBrake, type BrakeFinding } from './brakes'
export type { BrakeRow } from './brake-repository'
export { checkFiles } from './check'
export { followRules, type RuleFollower } from './follow'
export { importPack } from './import'
export { publishPack, retirePack, reviewPack, rollBack, shadowPack } from './lifecycle'
export { alarmScoreOf, liveRules, type RuleHead } from './rule-heads'
export type { RulesetRow } from './repository'
export { readKnownScript, readWords, type Words } from './words'
export {
  hashBeginning,
  listPacks,
  packInShadow,
  livePack,
  readEngine,
  readPack,
  readReplayEngine,
  type PackName,
} from './service'
