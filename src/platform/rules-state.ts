import { gaugeRules } from './metrics'

/** How this process stands to the rules that are in force; a process that judges nothing is never behind. */
let isBehind = false

/** Told by whoever follows the rules. */
export function noteRules(running: string, isRefused: boolean): void {
  isBehind = isRefused
  gaugeRules(running, isRefused)
}

/** True: what is in force could not be taken, and the rules before judge on. */
export const areRulesBehind = (): boolean => isBehind
