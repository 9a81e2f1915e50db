export { Ladder, useEscalations, type Escalation } from './ladder'
export { Missed } from './missed'
export { PauseControl } from './pause'
export { clockNames, clockWords } from './words'
