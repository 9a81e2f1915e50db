import { clockNames, type ClockName } from './schema'

/** Each clock once, in the order of the loop. */
export const missedClocks = (misses: readonly { readonly clock: string }[]): ClockName[] =>
  clockNames.filter((clock) => misses.some((miss) => miss.clock === clock))
