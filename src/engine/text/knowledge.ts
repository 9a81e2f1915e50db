import type { Lexicon } from './lexicon'
import type { Composition, TextModelSettings } from './lexicon-schema'
import { Normaliser, type NormalText, type Variants } from './normalise'
import { Repairer } from './repair'
import type { IndexedScript } from './script-index'

/** What a pack knows of texts. */
export interface TextKnowledge {
  scripts: readonly IndexedScript[]
  compositions: readonly Composition[]
  variants: Variants
  /** Domains of public bodies, banks and platforms. */
  officialDomains: ReadonlySet<string>
  lexicon: Lexicon
  settings: TextModelSettings
}

export const HONEST = 'none'
const LABEL_ALIASES: Readonly<Record<string, string>> = { normal: HONEST }

/** The top typology a label is trained as: `authority.tax` -> `authority`, `normal` -> `none`. */
export function classOf(label: string): string {
  const top = label.split('.')[0] ?? label
  return LABEL_ALIASES[top] ?? top
}

/** Normalisation of one pack: folding, then words put back. */
export class TextReader {
  private readonly normaliser: Normaliser
  private readonly repairer: Repairer

  constructor({ variants, officialDomains, lexicon }: TextKnowledge) {
    this.normaliser = new Normaliser(variants, officialDomains)
    this.repairer = new Repairer(lexicon.words)
  }

  read(text: string): NormalText {
    return this.repairer.repair(this.normaliser.normalise(text))
  }
}
