export { isOfPeriod, type Observed, type Period } from './cohort'
export {
  confirmedShareText,
  moneyTexts,
  shareOfAllText,
  stageTexts,
  stationText,
  stepTexts,
  type Rate,
  type Stage,
  type Step,
} from './definitions'
export {
  accounts,
  amountView,
  bilingual,
  figureText,
  figureView,
  minutesView,
  periodView,
  shareOf,
  shareView,
  type Account,
  type AmountView,
  type Bilingual,
  type FigureText,
  type MinutesView,
  type PeriodView,
  type ShareView,
} from './figure'
export {
  allWarnings,
  districtOf,
  measure,
  moneyOf,
  periodOf,
  ratesOf,
  stageMinutesOf,
  stagesOf,
  stepsOf,
  textOf,
  type Measured,
} from './measure'
export type { GroupCounts } from './milestones-repository'
export { listDistricts, listStations, listTowns, listTypologies } from './places-repository'
export { placeWarnings, placingLimits } from './placing'
export { rankStations, type RankedStation } from './stations'
export { townIndexView, type TownIndexView } from './town-index'
export { countsOfTowns, indexOfTowns } from './towns'
