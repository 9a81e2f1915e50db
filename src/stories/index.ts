export { storyMachine } from './machine'
export { draftForFreeze } from './service'
export { K_ANONYMITY, sumBands } from './widening'
export { createViewCounter, type ViewCounter } from './view-counter'
