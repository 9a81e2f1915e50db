export { HoldsPanel } from './holds-panel'
export { RunningList } from './running-list'
