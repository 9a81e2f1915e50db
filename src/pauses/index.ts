export { latestPause, type PauseRow } from './repository'
export { pauseBody, pauseView, type PauseOrder } from './schema'
export { dropPause, endPause, openPause, presentPause } from './service'
