import type { RulePack } from './pack'

export interface PackFile {
  path: string
  text: string
}

/** Reads and checks a rule pack. Throws {@link RulePackError} listing every problem with file, line and column. */
export function loadRulePack(_dir: string): RulePack {
  throw new Error('under construction')
}
