export { firstWordsFor, type FirstWords } from './first-words'
export { taskMachine } from './machine'
export { remarkOnTask } from './move'
export {
  endWithWarning,
  giveToNext,
  hurry,
  isOverdue,
  planSecondVisit,
  secondVisitAt,
  sendFirstVisit,
  startPlanned,
  whenDue,
} from './reactions'
export { readTask as findTask, visibleTo, type TaskRow } from './repository'
export { routeAhead, type Looking, type Routed } from './roads'
export { followUpBody, taskParams, type FollowUp } from './schema'
export { PAID_SINCE, readTask, recordFollowUp, reportTask } from './service'
export { suggestFor, type Suggestion } from './suggest'
export { foundOf } from './found'
export { whereaboutsOf, type Whereabouts } from './whereabouts'
