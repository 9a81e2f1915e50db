export { firstWordsFor, type FirstWords } from './first-words'
export { taskMachine } from './machine'
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
export { taskParams } from './schema'
export { PAID_SINCE, readTask, reportTask } from './service'
export { suggestFor, type Suggestion } from './suggest'
export { whereaboutsOf, type Whereabouts } from './whereabouts'
