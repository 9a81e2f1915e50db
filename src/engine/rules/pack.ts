import type { PackFile } from './load-pack'

/** A checked rule pack: the same bytes give the same ruleset id. */
export interface RulePack {
  readonly ruleset: string
  readonly files: readonly PackFile[]
}
