export { simulate, type SimulatedSignal, type SimulationOptions } from './simulate'
export { profiles } from './profiles'
export type { Profile } from './profile'
export { isHardNegative, truthSchema, type Truth } from './truth'
